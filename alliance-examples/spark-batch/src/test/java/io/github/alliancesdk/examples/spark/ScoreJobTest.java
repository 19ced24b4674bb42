package io.github.alliancesdk.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the program with arguments, as a user does. */
class ScoreJobTest {
    private static final Path SAMPLES = Path.of("../../samples");

    private final SparkSession spark = TestSpark.session();

    @TempDir
    private Path directory;

    private record Run(int code, String out, String err) {}

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.add("--output");
        all.add(directory.resolve("scores").toString());
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int code = ScoreJob.run(all.toArray(new String[0]));
            return new Run(code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void theBundledPayloadsAreScored() {
        Run run = run(
                "--input", SAMPLES.resolve("wai-sr.ndjson").toString(), "--format", "ndjson", "--instrument", "wai-sr");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("{\"rows\":13,\"reports\":6,\"problems\":7,\"scales\":{"
                        + "\"goal\":{\"scored\":6,\"insufficient\":0},\"task\":{\"scored\":5,\"insufficient\":1},"
                        + "\"bond\":{\"scored\":4,\"insufficient\":2},\"total\":{\"scored\":4,\"insufficient\":2}}}\n");
        assertThat(spark.read()
                        .json(directory.resolve("scores/problems").toString())
                        .orderBy("row")
                        .collectAsList())
                .extracting(row -> row.<Long>getAs("row"))
                .containsExactly(6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void theBundledResourcesAreScoredAsOnTheCommandLine() {
        String[] sample = {
            "--input",
            SAMPLES.resolve("fhir-wai-sr.ndjson").toString(),
            "--format",
            "fhir",
            "--instrument",
            "wai-sr",
            "--rater",
            "client"
        };
        Run run = run(sample);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("{\"rows\":6,\"reports\":2,\"problems\":4,");
        assertThat(spark.read()
                        .json(directory.resolve("scores/problems").toString())
                        .selectExpr("row", "recordId", "explode(problems) p")
                        .selectExpr("row", "recordId", "p.code", "p.pointer")
                        .orderBy("row")
                        .collectAsList())
                .extracting(row -> row.get(0) + " " + row.get(2) + " " + row.get(3))
                .containsExactly(
                        "3 draft /status",
                        "4 unknown-version /questionnaire",
                        "5 out-of-range /item/0/item/11/answer/0/valueCoding/code",
                        "6 contradiction /item/1/answer/0/valueDecimal");
        assertThat(spark.read()
                        .json(directory.resolve("scores/reports").toString())
                        .orderBy("row")
                        .collectAsList())
                .extracting(row -> row.getAs("recordId") + " " + row.getAs("recordedAt"))
                .containsExactly("fhir-1 2026-05-01T10:00:00Z", "fhir-2 2026-05-02T10:00:00Z");
    }

    private Run ownSheets(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--input",
                SAMPLES.resolve("in-house-5.ndjson").toString(),
                "--format",
                "ndjson",
                "--instrument",
                "in-house-5"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(new String[0]));
    }

    @Test
    void sheetsOfAnOwnDefinitionAreScored() {
        Run run = ownSheets("--definition", SAMPLES.resolve("in-house-5.json").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("{\"rows\":8,\"reports\":6,\"problems\":2,\"scales\":{"
                        + "\"helpful\":{\"scored\":6,\"insufficient\":0},\"open\":{\"scored\":5,\"insufficient\":1},"
                        + "\"total\":{\"scored\":5,\"insufficient\":1}}}\n");
        assertThat(ownSheets().code()).isEqualTo(2);
    }

    @Test
    void anOwnDefinitionThatCantBeUsedIsSaidBeforeAnythingRuns() throws Exception {
        String own = SAMPLES.resolve("in-house-5.json").toString();
        Path copy = Files.copy(Path.of(own), directory.resolve("copy.json"));
        Path broken = Files.writeString(directory.resolve("broken.json"), "{}");

        Run twice = ownSheets("--definition", own, "--definition", copy.toString());
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains(copy + " and " + own + " both define in-house-5");
        Run invalid = ownSheets("--definition", broken.toString());
        assertThat(invalid.code()).isEqualTo(1);
        assertThat(invalid.err()).startsWith("refused: " + broken + ": ");
        Run absent = ownSheets("--definition", directory.resolve("absent.json").toString());
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err()).contains("absent.json can't be read");
    }

    @Test
    void aStudyFileGivesTheSameAlphaAsTheCommandLine() {
        Run run = run(
                "--input",
                SAMPLES.resolve("simulated-study.csv").toString(),
                "--format",
                "csv",
                "--instrument",
                "wai-sr",
                "--output-format",
                "parquet",
                "--reliability");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                // same as the command line's golden file simulated-study.reliability-json.txt
                .contains("{\"scale\":\"goal\",\"n\":87,\"metric\":\"mean\",\"mean\":3.7528735632183907,"
                        + "\"alpha\":0.6996407545520358,\"lower\":0.5814862577326737,\"upper\":0.7908958340518991}");
        assertThat(spark.read()
                        .parquet(directory.resolve("scores/reports").toString())
                        .count())
                .isEqualTo(90);
    }

    @Test
    void anOutputThatIsThereIsNotReplaced() throws Exception {
        Path reports = Files.createDirectories(directory.resolve("scores/reports"));
        Files.writeString(reports.resolve("mine.txt"), "kept");

        Run run = run(
                "--input", SAMPLES.resolve("wai-sr.ndjson").toString(), "--format", "ndjson", "--instrument", "wai-sr");

        assertThat(run.code()).isEqualTo(1);
        assertThat(reports.resolve("mine.txt")).hasContent("kept");
    }

    @Test
    void aRefusalSaysWhyAndNoAnswer() throws Exception {
        Path file = directory.resolve("a.csv");
        Files.writeString(file, "recordId,1,2,3\nr-1,77,88,99\n");

        Run run = run("--input", file.toString(), "--format", "csv", "--instrument", "wai-sr", "--rater", "client");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("refused: absent-column at /responses/4")
                .doesNotContain("77", "88", "99");
    }

    @ParameterizedTest
    @CsvSource({
        "--instrument nonsense, nonsense",
        "--instrument etai, catalogued only",
        "--instrument sai-6, --experimental",
        "--instrument wai-sr --missing prorate:7, prorate",
        "--instrument wai-sr --rater nobody, rater",
        "--instrument wai-sr --items wai_, {n}",
        "--instrument wai-sr --missing-code 9=why, reasons",
        "--instrument wai-sr --delimiter §, delimiter",
        "--instrument wai-sr --drafts, fhir",
        "--instrument wai-sr --output-format fhir, csv or ndjson",
        "--instrument wai --format fhir, --rater",
    })
    void wrongUseIsSaidBeforeAnythingRuns(String options, String why) {
        List<String> arguments = new ArrayList<>(List.of("--input", "nowhere"));
        if (!options.contains(" --format")) {
            arguments.addAll(List.of("--format", "csv"));
        }
        arguments.addAll(List.of(options.split(" ")));

        Run run = run(arguments.toArray(new String[0]));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(why);
    }
}
