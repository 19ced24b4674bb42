package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AgreementCommandTest {
    private static String pair(String dyad, int session, int client, int therapist) {
        return Fixtures.waiSheet("client", dyad, session, client) + "\n"
                + Fixtures.waiSheet("therapist", dyad, session, therapist) + "\n";
    }

    // the mean if all answers are equal: 22 items as given and 14 items reversed
    private static double mean(int answer) {
        int reversed = BundledInstruments.wai().reversed().size();
        return ((36 - reversed) * answer + reversed * (8 - answer)) / 36.0;
    }

    @Test
    void comparesOnePairForEachDyad() {
        String records = pair("d-1", 3, 5, 4) + pair("d-2", 3, 6, 3) + pair("d-3", 3, 2, 2) + pair("d-4", 3, 7, 5)
                + Fixtures.waiSheet("client", "d-5", 3, 5) + "\n" + pair("d-1", 4, 1, 7);

        Cli cli = Cli.runOn(records, "agreement", "-", "--session", "3", "--json");

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out()).inPath("pairs").isEqualTo(4);
        assertThatJson(cli.out()).inPath("first").isEqualTo("client");
        assertThatJson(cli.out()).inPath("second").isEqualTo("therapist");
        double expected = (mean(5) - mean(4) + mean(6) - mean(3) + mean(7) - mean(5)) / 4;
        assertThatJson(cli.out())
                .withTolerance(1e-12)
                .inPath("meanDifference.value")
                .isEqualTo(expected);
        assertThatJson(cli.out()).inPath("meanDifference.lower").isNumber();
        assertThatJson(cli.out()).inPath("limitsOfAgreement").isObject().containsOnlyKeys("lower", "upper");
        assertThatJson(cli.out()).inPath("icc.agreement.lower").isNumber();
        assertThatJson(cli.out()).inPath("leftOut").isEqualTo("{\"other-session\":2,\"unpaired\":1}");
        assertThatJson(cli.out()).inPath("forms[0].range").isEqualTo("1..7");
    }

    @Test
    void aDyadThatIsThereTwiceIsRefusedUnlessASessionIsChosen() {
        Cli cli = Cli.runOn(pair("d-1", 3, 5, 4) + pair("d-1", 4, 5, 4), "agreement", "-");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("duplicate-dyad", "refused: rows 1 and 3", "choose a session with --session");
    }

    @Test
    void twoSheetsOfOneSessionAreSetAsideAndTheOtherDyadsCompared() {
        String records = pair("d-1", 3, 5, 4) + pair("d-2", 3, 6, 3) + Fixtures.waiSheet("client", "d-1", 3, 6);

        Cli cli = Cli.runOn(records, "agreement", "-", "--session=3", "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThatJson(cli.out()).inPath("pairs").isEqualTo(1);
        assertThat(cli.messages())
                .anyMatch(line -> line.startsWith("{\"row\":1,") && line.contains("duplicate-session"))
                .anyMatch(line -> line.startsWith("{\"row\":5,") && line.contains("duplicate-session"));
    }

    @Test
    void formsThatDifferAreRefusedUnlessAConversionIsAskedFor() {
        String short12 = Fixtures.sheet("d-1", 3, 4).replace("agent", "therapist");
        String records = short12 + "\n" + Fixtures.waiSheet("therapist", "d-1", 3, 5);

        Cli refused = Cli.runOn(records, "agreement", "-", "--session=3");
        Cli converted =
                Cli.runOn(records, "agreement", "-", "--session=3", "--comparable=percent-of-maximum", "--json");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("refused: different-instrument", "--comparable percent-of-maximum");
        assertThat(converted.exitCode()).isZero();
        assertThatJson(converted.out()).inPath("comparability").isEqualTo("percent-of-maximum");
        assertThatJson(converted.out()).inPath("pairs").isEqualTo(1);
    }

    @Test
    void scoresOfTwoConstructsAreRefusedWhateverIsAskedFor() {
        String records = Fixtures.waiSheet("client", "d-1", 3, 5) + "\n{\"instrument\":\"empathy-2\",\"rater\":"
                + "\"therapist\",\"dyadId\":\"d-1\",\"session\":3,\"responses\":{\"1\":4,\"2\":5}}\n";

        for (String rule : List.of("same-form", "percent-of-maximum")) {
            Cli cli = Cli.runWith(Fixtures.empathy(), records, "agreement", "-", "--comparable", rule);

            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out()).isEmpty();
            assertThat(cli.err()).contains("different-construct").doesNotContain("--comparable");
        }
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        Cli none = Cli.runOn("", "agreement", "-", "--json");
        Cli two = Cli.runOn(pair("d-1", 1, 5, 4) + pair("d-2", 1, 5, 4), "agreement", "-", "--json");
        Cli table = Cli.runOn(pair("d-1", 1, 5, 4), "agreement", "-");

        assertThat(List.of(none.exitCode(), two.exitCode(), table.exitCode())).containsOnly(0);
        assertThatJson(none.out()).inPath("meanDifference").isEqualTo("{\"reason\":\"too-few-persons\"}");
        assertThatJson(none.out()).inPath("limitsOfAgreement").isEqualTo("{\"reason\":\"too-few-persons\"}");
        assertThatJson(none.out()).inPath("icc.consistency").isEqualTo("{\"reason\":\"too-few-persons\"}");
        assertThatJson(two.out()).inPath("correlation.reason").isEqualTo("too-few-persons");
        assertThat(none.out() + two.out() + table.out()).doesNotContain("NaN", "Infinity");
        assertThat(table.out()).contains("too-few-persons");
    }

    @Test
    void ratersOfOneKindAreToldApartByTheirIds() {
        String first = Fixtures.waiSheet("client", "d-1", 1, 5).replace("\"dyadId\"", "\"raterId\":\"a\",\"dyadId\"");
        String second = Fixtures.waiSheet("client", "d-1", 1, 3).replace("\"dyadId\"", "\"raterId\":\"b\",\"dyadId\"");

        Cli cli = Cli.runOn(first + "\n" + second, "agreement", "-", "--first=client/a", "--second=client/b", "--json");

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out()).inPath("pairs").isEqualTo(1);
        assertThatJson(cli.out()).inPath("first").isEqualTo("client/a");
    }

    /** Returns a WAI-SR sheet with a sum of 12 + 4 * rating. A linear map doesn't change intraclass correlations. */
    private static String judged(String dyad, String judge, int rating) {
        int sum = 12 + 4 * rating;
        String responses = IntStream.rangeClosed(1, 12)
                .mapToObj(item -> "\"" + item + "\":" + Math.floorDiv(sum + item - 1, 12))
                .collect(Collectors.joining(","));
        return "{\"instrument\":\"wai-sr\",\"rater\":\"client\",\"raterId\":\"" + judge + "\",\"dyadId\":\"" + dyad
                + "\",\"session\":1,\"responses\":{" + responses + "}}\n";
    }

    /**
     * Ratings of six dyads by four judges. The expected results are from R's psych; the script is in the library's own
     * tests.
     */
    @Test
    void moreThanTwoRatersShareOneCoefficient() throws IOException {
        JsonNode reference = JsonMapper.shared()
                .readTree(Files.readString(Path.of(
                        "..",
                        "..",
                        "alliance-core/src/test/resources/io/github/alliancesdk/core/reference/agreement.json")))
                .at("/sets/shroutFleiss");
        StringBuilder records = new StringBuilder();
        for (int dyad = 0; dyad < 6; dyad++) {
            for (int judge = 0; judge < 4; judge++) {
                int rating = reference.get("ratings").get(dyad).get(judge).asInt();
                records.append(judged("d-" + dyad, "j" + judge, rating));
            }
        }
        String[] command = {
            "agreement", "-", "--first=client/j0", "--second=client/j1", "--also=client/j2", "--also=client/j3"
        };
        Cli table = Cli.runOn(records.toString(), command);
        Cli json = Cli.runOn(
                records.toString(),
                Stream.concat(Arrays.stream(command), Stream.of("--json")).toArray(String[]::new));

        assertThat(json.exitCode()).isZero();
        assertThatJson(json.out()).inPath("pairs").isEqualTo(6);
        assertThatJson(json.out()).inPath("judges").isArray().hasSize(4);
        assertThatJson(json.out()).inPath("comparisons").isArray().hasSize(6);
        for (String figure : List.of("agreement", "consistency")) {
            for (String part : List.of("value", "lower", "upper")) {
                assertThatJson(json.out())
                        .withTolerance(1e-9)
                        .inPath("icc." + figure + "." + part)
                        .isEqualTo(
                                reference.at("/level95/" + figure + "/" + part).asDouble());
            }
        }
        // a rating step of 1 is a step of 1/3 in these scores
        assertThatJson(json.out())
                .withTolerance(1e-9)
                .inPath("comparisons[0].meanDifference.value")
                .isEqualTo(reference.at("/level95/meanDifference/value").asDouble() / 3);
        assertThatJson(json.out())
                .withTolerance(1e-9)
                .inPath("comparisons[0].limitsOfAgreement.upper")
                .isEqualTo(reference.at("/level95/meanDifference/limits/upper").asDouble() / 3);
        assertThat(table.out())
                .contains("client/j0 with client/j1 with client/j2 with client/j3", ": 6 dyads.")
                .contains("limits of agreement, 95 % (client/j2 - client/j3)", "correlation (client/j0, client/j3)");
    }

    @Test
    void aRaterWhoIsThereTwiceIsWrongUse() {
        Cli cli = Cli.runOn("", "agreement", "-", "--also=client");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--also");
    }
}
