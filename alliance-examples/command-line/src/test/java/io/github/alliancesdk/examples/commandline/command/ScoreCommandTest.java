package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ScoreCommandTest {
    private static final String GOOD = Fixtures.goodRecord("r-1");
    private static final String PARTIAL =
            Fixtures.waiSr("r-2", "1", "2", "null", "4", "5", "1", "2", "3", "4", "5", "1", "2");
    private static final String BAD = Fixtures.waiSr("r-3", "1", "2", "6", "4", "5", "1", "2", "3", "4", "5", "1", "2");
    private static final String DWAI = "{\"instrument\":\"dwai\",\"rater\":\"client\",\"recordId\":\"r-4\","
            + "\"responses\":{\"1\":1,\"2\":2,\"3\":3,\"4\":4,\"5\":5,\"6\":6}}";

    @TempDir
    private Path folder;

    private static String report(String payload) {
        ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog());
        ScoreReport report =
                Scorer.complete().score(checker.check(Responses.parse(payload)).orElseThrow());
        return JsonMapper.shared().writeValueAsString(report);
    }

    @Test
    void writesTheRecordOfEachReport() {
        Cli cli = Cli.runOn(GOOD + "\n\n" + PARTIAL + "\n" + DWAI, "score", "-");

        assertThat(cli).isEqualTo(new Cli(0, report(GOOD) + "\n" + report(PARTIAL) + "\n" + report(DWAI) + "\n", ""));
    }

    @Test
    void setsABadRecordAsideAndScoresItsNeighbours() {
        Cli cli = Cli.runOn(GOOD + "\n" + BAD + "\n" + PARTIAL, "score", "-");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines()).containsExactly(report(GOOD), report(PARTIAL));
        assertThat(cli.err())
                .isEqualTo("{\"row\":2,\"recordId\":\"r-3\",\"problems\":[{\"code\":\"out-of-range\","
                        + "\"pointer\":\"/responses/3\",\"item\":3,\"allowed\":\"1..5\"}]}\n");
    }

    @Test
    void writesProblemsToTheFileThatWasAskedFor() throws IOException {
        Path problems = folder.resolve("bad.ndjson");

        Cli cli = Cli.runOn(GOOD + "\n" + BAD, "score", "-", "--problems", problems.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(Files.readString(problems))
                .isEqualTo(Cli.runOn(GOOD + "\n" + BAD, "score", "-").err());
        assertThat(cli.err()).isEqualTo("2 records: 1 scored, 1 refused (out-of-range 1); see " + problems + "\n");
    }

    @Test
    void leavesAnEmptyFileWhereThereIsNoProblem() throws IOException {
        Path problems = folder.resolve("bad.ndjson");

        Cli cli = Cli.runOn(GOOD, "score", "-", "--problems", problems.toString());

        assertThat(cli).isEqualTo(new Cli(0, report(GOOD) + "\n", "1 record: 1 scored\n"));
        assertThat(problems).isEmptyFile();
    }

    @Test
    void knowsAnArrayByItsBracket() {
        String array = "\uFEFF \n[" + GOOD + ",\n" + BAD + ", " + PARTIAL + "]";

        for (String[] args : List.of(new String[] {"score", "-"}, new String[] {"score", "-", "--input", "json"})) {
            Cli cli = Cli.runOn(array, args);

            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.lines()).containsExactly(report(GOOD), report(PARTIAL));
            assertThat(cli.err()).startsWith("{\"row\":2,");
        }
    }

    @Test
    void readsOneRecordOnManyLinesIfTold() {
        String pretty = "\uFEFF\n" + GOOD.replace("{", "{\n  ").replace(",", ",\n  ");

        Cli cli = Cli.runOn(pretty, "score", "-", "--input", "json");

        assertThat(cli).isEqualTo(new Cli(0, report(GOOD) + "\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\n", "\uFEFF\r\n{\r\n", "{ \"instrument\":\"wai-sr\",\n"})
    void hintsAtTheOptionThatARecordOnManyLinesNeeds(String beginning) {
        Cli cli = Cli.runOn(beginning + "\"rater\":\"client\"}", "score", "-");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages().get(cli.messages().size() - 1))
                .startsWith("alliance: hint: ")
                .contains("--input json");
    }

    @Test
    void anInstrumentWithoutAKeyIsNotScorableAndCostsItsRowAlone() {
        for (Instrument instrument : BundledInstruments.catalog().instruments()) {
            if (instrument.status() == InstrumentStatus.CATALOGUED) {
                String record = "{\"instrument\":\"" + instrument.id().value()
                        + "\",\"rater\":\"client\",\"responses\":{\"x\":1}}";

                Cli cli = Cli.runOn(GOOD + "\n" + record + "\n" + GOOD + "\n", "score", "-");

                assertThat(cli.exitCode()).isEqualTo(1);
                assertThat(cli.lines()).containsExactly(report(GOOD), report(GOOD));
                assertThat(cli.messages())
                        .first()
                        .asString()
                        .startsWith("{\"row\":2,")
                        .contains("\"not-scorable\"");
            }
        }
    }

    @Test
    void hintsAtTheOptionThatTheFormOfAFileNeeds() {
        assertThat(Cli.runOn("recordId,1,2\nr-1,4,3\n", "score", "-").messages())
                .last()
                .asString()
                .startsWith("alliance: hint: ")
                .endsWith("say --input csv");
        assertThat(Cli.runOn(GOOD + "\n" + GOOD + "\n", "score", "-", "--input", "json")
                        .messages())
                .last()
                .asString()
                .startsWith("alliance: hint: ")
                .endsWith("say --input ndjson");
        assertThat(Cli.runOn("[" + GOOD + "]\n", "score", "-", "--input", "ndjson")
                        .messages())
                .last()
                .asString()
                .startsWith("alliance: hint: ")
                .endsWith("say --input json");
        assertThat(Cli.runOn(GOOD + "\n", "score", "-", "--input", "csv").messages())
                .last()
                .asString()
                .contains("looks like JSON: say --input ndjson")
                .doesNotContain("recordId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "{\n{}", "{}\n{\n}"})
    void hintsAtNothingElse(String in) {
        assertThat(Cli.runOn(in, "score", "-", "--input", "csv").err()).doesNotContain("hint");
        assertThat(Cli.runOn(in, "score", "-", "--input", "ndjson").err()).doesNotContain("hint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "[", "[]"})
    void hintsAtNothingWhereTheFormIsClear(String in) {
        assertThat(Cli.runOn(in, "score", "-").err()).doesNotContain("hint");
        assertThat(Cli.runOn(in, "score", "-", "--input", "json").err()).doesNotContain("hint");
        assertThat(Cli.runOn(in, "score", "-", "--input", "csv").err()).doesNotContain("hint");
    }

    @Test
    void readsALineOfAnyLength() {
        String array = "[" + (GOOD + ",").repeat(1_000) + GOOD + "]";
        String blank = " ".repeat(100_000) + "\n" + GOOD;
        String line = GOOD.replace("r-1", "r".repeat(100_000));

        assertThat(Cli.runOn(array, "score", "-").lines()).hasSize(1_001);
        assertThat(Cli.runOn(array, "score", "-", "--input", "json").lines()).hasSize(1_001);
        assertThat(Cli.runOn(blank, "score", "-").lines()).hasSize(1);
        for (String input : List.of("json", "ndjson")) {
            assertThat(Cli.runOn(line, "score", "-", "--input", input).err())
                    .startsWith("{\"row\":1,\"problems\":[{\"code\":\"too-large\"");
        }
    }

    @Test
    void takesAnEmptyFileForNoRecords() {
        assertThat(Cli.runOn("", "score", "-")).isEqualTo(new Cli(0, "", ""));
        assertThat(Cli.runOn("[ ]", "score", "-")).isEqualTo(new Cli(0, "", ""));
        assertThat(Cli.runOn("", "score", "-", "--output", "csv")).isEqualTo(new Cli(0, "", ""));
        assertThat(Cli.runOn("", "score", "-", "--output", "table")).isEqualTo(new Cli(0, "", ""));
        assertThat(Cli.runOn("", "score", "-", "--input", "json").exitCode()).isEqualTo(1);
    }

    @Test
    void appliesThePolicy() {
        Cli cli = Cli.runOn(PARTIAL, "score", "-", "--missing", "prorate:0.75");

        assertThatJson(cli.out())
                .and(
                        record -> record.node("policy").isEqualTo("prorate:0.75"),
                        record -> record.node("scales.bond.status").isEqualTo("scored"),
                        record -> record.node("scales.bond.prorated").isEqualTo(true));
    }

    @Test
    void addsThePercentageOfMaximumPossible() {
        assertThatJson(Cli.runOn(GOOD, "score", "-", "--pomp").out())
                .inPath("scales.goal.pomp")
                .isNumber();
        assertThatJson(Cli.runOn(GOOD, "score", "-").out())
                .inPath("scales.goal")
                .isObject()
                .doesNotContainKey("pomp");
    }

    @Test
    void addsTheAudit() {
        Cli cli = Cli.runOn(GOOD, "score", "-", "--audit");

        assertThatJson(cli.out()).inPath("audit").isArray().hasSize(12);
        assertThatJson(cli.out())
                .inPath("audit[3]")
                .isEqualTo("{\"item\":4,\"raw\":4,\"keyed\":4,\"scales\":[\"goal\",\"total\"]}");
    }

    @Test
    void holdsBackExperimentalInstrumentsUntilToldOtherwise() {
        Instrument experimental = Fixtures.invented(InstrumentStatus.EXPERIMENTAL);
        String record = "{\"instrument\":\"demo-127\",\"rater\":\"client\",\"responses\":{\"1\":5,\"2\":6}}";

        Cli held = Cli.runWith(experimental, record, "score", "-");
        Cli scored = Cli.runWith(experimental, record, "score", "-", "--experimental");

        assertThat(held.exitCode()).isEqualTo(1);
        assertThat(held.out()).isEmpty();
        assertThatJson(held.err()).inPath("problems[0].code").isEqualTo("experimental");
        assertThat(scored.exitCode()).isZero();
        assertThatJson(scored.out())
                .and(
                        json -> json.node("status").isEqualTo("experimental"),
                        json -> json.node("openQuestions").isArray().containsExactly("Is it of any use?"));
    }

    @Test
    void holdsBackAShippedExperimentalInstrumentUntilToldOtherwise() {
        String record = "{\"instrument\":\"wai-b3\",\"rater\":\"client\",\"responses\":{\"1\":5,\"2\":4,\"3\":3}}";

        Cli held = Cli.runOn(record, "score", "-");
        Cli scored = Cli.runOn(record, "score", "-", "--experimental");

        assertThat(held.exitCode()).isEqualTo(1);
        assertThatJson(held.err()).inPath("problems[0].code").isEqualTo("experimental");
        assertThat(scored.exitCode()).isZero();
        assertThatJson(scored.out())
                .and(
                        json -> json.node("status").isEqualTo("experimental"),
                        json -> json.node("scales.total.mean").isEqualTo(4.0),
                        json -> json.node("openQuestions").isArray().isNotEmpty());
    }

    @Test
    void neverScoresACataloguedInstrument() {
        String record = "{\"instrument\":\"etai\",\"rater\":\"client\",\"responses\":{\"1\":1}}";

        Cli cli = Cli.runOn(record, "score", "-", "--experimental");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThatJson(cli.err()).inPath("problems[0].code").isEqualTo("not-scorable");
    }

    @Test
    void writesTheColumnsOfOneInstrument() {
        Cli cli = Cli.runOn(GOOD + "\n" + PARTIAL, "score", "-", "--output", "csv", "--missing", "prorate:0.75");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines().get(0))
                .isEqualTo("recordId,dyadId,raterId,session,recordedAt,instrument,definitionVersion,definitionDigest,"
                        + "status,format,rater,referent,policy,openQuestions,goal_mean,goal_sum,goal_answered,goal_status,"
                        + "task_mean,task_sum,task_answered,task_status,bond_mean,bond_sum,bond_answered,bond_status,"
                        + "total_mean,total_sum,total_answered,total_status");
        List<NamedCsvRecord> rows = cli.rows();
        assertThat(rows.get(0).getFieldsAsMap())
                .containsAllEntriesOf(Map.of(
                        "recordId", "r-1",
                        "dyadId", "",
                        "instrument", "wai-sr",
                        "definitionDigest", BundledInstruments.waiShortRevised().definitionDigest(),
                        "policy", "prorate:0.75",
                        "bond_mean", "3.5",
                        "bond_sum", "14",
                        "bond_answered", "4",
                        "bond_status", "scored"));
        assertThat(rows.get(1).getFieldsAsMap())
                .containsAllEntriesOf(Map.of(
                        "bond_mean",
                        String.valueOf(11.0 / 3),
                        "bond_sum",
                        String.valueOf(44.0 / 3),
                        "bond_answered",
                        "3",
                        "bond_status",
                        "scored"));
    }

    @Test
    void leavesTheNumbersOfAnInsufficientScaleEmpty() {
        Cli cli = Cli.runOn(PARTIAL, "score", "-", "--output", "csv", "--pomp");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.rows().get(0).getFieldsAsMap())
                .containsAllEntriesOf(Map.of(
                        "bond_mean", "",
                        "bond_sum", "",
                        "bond_pomp", "",
                        "bond_answered", "3",
                        "bond_status", "insufficient",
                        "goal_pomp", "31.25"));
    }

    @Test
    void quotesWhatCsvWouldBreakOn() {
        String record = GOOD.replace("r-1", "a,\\\"b\\\"\\nü\\uD83D\\uDE00");

        Cli cli = Cli.runOn(record, "score", "-", "--output", "csv");

        assertThat(cli.out()).contains("\"a,\"\"b\"\"\nü😀\",");
        assertThat(cli.rows().get(0).getField("recordId")).isEqualTo("a,\"b\"\nü😀");
    }

    @Test
    void neverMixesInstrumentsInOneCsv() {
        Cli byFirst = Cli.runOn(BAD + "\n" + GOOD + "\n" + DWAI + "\n" + PARTIAL, "score", "-", "--output", "csv");
        Cli byOption = Cli.runOn(GOOD + "\n" + DWAI, "score", "-", "--output", "csv", "--instrument", "dwai");

        assertThat(byFirst.exitCode()).isEqualTo(1);
        assertThat(byFirst.rows()).extracting(row -> row.getField("recordId")).containsExactly("r-1", "r-2");
        assertThat(byFirst.messages().get(1))
                .isEqualTo("{\"row\":3,\"recordId\":\"r-4\",\"problems\":[{\"code\":\"wrong-instrument\","
                        + "\"pointer\":\"/instrument\",\"allowed\":\"wai-sr\"}]}");
        assertThat(byOption.exitCode()).isEqualTo(1);
        assertThat(byOption.rows()).extracting(row -> row.getField("recordId")).containsExactly("r-4");
        assertThatJson(byOption.err()).inPath("problems[0].code").isEqualTo("wrong-instrument");
    }

    @Test
    void writesTheHeaderOfAKnownInstrumentEvenIfNothingIsScored() {
        Cli cli = Cli.runOn("", "score", "-", "--output", "csv", "--instrument", "dwai");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines()).hasSize(1);
        assertThat(cli.out()).endsWith(",policy,openQuestions,total_mean,total_sum,total_answered,total_status\n");
    }

    @Test
    void printsATableThatSaysThatItRounds() {
        Cli cli = Cli.runOn(
                PARTIAL + "\n" + DWAI.replace("r-4", "an id that is too long for its column"),
                "score",
                "-",
                "--output",
                "table");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines().get(0)).isEqualTo("Numbers are rounded to 2 decimals. Missing policy: complete.");
        assertThat(cli.lines().get(1).split(" +"))
                .containsExactly(
                        "RECORD",
                        "SESSION",
                        "INSTRUMENT",
                        "RANGE",
                        "RATER",
                        "REFERENT",
                        "SCALE",
                        "MEAN",
                        "SUM",
                        "ANSWERED");
        assertThat(cli.lines().subList(2, 6))
                .allSatisfy(line -> assertThat(line).startsWith("r-2  ").contains("  wai-sr  ", "  1..5  "));
        assertThat(cli.lines().get(4)).endsWith("bond         -       -  3 of 4, needs 4");
        assertThat(cli.lines().get(6))
                .startsWith("an id that is too long for its column  ")
                .endsWith("total     3.50   21.00  6 of 6");
        assertThat(cli.lines().subList(7, 9))
                .allSatisfy(line -> assertThat(line).startsWith("Open question of dwai: "));
        assertThat(cli.lines()).hasSize(9);
    }

    @Test
    void saysInATableWhatWasProrated() {
        Cli cli = Cli.runOn(PARTIAL, "score", "-", "--output", "table", "--missing", "prorate:0.75", "--pomp");

        assertThat(cli.lines().get(0)).endsWith("Missing policy: prorate:0.75.");
        assertThat(cli.lines().get(1)).contains("  POMP  ");
        assertThat(cli.lines().get(4)).endsWith("bond      3.67   14.67   66.67  3 of 4, prorated");
    }

    @Test
    void escapesInATableWhatWouldMoveTheCursor() {
        Cli cli = Cli.runOn(GOOD.replace("r-1", "\\u001b[2J\\r"), "score", "-", "--output", "table");

        assertThat(cli.out()).contains("\\u001b[2J\\u000d").doesNotContain("\u001b", "\r");
    }
}
