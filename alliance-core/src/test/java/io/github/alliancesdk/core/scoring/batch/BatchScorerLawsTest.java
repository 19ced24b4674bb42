package io.github.alliancesdk.core.scoring.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Properties that hold for every key: the batch equals {@link Scorer} bit for bit, with both ways of packing, by rows
 * and by columns. Random matrices are seeded; a failure names the seed.
 */
@Tag("once")
class BatchScorerLawsTest {
    private static final long SEED = 20_261_123L;
    private static final int ROWS = 40;

    /** An instrument, one of its formats, and the byte for a missing answer. */
    private record Key(Instrument instrument, ResponseFormat format, int missing) {
        static Named<Key> of(Instrument instrument, String format, int missing) {
            return Named.of(
                    instrument.id() + " " + format + " " + missing,
                    new Key(instrument, instrument.findFormat(format).orElseThrow(), missing));
        }

        BatchScorer scorer(MissingPolicy policy) {
            return BatchScorer.builder(instrument)
                    .policy(policy)
                    .format(format.id())
                    .missingCode(missing)
                    .build();
        }

        int items() {
            return instrument.items().size();
        }

        /** Rows with few, many or no gaps, sometimes all answers at an end of the range; invalid cells if requested. */
        byte[] matrix(Random random, int rows, double bad) {
            byte[] matrix = new byte[rows * items()];
            for (int row = 0; row < rows; row++) {
                double gaps = new double[] {0, 0.03, 0.25, 0.6, 1}[random.nextInt(5)];
                int kind = random.nextInt(5);
                for (int item = 0; item < items(); item++) {
                    int answer = switch (kind) {
                        case 0 -> format.unscaledMin();
                        case 1 -> format.unscaledMax();
                        default ->
                            format.unscaledMin() + random.nextInt(format.unscaledMax() - format.unscaledMin() + 1);
                    };
                    int code = random.nextDouble() < gaps ? missing : answer;
                    matrix[row * items() + item] = (byte) (random.nextDouble() < bad ? random.nextInt(256) : code);
                }
            }
            return matrix;
        }

        byte[][] columns(byte[] matrix) {
            byte[][] columns = new byte[items()][matrix.length / items()];
            for (int cell = 0; cell < matrix.length; cell++) {
                columns[cell % items()][cell / items()] = matrix[cell];
            }
            return columns;
        }

        /** The cells of a row that are neither answers nor missing. */
        long bad(byte[] matrix, int row) {
            return IntStream.range(row * items(), (row + 1) * items())
                    .filter(cell -> matrix[cell] != missing && !format.contains(matrix[cell]))
                    .count();
        }

        CheckedResponses sheet(byte[] matrix, int row) {
            Responses.Builder builder = Responses.builder(
                            instrument.id().value(),
                            instrument.raters().iterator().next())
                    .format(format.id());
            int cell = row * items();
            for (int item : instrument.itemNumbers()) {
                int code = matrix[cell++];
                if (code != missing) {
                    builder.answer(item, code);
                }
            }
            return ResponseChecker.of(instrument).check(builder.build()).orElseThrow();
        }
    }

    /** The output of a batch. */
    private static final class Output {
        final double[] means;
        final short[] answered;
        long bad;

        Output(BatchScorer scorer, int rows) {
            means = new double[rows * scorer.scaleIds().size()];
            answered = new short[means.length];
            // a value that no batch writes
            Arrays.fill(means, -1);
            Arrays.fill(answered, (short) -9);
        }

        void assertIs(Output other) {
            assertThat(answered).isEqualTo(other.answered);
            assertThat(means).isEqualTo(other.means);
            assertThat(bad).isEqualTo(other.bad);
        }
    }

    private static Instrument invent(String id, int min, int max, int items, int scales, boolean total) {
        Random random = new Random(SEED + items);
        InstrumentBuilder builder = InventedInstruments.begin(id, min, max)
                .items(items)
                .reversed(IntStream.rangeClosed(1, items)
                        .filter(item -> random.nextInt(3) == 0)
                        .toArray());
        for (int scale = 0; scale < scales; scale++) {
            int most = scale;
            builder.scale(
                    "scale-" + scale,
                    IntStream.rangeClosed(1, items)
                            .filter(item -> item == most % items + 1 || random.nextInt(scales + 1) == 0)
                            .toArray());
        }
        return (total ? builder.scale("total", IntStream.rangeClosed(1, items).toArray()) : builder).build();
    }

    static Stream<Named<Key>> keys() {
        Instrument demo = InventedInstruments.demo();
        return Stream.of(
                Key.of(demo, "default", 0),
                Key.of(demo, "default", 6),
                Key.of(demo, "default", 127),
                Key.of(demo, "from-zero", 5),
                Key.of(demo, "from-zero", 6),
                Key.of(demo, "from-zero", -1),
                Key.of(InventedInstruments.wide(), "default", -128),
                Key.of(invent("one", 1, 2, 1, 1, false), "default", 0),
                Key.of(invent("two", 0, 1, 2, 2, true), "default", 2),
                Key.of(invent("seven", 1, 7, 7, 3, true), "default", 0),
                Key.of(invent("eight", 1, 7, 8, 3, true), "default", 0),
                Key.of(invent("nine", 1, 7, 9, 4, true), "default", 0),
                Key.of(invent("eleven", 2, 6, 11, 2, true), "default", 0),
                Key.of(invent("sixteen", 0, 14, 16, 6, true), "default", 15),
                Key.of(invent("thirty-four", 1, 15, 34, 3, true), "default", 0),
                Key.of(invent("thirty-five", 1, 15, 35, 3, true), "default", 0),
                Key.of(invent("thirty-six", 1, 7, 36, 3, true), "default", 0),
                Key.of(invent("sixty-three", 1, 8, 63, 8, true), "default", 0),
                Key.of(invent("sixty-four", 1, 5, 64, 3, true), "default", 0),
                Key.of(invent("all-129", 1, 127, 129, 4, true), "default", 0),
                Key.of(invent("long-128", 1, 7, 128, 15, true), "default", 0),
                Key.of(invent("long-wide-128", 0, 127, 128, 9, true), "default", -1));
    }

    private static List<MissingPolicy> policies() {
        return List.of(MissingPolicy.complete(), MissingPolicy.prorate(0.5), MissingPolicy.prorate(0.8));
    }

    private static Output byRows(BatchScorer scorer, byte[] matrix) {
        int rows = matrix.length / scorer.itemNumbers().size();
        Output output = new Output(scorer, rows);
        output.bad = scorer.score(matrix, 0, rows, output.means, output.answered);
        return output;
    }

    private static Output byColumns(BatchScorer scorer, byte[][] columns) {
        Output output = new Output(scorer, columns[0].length);
        output.bad = scorer.score(columns, 0, columns[0].length, output.means, output.answered);
        return output;
    }

    private static void named(long seed, Runnable law) {
        try {
            law.run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("with seed " + seed, e);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aBatchGivesWhatTheScorerGivesBitForBit(Key key) {
        for (MissingPolicy policy : policies()) {
            named(SEED, () -> {
                byte[] matrix = key.matrix(new Random(SEED), ROWS, 0.01);
                BatchScorer scorer = key.scorer(policy);
                Output output = byRows(scorer, matrix);
                for (int row = 0; row < ROWS; row++) {
                    assertRow(key, scorer, matrix, row, output);
                }
                assertThat(output.bad)
                        .isEqualTo(IntStream.range(0, ROWS)
                                .mapToLong(row -> key.bad(matrix, row))
                                .sum());
                byColumns(scorer, key.columns(matrix)).assertIs(output);
            });
        }
    }

    private static void assertRow(Key key, BatchScorer scorer, byte[] matrix, int row, Output output) {
        int scales = scorer.scaleIds().size();
        boolean rejected = key.bad(matrix, row) > 0;
        ScoreReport report = rejected ? null : Scorer.of(scorer.policy()).score(key.sheet(matrix, row));
        for (int scale = 0; scale < scales; scale++) {
            double mean = output.means[row * scales + scale];
            int answered = output.answered[row * scales + scale];
            BatchScorer.Status status = scorer.status(scale, answered);
            if (report == null) {
                assertThat(mean).isNaN();
                assertThat(status).isEqualTo(BatchScorer.Status.REJECTED);
            } else {
                Score score = report.scale(scorer.scaleIds().get(scale));
                assertThat(answered).isEqualTo(score.answered());
                assertThat(status).isEqualTo(status(score));
                assertThat(bits(mean)).isEqualTo(bits(score.mean().orElse(Double.NaN)));
                assertThat(bits(scorer.sum(scale, mean, answered)))
                        .isEqualTo(bits(score.sum().orElse(Double.NaN)));
            }
        }
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static BatchScorer.Status status(Score score) {
        if (score instanceof Scored scored) {
            return scored.isProrated() ? BatchScorer.Status.PRORATED : BatchScorer.Status.SCORED;
        }
        return BatchScorer.Status.INSUFFICIENT;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void thePackedKernelAgreesWithThePlainOne(Key key) {
        for (MissingPolicy policy : policies()) {
            named(SEED, () -> {
                byte[] matrix = key.matrix(new Random(SEED), 600, 0.001);
                BatchScorer scorer = key.scorer(policy);
                Output output = byRows(scorer, matrix);
                output.bad = IntStream.range(0, 600)
                        .filter(row -> key.bad(matrix, row) > 0)
                        .count();
                List<BatchKernel> plain =
                        List.of(new PlainScales(key.instrument(), key.format(), key.missing(), policy));
                byKernels(plain, key, scorer, matrix).forEach(each -> each.assertIs(output));
                if (PackedScales.serve(key.instrument(), key.format(), key.missing())) {
                    List<BatchKernel> packed =
                            List.copyOf(PackedScales.of(key.instrument(), key.format(), key.missing(), policy));
                    byKernels(packed, key, scorer, matrix).forEach(each -> each.assertIs(output));
                }
            });
        }
    }

    /** What kernels write by rows and by columns, each with the number of rows that the last one rejected. */
    private static List<Output> byKernels(List<BatchKernel> kernels, Key key, BatchScorer scorer, byte[] matrix) {
        int rows = matrix.length / key.items();
        byte[][] columns = key.columns(matrix);
        Output byRows = new Output(scorer, rows);
        Output byColumns = new Output(scorer, rows);
        for (BatchKernel kernel : kernels) {
            byRows.bad = kernel.score(matrix, 0, rows, byRows.means, byRows.answered);
            byColumns.bad = kernel.score(columns, 0, rows, byColumns.means, byColumns.answered);
        }
        return List.of(byRows, byColumns);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyByteInEveryColumnIsAnAnswerOrMissingOrRejectsItsRowAndNoOther(Key key) {
        BatchScorer scorer = key.scorer(MissingPolicy.prorate(0.5));
        // for a long instrument, the columns at the ends and some in between suffice
        int[] columns = IntStream.range(0, key.items())
                .filter(item -> key.items() <= 64 || item < 3 || item % 63 < 2 || item > key.items() - 3)
                .toArray();
        // for each column, one row for each byte value; the other cells contain answers
        int rows = columns.length * 256;
        byte[] matrix = new byte[rows * key.items()];
        Arrays.fill(matrix, (byte) key.format().max());
        List<String> expected = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int column = columns[row / 256];
            byte code = (byte) row;
            matrix[row * key.items() + column] = code;
            if (code != key.missing() && !key.format().contains(code)) {
                expected.add(row + "/" + scorer.itemNumbers().get(column));
            }
        }
        Output output = byRows(scorer, matrix);
        List<String> found = new ArrayList<>();
        scorer.reportBadCells(matrix, 0, rows, (row, item) -> found.add(row + "/" + item));
        assertThat(found).isEqualTo(expected);
        assertThat(output.bad).isEqualTo(found.size());
        int scales = scorer.scaleIds().size();
        List<String> rejected = IntStream.range(0, output.answered.length)
                .filter(cell -> output.answered[cell] == BatchScorer.REJECTED && cell % scales == 0)
                .mapToObj(cell -> cell / scales + "/" + scorer.itemNumbers().get(columns[cell / scales / 256]))
                .toList();
        assertThat(rejected).isEqualTo(expected);
        byColumns(scorer, key.columns(matrix)).assertIs(output);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void rowsOutsideTheRangeStayAsTheyAre(Key key) {
        Random random = new Random(SEED);
        BatchScorer scorer = key.scorer(MissingPolicy.prorate(0.8));
        byte[] matrix = key.matrix(random, 300, 0.002);
        byte[][] columns = key.columns(matrix);
        Output whole = byRows(scorer, matrix);
        int scales = scorer.scaleIds().size();
        for (int round = 0; round < 20; round++) {
            int from = random.nextInt(301);
            int to = from + random.nextInt(301 - from);
            Output expected = new Output(scorer, 300);
            System.arraycopy(whole.means, from * scales, expected.means, from * scales, (to - from) * scales);
            System.arraycopy(whole.answered, from * scales, expected.answered, from * scales, (to - from) * scales);
            expected.bad = IntStream.range(from, to)
                    .mapToLong(row -> key.bad(matrix, row))
                    .sum();
            Output rows = new Output(scorer, 300);
            rows.bad = scorer.score(matrix, from, to, rows.means, rows.answered);
            Output byColumns = new Output(scorer, 300);
            byColumns.bad = scorer.score(columns, from, to, byColumns.means, byColumns.answered);
            named(SEED, () -> {
                rows.assertIs(expected);
                byColumns.assertIs(expected);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theOrderOfTheRowsDoesNotMatter(Key key) {
        Random random = new Random(SEED);
        BatchScorer scorer = key.scorer(MissingPolicy.prorate(0.5));
        byte[] matrix = key.matrix(random, 100, 0.005);
        Output straight = byRows(scorer, matrix);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
        Collections.shuffle(order, random);
        byte[] shuffled = new byte[matrix.length];
        for (int row = 0; row < 100; row++) {
            System.arraycopy(matrix, order.get(row) * key.items(), shuffled, row * key.items(), key.items());
        }
        Output other = byRows(scorer, shuffled);
        int scales = scorer.scaleIds().size();
        Output back = new Output(scorer, 100);
        back.bad = other.bad;
        for (int row = 0; row < 100; row++) {
            System.arraycopy(other.means, row * scales, back.means, order.get(row) * scales, scales);
            System.arraycopy(other.answered, row * scales, back.answered, order.get(row) * scales, scales);
        }
        named(SEED, () -> back.assertIs(straight));
    }

    @Test
    void threadsShareArraysOnDisjointRows() throws Exception {
        Key key = Key.of(invent("thirty-six", 1, 7, 36, 3, true), "default", 0).getPayload();
        BatchScorer scorer = key.scorer(MissingPolicy.prorate(0.8));
        int rows = 20_000;
        byte[] matrix = key.matrix(new Random(SEED), rows, 0.0005);
        byte[][] columns = key.columns(matrix);
        Output alone = byRows(scorer, matrix);
        Output shared = new Output(scorer, rows);
        Output sharedByColumns = new Output(scorer, rows);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> counts = new ArrayList<>();
            // ranges that begin and end anywhere, so that adjacent ranges write to the same cache lines
            for (int from = 0; from < rows; from += 333) {
                int first = from;
                int end = Math.min(rows, from + 333);
                counts.add(threads.submit(() -> scorer.score(matrix, first, end, shared.means, shared.answered)));
                counts.add(threads.submit(
                        () -> scorer.score(columns, first, end, sharedByColumns.means, sharedByColumns.answered)));
            }
            for (int i = 0; i < counts.size(); i++) {
                (i % 2 == 0 ? shared : sharedByColumns).bad += counts.get(i).get();
            }
        } finally {
            threads.shutdownNow();
        }
        named(SEED, () -> {
            shared.assertIs(alone);
            sharedByColumns.assertIs(alone);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1, 7, 36, 0, true",
        "1, 7, 36, 8, false",
        "1, 7, 36, -1, false",
        "2, 7, 36, 0, false",
        "2, 7, 36, 1, false",
        "0, 7, 36, 8, true",
        "0, 7, 36, 9, false",
        "0, 7, 36, -1, false",
        "1, 15, 34, 0, true",
        "1, 15, 35, 0, false",
        "1, 16, 4, 0, false",
        "0, 14, 4, 15, true",
        "0, 15, 4, 16, false",
        "1, 8, 63, 0, true",
        "1, 2, 63, 0, true",
        "1, 2, 64, 0, false",
        "1, 127, 4, 0, false"
    })
    void thePackedKernelServesCodesFromZeroWithoutAGapOnScalesThatFitInALane(
            int min, int max, int items, int missing, boolean served) {
        Instrument instrument = InventedInstruments.begin("any", min, max)
                .items(items)
                .scale("total", IntStream.rangeClosed(1, items).toArray())
                .build();
        assertThat(PackedScales.serve(instrument, instrument.responseFormat(), missing))
                .isEqualTo(served);
    }

    @Test
    void fourScalesShareALong() {
        MissingPolicy policy = MissingPolicy.complete();
        for (int scales = 1; scales <= 12; scales++) {
            InstrumentBuilder builder = InventedInstruments.begin("many", 1, 7).items(12);
            for (int scale = 0; scale < scales; scale++) {
                builder.scale("s" + scale, IntStream.rangeClosed(1, 12).toArray());
            }
            Instrument instrument = builder.build();
            assertThat(instrument.scales()).extracting(Scale::id).hasSize(scales);
            assertThat(PackedScales.of(instrument, instrument.responseFormat(), 0, policy))
                    .hasSize((scales + 3) / 4);
        }
    }
}
