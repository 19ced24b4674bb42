package io.github.alliancesdk.core.scoring.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.NullArgument;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hand-computed for the invented instrument: items 1..5 on 1..5, item 2 reversed; first = 1, 2; second = 3, 4, 5. */
class BatchScorerTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final BatchScorer SCORER = BatchScorer.of(DEMO, MissingPolicy.prorate(0.6));
    private static final byte[] MATRIX = {
        4, 2, 5, 3, 3, // complete
        4, 0, 5, 3, 0, // two missing
        4, 2, 6, 3, 3, // an invalid cell
        0, 0, 0, 0, 0, // empty
    };
    private static final int ROWS = 4;

    private final double[] means = new double[ROWS * 3];
    private final short[] answered = new short[ROWS * 3];

    private static byte[][] columns() {
        byte[][] columns = new byte[5][ROWS];
        for (int i = 0; i < MATRIX.length; i++) {
            columns[i % 5][i / 5] = MATRIX[i];
        }
        return columns;
    }

    private void assertScored() {
        // first: 4 + (6 - 2) = 8; second: 11; total: 19. Then 1 of 2 < 0.6; (5 + 3) / 2; (4 + 5 + 3) / 3.
        assertThat(means)
                .containsExactly(
                        4,
                        11.0 / 3,
                        3.8,
                        Double.NaN,
                        4,
                        4,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN);
        assertThat(answered).containsExactly(new int[] {2, 3, 5, 1, 2, 3, -1, -1, -1, 0, 0, 0});
    }

    @Test
    void aRowIsKeyedAveragedAndCountedScaleByScale() {
        assertThat(SCORER.score(MATRIX, 0, ROWS, means, answered)).isEqualTo(1);
        assertScored();
    }

    @Test
    void columnsAreScoredAsRowsAre() {
        assertThat(SCORER.score(columns(), 0, ROWS, means, answered)).isEqualTo(1);
        assertScored();
    }

    @Test
    void theStatusSaysWhatTheNumberAnsweredMeans() {
        SCORER.score(MATRIX, 0, ROWS, means, answered);
        List<BatchScorer.Status> statuses = IntStream.range(0, answered.length)
                .mapToObj(cell -> SCORER.status(cell % 3, answered[cell]))
                .toList();
        assertThat(statuses)
                .containsExactly(
                        BatchScorer.Status.SCORED,
                        BatchScorer.Status.SCORED,
                        BatchScorer.Status.SCORED,
                        BatchScorer.Status.INSUFFICIENT,
                        BatchScorer.Status.PRORATED,
                        BatchScorer.Status.PRORATED,
                        BatchScorer.Status.REJECTED,
                        BatchScorer.Status.REJECTED,
                        BatchScorer.Status.REJECTED,
                        BatchScorer.Status.INSUFFICIENT,
                        BatchScorer.Status.INSUFFICIENT,
                        BatchScorer.Status.INSUFFICIENT);
    }

    @Test
    void theSumIsThatOfTheKeyedAnswersProratedWhereSomeAreMissing() {
        SCORER.score(MATRIX, 0, ROWS, means, answered);
        double[] sums = IntStream.range(0, answered.length)
                .mapToDouble(cell -> SCORER.sum(cell % 3, means[cell], answered[cell]))
                .toArray();
        assertThat(sums)
                .containsExactly(
                        8,
                        11,
                        19,
                        Double.NaN,
                        12,
                        20,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN);
    }

    @Test
    void aScaleWithoutAScoreHasNoSumWhateverMeanItIsGiven() {
        assertThat(SCORER.sum(0, 4.0, 1)).isNaN();
        assertThat(SCORER.sum(0, 4.0, BatchScorer.REJECTED)).isNaN();
    }

    @Test
    void badCellsAreReportedByRowAndItemAndCounted() {
        byte[] matrix = {4, 2, 5, 3, 3, /* */ 9, 2, 5, 3, -1, /* */ 0, 127, 0, -128, 0};
        byte[][] columns = {{4, 9, 0}, {2, 2, 127}, {5, 5, 0}, {3, 3, -128}, {3, -1, 0}};
        List<String> places = new ArrayList<>();
        BatchScorer.BadCellHandler handler = (row, item) -> places.add(row + "/" + item);
        assertThat(SCORER.reportBadCells(matrix, 0, 3, handler)).isEqualTo(4);
        assertThat(places).containsExactly("1/1", "1/5", "2/2", "2/4");
        places.clear();
        assertThat(SCORER.reportBadCells(columns, 0, 3, handler)).isEqualTo(4);
        assertThat(places).containsExactly("1/1", "1/5", "2/2", "2/4");
        places.clear();
        assertThat(SCORER.reportBadCells(matrix, 1, 2, handler)).isEqualTo(2);
        assertThat(SCORER.reportBadCells(columns, 1, 2, handler)).isEqualTo(2);
        assertThat(places).containsExactly("1/1", "1/5", "1/1", "1/5");
        assertThat(SCORER.score(matrix, 0, 3, new double[9], new short[9])).isEqualTo(4);
        assertThat(SCORER.score(columns, 0, 3, new double[9], new short[9])).isEqualTo(4);
        assertThat(SCORER.score(matrix, 0, 2, new double[9], new short[9])).isEqualTo(2);
        assertThat(SCORER.score(columns, 0, 1, new double[9], new short[9])).isZero();
    }

    @Test
    void columnsStandInTheOrderOfItemsAndScalesInThatOfTheDefinition() {
        Instrument gaps = InventedInstruments.begin("gaps", 1, 5)
                .item(new Item(2, Optional.empty(), false))
                .item(new Item(9, Optional.empty(), false))
                .scale("nine", 9)
                .scale("two", 2)
                .build();
        BatchScorer scorer = BatchScorer.of(gaps, MissingPolicy.complete());
        assertThat(scorer.itemNumbers()).containsExactly(2, 9);
        assertThat(scorer.scaleIds()).containsExactly("nine", "two");
        double[] out = new double[2];
        scorer.score(new byte[] {1, 5}, 0, 1, out, new short[2]);
        assertThat(out).containsExactly(5, 1);
        List<Integer> items = new ArrayList<>();
        scorer.reportBadCells(new byte[] {1, 6}, 0, 1, (row, item) -> items.add(item));
        assertThat(items).containsExactly(9);
    }

    @Test
    void aScorerSaysWhatItIsMadeOf() {
        BatchScorer scorer = BatchScorer.builder(DEMO)
                .policy(MissingPolicy.prorate(0.8))
                .format("from-zero")
                .missingCode(-9)
                .build();
        assertThat(scorer.instrument()).isSameAs(DEMO);
        assertThat(scorer.format().id()).isEqualTo("from-zero");
        assertThat(scorer.policy()).isEqualTo(MissingPolicy.prorate(0.8));
        assertThat(scorer.missingCode()).isEqualTo(-9);
        assertThat(scorer.itemNumbers()).containsExactly(1, 2, 3, 4, 5);
        assertThat(scorer.scaleIds()).containsExactly("first", "second", "total");
        assertThat(scorer).hasToString("BatchScorer[demo-5 1.0.0, from-zero, prorate:0.8]");
        BatchScorer plain = BatchScorer.builder(DEMO).build();
        assertThat(plain.format()).isEqualTo(DEMO.responseFormat());
        assertThat(plain.policy()).isEqualTo(MissingPolicy.complete());
        assertThat(plain.missingCode()).isZero();
    }

    @Test
    void thePublishedRuleIsFollowedAndNamed() {
        BatchScorer scorer = BatchScorer.of(InventedInstruments.withMissingRule(), MissingPolicy.published());
        assertThat(scorer.policy()).hasToString("published(at-most-missing:2,pair=complete)");
        double[] out = new double[4];
        short[] counts = new short[4];
        scorer.score(new byte[] {1, 0, 3, 4, 0, /* */ 1, 3, 0, 0, 0}, 0, 2, out, counts);
        assertThat(out).containsExactly(Double.NaN, 8.0 / 3, 2, Double.NaN);
        assertThat(counts).containsExactly(new int[] {1, 3, 2, 2});
    }

    @Test
    void aPolicyThatDoesNotFitIsRefusedBeforeAnyRow() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> BatchScorer.of(DEMO, MissingPolicy.published()))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::code)
                        .containsExactly(ProblemCode.NO_PUBLISHED_RULE));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> BatchScorer.of(DEMO, MissingPolicy.formAtMostMissing(2)))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo(ProblemCode.FORM_WIDE_POLICY);
                            assertThat(problem.message())
                                    .isEqualTo("A batch can't count the missing items of the whole form"
                                            + " (form-at-most-missing:2); score each sheet with a Scorer.");
                        }));
    }

    @Test
    void whatHasNoSettledKeyIsNotScored() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchScorer.builder(InventedInstruments.catalogued())
                        .allowExperimental()
                        .build())
                .withMessage("listed-only is catalogued only: its key isn't known, so that it can't be scored");
        Instrument unsure = InventedInstruments.experimental();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchScorer.of(unsure, MissingPolicy.complete()))
                .withMessage("unsure-3 is experimental; it is scored only after allowExperimental()");
        BatchScorer scorer = BatchScorer.builder(unsure).allowExperimental().build();
        double[] mean = new double[1];
        scorer.score(new byte[] {1, 2, 3}, 0, 1, mean, new short[1]);
        assertThat(mean).containsExactly(2);
    }

    @Test
    void onlyADeclaredFormatOfBytesIsTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchScorer.builder(DEMO).format("none\n").build())
                .withMessage("demo-5 has no format none\\u000a; it has default, from-zero");
        for (int[] range : new int[][] {{-1, 5}, {0, 128}}) {
            Instrument other = InventedInstruments.begin("other", range[0], range[1])
                    .items(1)
                    .scale("total", 1)
                    .build();
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> BatchScorer.builder(other).missingCode(-100).build())
                    .withMessage("a batch takes formats within 0..127; other default is " + range[0] + ".." + range[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void anAnswerIsNoMissingCode(int code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchScorer.builder(DEMO)
                        .format("from-zero")
                        .missingCode(code)
                        .build())
                .withMessage("the missing code must not be one of 0..4, the answers of demo-5 from-zero");
    }

    @Test
    void whereZeroIsAnAnswerTheMissingCodeHasToBeSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchScorer.builder(DEMO).format("from-zero").build())
                .withMessage("the missing code must not be one of 0..4, the answers of demo-5 from-zero;"
                        + " 0 is an answer here, so another missing code must be set");
    }

    @ParameterizedTest
    @CsvSource({"-129, false", "-128, true", "127, true", "128, false", "256, false"})
    void theMissingCodeIsAByte(int code, boolean taken) {
        BatchScorer.Builder builder = BatchScorer.builder(DEMO).missingCode(code);
        if (taken) {
            short[] answered = new short[3];
            byte missing = (byte) code;
            builder.build().score(new byte[] {1, missing, 1, 1, missing}, 0, 1, new double[3], answered);
            assertThat(answered).containsExactly(new int[] {1, 2, 3});
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(builder::build)
                    .withMessage("the missing code is a byte: -128 to 127");
        }
    }

    @Test
    void anotherMissingCodeMakesZeroABadCell() {
        BatchScorer scorer = BatchScorer.builder(DEMO).missingCode(9).build();
        assertThat(scorer.score(new byte[] {1, 0, 9, 1, 1}, 0, 1, new double[3], new short[3]))
                .isEqualTo(1);
    }

    static Stream<Arguments> misfits() {
        byte[] matrix = new byte[10];
        byte[][] columns = new byte[5][2];
        double[] means = new double[6];
        short[] answered = new short[6];
        byte[][] uneven = new byte[5][2];
        uneven[3] = new byte[1];
        return Stream.of(
                Arguments.of(
                        "the matrix takes 5 cells a row, one for each item of demo-5; its length is 11",
                        (ThrowingCallable) () -> SCORER.score(new byte[11], 0, 2, means, answered)),
                Arguments.of("the matrix takes 5 columns, one for each item of demo-5; it has 4", (ThrowingCallable)
                        () -> SCORER.score(new byte[4][2], 0, 2, means, answered)),
                Arguments.of("all columns have one length; that of item 4 is 1, that of item 1 is 2", (ThrowingCallable)
                        () -> SCORER.score(uneven, 0, 1, means, answered)),
                Arguments.of(
                        "means takes 6 cells, one for each of 2 rows and 3 scales; its length is 5",
                        (ThrowingCallable) () -> SCORER.score(matrix, 0, 1, new double[5], answered)),
                Arguments.of(
                        "answered takes 6 cells, one for each of 2 rows and 3 scales; its length is 7",
                        (ThrowingCallable) () -> SCORER.score(columns, 0, 1, means, new short[7])),
                Arguments.of(
                        "the matrix takes 5 cells a row, one for each item of demo-5; its length is 1",
                        (ThrowingCallable) () -> SCORER.reportBadCells(new byte[1], 0, 0, (row, item) -> {})),
                Arguments.of("scale first: answered must be 0 to 2, or REJECTED", (ThrowingCallable)
                        () -> SCORER.status(0, 3)),
                Arguments.of("scale first: answered must be 0 to 2, or REJECTED", (ThrowingCallable)
                        () -> SCORER.status(0, -2)),
                Arguments.of("scale second: answered must be 0 to 3, or REJECTED", (ThrowingCallable)
                        () -> SCORER.sum(1, 1.0, 4)));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void whatDoesNotFitIsRefusedWithWhatIsNeeded(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void outputsThatNoArrayCanHoldAreRefusedNotOverflown() {
        String[] ids = IntStream.range(0, 100).mapToObj(i -> "s" + i).toArray(String[]::new);
        var builder = InventedInstruments.begin("single", 1, 5).items(1);
        for (String id : ids) {
            builder.scale(id, 1);
        }
        BatchScorer scorer = BatchScorer.of(builder.build(), MissingPolicy.complete());
        // 42,949,673 * 100 is 4 more than 2 to the power of 32
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scorer.score(new byte[42_949_673], 0, 1, new double[4], new short[4]))
                .withMessage(
                        "means takes 4294967300 cells, one for each of 42949673 rows and 100 scales; its length is 4");
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "2, 1", "0, 3", "3, 3", "-1, -1"})
    void rowsThatTheMatrixDoesNotHaveAreRefused(int from, int to) {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> SCORER.score(new byte[10], from, to, new double[6], new short[6]),
                () -> SCORER.score(new byte[5][2], from, to, new double[6], new short[6]),
                () -> SCORER.reportBadCells(new byte[10], from, to, (row, item) -> {}),
                () -> SCORER.reportBadCells(new byte[5][2], from, to, (row, item) -> {}))) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(call)
                    .withMessage("rows " + from + " to " + to + " (exclusive) of a matrix of 2 rows");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void aScaleThatTheInstrumentDoesNotHaveIsRefused(int scale) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SCORER.status(scale, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> SCORER.sum(scale, 1, 1));
    }

    static Stream<Arguments> nulls() {
        byte[] matrix = new byte[5];
        byte[][] columns = new byte[5][1];
        byte[][] broken = new byte[5][1];
        broken[4] = null;
        double[] means = new double[3];
        short[] answered = new short[3];
        BatchScorer.BadCellHandler handler = (row, item) -> {};
        return Stream.of(
                nullOf("instrument", () -> BatchScorer.of(null, MissingPolicy.complete())),
                nullOf("instrument", () -> BatchScorer.builder(null)),
                nullOf("policy", () -> BatchScorer.of(DEMO, null)),
                nullOf("id", () -> BatchScorer.builder(DEMO).format(null)),
                nullOf("matrix", () -> SCORER.score((byte[]) null, 0, 1, means, answered)),
                nullOf("columns", () -> SCORER.score((byte[][]) null, 0, 1, means, answered)),
                nullOf("columns", () -> SCORER.score(broken, 0, 1, means, answered)),
                nullOf("means", () -> SCORER.score(matrix, 0, 1, null, answered)),
                nullOf("means", () -> SCORER.score(columns, 0, 1, null, answered)),
                nullOf("answered", () -> SCORER.score(matrix, 0, 1, means, null)),
                nullOf("matrix", () -> SCORER.reportBadCells((byte[]) null, 0, 1, handler)),
                nullOf("columns", () -> SCORER.reportBadCells(broken, 0, 1, handler)),
                nullOf("handler", () -> SCORER.reportBadCells(matrix, 0, 1, null)),
                nullOf("handler", () -> SCORER.reportBadCells(columns, 0, 1, null)));
    }

    private static Arguments nullOf(String parameter, ThrowingCallable call) {
        return Arguments.of(parameter, call);
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void aNullArgumentIsNamed(String parameter, ThrowingCallable call) {
        NullArgument.isNamed(parameter, call);
    }

    @Test
    void refusedArgumentsLeaveTheOutputsAsTheyAre() {
        Arrays.fill(means, 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SCORER.score(MATRIX, 0, ROWS, means, new short[ROWS * 3 + 1]));
        assertThat(means).containsOnly(7);
    }

    @Test
    void noRowsAreNoWork() {
        assertThat(SCORER.score(new byte[0], 0, 0, new double[0], new short[0])).isZero();
        assertThat(SCORER.score(new byte[5][0], 0, 0, new double[0], new short[0]))
                .isZero();
    }

    @Test
    void scoringAllocatesNothing() {
        int rows = 2_000;
        byte[] matrix = new byte[rows * 5];
        byte[][] columns = new byte[5][rows];
        matrix[17] = 9;
        columns[3][17] = 9;
        double[] out = new double[rows * 3];
        short[] counts = new short[rows * 3];
        BatchScorer general = BatchScorer.builder(DEMO).missingCode(-1).build();
        BatchScorer.BadCellHandler nobody = (row, item) -> {};
        Runnable work = () -> {
            for (BatchScorer scorer : List.of(SCORER, general)) {
                scorer.score(matrix, 0, rows, out, counts);
                scorer.score(columns, 0, rows, out, counts);
                scorer.reportBadCells(matrix, 0, rows, nobody);
            }
        };
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 5; round++) {
            work.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        // the JVM's own allocations (a list of two, linking a call) don't grow with the rows
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(rows);
    }
}
