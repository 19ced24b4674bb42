package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeCommandTest {
    private static final List<String> OPTIONS =
            List.of("--by=dyadId", "--sd=0.5", "--reliability=0.84", "--reliability-kind=retest", "--source=invented");

    private static Cli change(String records, String... more) {
        List<String> args = new ArrayList<>(List.of("change", "-"));
        args.addAll(OPTIONS);
        args.addAll(List.of(more));
        return Cli.runOn(records, args.toArray(String[]::new));
    }

    private static String course(String dyad, int... answers) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            records.add(Fixtures.sheet(dyad, i + 1, answers[i]));
        }
        return String.join("\n", records) + "\n";
    }

    /** The figures are computed in R: see change.R in the library's own tests. */
    @Test
    void edwardsAndNunnallyStandBesideJacobsonAndTruax() {
        String records = course("d-1", 3, 4);
        List<String> options = List.of(
                "change",
                "-",
                "--sd=0.6",
                "--reliability=0.88",
                "--reliability-kind=retest",
                "--source=invented",
                "--mean=3.8");
        Cli table = Cli.runOn(records, options.toArray(String[]::new));
        List<String> more = new ArrayList<>(options);
        more.add("--json");
        Cli json = Cli.runOn(records, more.toArray(String[]::new));

        assertThatJson(json.out()).inPath("series[0].reliableChange.method").isEqualTo("jacobson-truax");
        assertThatJson(json.out())
                .withTolerance(5e-7)
                .inPath("series[0].edwardsNunnally")
                .isEqualTo("{\"mean\":3.8,\"expected\":3.096,\"lower\":2.688622,\"upper\":3.503378,"
                        + "\"verdict\":\"reliable-increase\"}");
        assertThat(table.out())
                .contains("Jacobson-Truax's. Assumed: ", "Edwards-Nunnally's. Assumed: ", "[2.69, 3.50]");
        assertThat(change(records).out()).contains("Jacobson-Truax").doesNotContain("Edwards");
    }

    @Test
    void aMeanOutsideTheResponseRangeIsWrongUse() {
        Cli outside = change(course("d-1", 3, 4), "--mean=60");
        Cli none = change(course("d-1", 3, 4), "--mean=NaN");

        assertThat(List.of(outside.exitCode(), none.exitCode())).containsOnly(2);
        assertThat(outside.err()).contains("--mean", "1..5");
        assertThat(none.err()).contains("--mean");
    }

    /** The SEM is 0.2 and the standard error of a difference is 0.2 sqrt 2, computed by hand. */
    @Test
    void writesSeriesWithTheirChangeSlopeAndDrops() {
        Cli cli = change(course("d-1", 4, 5, 3, 5), "--json");
        double sem = 0.5 * Math.sqrt(1 - 0.84);
        // R: qnorm(.95^(1/3))
        double z = 2.12120142968051;

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out()).inPath("series").isArray().hasSize(1);
        assertThatJson(cli.out())
                .inPath("series[0].points")
                .isEqualTo("[{\"session\":1,\"value\":4.0},{\"session\":2,\"value\":5.0},{\"session\":3,\"value\":3.0},"
                        + "{\"session\":4,\"value\":5.0}]");
        assertThatJson(cli.out()).inPath("series[0].reliableChange.from").isEqualTo(1);
        assertThatJson(cli.out()).inPath("series[0].reliableChange.to").isEqualTo(4);
        assertThatJson(cli.out()).inPath("series[0].reliableChange.difference").isEqualTo(1.0);
        assertThatJson(cli.out()).inPath("series[0].reliableChange.sem").isEqualTo(sem);
        assertThatJson(cli.out()).inPath("series[0].reliableChange.reliable").isEqualTo(true);
        assertThatJson(cli.out()).inPath("series[0].reliableChange.verdict").isEqualTo("reliable-increase");
        assertThatJson(cli.out()).inPath("series[0].sem").isEqualTo(sem);
        assertThatJson(cli.out())
                .withTolerance(1e-9)
                .inPath("series[0].threshold")
                .isEqualTo(z * sem);
        assertThatJson(cli.out()).inPath("series[0].alarmRate").isEqualTo(0.05);
        assertThatJson(cli.out())
                .withTolerance(1e-9)
                .inPath("series[0].drops")
                .isEqualTo("[{\"session\":3,\"depth\":1.5,\"reference\":4.5,\"threshold\":" + z * sem * Math.sqrt(1.5)
                        + ",\"recoveryLevel\":4.3,\"scoredInWindow\":1,\"state\":\"recovered\",\"recoveredAt\":4}]");
        assertThatJson(cli.out()).inPath("seriesJudged").isEqualTo(1);
        assertThatJson(cli.out()).inPath("seriesWithDrops").isEqualTo(1);
        assertThatJson(cli.out()).inPath("expectedByChance").isEqualTo(0.05);
        assertThatJson(cli.out()).inPath("dropsFound").isEqualTo(1);
        assertThatJson(cli.out()).inPath("dropsRecovered").isEqualTo(1);
        // by hand from drops.R: after 1 score with 2 more, after 2 with 1 more, after 3 with none
        assertThatJson(cli.out())
                .withTolerance(1e-5)
                .inPath("recoveredByChance")
                .isEqualTo(0.308300905802221);
        // deviations -1.5 -0.5 0.5 1.5 times the scores, divided by 5
        assertThatJson(cli.out()).inPath("series[0].slope.value").isEqualTo(0.1);
        // R: confint(lm(c(4, 5, 3, 5) ~ seq(4)))
        assertThatJson(cli.out())
                .withTolerance(1e-9)
                .inPath("series[0].slope.se")
                .isEqualTo(0.519615242270663);
        assertThatJson(cli.out())
                .withTolerance(1e-9)
                .inPath("series[0].slope.lower")
                .isEqualTo(-2.135723940575298);
        assertThatJson(cli.out())
                .withTolerance(1e-9)
                .inPath("series[0].slope.upper")
                .isEqualTo(2.335723940575297);
        assertThatJson(cli.out()).inPath("series[0].referent").isEqualTo("agent");
        assertThatJson(cli.out())
                .inPath("rule")
                .isEqualTo(
                        "{\"kind\":\"running-mean\",\"alarmRate\":0.05,\"recovery\":{\"withinSem\":1.0,\"sessions\":3},"
                                + "\"minimumSessions\":2}");
        assertThatJson(cli.out()).inPath("error.kind").isEqualTo("retest");
    }

    /** 200 invented dyads with 10 sessions and no change: scores differ only by errors with the stated SEM. */
    @Test
    void inDyadsInWhichNothingHappensDropsAreAsRareAsTheAlarmRate() throws IOException {
        String records;
        try (InputStream in =
                new GZIPInputStream(ChangeCommandTest.class.getResourceAsStream("/data/stable-dyads.ndjson.gz"))) {
            records = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> args = new ArrayList<>(List.of("change", "-", "--by=dyadId", "--sd=1", "--reliability=.906914"));
        args.addAll(List.of("--reliability-kind=within-person", "--source=invented"));

        Cli table = Cli.runOn(records, args.toArray(String[]::new));
        args.add("--json");
        // counted in the file with a Python script
        int flagged = 9;
        Cli json = Cli.runOn(records, args.toArray(String[]::new));

        assertThatJson(json.out()).inPath("seriesJudged").isEqualTo(200);
        assertThatJson(json.out())
                .withTolerance(1e-9)
                .inPath("expectedByChance")
                .isEqualTo(10);
        assertThatJson(json.out()).inPath("seriesWithDrops").isEqualTo(flagged);
        assertThat(table.out())
                .contains("Series with a drop: 9 of 200; by chance alone, if nothing happened in any, 10.0 are"
                        + " expected (5.0 %).")
                .contains("A steady decline is found too: see SLOPE.")
                .contains("A reliability of change within persons counts the variation between days as change");
        assertThat(table.lines().stream().filter(line -> line.endsWith(" none")))
                .hasSize(200 - flagged);
    }

    @Test
    void aControlChartHasItsOwnAlarmRate() {
        String dip = course("d-1", 4, 5, 4, 5, 4, 5, 1, 5, 4, 5, 4, 5);

        Cli json = change(dip, "--drop-rule=control-chart", "--json");
        Cli table = change(dip, "--drop-rule=control-chart");
        Cli few = change(course("d-1", 4, 5, 4), "--drop-rule=control-chart");

        assertThatJson(json.out()).inPath("rule.kind").isEqualTo("control-chart");
        assertThatJson(json.out()).inPath("rule.alarmRate").isAbsent();
        assertThatJson(json.out()).inPath("series[0].alarmRate").isEqualTo(0.00517);
        assertThatJson(json.out()).inPath("expectedByChance").isEqualTo(0.00517);
        assertThat(table.out())
                .contains("Drops (control-chart): ", "A steady decline is taken for granted", "a third of THRESHOLD");
        assertThat(few.out()).contains("too-few-sessions", "Drops were looked for in no series.");
    }

    @Test
    void anotherAlarmRateMovesTheLimit() {
        String small = course("d-1", 4, 4, 4, 4, 3);

        assertThatJson(change(small, "--json").out()).inPath("seriesWithDrops").isEqualTo(1);
        assertThatJson(change(small, "--json", "--alarm-rate=0.000001").out())
                .inPath("seriesWithDrops")
                .isEqualTo(0);
        assertThat(change(small, "--alarm-rate=0.000001").out())
                .contains("A stable series shows any with probability 1.0E-6");
    }

    @Test
    void rulesThatCannotBeMeantAreWrongUse() {
        String some = course("d-1", 3, 4, 5);
        for (List<String> options : List.of(
                List.of("--drop-rule=from-previous"),
                List.of("--alarm-rate=0"),
                List.of("--alarm-rate=0.6"),
                List.of("--alarm-rate=NaN"),
                List.of("--drop-rule=control-chart", "--alarm-rate=0.05"))) {
            Cli cli = change(some, options.toArray(String[]::new));
            assertThat(cli.exitCode()).as("%s", options).isEqualTo(2);
            assertThat(cli.messages().get(0))
                    .contains(options.get(options.size() - 1).replaceAll("=.*", ""));
        }
    }

    @Test
    void twoRecordsOfOneSessionAreBothSetAside() {
        String records = course("d-1", 3, 4, 5) + Fixtures.sheet("d-1", 2, 1) + "\n" + course("d-2", 3, 3);

        Cli cli = change(records, "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages())
                .containsExactly(
                        "{\"row\":2,\"recordId\":\"client-d-1-2\",\"problems\":[{\"code\":\"duplicate-session\","
                                + "\"pointer\":\"/session\"}]}",
                        "{\"row\":4,\"recordId\":\"client-d-1-2\",\"problems\":[{\"code\":\"duplicate-session\","
                                + "\"pointer\":\"/session\"}]}",
                        "6 records: left out 2 bad records");
        assertThatJson(cli.out()).inPath("series[0].points").isArray().hasSize(2);
        assertThatJson(cli.out()).inPath("series[1].dyadId").isEqualTo("d-2");
    }

    @Test
    void seriesOfDifferentRatersReferentsAndInstrumentsAreNotJoined() {
        String records = Fixtures.sheet("d-1", 1, 3)
                + "\n"
                + Fixtures.sheet("d-1", 2, 3).replace("agent", "app")
                + "\n"
                + Fixtures.waiSheet("client", "d-1", 3, 3)
                + "\n"
                + Fixtures.waiSheet("therapist", "d-1", 3, 3);

        Cli cli = change(records);

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out())
                .contains("WAI-SR (wai-sr 1.0.0), rated by client, referent agent, answers 1..5 (default)")
                .contains("WAI-SR (wai-sr 1.0.0), rated by client, referent app, answers 1..5 (default)")
                .contains("WAI (wai 1.0.0), rated by client, referent therapist, answers 1..7 (default)")
                .contains("WAI (wai 1.0.0), rated by therapist, referent client, answers 1..7 (default)");
        assertThat(cli.lines().stream().filter(line -> line.startsWith("d-1"))).hasSize(4);
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        String partial = Fixtures.sheet("d-1", 2, 4).replace(",\"12\":4", "");

        Cli cli = change(Fixtures.sheet("d-1", 1, 3) + "\n" + partial, "--json");
        Cli chosen = change(course("d-1", 3, 4), "--from=1", "--to=9", "--json");
        Cli none = change("", "--json");

        assertThat(List.of(cli.exitCode(), chosen.exitCode(), none.exitCode())).containsOnly(0);
        assertThatJson(cli.out()).inPath("series[0].points[1].value").isEqualTo("{\"reason\":\"no-score\"}");
        assertThatJson(cli.out()).inPath("series[0].slope").isEqualTo("{\"reason\":\"too-few-sessions\"}");
        assertThatJson(cli.out()).inPath("series[0].reliableChange").isEqualTo("{\"reason\":\"too-few-sessions\"}");
        assertThatJson(cli.out()).inPath("series[0].drops").isEqualTo("{\"reason\":\"too-few-sessions\"}");
        assertThatJson(chosen.out()).inPath("series[0].reliableChange").isEqualTo("{\"reason\":\"no-such-session\"}");
        assertThatJson(none.out()).inPath("series").isEqualTo("[]");
        assertThat(change("").out()).contains("There is no series.", "Drops were looked for in no series.");
    }

    @Test
    void recordsWithoutDyadOrSessionAreSetAside() {
        String record = Fixtures.sheet("d-1", 1, 3);

        Cli cli = change(record.replace("\"dyadId\":\"d-1\",", "") + "\n" + record.replace("\"session\":1,", "") + "\n"
                + record);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages().get(0)).contains("\"row\":1,", "\"missing-field\"", "\"/dyadId\"");
        assertThat(cli.messages().get(1)).contains("\"row\":2,", "\"missing-field\"", "\"/session\"");
        assertThat(cli.out()).contains("d-1");
    }

    @Test
    void aStandardDeviationThatMeansCannotHaveIsWrongUse() {
        Cli cli = change(course("d-1", 3, 4, 5), "--sd=7");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.messages().get(0)).contains("--sd");
    }

    @Test
    void sdGivenTwiceIsWrongUseToo() {
        assertThat(Cli.runOn("", "change", "-", "--sd=1", "--sd=2").exitCode()).isEqualTo(2);
    }

    @Test
    void aScaleThatTheInstrumentLacksIsWrongUse() {
        Cli cli = change(
                "{\"instrument\":\"dwai\",\"rater\":\"client\",\"dyadId\":\"d\",\"session\":1,\"responses\":{\"1\":3}}",
                "--scale=bond");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("'--scale': dwai has total");
    }

    @Test
    void simulatedSheetsAreLabelledAmongOthersToo() {
        String some = course("d-1", 3, 4) + course("simulated-1", 3, 4, 5);

        assertThat(change(some).out()).contains("Partly simulated: nobody gave the answers of 3 sheets.");
        assertThat(change(course("simulated-1", 3)).out()).contains("Simulated: nobody gave these answers.");
        assertThat(change(course("d-1", 3)).out()).doesNotContain("imulated");
        assertThatJson(change(some, "--json").out()).inPath("simulated").isEqualTo(true);
    }

    @Test
    void openQuestionsOfTheInstrumentStayWithItsNumbers() {
        String sheet = "{\"instrument\":\"dwai\",\"rater\":\"client\",\"dyadId\":\"d\",\"session\":1,\"responses\":"
                + "{\"1\":3,\"2\":3,\"3\":3,\"4\":3,\"5\":3,\"6\":3}}";

        assertThat(change(sheet).out()).contains("Open question of dwai: ");
        assertThatJson(change(sheet, "--json").out())
                .inPath("series[0].openQuestions")
                .isArray()
                .isNotEmpty();
    }

    @Test
    void aReferenceSampleOfAnotherKindIsRefusedWithTheReason(@TempDir Path folder) {
        Path plot = folder.resolve("x.svg");

        Cli app = change(course("d-1", 3, 4, 5).replace("agent", "app"), "--plot=" + plot, "--reference=clare-2025");
        Cli scale = change(course("d-1", 3, 4, 5), "--plot=" + plot, "--reference=beatty-2022-wysa-bond");

        assertThat(app.exitCode()).isEqualTo(1);
        assertThat(app.err()).contains("refused: the reference sample clare-2025", "wrong-referent");
        assertThat(scale.exitCode()).isEqualTo(1);
        assertThat(scale.err()).contains("is of the scale bond, which isn't drawn");
        assertThat(plot).doesNotExist();
    }

    @Test
    void problemsGoToTheirFile(@TempDir Path folder) throws IOException {
        Path problems = folder.resolve("bad.ndjson");

        Cli cli = change("{}\n" + course("d-1", 3, 4, 5), "--problems=" + problems);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).isEqualTo("4 records: see " + problems + " for 1 bad record\n");
        assertThat(Files.readString(problems)).startsWith("{\"row\":1,").contains("missing-field");
    }

    @Test
    void aDyadThatIsNotInTheFileIsSaid() {
        String records = course("d-1", 4, 5, 3) + course("d-2", 4, 4, 4);

        for (String form : List.of("--dyad=d-1", "--json")) {
            Cli cli = change(records, "--dyad=d-99", form, "--dyad=d-98");

            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out()).isEmpty();
            assertThat(cli.err()).isEqualTo("alliance: refused: - has no good record of dyadId d-99, d-98\n");
        }
        assertThat(change(records, "--dyad=d-1", "--dyad=d-2").exitCode()).isZero();
    }
}
