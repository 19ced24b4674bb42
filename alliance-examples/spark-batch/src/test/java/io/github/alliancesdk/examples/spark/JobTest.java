package io.github.alliancesdk.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityAnalysis;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityReport;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the job from input files to output files. */
class JobTest {
    private static final Instrument WAI_SR = BundledInstruments.waiShortRevised();

    private final SparkSession spark = TestSpark.session();

    @TempDir
    private Path directory;

    private Job job(Path input, FileFormat format, ScoringPlan plan, boolean reliability) {
        return new Job(
                plan,
                input.toString(),
                format,
                ',',
                directory.resolve("reports").toString(),
                directory.resolve("problems").toString(),
                format,
                reliability);
    }

    // ---- nothing is lost

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FHIR")
    void everyRowIsAReportOrAProblemRow(FileFormat format) throws Exception {
        Simulation simulation = new Simulation(BundledInstruments.wai(), 7, 0.03, 0.05, "wai_{n}");
        Path input = directory.resolve("input");
        SimulatedFiles.write(spark, simulation, 3_000, 5, format, input.toString());
        ScoringPlan plan = ScoringPlan.of(BundledInstruments.wai())
                .withRater(Rater.THERAPIST)
                .withNaming(ItemNaming.pattern("wai_{n}"))
                .withPolicy(MissingPolicy.prorate(0.8));

        Counts counts = job(input, format, plan, false).run(spark).counts();

        long bad = IntStream.range(0, 3_000)
                .filter(sheet -> Arrays.asList(simulation.answers(sheet)).contains(Simulation.BAD))
                .count();
        assertThat(bad).isBetween(50L, 300L);
        assertThat(counts.rows()).isEqualTo(3_000);
        assertThat(counts.problems()).isEqualTo(bad);
        assertThat(counts.reports()).isEqualTo(3_000 - bad);
        assertThat(counts.scales().keySet()).containsExactly("goal", "task", "bond", "total");
        assertThat(counts.scales().get("goal").insufficient()).isPositive();
        Dataset<Row> reports = read(format, "reports");
        assertThat(reports.count()).isEqualTo(counts.reports());
        assertThat(read(format, "problems").count()).isEqualTo(counts.problems());
        SimulatedFiles.Comparison comparison =
                SimulatedFiles.compare(reports, read(format, "problems"), simulation, plan, 3_000);
        assertThat(comparison.different()).isZero();
        assertThat(comparison.compared()).isEqualTo(3_000);
    }

    private Dataset<Row> read(FileFormat format, String name) {
        String path = directory.resolve(name).toString();
        return switch (format) {
            case PARQUET -> spark.read().parquet(path);
            case CSV ->
                name.equals("problems")
                        ? spark.read().json(path)
                        : spark.read()
                                .option("header", true)
                                .option("escape", "\"")
                                .option("inferSchema", true)
                                .csv(path);
            case NDJSON, FHIR -> spark.read().json(path);
        };
    }

    @Test
    void countsThatDoNotFitFailTheJob() {
        Counts.OfScale all = new Counts.OfScale(8, 2);
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> new Counts(12, 10, 1, Map.of("total", all)).requireWhole())
                .withMessage("rows are lost or made up: 12 were read, 10 scored and 1 set aside");
        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> new Counts(11, 10, 1, Map.of("total", new Counts.OfScale(8, 1))).requireWhole())
                .withMessage("total is neither scored nor insufficient in some report: 8 and 1 of 10");
        assertThat(new Counts(11, 10, 1, Map.of("total", all)).requireWhole().toJson())
                .isEqualTo("{\"rows\":11,\"reports\":10,\"problems\":1,"
                        + "\"scales\":{\"total\":{\"scored\":8,\"insufficient\":2}}}");
    }

    @Test
    void aPartitionThatIsComputedAgainIsNotCountedTwice() {
        PartitionTotals totals = new PartitionTotals();
        totals.add(Map.entry(0, new long[] {5}));
        totals.add(Map.entry(1, new long[] {7}));
        PartitionTotals again = new PartitionTotals();
        again.add(Map.entry(1, new long[] {7}));
        totals.merge(again);
        assertThat(totals.sum(1)).containsExactly(12);
    }

    // ---- a broken row costs itself

    @Test
    void aBrokenLineCostsOneRowAndIsNamedByItsNumber() throws Exception {
        Path input = directory.resolve("sheets.ndjson");
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(sheet("r-" + i, 1 + i % 5));
        }
        lines.set(3, new byte[0]);
        lines.set(10, "{\"recordId\":\"r-10\",\"responses\":{\"1\":".getBytes(StandardCharsets.UTF_8));
        lines.set(20, sheet("r-20", 9));
        byte[] broken = sheet("r-30", 3);
        broken[5] = (byte) 0xFF;
        lines.set(30, broken);
        lines.set(59, new byte[] {' ', '\r'});
        writeLines(input, lines);

        TestSpark.withBlocksOf(500, () -> {
            Counts counts =
                    job(input, FileFormat.NDJSON, clients(), false).run(spark).counts();
            assertThat(counts.rows()).isEqualTo(58);
            assertThat(counts.reports()).isEqualTo(55);
            assertThat(counts.problems()).isEqualTo(3);
        });

        List<Row> problems = read(FileFormat.NDJSON, "problems").orderBy("row").collectAsList();
        assertThat(problems).extracting(row -> row.<Long>getAs("row")).containsExactly(11L, 21L, 31L);
        assertThat(problems)
                .extracting(row -> row.<String>getAs("file"))
                .allMatch(file -> file.endsWith("/sheets.ndjson"));
        assertThat(problems.get(0)
                        .<Row>getList(problems.get(0).fieldIndex("problems"))
                        .get(0)
                        .<String>getAs("code"))
                .isEqualTo("malformed-json");
        assertThat(problems.get(1).<String>getAs("recordId")).isEqualTo("r-20");
        assertThat(problems.get(1).<Row>getList(problems.get(1).fieldIndex("problems")))
                .hasSize(12);
        assertThat(problems.get(2)
                        .<Row>getList(problems.get(2).fieldIndex("problems"))
                        .get(0)
                        .<String>getAs("code"))
                .isEqualTo("invalid-text");
        assertThat(read(FileFormat.NDJSON, "reports")
                        .filter("recordId = 'r-58'")
                        .head()
                        .<Long>getAs("row"))
                .isEqualTo(59);
    }

    private static byte[] sheet(String id, int answer) {
        StringBuilder sheet = new StringBuilder("{\"recordId\":\"" + id + "\",\"responses\":{");
        for (int item = 1; item <= 12; item++) {
            sheet.append(item == 1 ? "" : ",")
                    .append('"')
                    .append(item)
                    .append("\":")
                    .append(answer);
        }
        return sheet.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void writeLines(Path file, List<byte[]> lines) throws Exception {
        try (var out = Files.newOutputStream(file)) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        }
    }

    @Test
    void rowsOfCsvThatAreNoRowsArePutAside() throws Exception {
        Path input = Files.createDirectory(directory.resolve("study"));
        String header = "recordId,site,1,2,3,4,5,6,7,8,9,10,11,12";
        Files.writeString(
                input.resolve("a.csv"),
                String.join(
                        "\r\n",
                        header,
                        "a-1,\"north, \"\"old\"\"\",1,2,3,4,5,1,2,3,4,5,1,2",
                        "a-2,short,1,2,3",
                        "",
                        "a-3,wide,1,2,3,4,5,1,2,3,4,5,1,2,3",
                        "a-4,\"open,1,2,3,4,5,1,2,3,4,5,1,2",
                        "a-5,ok,1,2,3,4,5,1,2,3,4,5,,"));
        Files.writeString(input.resolve("b.csv"), header + "\nb-1,south,6,2,3,4,5,1,2,3,4,5,1,2\n");

        Counts counts = job(input, FileFormat.CSV, clients(), false).run(spark).counts();

        assertThat(counts.rows()).isEqualTo(6);
        assertThat(counts.scales().get("total")).isEqualTo(new Counts.OfScale(1, 1));
        List<Row> reports = read(FileFormat.CSV, "reports").orderBy("row").collectAsList();
        assertThat(reports).extracting(row -> row.<String>getAs("recordId")).containsExactly("a-1", "a-5");
        assertThat(reports.get(0).<String>getAs("site")).isEqualTo("north, \"old\"");
        List<Row> problems =
                read(FileFormat.CSV, "problems").orderBy("file", "row").collectAsList();
        assertThat(problems)
                .extracting(row -> row.getAs("row") + " "
                        + row.<Row>getList(row.fieldIndex("problems")).get(0).getAs("code"))
                .containsExactly("2 malformed-row", "3 malformed-row", "4 malformed-row", "1 out-of-range");
    }

    /** 6,000 rows of 90 to 120 bytes: longer than what a part reads back. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 24, 100_000, 9_973})
    void aRowOnSeveralLinesIsOneRowWhereverTheFileIsDivided(int bytes) throws Exception {
        StringBuilder text = new StringBuilder("recordId,\"site,\nas told\",1,2,3,4,5,6,7,8,9,10,11,12\r\n");
        List<String> expected = new ArrayList<>();
        for (int row = 1; row <= 6000; row++) {
            String site = row % 3 == 0 ? "north" : "a \"house\"\n\nno. " + row + ",\r\nin the north, where it is cold";
            boolean open = row % 700 == 0;
            text.append("r-").append(row).append(open ? ",\"open" : ",\"" + site.replace("\"", "\"\"") + '"');
            text.append(",1,2,3,4,5,1,2,3,4,5,1,2\n");
            expected.add(row + (open ? " malformed-row" : " r-" + row + " " + site));
        }
        Path input = directory.resolve("a.csv");
        Files.writeString(input, text);

        List<String> found = new ArrayList<>();
        TestSpark.withBlocksOf(bytes, () -> {
            Dataset<Row> rows =
                    OutcomeSeries.numbered(OutcomeSeries.ofCsv(spark, input.toString(), ',', clients(), Ledger.none()));
            for (Row row : rows.orderBy("row").collectAsList()) {
                found.add(row.getAs("row")
                        + (row.isNullAt(row.fieldIndex(ScoreColumns.PROBLEMS))
                                ? " " + row.getAs("recordId") + " " + row.getAs("site,\nas told")
                                : " "
                                        + row.<Row>getList(row.fieldIndex(ScoreColumns.PROBLEMS))
                                                .get(0)
                                                .getAs("code")));
            }
        });
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void aCompressedFileAndNamesWithBlanksAreRead() throws Exception {
        Path input = Files.createDirectories(directory.resolve("my study/site 1"));
        String file = "recordId,1,2,3,4,5,6,7,8,9,10,11,12\n\"r\n1\",1,2,3,4,5,1,2,3,4,5,1,2\n";
        Files.writeString(input.resolve("a b.csv"), file);
        try (var out = new GZIPOutputStream(Files.newOutputStream(input.resolve("c.csv.gz")))) {
            out.write(file.getBytes(StandardCharsets.UTF_8));
        }

        Counts counts = job(input.getParent(), FileFormat.CSV, clients(), false)
                .run(spark)
                .counts();

        assertThat(counts.reports()).isEqualTo(2);
        assertThat(counts.rows()).isEqualTo(2);
    }

    @Test
    void aDelimiterThatCannotBeOneIsRefused() {
        for (char delimiter : new char[] {'"', '\n', '\u00A7'}) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> new CsvRecords.Shape(delimiter, 1));
        }
    }

    @Test
    void filesWithDifferentHeadersAreRefused() throws Exception {
        Path input = Files.createDirectory(directory.resolve("study"));
        Files.writeString(input.resolve("a.csv"), "recordId,1,2,3,4,5,6,7,8,9,10,11,12\n");
        Files.writeString(input.resolve("b.csv"), "recordId,2,1,3,4,5,6,7,8,9,10,11,12\n");

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> job(input, FileFormat.CSV, clients(), false).run(spark))
                .withMessageContaining("another header");
    }

    @Test
    void anAbsentColumnIsRefusedBeforeAnythingIsScored() throws Exception {
        Path input = directory.resolve("a.csv");
        Files.writeString(input, "recordId,1,2,3,4,5,6,7,8,9,10,11,11\n");

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> job(input, FileFormat.CSV, clients(), false).run(spark))
                .withMessageContaining("absent-column at /responses/12")
                .withMessageContaining("duplicate-column at /responses/11");
        assertThat(directory.resolve("reports")).doesNotExist();
    }

    // ---- what a score is a score of

    @Test
    void everyReportSaysWhatItIsAScoreOf() throws Exception {
        Path input = directory.resolve("a.csv");
        Files.writeString(
                input,
                "recordId,dyadId,session,instrument,referent,rater,1,2,3,4,5,6,7,8,9,10,11,12\n"
                        + "r-1,d-1,1,wai-sr,agent,client,1,2,3,4,5,1,2,3,4,5,1,2\n"
                        + "r-2,d-1,2,wai-sr,,client,1,2,3,4,5,1,2,3,4,5,1,2\n"
                        + "r-3,d-1,3,wai-s,,client,1,2,3,4,5,1,2,3,4,5,1,2\n"
                        + "r-4,d-1,4,wai-sr,,therapist,1,2,3,4,5,1,2,3,4,5,1,2\n");

        Counts counts = job(input, FileFormat.CSV, ScoringPlan.of(WAI_SR), false)
                .run(spark)
                .counts();

        assertThat(counts.problems()).isEqualTo(2);
        List<Row> reports = read(FileFormat.CSV, "reports").orderBy("row").collectAsList();
        Row report = reports.get(0);
        assertThat(report.<String>getAs("instrument")).isEqualTo("wai-sr");
        assertThat(report.<String>getAs("definitionVersion")).isEqualTo("1.0.0");
        assertThat(report.<String>getAs("definitionDigest")).isEqualTo(WAI_SR.definitionDigest());
        assertThat(report.<String>getAs("status")).isEqualTo("keyed");
        assertThat(report.<String>getAs("policy")).isEqualTo("complete");
        assertThat(report.<String>getAs("rater")).isEqualTo("client");
        assertThat(report.<String>getAs("referent")).isEqualTo("agent");
        assertThat(report.<String>getAs("format")).isEqualTo("default");
        assertThat(report.<String>getAs("total_status")).isEqualTo("scored");
        assertThat(reports.get(1).<String>getAs("referent")).isEqualTo("unstated");
    }

    // ---- reliability

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FHIR")
    void alphaOverThePartitionsIsThatOfTheWhole(FileFormat format) throws Exception {
        Simulation simulation = new Simulation(BundledInstruments.wai(), 11, 0.01, 0.02, "wai_{n}");
        Path input = directory.resolve("input");
        SimulatedFiles.write(spark, simulation, 500, 4, format, input.toString());
        ScoringPlan plan = ScoringPlan.of(BundledInstruments.wai())
                .withRater(Rater.CLIENT)
                .withNaming(ItemNaming.pattern("wai_{n}"));

        List<Reliability> reliability =
                job(input, format, plan, true).run(spark).reliability();

        ReliabilityReport whole = ReliabilityAnalysis.withDefaults()
                .analyse(matrix(simulation, 500).keyed());
        assertThat(reliability).extracting(Reliability::scale).containsExactly("goal", "task", "bond", "total");
        Offset<Double> rounding = Offset.offset(1e-12);
        for (Reliability scale : reliability) {
            var expected = whole.scale(scale.scale());
            var alpha = expected.alpha().orElseThrow();
            assertThat(scale.n()).isEqualTo(expected.n()).isPositive();
            assertThat(scale.mean().getAsDouble()).isCloseTo(expected.mean().orElseThrow(), rounding);
            assertThat(scale.alpha().getAsDouble())
                    .isCloseTo(alpha.value(), rounding)
                    .isBetween(0.5, 1.0);
            assertThat(scale.lower().getAsDouble())
                    .isCloseTo(alpha.interval().orElseThrow().lower(), rounding);
            assertThat(scale.upper().getAsDouble())
                    .isCloseTo(alpha.interval().orElseThrow().upper(), rounding);
        }
    }

    private static RawResponseMatrix matrix(Simulation simulation, int sheets) {
        ResponseChecker checker = ResponseChecker.of(BundledInstruments.wai()).withRater(Rater.CLIENT);
        RawResponseMatrix.Builder matrix = RawResponseMatrix.builder(BundledInstruments.wai());
        for (int sheet = 0; sheet < sheets; sheet++) {
            @Nullable Integer[] answers = simulation.answers(sheet);
            if (!Arrays.asList(answers).contains(Simulation.BAD)) {
                Responses.Builder responses = Responses.builder("wai", Rater.CLIENT);
                for (int i = 0; i < answers.length; i++) {
                    if (answers[i] != null) {
                        responses.answer(i + 1, answers[i]);
                    }
                }
                matrix.add(checker.check(responses.build()).orElseThrow());
            }
        }
        return matrix.build();
    }

    @ParameterizedTest
    @CsvSource({
        "dyadId, d-1, d-1, a dyadId is there more than once",
        "recordId, r-1, r-1, a recordId is there more than once",
        "session, 1, 2, there are several sessions"
    })
    void reliabilityOfSheetsThatDependOnEachOtherIsRefused(String column, String one, String other, String message)
            throws Exception {
        Path input = directory.resolve("a.csv");
        Files.writeString(
                input,
                column + ",1,2,3,4,5,6,7,8,9,10,11,12\n" + one + ",1,2,3,4,5,1,2,3,4,5,1,2\n" + other
                        + ",1,2,3,4,5,1,2,3,4,5,1,3\n");

        assertThatExceptionOfType(RefusedInputException.class)
                .isThrownBy(() -> job(input, FileFormat.CSV, clients(), true).run(spark))
                .withMessageContaining(message);
    }

    @Test
    void alphaThatCannotBeComputedIsNoNumber() {
        Instrument instrument = BundledInstruments.dwai();
        ItemSums sums = new ItemSums(instrument);
        assertThat(Reliability.of(instrument, instrument.responseFormat(), sums.sums())
                        .get(0)
                        .mean())
                .isEmpty();
        byte[] constant = {4, 4, 4, 4, 4, 4};
        sums.add(constant, 0, instrument.responseFormat(), (byte) 0);
        sums.add(constant, 0, instrument.responseFormat(), (byte) 0);
        Reliability total = Reliability.of(instrument, instrument.responseFormat(), sums.sums())
                .get(0);
        assertThat(total.metric()).isEqualTo(Metric.MEAN);
        assertThat(total.mean()).hasValue(4);
        assertThat(total.alpha()).isEmpty();
        assertThat(total.lower()).isEmpty();
    }

    /** Items 1 to 3 and line 4 of two sheets: totals 1 + 2 + 3 + 4.5 and 2 + 2 + 3 + 0.5; the third has a gap. */
    @Test
    void aScaleOverSeveralRangesIsCountedByItsSum() throws Exception {
        Instrument mixed = Instrument.builder("mixed-4")
                .title("Invented")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat(ResponseFormat.of("default", 1, 5))
                .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.5))
                .items(3)
                .item(Item.inFormat(4, "line"))
                .scale("total", 1, 2, 3, 4)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
        Path input = directory.resolve("sheets.csv");
        Files.writeString(input, "recordId,1,2,3,4\nr-1,1,2,3,4.5\nr-2,2,2,3,0.5\nr-3,1,,3,1\n");
        ScoringPlan plan = ScoringPlan.of(mixed)
                .withRater(Rater.CLIENT)
                .withPolicy(MissingPolicy.parse("form-at-most-missing:0,total=prorate:0.5"));

        Job.Result result = job(input, FileFormat.CSV, plan, true).run(spark);

        assertThat(result.counts().scales().get("total")).isEqualTo(new Counts.OfScale(2, 1));
        Reliability total = result.reliability().get(0);
        assertThat(total.metric()).isEqualTo(Metric.SUM);
        assertThat(total.n()).isEqualTo(2);
        assertThat(total.mean()).hasValue(9);
    }

    private static ScoringPlan clients() {
        return ScoringPlan.of(WAI_SR).withRater(Rater.CLIENT);
    }

    @Test
    void aLayoutKnowsWhereItsItemsAre() {
        ScoringPlan plan = clients().withNaming(ItemNaming.pattern("q{nn}x"));
        assertThat(plan.itemColumn(7)).contains("q07x");
        assertThat(plan.layout().toString()).contains("q{nn}x");
    }
}
