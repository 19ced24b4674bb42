package io.github.alliancesdk.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.fhir.FhirResponses;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark gives the same result for each row as the plain library, whichever task computes it and in any order. */
class SparkIdentityTest {
    private static final int ROWS = 400;
    private static final List<String> BAD_CELLS =
            List.of("0", "8", "99", "-1", "4.0", "4.5", "x", " 4", "007", "4e0", "true", "123456789012345678901", "NA");

    private static final AnswerCoding CODING = AnswerCoding.integers()
            .withMissingCode("99", MissingReason.SKIPPED)
            .withMissingCode("NA", MissingReason.UNKNOWN);

    private final SparkSession spark = TestSpark.session();

    static Stream<Arguments> instrumentsAndSeeds() {
        return Stream.of(
                Arguments.of(BundledInstruments.wai(), 1L),
                Arguments.of(BundledInstruments.waiShortRevised(), 2L),
                Arguments.of(BundledInstruments.dwai(), 3L),
                // answers start at 0
                Arguments.of(BundledInstruments.catalog().get("sai-6"), 4L));
    }

    /** Items of 1..5 beside lines of 0..10 in steps of 0.5, which a batch can't score. */
    private static Instrument mixed() {
        return Instrument.builder("mixed-4")
                .title("Invented")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat(ResponseFormat.of("default", 1, 5))
                .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.5))
                .items(2)
                .item(Item.inFormat(3, "line"))
                .item(Item.inFormat(4, "line"))
                .reversed(2, 3)
                .scale("choices", 1, 2)
                .scale("lines", 3, 4)
                .scale("total", 1, 2, 3, 4)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
    }

    static Stream<Arguments> threeInstruments() {
        return Stream.concat(instrumentsAndSeeds().skip(1).limit(2), Stream.of(Arguments.of(mixed(), 9L)));
    }

    // ---- the fast path: tables in memory, by columns and by rows

    @ParameterizedTest
    @MethodSource("instrumentsAndSeeds")
    void tablesOfIntegersScoreAsTheLibraryDoes(Instrument instrument, long seed) {
        ScoringPlan plan = plan(instrument);
        List<List<@Nullable String>> cells = cells(instrument, seed, List.of("0", "8", "99", "-1", "5"));
        requireIdentity(plan, cells, DataTypes.IntegerType, 1 + (int) seed, seed);
    }

    @Test
    void integersOfEveryWidthScoreAlike() {
        ScoringPlan plan = plan(BundledInstruments.waiShort());
        List<List<@Nullable String>> cells = cells(BundledInstruments.waiShort(), 6, List.of("0", "8", "99", "-1"));
        requireIdentity(plan, cells, DataTypes.ByteType, 2, 6);
        requireIdentity(plan, cells, DataTypes.ShortType, 3, 6);
        requireIdentity(plan, cells, DataTypes.LongType, 7, 6);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void tablesOfCodesWithAnOffsetScoreAsTheLibraryDoes(int offset) {
        Instrument instrument = BundledInstruments.waiShortRevised();
        AnswerCoding coding = CODING.withOffset(offset).withLabels(Map.of("77", 3));
        ScoringPlan plan = plan(instrument).withCoding(coding);
        List<List<@Nullable String>> cells = cells(instrument, 8, List.of("0", "6", "99", "77", "2147483647"));
        requireIdentity(plan, cells, DataTypes.IntegerType, 2, 8);
        requireIdentity(plan, cells, DataTypes.LongType, 2, 8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "prorate:0.5", "form-at-most-missing:1"})
    void whatABatchCannotScoreIsScoredSheetBySheet(String policy) {
        ScoringPlan plan = plan(mixed()).withPolicy(MissingPolicy.parse(policy));
        requireIdentity(plan, cells(mixed(), 9, List.of("2.3", "11", "-1")), DataTypes.StringType, 2, 9);
        ScoringPlan decimals = plan.withCoding(CODING.withIntegralDecimals());
        requireIdentity(decimals, cells(mixed(), 9, List.of("2.3", "11", "-1")), DataTypes.DoubleType, 2, 9);
    }

    @Test
    void aPolicyOverTheWholeFormIsFollowed() {
        Instrument instrument = BundledInstruments.waiShortRevised();
        ScoringPlan plan = plan(instrument).withPolicy(MissingPolicy.formAtMostMissing(2));
        requireIdentity(plan, cells(instrument, 10, List.of("0", "8")), DataTypes.IntegerType, 2, 10);
    }

    @Test
    void tablesOfTextScoreAsTheLibraryDoes() {
        Instrument instrument = BundledInstruments.wai();
        requireIdentity(plan(instrument), cells(instrument, 7, BAD_CELLS), DataTypes.StringType, 3, 7);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tablesOfDecimalsScoreAsTheLibraryDoes(boolean integralDecimals) {
        ScoringPlan strict = plan(BundledInstruments.waiShort());
        ScoringPlan plan = integralDecimals ? strict.withCoding(CODING.withIntegralDecimals()) : strict;
        List<List<@Nullable String>> cells =
                cells(BundledInstruments.waiShort(), 5, List.of("4.5", "0.0", "9.0", "-1.0", "NaN")).stream()
                        .map(row -> row.stream()
                                .map(cell ->
                                        cell == null || cell.contains(".") || cell.equals("NaN") ? cell : cell + ".0")
                                .collect(Collectors.toCollection(ArrayList<@Nullable String>::new)))
                        .collect(Collectors.toList());
        requireIdentity(plan, cells, DataTypes.DoubleType, 2, 5);
    }

    private void requireIdentity(
            ScoringPlan plan, List<List<@Nullable String>> cells, DataType type, int partitions, long seed) {
        List<String> header = header(plan.instrument());
        RowReader reader = plan.layout().bind(header, plan.checker()).orElseThrow();
        Map<Long, String> expected = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < cells.size(); row++) {
            List<@Nullable String> line = new ArrayList<>(cells.get(row));
            expected.put((long) row, Expected.of(reader.check(prepend("r-" + row, line)), plan));
            rows.add(row((long) row, line, type));
        }
        Collections.shuffle(rows, new Random(seed));
        StructType schema = new StructType().add("id", DataTypes.LongType).add("recordId", DataTypes.StringType);
        for (String column : header.subList(1, header.size())) {
            schema = schema.add(column, type);
        }
        Dataset<Row> table = spark.createDataFrame(rows, schema).repartition(partitions);
        assertThat(scores(table, plan)).as("a table").isEqualTo(expected);

        Dataset<Row> cached = table.drop("recordId").persist();
        assertThat(cached.count()).isEqualTo(rows.size());
        assertThat(SparkInternals.batches(cached).isPresent())
                .as("numbers are cached by columns")
                .isEqualTo(!type.equals(DataTypes.StringType));
        assertThat(scores(cached, plan)).as("a cache").isEqualTo(expected);
        cached.unpersist();
    }

    private static Map<Long, String> scores(Dataset<Row> table, ScoringPlan plan) {
        return TableScores.score(table, plan).collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.<Long>getAs("id"),
                        row -> Expected.of(row, plan.instrument()),
                        (one, other) -> one + " and again " + other,
                        TreeMap::new));
    }

    // ---- files

    @ParameterizedTest
    @MethodSource("threeInstruments")
    void csvScoresAsTheLibraryDoes(Instrument instrument, long seed, @TempDir Path directory) throws Exception {
        ScoringPlan plan = plan(instrument);
        List<String> header = header(instrument);
        RowReader reader = plan.layout().bind(header, plan.checker()).orElseThrow();
        List<String> lines = new ArrayList<>();
        Map<Long, String> expected = new TreeMap<>();
        lines.add(String.join(",", header));
        for (List<@Nullable String> row : cells(instrument, seed, BAD_CELLS)) {
            List<@Nullable String> line = prepend("r,\"" + lines.size() + "\"", row);
            expected.put((long) lines.size(), Expected.of(reader.check(line), plan));
            lines.add(line.stream()
                    .map(cell ->
                            cell == null ? "" : cell.contains(",") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell)
                    .collect(Collectors.joining(",")));
        }
        Path file = directory.resolve("sheets.csv");
        Files.write(file, lines);
        requireRows(file, FileFormat.CSV, plan, expected);
    }

    @ParameterizedTest
    @MethodSource("threeInstruments")
    void payloadsScoreAsTheLibraryDoes(Instrument instrument, long seed, @TempDir Path directory) throws Exception {
        ScoringPlan plan = plan(instrument);
        ResponseChecker checker = plan.checker();
        List<String> lines = new ArrayList<>();
        Map<Long, String> expected = new TreeMap<>();
        List<Integer> items = List.copyOf(instrument.itemNumbers());
        for (List<@Nullable String> row : cells(instrument, seed, BAD_CELLS)) {
            String answers = IntStream.range(0, items.size())
                    .mapToObj(i -> "\"" + items.get(i) + "\":" + row.get(i))
                    .collect(Collectors.joining(","));
            String line = "{\"recordId\":\"r-" + lines.size() + "\",\"responses\":{" + answers + "}"
                    + (lines.size() % 50 == 0 ? ",\"sesion\":1" : "") + "}";
            if (lines.size() % 70 == 69) {
                line = line.substring(0, line.length() / 2);
            }
            lines.add(line);
            expected.put(
                    (long) lines.size(), Expected.of(checker.checkJson(line.getBytes(StandardCharsets.UTF_8)), plan));
        }
        Path file = directory.resolve("sheets.ndjson");
        Files.write(file, lines);
        requireRows(file, FileFormat.NDJSON, plan, expected);
    }

    @ParameterizedTest
    @MethodSource("threeInstruments")
    void resourcesScoreAsTheLibraryDoes(Instrument instrument, long seed, @TempDir Path directory) throws Exception {
        ScoringPlan plan = plan(instrument);
        List<Integer> items = List.copyOf(instrument.itemNumbers());
        List<String> lines = new ArrayList<>();
        for (List<@Nullable String> row : cells(instrument, seed, BAD_CELLS)) {
            String answers = IntStream.range(0, items.size())
                    .filter(i -> row.get(i) != null)
                    .mapToObj(i ->
                            "{\"linkId\":\"" + items.get(i) + "\",\"answer\":[{\"valueInteger\":" + row.get(i) + "}]}")
                    .collect(Collectors.joining(","));
            String resource = "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"r-" + lines.size()
                    + "\",\"status\":\"completed\",\"authored\":\"2026-05-01T10:00:00Z\",\"questionnaire\":"
                    + "\"https://alliancesdk.github.io/fhir/Questionnaire/" + instrument.id() + "|"
                    + instrument.definitionVersion() + "\",\"item\":[{\"linkId\":\"items\",\"item\":[" + answers
                    + "]}]}";
            lines.add(
                    switch (lines.size() % 40) {
                        case 5 -> resource.replace("completed", "in-progress");
                        case 10 -> resource.replace("completed", "entered-in-error");
                        case 15 -> resource.replace("|" + instrument.definitionVersion(), "");
                        case 20 -> resource.replace("QuestionnaireResponse", "Observation");
                        case 25 -> resource.replace("Questionnaire/" + instrument.id(), "Questionnaire/phq-9");
                        case 30 -> resource.substring(0, resource.length() / 2);
                        case 35 -> "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + resource + "}]}";
                        default -> resource;
                    });
        }
        Path file = directory.resolve("QuestionnaireResponse.ndjson");
        Files.write(file, lines);
        FhirResponses strict = FhirResponses.of(instrument);
        for (FhirResponses fhir : List.of(strict, strict.allowAnyVersion().allowDrafts())) {
            Map<Long, String> expected = new TreeMap<>();
            try (InputStream in = Files.newInputStream(file)) {
                fhir.readRows(in)
                        .forEach(row -> expected.put(
                                row.row(), Expected.of(plan.checker().check(row.responses()), plan)));
            }
            assertThat(expected.values().toString())
                    .contains("entered-in-error", "wrong-type", "unknown-instrument", "malformed-json");
            requireRows(
                    file,
                    FileFormat.FHIR,
                    fhir == strict ? plan : plan.allowAnyVersion().allowDrafts(),
                    expected);
        }
    }

    /** Compares the rows for different block sizes, and so for different numbers of tasks. */
    private void requireRows(Path file, FileFormat format, ScoringPlan plan, Map<Long, String> expected)
            throws Exception {
        int size = (int) Files.size(file);
        for (int bytes : new int[] {1 << 24, size / 7, size / 30}) {
            TestSpark.withBlocksOf(bytes, () -> {
                Dataset<Row> outcomes = switch (format) {
                    case PARQUET -> throw new IllegalArgumentException("not a text file");
                    case CSV -> OutcomeSeries.ofCsv(spark, file.toString(), ',', plan, Ledger.none());
                    case NDJSON, FHIR ->
                        OutcomeSeries.ofNdjson(
                                spark,
                                file.toString(),
                                format == FileFormat.FHIR ? LineFormat.ofResources() : LineFormat.ofPayloads(),
                                plan,
                                Ledger.none());
                };
                Dataset<Row> rows = OutcomeSeries.numbered(outcomes);
                if (bytes < size) {
                    assertThat(outcomes.toJavaRDD().getNumPartitions()).isGreaterThan(2);
                }
                Map<Long, String> found = rows.collectAsList().stream()
                        .collect(Collectors.toMap(
                                row -> row.<Long>getAs(OutcomeSeries.ROW),
                                row -> Expected.of(row, plan.instrument()),
                                (one, other) -> one + " and again " + other,
                                TreeMap::new));
                assertThat(found).as("blocks of %d bytes", bytes).isEqualTo(expected);
            });
        }
    }

    // ---- invented sheets

    private static ScoringPlan plan(Instrument instrument) {
        return ScoringPlan.of(instrument)
                .withRater(Rater.CLIENT)
                .withNaming(ItemNaming.pattern("q{nn}"))
                .withPolicy(MissingPolicy.prorate(0.75))
                .withCoding(CODING);
    }

    private static List<String> header(Instrument instrument) {
        List<String> header = new ArrayList<>();
        header.add("recordId");
        instrument.itemNumbers().forEach(item -> header.add(item < 10 ? "q0" + item : "q" + item));
        return header;
    }

    /** Rows of cells: a third has missing answers, a quarter has cells that need an individual check. */
    private static List<List<@Nullable String>> cells(Instrument instrument, long seed, List<String> bad) {
        Random random = new Random(seed);
        List<Integer> items = List.copyOf(instrument.itemNumbers());
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            @Nullable String[] cells = new @Nullable String[instrument.items().size()];
            double gaps = row % 3 == 0 ? 0.15 : 0;
            for (int i = 0; i < cells.length; i++) {
                cells[i] = random.nextDouble() < gaps
                        ? null
                        : answer(instrument.format(items.get(i), instrument.responseFormat()), random);
            }
            if (row % 4 == 0) {
                cells[random.nextInt(cells.length)] = bad.get(random.nextInt(bad.size()));
            }
            rows.add(Arrays.asList(cells));
        }
        return rows;
    }

    private static String answer(ResponseFormat format, Random random) {
        if (format.step().isEmpty()) {
            return Integer.toString(
                    format.unscaledMin() + random.nextInt(format.points().size()));
        }
        int steps = (int) ((format.max() - format.min()) / format.step().getAsDouble());
        return String.valueOf(
                format.min() + random.nextInt(steps + 1) * format.step().getAsDouble());
    }

    private static List<@Nullable String> prepend(String first, List<@Nullable String> rest) {
        List<@Nullable String> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private static Row row(long id, List<@Nullable String> cells, DataType type) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(id);
        values.add("r-" + id);
        for (String cell : cells) {
            values.add(cell == null ? null : value(cell, type));
        }
        return RowFactory.create(values.toArray());
    }

    private static Object value(String cell, DataType type) {
        if (type.equals(DataTypes.ByteType)) {
            return Byte.valueOf(cell);
        }
        if (type.equals(DataTypes.ShortType)) {
            return Short.valueOf(cell);
        }
        if (type.equals(DataTypes.IntegerType)) {
            return Integer.valueOf(cell);
        }
        if (type.equals(DataTypes.LongType)) {
            return Long.valueOf(cell);
        }
        return type.equals(DataTypes.DoubleType) ? Double.valueOf(cell) : cell;
    }
}
