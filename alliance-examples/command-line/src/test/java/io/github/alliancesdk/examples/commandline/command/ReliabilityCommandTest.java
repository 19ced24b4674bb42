package io.github.alliancesdk.examples.commandline.command;

import static java.math.BigDecimal.valueOf;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityAnalysis;
import io.github.alliancesdk.core.statistics.reliability.ResponseSimulation;
import io.github.alliancesdk.core.statistics.reliability.ScaleReliability;
import io.github.alliancesdk.core.statistics.reliability.SimulatedResponses;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import io.github.alliancesdk.examples.commandline.output.Json;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReliabilityCommandTest {
    private static final ResponseSimulation SIMULATION =
            ResponseSimulation.of(BundledInstruments.waiShortRevised()).withReferent(Referent.AGENT);

    private static String records(int dyads, int sessions) {
        return SIMULATION.withSessions(sessions).sample(dyads, 5).responses().stream()
                .map(SimulatedResponses::payload)
                .map(Json::line)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void numbersAreThoseOfTheLibraryUnrounded() {
        ScaleReliability total = ReliabilityAnalysis.withDefaults()
                .analyse(SIMULATION.matrix(60, 5).keyed())
                .scale("total");

        Cli cli = Cli.runOn(records(60, 1), "reliability", "-", "--instrument", "wai-sr", "--json");

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out())
                .inPath("scales.total.alpha.value")
                .isEqualTo(total.alpha().orElseThrow().value());
        assertThatJson(cli.out()).inPath("scales.total.alpha.method").isEqualTo("feldt");
        assertThatJson(cli.out()).inPath("scales.total.omega").isObject().containsEntry("model", "one-factor-ml");
        assertThatJson(cli.out()).inPath("scales.total.items[0].item").isEqualTo(1);
        assertThatJson(cli.out()).inPath("keying.findings").isArray();
        assertThatJson(cli.out()).inPath("simulated").isEqualTo(true);
        assertThatJson(cli.out()).inPath("rows").isEqualTo(60);
    }

    /** Two items on 1..5 and two lines of 0 to 10; marks = the lines; total. */
    private static Instrument mixed() {
        return Instrument.builder("mixed-4")
                .title("Invented instrument of two formats")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat("default", 1, 5, Metric.MEAN)
                .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.1))
                .items(2)
                .item(Item.inFormat(3, "line"))
                .item(Item.inFormat(4, "line"))
                .reversed(2)
                .scale("marks", 3, 4)
                .scale("total", 1, 2, 3, 4)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
    }

    @Test
    void aDefinitionWithLinesIsReportedInItsMetricWithTheRangeOfEachItem(@TempDir Path folder) throws IOException {
        ResponseSimulation simulation = ResponseSimulation.of(mixed()).withReferent(Referent.APP);
        ScaleReliability total = ReliabilityAnalysis.withDefaults()
                .analyse(simulation.matrix(60, 5).keyed())
                .scale("total");
        Path definition = Files.writeString(folder.resolve("mixed-4.json"), Json.line(mixed().toMap()));
        Path answers = Files.writeString(
                folder.resolve("answers.ndjson"),
                simulation.sample(60, 5).responses().stream()
                        .map(SimulatedResponses::payload)
                        .map(Json::line)
                        .collect(Collectors.joining("\n")));
        Path picture = folder.resolve("items.svg");
        String[] args = {"reliability", answers.toString(), "--instrument=mixed-4", "--definition=" + definition};

        Cli json = Cli.run(Stream.concat(Stream.of(args), Stream.of("--json")).toArray(String[]::new));
        Cli table = Cli.run(
                Stream.concat(Stream.of(args), Stream.of("--plot=" + picture)).toArray(String[]::new));

        assertThat(json.messages()).isEmpty();
        assertThatJson(json.out()).inPath("scales.total.metric").isEqualTo("sum");
        assertThatJson(json.out()).inPath("scales.marks.metric").isEqualTo("mean");
        assertThatJson(json.out())
                .inPath("scales.total.sd")
                .isEqualTo(total.standardDeviation().orElseThrow());
        assertThatJson(json.out())
                .inPath("itemFormats")
                .isEqualTo("[{\"id\":\"line\",\"range\":\"0, 0.1, .., 10\",\"items\":[3,4]}]");
        assertThatJson(json.out()).inPath("keying.verdict").isEqualTo("ok");
        assertThat(table.exitCode()).isZero();
        assertThat(table.out())
                .containsPattern("(?m)^total +4 +60 +sum ")
                .containsPattern("(?m)^marks +2 +60 +mean ")
                .containsPattern("(?m)^total +1 .* 1\\.\\.5$")
                .containsPattern("(?m)^total +4 .* 0, 0\\.1, \\.\\., 10$");
        assertThat(Files.readString(picture)).contains("in % of the item's range");
    }

    private static Cli study(String name, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "reliability", Path.of("src", "test", "resources", "data", name).toString()));
        args.addAll(List.of(more));
        return Cli.run(args.toArray(String[]::new));
    }

    /** 150 invented sheets whose three scales correlate weakly: lavaan's CFI of one factor for all items is .637. */
    @Test
    void omegaOfAModelThatDoesNotFitSaysSo() {
        Cli json = study("wai-sr-three-factors.csv", "--instrument=wai-sr", "--json");
        Cli table = study("wai-sr-three-factors.csv", "--instrument=wai-sr");

        assertThatJson(json.out())
                .inPath("scales.total.omega.fit.cfi")
                .isNumber()
                .isBetween(valueOf(.6365), valueOf(.6375));
        assertThatJson(json.out())
                .inPath("scales.total.omega")
                .isObject()
                .containsKeys("value", "lower", "upper", "method", "model", "fit");
        assertThatJson(json.out())
                .inPath("scales.total.omega.fit")
                .isObject()
                .containsKeys("chiSquare", "df", "cfi", "tli", "rmsea", "srmr");
        assertThatJson(json.out())
                .inPath("scales.total.omega.fit.rmsea")
                .isObject()
                .containsKeys("value", "lower", "upper", "level");
        assertThatJson(json.out()).inPath("scales.total.cautions").isEqualTo("[\"poor-fit\"]");
        assertThatJson(json.out()).inPath("scales.goal.cautions").isEqualTo("[]");
        assertThatJson(json.out()).inPath("scales.total.semFrom").isEqualTo("stratified-alpha");
        assertThatJson(json.out()).inPath("scales.goal.semFrom").isEqualTo("alpha");
        assertThatJson(json.out())
                .inPath("scales.total.stratifiedAlpha.strata")
                .isEqualTo("[\"goal\",\"task\",\"bond\"]");
        assertThatJson(json.out()).inPath("scales.goal").isObject().doesNotContainKey("stratifiedAlpha");
        assertThat(table.out())
                .contains("poor-fit: total. One factor fits these answers poorly")
                .contains("STRATIFIED ALPHA");
    }

    /** 200 invented sheets with 3 % of the answers missing. */
    @Test
    void theHeadlineSaysHowManySheetsEachScaleRestsOn() {
        Cli cli = study("wai-three-percent-missing.csv", "--instrument=wai");
        Cli prorated = study("wai-three-percent-missing.csv", "--instrument=wai", "--item-missing=prorate:0.8");
        Cli json = study("wai-three-percent-missing.csv", "--instrument=wai", "--item-missing=prorate:0.8", "--json");

        assertThat(cli.out())
                .contains("200 sheets. A scale rests on the sheets that answer all of its items (listwise): goal 140,"
                        + " task 129, bond 145, total 65 of 200.")
                .doesNotContain("195");
        assertThat(prorated.out()).contains("An item's figures rest on the sheets that answer it");
        assertThatJson(json.out()).inPath("itemFigures").isEqualTo("prorate:0.8");
        assertThatJson(json.out()).inPath("scales.total.n").isEqualTo(65);
        assertThatJson(json.out()).inPath("scales.total.leftOut").isEqualTo(135);
        assertThatJson(json.out()).inPath("scales.total.items[0].n").isNumber().isGreaterThan(valueOf(180));
    }

    @Test
    void aNegativeAlphaIsSaidInWords() {
        String opposed = IntStream.rangeClosed(1, 40)
                .mapToObj(dyad -> Fixtures.sheet("d-" + dyad, 1, 1 + dyad % 5)
                        .replaceAll("\"(4|8)\":[1-5]", "\"$1\":" + (5 - dyad % 5))
                        .replaceAll("\"11\":[1-5]", "\"11\":" + (1 + dyad / 8 % 5)))
                .collect(Collectors.joining("\n"));

        Cli cli = Cli.runOn(opposed, "reliability", "-", "--instrument=wai-sr");

        assertThat(cli.out()).contains("negative-alpha: goal. Alpha is below 0").contains("negative-reliability");
    }

    @Test
    void aDyadThatIsThereTwiceIsRefusedUnlessASessionIsChosen() {
        String twice = records(40, 2);

        Cli refused = Cli.runOn(twice, "reliability", "-", "--instrument", "wai-sr");
        Cli chosen = Cli.runOn(twice, "reliability", "-", "--instrument", "wai-sr", "--session", "2", "--json");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.messages())
                .contains(
                        "alliance: refused: rows 1 and 2 have the same dyadId (40 such rows in all), and sheets must be"
                                + " independent: choose one session with --session N")
                .contains("{\"row\":2,\"recordId\":\"simulated-5-1-2\",\"problems\":[{\"code\":\"dependent-sheets\","
                        + "\"pointer\":\"/dyadId\"}]}");
        assertThat(chosen.exitCode()).isZero();
        assertThatJson(chosen.out()).inPath("rows").isEqualTo(40);
    }

    @Test
    void twoSheetsOfOneDyadAndSessionAreSetAsideAndTheOthersUsed() {
        String again = Fixtures.sheet("simulated-5-3", 1, 4);

        Cli cli = Cli.runOn(
                records(40, 1) + "\n" + again, "reliability", "-", "--instrument=wai-sr", "--session=1", "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThatJson(cli.out()).inPath("rows").isEqualTo(39);
        assertThat(cli.messages())
                .containsExactly(
                        "{\"row\":3,\"recordId\":\"simulated-5-3-1\",\"problems\":[{\"code\":\"duplicate-session\","
                                + "\"pointer\":\"/session\"}]}",
                        "{\"row\":41,\"recordId\":\"client-simulated-5-3-1\",\"problems\":[{\"code\":"
                                + "\"duplicate-session\",\"pointer\":\"/session\"}]}",
                        "41 records: left out 2 bad records");
    }

    @Test
    void badRowsCostThemselvesAloneAndRowsAreThoseOfTheFile() {
        String flat = IntStream.rangeClosed(1, 5)
                .mapToObj(dyad -> Fixtures.sheet("flat-" + dyad, 1, 2))
                .collect(Collectors.joining("\n"));

        Cli cli = Cli.runOn(
                "no record\n" + records(45, 1) + "\n\n" + flat, "reliability", "-", "--instrument", "wai-sr", "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages().get(0)).startsWith("{\"row\":1,").contains("malformed-json");
        assertThatJson(cli.out()).inPath("rows").isEqualTo(50);
        // after a bad line and a blank line
        assertThat(cli.out()).contains("{\"finding\":\"straight-line\",\"rows\":[48,49,50,51,52],");
    }

    @Test
    void ratersAndReferentsAreNotMixed() {
        Cli raters = Cli.runOn(
                Fixtures.waiSheet("client", "d-1", 1, 5) + "\n" + Fixtures.waiSheet("therapist", "d-2", 1, 5),
                "reliability",
                "-",
                "--instrument",
                "wai");
        Cli referents = Cli.runOn(
                Fixtures.sheet("d-1", 1, 3) + "\n" + Fixtures.sheet("d-2", 1, 3).replace("agent", "app"),
                "reliability",
                "-",
                "--instrument",
                "wai-sr");

        assertThat(raters.exitCode()).isEqualTo(1);
        assertThat(raters.err()).contains("refused: row 2 doesn't go with those before it (mixed-raters; --rater");
        assertThat(referents.exitCode()).isEqualTo(1);
        assertThat(referents.err()).contains("(mixed-referents)");
        assertThat(raters.out() + referents.out()).isEmpty();
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        Cli none = Cli.runOn("", "reliability", "-", "--instrument", "wai-sr", "--json");
        Cli same = Cli.runOn(
                Fixtures.sheet("d-1", 1, 3) + "\n" + Fixtures.sheet("d-2", 1, 3) + "\n" + Fixtures.sheet("d-3", 1, 3),
                "reliability",
                "-",
                "--instrument",
                "wai-sr",
                "--json");
        Cli table = Cli.runOn(Fixtures.sheet("d-1", 1, 3), "reliability", "-", "--instrument", "wai-sr");

        assertThat(List.of(none.exitCode(), same.exitCode(), table.exitCode())).containsOnly(0);
        assertThatJson(none.out()).inPath("scales.goal.n").isEqualTo(0);
        assertThatJson(none.out()).inPath("scales.goal.mean").isEqualTo("{\"reason\":\"too-few-persons\"}");
        assertThatJson(none.out()).inPath("keying.verdict").isEqualTo("cannot-tell");
        assertThatJson(same.out()).inPath("scales.goal.alpha").isEqualTo("{\"reason\":\"no-variance\"}");
        assertThatJson(same.out()).inPath("scales.goal.mean").isEqualTo(3.0);
        assertThat(table.out())
                .contains("too-few-persons", "Keying check: cannot-tell")
                .doesNotContain("NaN");
        assertThat(none.out() + same.out()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void anotherInstrumentInTheDataShowsInTheKeyingCheck() {
        String mislabelled =
                ResponseSimulation.of(BundledInstruments.waiShort())
                        .withMeans(2.5, 4.0)
                        .sample(150, 8)
                        .responses()
                        .stream()
                        .map(SimulatedResponses::payload)
                        .map(Json::line)
                        .map(line -> line.replace("\"wai-s\"", "\"wai-sr\"").replaceAll("\":[67]", "\":5"))
                        .collect(Collectors.joining("\n"));

        Cli cli = Cli.runOn(mislabelled, "reliability", "-", "--instrument", "wai-sr");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out())
                .contains("Keying check: suspect")
                .contains(
                        "other-key: The data fit the key of wai-s better than the declared one; the keys differ in the"
                                + " items 4, 10. Mean item-rest correlation: 0.")
                .contains("Items against the better key: none.")
                .contains("items-against-key: ");
    }

    @ParameterizedTest
    @CsvSource({
        "wai-sr, wai-sr-one-item-turned, '[6]', 6. Item-rest correlation: item 6 -0.57 [-0.67; -0.46].",
        "wai-sr, wai-sr-one-item-turned-strongly, '[6]', 6. Item-rest correlation: item 6 -0.71 [-0.79; -0.63].",
        "wai, wai-four-items-turned, '[1,3,4,7]', '1, 3, 4, 7. Item-rest correlation: item 1 -0.67 [-0.75; -0.57], item 3'"
    })
    void itemsThatGoAgainstTheKeyAreNamed(String instrument, String file, String items, String text) {
        String path = "../../alliance-core/src/test/reference/statistics/keying-" + file + ".csv";

        Cli table = Cli.run("reliability", path, "--instrument", instrument);
        Cli json = Cli.run("reliability", path, "--instrument", instrument, "--json");

        assertThat(table.exitCode()).isZero();
        assertThat(table.out())
                .contains("Keying check: suspect")
                .contains(
                        "items-against-key: These items correlate negatively with the other items, so they may be coded"
                                + " the wrong way round: " + text.replace(';', ','));
        assertThatJson(json.out()).inPath("keying.verdict").isEqualTo("suspect");
        assertThatJson(json.out()).inPath("keying.findings").isArray().hasSize(1);
        assertThatJson(json.out()).inPath("keying.findings[0].finding").isEqualTo("items-against-key");
        assertThatJson(json.out()).inPath("keying.findings[0].items").isEqualTo(items);
    }

    @Test
    void answersThatWereCodedByTheirPositionOnTheFormAreFound() {
        Set<Integer> descending = BundledInstruments.waiShortRevised().items().stream()
                .filter(Item::printedDescending)
                .map(Item::number)
                .collect(Collectors.toSet());
        String byPosition = SIMULATION.sample(150, 6).responses().stream()
                .map(sheet -> Json.line(coded(sheet.payload(), descending)))
                .collect(Collectors.joining("\n"));

        Cli table = Cli.runOn(byPosition, "reliability", "-", "--instrument", "wai-sr");
        Cli json = Cli.runOn(byPosition, "reliability", "-", "--instrument", "wai-sr", "--json");

        assertThat(table.out())
                .contains("printed-position: The items 2, 5, 6, 8, 10, 11 look as if each answer was coded by its"
                        + " position on the form");
        assertThatJson(json.out()).inPath("keying.findings[0].finding").isEqualTo("printed-position");
        assertThatJson(json.out()).inPath("keying.findings[0].items").isEqualTo("[2,5,6,8,10,11]");
    }

    /** Returns the payload with some items coded in reverse on 1..5. */
    private static Map<String, Object> coded(Map<String, Object> payload, Set<Integer> turned) {
        Map<String, Object> answers = new LinkedHashMap<>();
        ((Map<?, ?>) payload.get("responses"))
                .forEach((item, answer) -> answers.put(
                        (String) item,
                        turned.contains(Integer.parseInt((String) item)) ? 6 - (Integer) answer : answer));
        Map<String, Object> changed = new LinkedHashMap<>(payload);
        changed.put("responses", answers);
        return changed;
    }

    private static final String HEADER = "recordId,session,instrument,rater,1,2,3,4,5,6,7,8,9,10,11,12\n";

    /** Returns a sheet for each person and session. In {@code firstCells}, %1$d is the person and %2$d the session. */
    private static String csv(String header, String firstCells, int persons, int sessions) {
        StringBuilder text = new StringBuilder(header);
        for (int session = 1; session <= sessions; session++) {
            for (int person = 1; person <= persons; person++) {
                text.append(String.format(Locale.ROOT, firstCells, person, session));
                for (int item = 1; item <= 12; item++) {
                    text.append(',').append(1 + (person * item + 3 * session) % 5);
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static Cli reliabilityOf(String csv, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("reliability", "-", "--input", "csv", "--instrument", "wai-sr"));
        arguments.addAll(List.of(options));
        return Cli.runOn(csv, arguments.toArray(String[]::new));
    }

    @Test
    void aRecordThatIsThereTwiceIsRefusedAndTheWayOutIsSaid() {
        String sessions = csv(HEADER, "p-%d,%d,wai-sr,client", 10, 4);

        Cli refused = reliabilityOf(sessions, "--json");
        Cli chosen = reliabilityOf(sessions, "--session", "2", "--json");
        Cli copies = reliabilityOf(csv(HEADER, "same,%2$d,wai-sr,client", 5, 1), "--session", "1");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.messages())
                .hasSize(31)
                .contains("{\"row\":11,\"recordId\":\"p-1\",\"problems\":[{\"code\":\"dependent-sheets\",\"pointer\":"
                        + "\"/recordId\"}]}")
                .last()
                .isEqualTo(
                        "alliance: refused: rows 1 and 11 have the same recordId (30 such rows in all), and sheets must"
                                + " be independent: choose one session with --session N, or name the dyad of every sheet in"
                                + " dyadId and give every record its own recordId");
        assertThat(chosen.exitCode()).isZero();
        assertThatJson(chosen.out()).inPath("rows").isEqualTo(10);
        assertThatJson(chosen.out()).inPath("independence").isEqualTo("unknown");
        assertThat(copies.exitCode()).isEqualTo(1);
        assertThat(copies.err())
                .contains("refused: rows 1 and 2 have the same recordId (4 such rows in all)")
                .contains("must be independent: keep one of them");
    }

    @Test
    void severalSessionsOfUnnamedDyadsAreRefusedUnlessOneIsChosen() {
        String sessions = csv(HEADER, "p-%1$d-%2$d,%2$d,wai-sr,client", 5, 2);
        String named = csv("dyadId," + HEADER, "d-%1$d-%2$d,p-%1$d-%2$d,%2$d,wai-sr,client", 5, 2);

        Cli refused = reliabilityOf(sessions);
        Cli chosen = reliabilityOf(sessions, "--session", "2");
        Cli distinct = reliabilityOf(named, "--json");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("{\"code\":\"dependent-sheets\",\"pointer\":\"/session\"}")
                .contains(
                        "refused: rows 1 and 6 are of different sessions (5 such rows in all), and sheets must be"
                                + " independent: choose one session with --session N, or name the dyad of every sheet in dyadId");
        assertThat(chosen.exitCode()).isZero();
        assertThat(chosen.out()).contains("Independence is unknown: not every sheet names its dyad");
        assertThat(distinct.exitCode()).isZero();
        assertThatJson(distinct.out()).inPath("independence").isEqualTo("distinct-dyads");
    }

    @Test
    void aPersonWhoIsThereTwiceInAnExportOfRedcapIsRefused() {
        String header = "record_id,redcap_repeat_instrument,redcap_repeat_instance,1,2,3,4,5,6,7,8,9,10,11,12\n";
        String twice = csv(header, "%d,wai,%d", 5, 2);
        // rows of other forms contain no answers
        String once = csv(header, "%d,wai,%d", 5, 1) + "1,other,1,,,,,,,,,,,,\n";

        Cli refused = reliabilityOf(twice, "--rater", "client");
        Cli accepted = reliabilityOf(once, "--rater", "client");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.messages())
                .contains("{\"row\":6,\"problems\":[{\"code\":\"dependent-sheets\",\"pointer\":\"/record_id\"}]}")
                .contains(
                        "alliance: refused: rows 1 and 6 have the same record_id (5 such rows in all), and sheets must be"
                                + " independent: call that column dyadId, and the column of the session session, and choose one"
                                + " session with --session N");
        assertThat(accepted.exitCode()).isZero();
        assertThat(accepted.out()).contains("Independence is unknown");
    }

    @Test
    void aSessionThatIsNotInTheFileIsSaid() {
        String sample = Cli.SAMPLES.resolve("simulated-pairs.csv").toString();

        for (String command : List.of(
                "reliability %s --instrument wai --rater client --session 99",
                "agreement %s --scale total --session 99 --json")) {
            Cli cli = Cli.run(String.format(command, sample).split(" "));

            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out()).isEmpty();
            assertThat(cli.err()).endsWith("simulated-pairs.csv has no good record of session 99\n");
        }
    }
}
