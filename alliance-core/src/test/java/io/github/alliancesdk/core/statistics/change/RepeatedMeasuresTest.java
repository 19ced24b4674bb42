package io.github.alliancesdk.core.statistics.change;

import static io.github.alliancesdk.core.statistics.change.Reference.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.statistics.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class RepeatedMeasuresTest {
    /** Three items on 1..9 with item 2 reversed, and one more that is only in the total. */
    private static final Instrument NINE = InventedInstruments.begin("nine-4", 1, 9)
            .items(4)
            .reversed(2)
            .scale("three", 1, 2, 3)
            .scale("total", 1, 2, 3, 4)
            .build();

    static Stream<String> sets() {
        return Reference.names("repeatedMeasures");
    }

    private static double[][][] table(JsonNode set) {
        List<double[][]> persons = new ArrayList<>();
        for (JsonNode person : set.get("table")) {
            List<double[]> times = new ArrayList<>();
            person.forEach(time -> times.add(Reference.numbers(time)));
            persons.add(times.toArray(double[][]::new));
        }
        return persons.toArray(double[][][]::new);
    }

    private static void check(String name, RepeatedMeasuresReliability actual, JsonNode expected) {
        assertThat(actual.persons()).isEqualTo(expected.get("persons").asInt());
        assertThat(actual.times()).isEqualTo(expected.get("times").asInt());
        assertThat(actual.items()).isEqualTo(expected.get("items").asInt());
        RepeatedMeasuresReliability.VarianceComponents parts = actual.components();
        assertEqual(name + " p", parts.person(), expected.get("person"));
        assertEqual(name + " t", parts.time(), expected.get("time"));
        assertEqual(name + " i", parts.item(), expected.get("item"));
        assertEqual(name + " pt", parts.personTime(), expected.get("personTime"));
        assertEqual(name + " pi", parts.personItem(), expected.get("personItem"));
        assertEqual(name + " ti", parts.timeItem(), expected.get("timeItem"));
        assertEqual(name + " e", parts.residual(), expected.get("residual"));
        assertEqual(name + " Rc", actual.change().orElseThrow(), expected.get("Rc"));
        assertEqual(name + " R1F", actual.oneFixedTime().orElseThrow(), expected.get("R1F"));
        assertEqual(name + " RkF", actual.allFixedTimes().orElseThrow(), expected.get("RkF"));
        assertEqual(name + " R1R", actual.oneRandomTime().orElseThrow(), expected.get("R1R"));
        assertEqual(name + " RkR", actual.allRandomTimes().orElseThrow(), expected.get("RkR"));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyFigureIsThatOfTheReference(String name) {
        JsonNode expected = Reference.CHANGE.get("repeatedMeasures").get(name);
        RepeatedMeasures measures = RepeatedMeasures.of(table(expected));
        RepeatedMeasuresReliability actual = measures.reliability().orElseThrow();

        check(name, actual, expected);
        assertThat(actual.leftOut()).isEqualTo(expected.get("table").size() - actual.persons());
        assertThat(measures.leftOut()).isEqualTo(actual.leftOut());
    }

    @Test
    void negativeComponentsAreReported() {
        JsonNode noise = Reference.CHANGE.get("repeatedMeasures").get("noise");
        RepeatedMeasuresReliability.VarianceComponents parts =
                RepeatedMeasures.of(table(noise)).reliability().orElseThrow().components();

        assertThat(parts.negative()).containsExactly("item", "personTime", "timeItem");
        assertThat(parts.total())
                .isEqualTo(parts.person()
                        + parts.time()
                        + parts.item()
                        + parts.personTime()
                        + parts.personItem()
                        + parts.timeItem()
                        + parts.residual());
        assertThat(new RepeatedMeasuresReliability.VarianceComponents(-1, -1, 0, 0, -1, 0, 1).negative())
                .containsExactly("person", "time", "personItem");
    }

    /** Tables so small that components are often exactly 0, judged by whole numbers. */
    @Test
    void aComponentIsNegativeOnlyIfItIsBelowZeroWithoutRounding() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int zeros = 0;
        for (int round = 0; round < 2_000; round++) {
            int[][][] answers = new int[2 + random.nextInt(3)][2 + random.nextInt(2)][2 + random.nextInt(3)];
            for (int[][] person : answers) {
                for (int[] time : person) {
                    Arrays.setAll(time, item -> 1 + random.nextInt(5));
                }
            }
            Map<String, Long> exact = ExactComponents.of(answers);
            List<String> expected =
                    exact.keySet().stream().filter(name -> exact.get(name) < 0).toList();
            zeros += exact.containsValue(0L) ? 1 : 0;

            RepeatedMeasures.of(doubles(answers))
                    .reliability()
                    .value()
                    .ifPresent(found -> assertThat(found.components().negative())
                            .as("seed %d", seed)
                            .isEqualTo(expected));
        }
        assertThat(zeros).as("tables with a component that is 0").isPositive();
    }

    private static double[][][] doubles(int[][][] answers) {
        return Arrays.stream(answers)
                .map(person -> Arrays.stream(person)
                        .map(time -> Arrays.stream(time).asDoubleStream().toArray())
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** Variance components as whole numbers: each is multiplied by something positive, so its sign is exact. */
    private static final class ExactComponents {
        private final int[][][] answers;

        private ExactComponents(int[][][] answers) {
            this.answers = answers;
        }

        static Map<String, Long> of(int[][][] answers) {
            return new ExactComponents(answers).components();
        }

        /** The sum of the squared sums of the answers that share the kept indices. */
        private long squares(boolean person, boolean time, boolean item) {
            Map<List<Integer>, Long> sums = new HashMap<>();
            for (int p = 0; p < answers.length; p++) {
                for (int t = 0; t < answers[p].length; t++) {
                    for (int i = 0; i < answers[p][t].length; i++) {
                        List<Integer> cell = List.of(person ? p : -1, time ? t : -1, item ? i : -1);
                        sums.merge(cell, (long) answers[p][t][i], Long::sum);
                    }
                }
            }
            return sums.values().stream().mapToLong(sum -> sum * sum).sum();
        }

        private Map<String, Long> components() {
            long persons = answers.length;
            long times = answers[0].length;
            long items = answers[0][0].length;
            long all = squares(false, false, false);
            // each times the number of answers
            long p = persons * squares(true, false, false);
            long t = times * squares(false, true, false);
            long i = items * squares(false, false, true);
            long pt = persons * times * squares(true, true, false);
            long pi = persons * items * squares(true, false, true);
            long ti = times * items * squares(false, true, true);
            long cells = persons * times * items * squares(true, true, true);
            // mean squares, each times the same degrees of freedom as well
            long e = cells - pt - pi - ti + p + t + i - all;
            long mpt = (pt - p - t + all) * (items - 1);
            long mpi = (pi - p - i + all) * (times - 1);
            long mti = (ti - t - i + all) * (persons - 1);
            Map<String, Long> components = new LinkedHashMap<>();
            components.put("person", (p - all) * (times - 1) * (items - 1) - mpt - mpi + e);
            components.put("time", (t - all) * (persons - 1) * (items - 1) - mpt - mti + e);
            components.put("item", (i - all) * (persons - 1) * (times - 1) - mpi - mti + e);
            components.put("personTime", mpt - e);
            components.put("personItem", mpi - e);
            components.put("timeItem", mti - e);
            return components;
        }
    }

    @Test
    void theOrderOfThePersonsMakesNoDifference() {
        List<double[][]> persons = new ArrayList<>(
                List.of(table(Reference.CHANGE.get("repeatedMeasures").get("large"))));
        long seed = System.nanoTime();
        Collections.shuffle(persons, new Random(seed));

        check(
                "seed " + seed,
                RepeatedMeasures.of(persons.toArray(double[][][]::new))
                        .reliability()
                        .orElseThrow(),
                Reference.CHANGE.get("repeatedMeasures").get("large"));
    }

    /** The ratings of Shrout and Lane as answers, those of item 2 reversed. */
    private static List<CheckedResponses> sheets() {
        double[][][] table = table(Reference.CHANGE.get("repeatedMeasures").get("shroutLane"));
        List<CheckedResponses> sheets = new ArrayList<>();
        for (int person = 0; person < table.length; person++) {
            for (int time = 0; time < table[person].length; time++) {
                double[] answers = table[person][time];
                sheets.add(sheet("d-" + person, time + 1, (int) answers[0], 10 - (int) answers[1], (int) answers[2]));
            }
        }
        return sheets;
    }

    private static CheckedResponses sheet(String dyad, int session, int... answers) {
        Responses.Builder sheet =
                Responses.builder("nine-4", Rater.CLIENT).dyadId(dyad).session(session);
        for (int i = 0; i < answers.length; i++) {
            sheet.answer(i + 1, answers[i]);
        }
        return ResponseChecker.of(NINE).check(sheet.build()).orElseThrow();
    }

    @Test
    void sheetsAreKeyedOnceAndReadBySession() {
        List<CheckedResponses> sheets = sheets();
        // a dyad without the last session, a response of another session, and one without a dyad id
        sheets.add(sheet("d-8", 1, 5, 5, 5));
        sheets.add(sheet("d-1", 9, 1, 9, 1));
        sheets.add(ResponseChecker.of(NINE)
                .check(Responses.inItemOrder(NINE, Rater.CLIENT, 1, 2, 3, 4))
                .orElseThrow());
        long seed = System.nanoTime();
        Collections.shuffle(sheets, new Random(seed));

        RepeatedMeasures measures = RepeatedMeasures.of(sheets, "three", List.of(4, 1, 3, 2));

        check(
                "seed " + seed,
                measures.reliability().orElseThrow(),
                Reference.CHANGE.get("repeatedMeasures").get("shroutLane"));
        assertThat(measures.persons()).isEqualTo(5);
        assertThat(measures.leftOut()).isEqualTo(1);
        assertThat(measures.problems()).extracting(Problem::pointer).containsExactly("/dyadId");
        assertThat(measures).hasToString("RepeatedMeasures[5 persons, 4 times, 3 items]");
        assertThat(measures.reliability().orElseThrow())
                .hasToString("RepeatedMeasuresReliability[5 persons, 4 times, 3 items]");
    }

    @Test
    void aMissingAnswerLeavesAPersonOut() {
        List<CheckedResponses> sheets = sheets();

        assertThat(RepeatedMeasures.of(sheets, "total", List.of(1, 2))
                        .reliability()
                        .reason())
                .hasValue(Reason.INCOMPLETE_DESIGN);
        sheets.remove(0);
        sheets.add(sheet("d-0", 1, 5, 5));
        RepeatedMeasures measures = RepeatedMeasures.of(sheets, "three", List.of(1, 2));
        assertThat(measures.leftOut()).isEqualTo(1);
        assertThat(measures.persons()).isEqualTo(4);
    }

    @Test
    void unlikeSheetsAreNotOneTable() {
        List<CheckedResponses> sheets = sheets();
        sheets.add(Course.sheet(
                Course.INSTRUMENT, Rater.CLIENT, 3, sheet -> sheet.dyadId("d-7").session(1)));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> RepeatedMeasures.of(sheets, "total", List.of(1, 2)))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::code)
                        .contains(ProblemCode.DIFFERENT_INSTRUMENT, ProblemCode.DIFFERENT_DEFINITION));

        List<CheckedResponses> twoRaters = sheets();
        twoRaters.add(ResponseChecker.of(NINE)
                .check(Responses.builder("nine-4", Rater.CLIENT)
                        .dyadId("d-0")
                        .raterId("c-2")
                        .session(1)
                        .answer(1, 3)
                        .build())
                .orElseThrow());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> RepeatedMeasures.of(twoRaters, "three", List.of(1, 2)));
        assertThatIllegalArgumentException().isThrownBy(() -> RepeatedMeasures.of(sheets(), "nope", List.of(1)));
    }

    static Stream<Arguments> degenerate() {
        double gap = Double.NaN;
        return Stream.of(
                Arguments.of("nothing", new double[][][] {}, Reason.TOO_FEW_PERSONS),
                Arguments.of("one person", new double[][][] {{{1, 2}, {2, 2}}}, Reason.TOO_FEW_PERSONS),
                Arguments.of(
                        "one complete person",
                        new double[][][] {{{1, 2}, {2, 2}}, {{1, gap}, {2, 2}}},
                        Reason.INCOMPLETE_DESIGN),
                Arguments.of("all missing", new double[][][] {{{gap}}, {{gap}}}, Reason.INCOMPLETE_DESIGN),
                Arguments.of("one time", new double[][][] {{{1, 2}}, {{2, 4}}}, Reason.TOO_FEW_SESSIONS),
                Arguments.of("no times", new double[][][] {{}, {}}, Reason.TOO_FEW_SESSIONS),
                Arguments.of("one item", new double[][][] {{{1}, {2}}, {{2}, {4}}}, Reason.TOO_FEW_ITEMS),
                Arguments.of(
                        "all equal",
                        new double[][][] {{{0.1, 0.1}, {0.1, 0.1}}, {{0.1, 0.1}, {0.1, 0.1}}},
                        Reason.NO_VARIANCE),
                Arguments.of(
                        "too large",
                        new double[][][] {{{1e300, 2}, {2, 2}}, {{1, 1}, {2, 1e300}}},
                        Reason.OUT_OF_DOUBLE_RANGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("degenerate")
    void whatCanNotBeComputedHasItsReason(String name, double[][][] table, Reason reason) {
        assertThat(RepeatedMeasures.of(table).reliability().reason()).hasValue(reason);
    }

    /** Only persons differ: rounding must not be reported as change. */
    @Test
    void whereNothingChangesThereIsNoReliabilityOfChange() {
        double[][][] table = new double[7][3][5];
        for (int person = 0; person < table.length; person++) {
            for (double[] time : table[person]) {
                for (int item = 0; item < time.length; item++) {
                    time[item] = 0.1 * person + 0.7;
                }
            }
        }
        RepeatedMeasuresReliability actual =
                RepeatedMeasures.of(table).reliability().orElseThrow();

        assertThat(actual.change().reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(actual.allFixedTimes().orElseThrow()).isEqualTo(1);
        assertThat(actual.components().residual()).isZero();
        assertThat(actual.components().personTime()).isZero();
    }

    @Test
    void aTableHasOneShapeAndNoInfinity() {
        assertThatIllegalArgumentException().isThrownBy(() -> RepeatedMeasures.of(new double[][][] {{{1, 2}}, {{1}}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatedMeasures.of(new double[][][] {{{1, 2}}, {{1, 2}, {1, 2}}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatedMeasures.of(new double[][][] {{{Double.POSITIVE_INFINITY}}}));
    }

    @Test
    void aTableKeepsWhatItWasGiven() {
        double[][][] table = table(Reference.CHANGE.get("repeatedMeasures").get("small"));
        RepeatedMeasures measures = RepeatedMeasures.of(table);
        table[0][0][0] = 1e6;

        check(
                "small",
                measures.reliability().orElseThrow(),
                Reference.CHANGE.get("repeatedMeasures").get("small"));
    }
}
