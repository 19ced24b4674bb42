package io.github.alliancesdk.examples.commandline.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.CutoffStatement;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command knows the instruments of {@code --definition}. */
class OwnDefinitionTest {
    private static final String DEFINITION =
            Cli.SAMPLES.resolve("in-house-5.json").toString();
    private static final String SHEETS =
            Cli.SAMPLES.resolve("in-house-5.ndjson").toString();

    @TempDir
    private Path folder;

    private static Cli withDefinition(String... args) {
        return Cli.run(Stream.concat(Arrays.stream(args), Stream.of("--definition", DEFINITION))
                .toArray(String[]::new));
    }

    private static String[] command(String line) {
        return line.replace("SHEETS", SHEETS).split(" ");
    }

    /** A scale over items of 1..5 and lines of 0..10 has no mean: changes and agreement are of its sums, and say so. */
    @Test
    void aScaleOverSeveralRangesIsFollowedByItsSums() throws IOException {
        Instrument mixed = Instrument.builder("mixed-2")
                .title("Mixed formats")
                .raters(Rater.CLIENT, Rater.THERAPIST)
                .referents(Referent.THERAPIST)
                .responseFormat(ResponseFormat.of("default", 1, 5))
                .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.5))
                .items(1)
                .item(Item.inFormat(2, "line"))
                .scale("total", 1, 2)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
        String definition =
                Files.writeString(folder.resolve("mixed.json"), mixed.toJson()).toString();
        StringBuilder sheets = new StringBuilder();
        for (String rater : List.of("client", "therapist")) {
            for (int session = 1; session <= 3; session++) {
                sheets.append("{\"instrument\":\"mixed-2\",\"rater\":\"" + rater + "\",\"dyadId\":\"d-1\",\"session\":"
                        + session + ",\"responses\":{\"1\":" + session + ",\"2\":" + (session * 2.5) + "}}\n");
            }
        }
        String file = Files.writeString(folder.resolve("sheets.ndjson"), sheets).toString();
        List<String> change = List.of(
                ("change " + file + " --by dyadId --sd 4 --reliability 0.8 --reliability-kind retest --source none")
                        .split(" "));

        Cli json = Cli.run(args(change, "--json", "--definition", definition));
        assertThat(json.out())
                .contains("\"scale\":\"total\",\"metric\":\"sum\"")
                .contains("\"value\":10.5");
        Cli table = Cli.run(args(change, "--definition", definition));
        assertThat(table.out()).startsWith("Mean scores (sums for total, whose items differ in their range), rounded.");
        Path plot = folder.resolve("plot.svg");
        Cli.run(args(change, "--definition", definition, "--plot", plot.toString()));
        assertThat(plot).content().contains("sum score (1..15)");
        assertThat(Cli.run("agreement", file, "--scale", "total", "--session", "2", "--definition", definition)
                        .out())
                .contains("Sums, since the items differ in their range, rounded.");
    }

    private static String[] args(List<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("instruments", 0, "in-house-5"),
                Arguments.of("instruments --json", 0, "\"id\":\"in-house-5\""),
                Arguments.of("show in-house-5", 0, "In-house session check"),
                Arguments.of("show --diff wai-sr in-house-5", 0, "+++ in-house-5 1.0.0"),
                Arguments.of("check SHEETS", 1, "out-of-range"),
                Arguments.of("score SHEETS", 1, "\"instrument\":\"in-house-5\""),
                Arguments.of("score SHEETS --output csv", 1, "in-house-5,1.0.0"),
                Arguments.of("score SHEETS --output table", 1, "2.80"),
                Arguments.of("reliability SHEETS --instrument in-house-5 --rater client --session 1", 1, "in-house-5"),
                Arguments.of(
                        "change SHEETS --by dyadId --sd 0.6 --reliability 0.8 --reliability-kind alpha --source none",
                        1,
                        "in-house-5"),
                Arguments.of("agreement SHEETS --second caregiver --session 2 --scale helpful", 1, "caregiver"),
                Arguments.of("coverage in-house-5 wai-sr", 0, "Not judged: in-house-5"),
                Arguments.of("export in-house-5 --to redcap", 0, "in_house_5_1"),
                Arguments.of("wording template in-house-5 --rater caregiver", 0, "\"instrument\" : \"in-house-5\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void everyCommandKnowsAnOwnDefinitionAndOnlyThen(String line, int exitCode, String shown) {
        Cli with = withDefinition(command(line));
        Cli without = Cli.run(command(line));

        assertThat(with.exitCode()).as(with.err()).isEqualTo(exitCode);
        assertThat(with.out()).contains(shown);
        assertThat(without.out().replace(SHEETS, "FILE")).doesNotContain("in-house-5", "IN-HOUSE");
    }

    @Test
    void scoresAndReceiptsOfAnOwnDefinitionAreConvertedAndVerified() throws IOException {
        Path receipts = Files.writeString(
                folder.resolve("receipts.ndjson"),
                withDefinition("score", SHEETS, "--receipt").out());
        Path scores = Files.writeString(
                folder.resolve("scores.ndjson"), withDefinition("score", SHEETS).out());

        assertThat(withDefinition("verify", receipts.toString()).exitCode()).isZero();
        assertThat(Cli.run("verify", receipts.toString()).exitCode()).isEqualTo(1);
        Cli converted = withDefinition("convert", scores.toString(), "--to", "1..5");
        assertThat(converted.exitCode()).as(converted.err()).isZero();
        assertThat(converted.lines()).hasSize(6);
        assertThat(Cli.run("convert", scores.toString(), "--to", "1..5").exitCode())
                .isEqualTo(1);
    }

    @Test
    void aWordingPackOfAnOwnDefinitionIsChecked() throws IOException {
        Path pack = Files.writeString(
                folder.resolve("pack.json"),
                withDefinition("wording", "template", "in-house-5").out());

        assertThat(withDefinition("wording", "check", pack.toString()).out())
                .contains("not-filled-in")
                .doesNotContain("unknown-instrument");
        assertThat(Cli.run("wording", "check", pack.toString()).out()).contains("unknown-instrument");
    }

    @Test
    void theOptionStandsBeforeOrBehindTheCommandAndMayBeRepeated() throws IOException {
        String other = own("other-5").toString();
        Cli behind = Cli.run("instruments", "--definition", DEFINITION, "--definition=" + other);
        Cli before = Cli.run("--definition", DEFINITION, "--definition=" + other, "instruments");
        Cli around = Cli.run("--definition", DEFINITION, "instruments", "--definition", other);

        assertThat(behind.exitCode()).as(behind.err()).isZero();
        assertThat(behind.lines().stream().map(line -> line.split(" ")[0]))
                .endsWith("in-house-5", "other-5")
                .hasSize(BundledInstruments.catalog().ids().size() + 3);
        assertThat(before).isEqualTo(behind);
        assertThat(around).isEqualTo(behind);
    }

    /** Writes the sample's definition with another id and without its examples. */
    private Path own(String id) throws IOException {
        String json = Files.readString(Path.of(DEFINITION));
        return Files.writeString(
                folder.resolve(id + ".json"),
                json.substring(0, json.indexOf(",\n  \"examples\"")).replace("in-house-5", id) + "}");
    }

    @Test
    void onlyCheckDefinitionAsksForExamples() throws IOException {
        Path own = own("own-5");

        assertThat(Cli.run("show", "own-5", "--definition", own.toString()).exitCode())
                .isZero();
        assertThat(Cli.run("check-definition", own.toString()).out()).contains("example-missing");
        assertThat(Cli.run("check-definition", DEFINITION).out()).contains("in-house-5 1.0.0 sha256:", " conforms");
    }

    @Test
    void twoDefinitionsOfOneIdAreAUsageErrorThatNamesBoth() throws IOException {
        Path copy = Files.copy(Path.of(DEFINITION), folder.resolve("copy.json"));
        Path newer = Files.writeString(
                folder.resolve("newer.json"), Files.readString(copy).replace("1.0.0", "1.1.0"));
        Path bundled = Files.writeString(
                folder.resolve("bundled.json"), BundledInstruments.dwai().toJson());

        for (Path other : List.of(copy, newer)) {
            Cli twice = withDefinition("score", SHEETS, "--definition", other.toString());
            assertThat(twice.exitCode()).isEqualTo(2);
            assertThat(twice.out()).isEmpty();
            assertThat(twice.err())
                    .contains("'--definition'", DEFINITION + " and ", " both define in-house-5", other.toString());
        }
        Cli ofTheSdk = Cli.run("score", SHEETS, "--definition", bundled.toString());
        assertThat(ofTheSdk.exitCode()).isEqualTo(2);
        assertThat(ofTheSdk.err()).contains(bundled + " and this program both define dwai");
    }

    @Test
    void anInvalidDefinitionEndsTheCommandWithEveryProblem() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"id\":\"x\"}");
        Cli cli = Cli.run("score", SHEETS, "--definition", broken.toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages())
                .hasSizeGreaterThan(5)
                .anyMatch(line -> line.startsWith(broken + ": missing-field at \"/title\""))
                .last()
                .asString()
                .contains("refused: ", " problems in the definitions of --definition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "/dev/stdin"})
    void aDefinitionIsNotReadFromStandardInput(String name) {
        assertThat(Cli.run("score", SHEETS, "--definition", name).exitCode()).isEqualTo(2);
    }

    @Test
    void aDefinitionThatIsNotThereIsAFileError() {
        Cli cli = Cli.run(
                "score", SHEETS, "--definition", folder.resolve("absent.json").toString());

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err()).contains("absent.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score SHEETS",
                "score SHEETS --pomp --audit",
                "score SHEETS --receipt",
                "score SHEETS --output csv --missing prorate:0.8",
                "score SHEETS --output table",
                "check SHEETS --complete",
                "change SHEETS --by dyadId --sd 0.6 --reliability 0.8 --reliability-kind alpha --source none",
                "change SHEETS --by dyadId --sd 0.6 --reliability 0.8 --reliability-kind alpha --source none --json",
                "agreement SHEETS --second caregiver --session 2 --scale helpful --json",
                "reliability SHEETS --instrument in-house-5 --rater client --session 1 --json"
            })
    void noOutputJudgesAScoreByACutoff(String line) throws IOException {
        Instrument judged = Instrument.parse(Path.of(DEFINITION));
        List<String> words = new ArrayList<>(List.of("cutoff", "cut-off", "band"));
        for (CutoffStatement statement : judged.cutoffs().orElseThrow().statements()) {
            words.add(statement.claim());
            words.add(statement.direction().id());
        }
        String json = Files.readString(Path.of(DEFINITION));
        int from = json.indexOf("  \"cutoffs\"");
        Path plain = Files.writeString(
                folder.resolve("plain.json"),
                (json.substring(0, from) + json.substring(json.indexOf("  \"notes\"")))
                        .replace("    {\"fact\": \"cutoffs\", \"disposition\": \"author\", \"sources\": []},\n", ""));
        assertThat(Instrument.parse(plain).cutoffs()).isEmpty();

        Cli with = withDefinition(command(line));
        String[] args = Stream.concat(Arrays.stream(command(line)), Stream.of("--definition", plain.toString()))
                .toArray(String[]::new);

        assertThat(with).isEqualTo(Cli.run(args));
        assertThat(judged.cutoffs().orElseThrow().statements()).isNotEmpty();
        assertThat(with.out() + with.err()).doesNotContain(words);
    }
}
