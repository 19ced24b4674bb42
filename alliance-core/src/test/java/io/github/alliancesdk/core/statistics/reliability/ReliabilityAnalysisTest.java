package io.github.alliancesdk.core.statistics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReliabilityAnalysisTest {
    private static final ReliabilityAnalysis LISTWISE = ReliabilityAnalysis.withDefaults();
    private static final ReliabilityAnalysis PRORATED = LISTWISE.withProratedItems(MissingPolicy.prorate(0.5));
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final double NONE = Double.NaN;

    private static ScaleReliability total(double[][] rows) {
        return LISTWISE.analyse(KeyedResponseMatrix.of(rows)).scale("total");
    }

    /** A degenerate data set. {@code reasons} lists the figures that can't be computed; all other figures exist. */
    private record Degenerate(String name, double[][] rows, Map<String, Reason> reasons) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Degenerate data(String name, double[][] rows, Map<String, Reason> reasons) {
        return new Degenerate(name, rows, reasons);
    }

    private static Map<String, Reason> all(Reason reason) {
        return Map.of(
                "mean",
                reason,
                "sd",
                reason,
                "alpha",
                reason,
                "interval",
                reason,
                "omega",
                reason,
                "sem",
                reason,
                "skewness",
                reason,
                "itemRest",
                reason,
                "alphaIfDeleted",
                reason,
                "correlation",
                reason);
    }

    private static Map<String, Reason> without(Map<String, Reason> reasons, String... figures) {
        Map<String, Reason> result = new HashMap<>(reasons);
        List.of(figures).forEach(result::remove);
        return result;
    }

    static Stream<Degenerate> degenerateData() {
        Map<String, Reason> tooFewPersons = all(Reason.TOO_FEW_PERSONS);
        return Stream.of(
                data("all missing", new double[][] {{NONE, NONE, NONE}, {NONE, NONE, NONE}}, tooFewPersons),
                data("nobody complete", new double[][] {{1, 2, NONE}, {NONE, 1, 2}, {3, NONE, 3}}, tooFewPersons),
                data("one person", new double[][] {{1, 2, 3}}, without(tooFewPersons, "mean")),
                data(
                        "two persons",
                        new double[][] {{1, 2, 3}, {2, 5, 3.5}},
                        without(tooFewPersons, "mean", "sd", "alpha", "interval", "sem", "alphaIfDeleted")),
                data(
                        "one item",
                        new double[][] {{1}, {2}, {4}, {3}},
                        without(all(Reason.TOO_FEW_ITEMS), "mean", "sd", "skewness", "correlation")),
                data(
                        "two items",
                        new double[][] {{1, 2}, {2, 1}, {4, 5}, {3, 3}},
                        Map.of("omega", Reason.TOO_FEW_ITEMS, "alphaIfDeleted", Reason.TOO_FEW_ITEMS)),
                data(
                        "no variance at all",
                        new double[][] {{3, 4, 5}, {3, 4, 5}, {3, 4, 5}, {3, 4, 5}, {3, 4, 5}},
                        without(all(Reason.NO_VARIANCE), "mean", "sd")),
                data(
                        "no variance that binary fractions blur",
                        new double[][] {{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}},
                        without(all(Reason.NO_VARIANCE), "mean", "sd")),
                data(
                        "a constant item",
                        new double[][] {{3, 1, 2}, {3, 2, 2}, {3, 4, 5}, {3, 3, 5}},
                        Map.of(
                                "omega", Reason.NO_VARIANCE,
                                "skewness", Reason.NO_VARIANCE,
                                "itemRest", Reason.NO_VARIANCE,
                                "correlation", Reason.NO_VARIANCE)),
                data(
                        "perfect correlation",
                        new double[][] {{1, 1, 1}, {2, 2, 2}, {4, 4, 4}, {3, 3, 3}},
                        Map.of("interval", Reason.PERFECT_CORRELATION, "omega", Reason.SINGULAR)),
                data(
                        "items that cancel",
                        new double[][] {{0.1, -0.1}, {0.2, -0.2}, {0.7, -0.7}, {0.4, -0.4}},
                        Map.of(
                                "alpha", Reason.NO_VARIANCE,
                                "interval", Reason.NO_VARIANCE,
                                "sem", Reason.NO_VARIANCE,
                                "omega", Reason.TOO_FEW_ITEMS,
                                "alphaIfDeleted", Reason.TOO_FEW_ITEMS)),
                data(
                        "as many items as persons",
                        new double[][] {{1, 2, 4}, {2, 5, 3.5}, {3, 3, 5}},
                        Map.of("omega", Reason.TOO_FEW_PERSONS)),
                data(
                        "an item that follows from others",
                        new double[][] {{1, 2, 3}, {2, 5, 7}, {4, 4, 8}, {3, 1, 4}, {5, 2, 7}},
                        Map.of("omega", Reason.SINGULAR)),
                data(
                        "more common variance than there is",
                        new double[][] {{2, 1, 3}, {3, 3, 1}, {1, 2, 2}, {4, 3, 3}, {4, 4, 2}, {5, 4, 4}, {6, 5, 5}},
                        Map.of("omega", Reason.HEYWOOD_CASE)),
                data(
                        "items without relation",
                        new double[][] {
                            {1, 1, 1},
                            {1, 1, -1},
                            {1, -1, 1},
                            {1, -1, -1},
                            {-1, 1, 1},
                            {-1, 1, -1},
                            {-1, -1, 1},
                            {-1, -1, -1}
                        },
                        Map.of("omega", Reason.NOT_IDENTIFIED)),
                data(
                        "numbers whose squares are no doubles",
                        new double[][] {{1e200, 2e200, 1}, {-1e200, 5e200, 2}, {3e200, 1e200, 4}, {0, 0, 5}},
                        without(all(Reason.OUT_OF_DOUBLE_RANGE), "mean")),
                data(
                        "numbers whose squares add up to no double",
                        new double[][] {
                            {5e153, 5.5e153, 4.5e153},
                            {-5e153, -4.5e153, -5e153},
                            {5e153, 4e153, 5.5e153},
                            {-5e153, -5e153, -3.5e153},
                            {0, 5e152, 1.5e153}
                        },
                        Map.of(
                                "sd",
                                Reason.OUT_OF_DOUBLE_RANGE,
                                "alpha",
                                Reason.OUT_OF_DOUBLE_RANGE,
                                "interval",
                                Reason.OUT_OF_DOUBLE_RANGE,
                                "sem",
                                Reason.OUT_OF_DOUBLE_RANGE,
                                "skewness",
                                Reason.OUT_OF_DOUBLE_RANGE,
                                // the fit uses correlations, so nothing overflows
                                "omega",
                                Reason.HEYWOOD_CASE)));
    }

    @ParameterizedTest
    @MethodSource("degenerateData")
    void degenerateDataGiveNamedReasons(Degenerate data) {
        ScaleReliability total =
                LISTWISE.analyse(KeyedResponseMatrix.of(data.rows())).scale("total");
        ItemAnalysis first = total.items().get(0);
        Map<String, Statistic<?>> figures = new TreeMap<>(Map.of(
                "mean", total.mean(),
                "sd", total.standardDeviation(),
                "alpha", total.alpha(),
                "interval", total.alpha().flatMap(CronbachAlpha::interval),
                "omega", total.omega(),
                "sem", total.standardErrorOfMeasurement(),
                "skewness", first.skewness(),
                "itemRest", first.itemRest(),
                "alphaIfDeleted", first.alphaIfDeleted(),
                "correlation",
                        total.interItemCorrelations()
                                .correlation(
                                        1,
                                        total.itemNumbers()
                                                .get(total.itemNumbers().size() - 1))));

        Map<String, Reason> reasons = new TreeMap<>();
        figures.forEach((name, figure) -> figure.reason().ifPresent(reason -> reasons.put(name, reason)));
        assertThat(reasons).containsExactlyInAnyOrderEntriesOf(data.reasons());
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "prorate:0.5"})
    void anEmptyMatrixHasScalesWithReasons(String policy) {
        ReliabilityReport report = LISTWISE.withProratedItems(MissingPolicy.parse(policy))
                .analyse(RawResponseMatrix.of(DEMO, List.of()).keyed());

        assertThat(report.rows()).isZero();
        assertThat(report.scales().keySet()).containsExactly("first", "second", "total");
        report.scales().values().forEach(scale -> {
            assertThat(scale.n()).isZero();
            assertThat(scale.mean().reason()).hasValue(Reason.TOO_FEW_PERSONS);
            assertThat(scale.alpha().reason()).hasValue(Reason.TOO_FEW_PERSONS);
            assertThat(scale.omega().reason()).hasValue(Reason.TOO_FEW_PERSONS);
            assertThat(scale.items()).allSatisfy(item -> {
                assertThat(item.floor().reason()).hasValue(Reason.TOO_FEW_PERSONS);
                assertThat(item.standardDeviation().reason()).hasValue(Reason.TOO_FEW_PERSONS);
            });
        });
        assertThat(LISTWISE.analyse(KeyedResponseMatrix.of(new double[0][])).scales())
                .isEmpty();
    }

    @Test
    void eachScaleIsListwiseWithinItsOwnItems() {
        int[][] rows = {{1, 5, 3, 4, 5}, {2, 0, 1, 2, 2}, {5, 1, 0, 4, 4}, {3, 4, 2, 3, 3}, {0, 2, 5, 0, 4}};
        ReliabilityReport report = LISTWISE.analyse(
                RawResponseMatrix.of(DEMO, DEMO.responseFormat(), rows, 0).keyed());

        assertThat(report.scale("first").n()).isEqualTo(3);
        assertThat(report.scale("first").leftOut()).isEqualTo(2);
        assertThat(report.scale("second").n()).isEqualTo(3);
        assertThat(report.scale("total").n()).isEqualTo(2);
        assertThat(report.rows()).isEqualTo(5);
        // item 2 is reversed: (1 + 1 + 5 + 5 + 3 + 2) / 6
        assertThat(report.scale("first").mean().orElseThrow()).isCloseTo(17 / 6.0, within(1e-15));
        assertThat(report.scale("second").item(3).n()).isEqualTo(3);
        assertThat(report.scale("second").item(3).mean().orElseThrow()).isEqualTo(2);
        assertThat(report.instrument()).hasValue(DEMO);
        assertThat(report.format()).hasValue(DEMO.responseFormat());
        assertThat(report.rater()).isEmpty();
        assertThat(report.referent()).isEmpty();
        assertThat(report.itemPolicy()).isEqualTo(MissingPolicy.complete());
        assertThat(report).hasToString("ReliabilityReport[demo-5, 5 rows, first 3, second 3, total 2]");
        assertThat(report.scale("first")).hasToString("ScaleReliability[first, 2 items, 3 of 5 rows]");
    }

    @Test
    void proratedItemsAreOfThoseWhoAnsweredThemAndEnoughOfTheOthers() {
        int[][] rows = {{1, 5, 0, 0, 0}, {2, 0, 1, 2, 2}, {0, 0, 0, 0, 0}, {0, 0, 4, 3, 3}, {4, 2, 5, 1, 4}};
        ReliabilityReport report = PRORATED.analyse(
                RawResponseMatrix.of(DEMO, DEMO.responseFormat(), rows, 0).keyed());
        ScaleReliability total = report.scale("total");

        // item 1 with two of the other four items: rows 2 and 5; item 3: rows 2, 4 and 5
        assertThat(total.items()).extracting(ItemAnalysis::n).containsExactly(2, 1, 3, 3, 3);
        assertThat(total.item(1).itemRest().reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(total.item(3).itemRest().orElseThrow().n()).isEqualTo(3);
        assertThat(total.n()).isEqualTo(1);
        assertThat(total.leftOut()).isEqualTo(4);
        assertThat(report.itemPolicy()).isEqualTo(MissingPolicy.prorate(0.5));
    }

    @Test
    void aTotalOfScalesHasStratifiedAlphaFromWhichItsErrorComes() {
        int[][] rows = {
            {1, 5, 3, 4, 5}, {2, 3, 1, 2, 2}, {5, 1, 3, 4, 4}, {3, 4, 2, 3, 3}, {4, 2, 5, 5, 4}, {2, 5, 2, 2, 1}
        };
        KeyedResponseMatrix matrix =
                RawResponseMatrix.of(DEMO, DEMO.responseFormat(), rows, 0).keyed();
        ReliabilityReport report = LISTWISE.analyse(matrix);
        ScaleReliability total = report.scale("total");
        double error = 0;
        for (String part : List.of("first", "second")) {
            ScaleReliability scale = report.scale(part);
            int items = scale.itemNumbers().size();
            double variance = Math.pow(items * scale.standardDeviation().orElseThrow(), 2);
            error += variance * (1 - scale.alpha().orElseThrow().value());
            assertThat(scale.stratifiedAlpha().reason()).hasValue(Reason.NO_STRATA);
            assertThat(scale.strata()).isEmpty();
            assertThat(scale.errorFrom()).isEqualTo("alpha");
        }
        double variance = Math.pow(5 * total.standardDeviation().orElseThrow(), 2);
        double stratified = total.stratifiedAlpha().orElseThrow().value();

        assertThat(stratified).isCloseTo(1 - error / variance, within(1e-12));
        assertThat(total.strata()).containsExactly("first", "second");
        assertThat(total.errorFrom()).isEqualTo("stratified-alpha");
        assertThat(total.standardErrorOfMeasurement().orElseThrow()).isCloseTo(Math.sqrt(error) / 5, within(1e-12));
        assertThat(LISTWISE.analyse(matrix, Scale.of("other", 1, 2, 3, 4)).strata())
                .as("item 4 is in a scale that reaches beyond")
                .isEmpty();
        assertThat(LISTWISE.analyse(matrix, Scale.of("all", 1, 2, 3, 4, 5)).strata())
                .containsExactly("first", "second");
    }

    @Test
    void aStratumWithoutVarianceLeavesTheTotalWithoutStratifiedAlpha() {
        int[][] rows = {{1, 5, 3, 3, 3}, {2, 3, 3, 3, 3}, {5, 1, 3, 3, 3}, {3, 4, 3, 3, 3}};
        ScaleReliability total = LISTWISE.analyse(RawResponseMatrix.of(DEMO, DEMO.responseFormat(), rows, 0)
                        .keyed())
                .scale("total");

        assertThat(total.stratifiedAlpha().reason()).hasValue(Reason.NO_VARIANCE);
        assertThat(total.standardErrorOfMeasurement().reason()).hasValue(Reason.NO_VARIANCE);
    }

    @Test
    void strataOfPlainNumbersAreCheckedToMakeUpTheTotal() {
        KeyedResponseMatrix matrix = KeyedResponseMatrix.of(sample(new Random(3), 30, 5, 5, 0));
        Scale total = Scale.of("total", 1, 2, 3, 4, 5);
        for (List<Scale> wrong : List.of(
                List.<Scale>of(),
                List.of(Scale.of("a", 1, 2), Scale.of("b", 3, 4)),
                List.of(Scale.of("a", 1, 2, 3), Scale.of("b", 3, 4, 5)),
                List.of(Scale.of("a", 1, 2, 3, 4), Scale.of("b", 5)),
                List.of(Scale.of("a", 1, 2), Scale.of("b", 3, 4, 5), total))) {
            assertThatIllegalArgumentException().isThrownBy(() -> LISTWISE.analyse(matrix, total, wrong));
        }
        assertThat(LISTWISE.analyse(matrix, total, List.of(Scale.of("a", 1, 2), Scale.of("b", 3, 4, 5)))
                        .stratifiedAlpha()
                        .value())
                .isPresent();
    }

    @Test
    void itemsThatGoAgainstEachOtherHaveANegativeAlphaAndNoErrorOfMeasurement() {
        ScaleReliability total = total(new double[][] {{1, 5, 2}, {2, 4, 3}, {4, 2, 2}, {5, 1, 4}, {3, 4, 1}});

        assertThat(total.alpha().orElseThrow().value()).isNegative();
        assertThat(total.standardErrorOfMeasurement().reason()).hasValue(Reason.NEGATIVE_RELIABILITY);
        assertThat(total.cautions()).contains(ScaleReliability.Caution.NEGATIVE_ALPHA);
        assertThat(ScaleReliability.Caution.NEGATIVE_ALPHA.message()).startsWith("Alpha is below 0");
        assertThat(ScaleReliability.Caution.POOR_FIT.message(Locale.GERMAN)).contains("CFI unter 0,90");
    }

    @Test
    void theIntervalOfOmegaStaysWhereOmegaCanLie() {
        double[][] rows = sample(new Random(11), 12, 4, 5, 0);
        McDonaldOmega omega = LISTWISE.withLevel(0.9999)
                .analyse(KeyedResponseMatrix.of(rows))
                .scale("total")
                .omega()
                .orElseThrow();

        assertThat(omega.interval().orElseThrow().upper()).isEqualTo(1);
        assertThat(omega.interval().orElseThrow().lower()).isBetween(0.0, omega.value());
    }

    @Test
    void theReportSaysWhoRatedWhom() {
        List<CheckedResponses> sheets = List.of(ResponseChecker.of(DEMO)
                .check(Responses.parse("{\"rater\":\"therapist\",\"referent\":\"app\",\"responses\":{\"1\":1}}"))
                .orElseThrow());
        ReliabilityReport report =
                LISTWISE.analyse(RawResponseMatrix.of(DEMO, sheets).keyed());

        assertThat(report.rater()).hasValue(Rater.THERAPIST);
        assertThat(report.referent()).hasValue(Referent.APP);
    }

    @Test
    void floorAndCeilingAreSharesOfTheDeclaredRange() {
        int[][] rows = {{1, 5, 3, 4, 5}, {1, 1, 3, 2, 5}, {5, 1, 3, 4, 5}, {2, 4, 3, 3, 4}};
        ScaleReliability total = LISTWISE.analyse(RawResponseMatrix.of(DEMO, DEMO.responseFormat(), rows, 0)
                        .keyed())
                .scale("total");

        assertThat(total.item(1).floor().orElseThrow()).isEqualTo(0.5);
        assertThat(total.item(1).ceiling().orElseThrow()).isEqualTo(0.25);
        // reversed
        assertThat(total.item(2).floor().orElseThrow()).isEqualTo(0.25);
        assertThat(total.item(2).ceiling().orElseThrow()).isEqualTo(0.5);
        assertThat(total.item(3).floor().orElseThrow()).isZero();
        assertThat(total.item(3).ceiling().orElseThrow()).isZero();
    }

    @Test
    void numbersAndExactCountsGiveTheSameFigures() {
        long seed = 20261126;
        Random random = new Random(seed);
        for (int max : new int[] {5, 6, 7, 12, 128}) {
            for (double gaps : new double[] {0, 0.02}) {
                double[][] rows = sample(random, 1000, 6, max, gaps);
                for (ReliabilityAnalysis analysis : List.of(LISTWISE, PRORATED)) {
                    assertSame(
                            analysis.analyse(answers(rows, max)).scale("total"),
                            analysis.analyse(KeyedResponseMatrix.of(rows)).scale("total"),
                            1,
                            "seed " + seed + ", max " + max + ", " + analysis);
                }
            }
        }
    }

    @Test
    void alphaDoesNotChangeUnderAConstantAddedToAnItem() {
        long seed = 20261127;
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            double[][] rows = sample(random, 40 + random.nextInt(100), 5, 7, 0.02);
            double constant = random.nextInt(2000) - 1000;
            double[][] shifted = map(rows, 2, value -> value + constant);

            assertSame(total(shifted), total(rows), 1, constant / 5, "seed " + seed);
        }
    }

    @Test
    void reversingRawDataAndTheirKeyChangesNothing() {
        long seed = 20261128;
        Random random = new Random(seed);
        ResponseFormat format = ResponseFormat.of("default", 1, 7);
        for (int round = 0; round < 20; round++) {
            double[][] rows = sample(random, 200, 5, 7, 0.02);
            double[][] turned = map(map(rows, 1, value -> 8 - value), 4, value -> 8 - value);
            Instrument reversed = InventedInstruments.begin("invented", 1, 7)
                    .items(5)
                    .reversed(2, 5)
                    .scale("total", 1, 2, 3, 4, 5)
                    .build();
            RawResponseMatrix raw = RawResponseMatrix.of(reversed, reversed.responseFormat(), integers(turned), -1);

            assertThat(reversed.responseFormat().range()).isEqualTo(format.range());
            assertSame(
                    LISTWISE.analyse(raw.keyed()).scale("total"),
                    LISTWISE.analyse(answers(rows, 7)).scale("total"),
                    1,
                    "seed " + seed);
        }
    }

    @Test
    void aLinearChangeOfTheFormatChangesOnlyTheMetric() {
        long seed = 20261129;
        Random random = new Random(seed);
        double[][] rows = sample(random, 150, 6, 5, 0.01);
        // 1..5 as percentages of the maximum possible
        double[][] percent = Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(value -> 25 * (value - 1)).toArray())
                .toArray(double[][]::new);

        assertSame(total(percent), total(rows), 25, -25, "seed " + seed);
    }

    @Test
    void theOrderOfPersonsDoesNotMatter() {
        long seed = 20261130;
        Random random = new Random(seed);
        double[][] rows = sample(random, 150, 6, 5, 0.03);
        double[][] shuffled = rows.clone();
        Collections.shuffle(Arrays.asList(shuffled), random);

        for (ReliabilityAnalysis analysis : List.of(LISTWISE, PRORATED)) {
            assertSame(
                    analysis.analyse(KeyedResponseMatrix.of(shuffled)).scale("total"),
                    analysis.analyse(KeyedResponseMatrix.of(rows)).scale("total"),
                    1,
                    "seed " + seed);
        }
    }

    @Test
    void alphaIfDeletedIsTheAlphaOfTheOtherItems() {
        double[][] rows = sample(new Random(20261131), 80, 5, 5, 0);
        KeyedResponseMatrix matrix = KeyedResponseMatrix.of(rows);
        ScaleReliability all = LISTWISE.analyse(matrix).scale("total");
        ScaleReliability without = LISTWISE.analyse(matrix, Scale.of("without 3", 1, 2, 4, 5));

        assertThat(all.item(3).alphaIfDeleted().orElseThrow())
                .isCloseTo(without.alpha().orElseThrow().value(), within(1e-14));
        assertThat(without.scale()).isEqualTo("without 3");
        assertThat(without.itemNumbers()).containsExactly(1, 2, 4, 5);
        assertThat(without.items()).extracting(ItemAnalysis::item).containsExactly(1, 2, 4, 5);
        assertThat(without.interItemCorrelations().items()).containsExactly(1, 2, 4, 5);
        assertThat(without.interItemCorrelations()).hasToString("InterItemCorrelations[1, 2, 4, 5]");
        assertThat(without.interItemCorrelations().covariance(1, 4).orElseThrow())
                .isEqualTo(all.interItemCorrelations().covariance(1, 4).orElseThrow());
    }

    @Test
    void aVarianceThatIsTinyBesideItsMeanIsExact() {
        int[][] rows = new int[100_000][];
        Arrays.setAll(rows, person -> person == 7 ? new int[] {4, 4, 5} : new int[] {5, 5, 5});
        Instrument three = InventedInstruments.begin("invented", 1, 5)
                .items(3)
                .scale("total", 1, 2, 3)
                .build();
        ScaleReliability total = LISTWISE.analyse(RawResponseMatrix.of(three, three.responseFormat(), rows, 0)
                        .keyed())
                .scale("total");

        // one of n values is lower by 1, so the variance is 1/n
        assertThat(total.interItemCorrelations().covariance(1, 1).orElseThrow()).isCloseTo(1e-5, within(1e-20));
        assertThat(total.interItemCorrelations().covariance(1, 2).orElseThrow()).isCloseTo(1e-5, within(1e-20));
        assertThat(total.interItemCorrelations().correlation(1, 2).orElseThrow())
                .isCloseTo(1, within(1e-14));
        assertThat(total.interItemCorrelations().correlation(1, 3).reason()).hasValue(Reason.NO_VARIANCE);
    }

    @Test
    void aSingleAnswerHasNoCovariance() {
        assertThat(total(new double[][] {{1, 2}})
                        .interItemCorrelations()
                        .covariance(1, 2)
                        .reason())
                .hasValue(Reason.TOO_FEW_PERSONS);
    }

    @Test
    void theOtherItemsOfAScaleHaveNoPublishedRuleAndAreNoForm() {
        for (MissingPolicy policy : List.of(
                MissingPolicy.published(),
                MissingPolicy.formAtMostMissing(2),
                MissingPolicy.complete().withScale("total", MissingPolicy.prorate(0.5)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LISTWISE.withProratedItems(policy))
                    .withMessage("the other items of a scale are counted by complete, prorate:F or at-most-missing:N");
        }
    }

    @Test
    void wrongArgumentsAreRefused() {
        ReliabilityReport report = LISTWISE.analyse(KeyedResponseMatrix.of(new double[][] {{1, 2}, {2, 1}}));

        assertThat(report.findScale("goal")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.scale("goal"))
                .withMessage("no scale goal; there are total");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.scale("total").item(3))
                .withMessage("the scale has no item 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.scale("total").interItemCorrelations().correlation(1, 3))
                .withMessage("the scale has no item 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LISTWISE.analyse(KeyedResponseMatrix.of(new double[][] {{1, 2}}), Scale.of("other", 2, 3)))
                .withMessage("the matrix has no item 3");
        assertThatNullPointerException().isThrownBy(() -> LISTWISE.analyse(null));
        assertThatNullPointerException()
                .isThrownBy(() -> LISTWISE.withProratedItems(null))
                .withMessage("policy");
        assertThatNullPointerException()
                .isThrownBy(() -> report.findScale(null))
                .withMessage("id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CronbachAlpha(Double.NaN, Statistic.not(Reason.NO_VARIANCE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StratifiedAlpha(Double.NaN, Statistic.not(Reason.NO_VARIANCE), List.of()));
        Statistic<ConfidenceInterval> none = Statistic.not(Reason.NO_VARIANCE);
        Statistic<Double> index = Statistic.not(Reason.UNDECIDED);
        ModelFit fit = new ModelFit(9, 1, 2, 3, 6, index, index, index, none, 0.1);
        assertThat(fit.isPoor()).isFalse();
        for (double wrong : new double[] {Double.NaN, 1.1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new McDonaldOmega(wrong, none, List.of(), List.of(), fit, 0));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelFit(9, -1, 2, 3, 6, index, index, index, none, 0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void aLevelLiesBetweenZeroAndOne(double level) {
        assertThatIllegalArgumentException().isThrownBy(() -> LISTWISE.withLevel(level));
    }

    @Test
    void optionsAreKept() {
        ReliabilityAnalysis analysis = LISTWISE.withLevel(0.9).withProratedItems(MissingPolicy.prorate(0.8));

        assertThat(analysis).hasToString("ReliabilityAnalysis[prorate:0.8, 0.9]");
        assertThat(LISTWISE).hasToString("ReliabilityAnalysis[complete, 0.95]");
    }

    /** Answers 1..max of one common factor, NaN for a missing one. */
    private static double[][] sample(Random random, int persons, int items, int max, double gaps) {
        double[][] rows = new double[persons][items];
        for (double[] row : rows) {
            double common = random.nextGaussian();
            for (int item = 0; item < items; item++) {
                double value = (1 + max) / 2.0 + max / 6.0 * (common + random.nextGaussian());
                row[item] = random.nextDouble() < gaps ? NONE : Math.max(1, Math.min(max, Math.rint(value)));
            }
        }
        return rows;
    }

    private static int[][] integers(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row)
                        .mapToInt(value -> Double.isNaN(value) ? -1 : (int) value)
                        .toArray())
                .toArray(int[][]::new);
    }

    private static KeyedResponseMatrix answers(double[][] rows, int max) {
        int[] numbers = IntStream.rangeClosed(1, rows[0].length).toArray();
        Instrument instrument = InventedInstruments.begin("invented", 1, max)
                .items(numbers.length)
                .scale("total", numbers)
                .build();
        return RawResponseMatrix.of(instrument, instrument.responseFormat(), integers(rows), -1)
                .keyed();
    }

    private static double[][] map(double[][] rows, int item, DoubleUnaryOperator change) {
        return Arrays.stream(rows)
                .map(row -> {
                    double[] copy = row.clone();
                    copy[item] = change.applyAsDouble(copy[item]);
                    return copy;
                })
                .toArray(double[][]::new);
    }

    private static void assertSame(ScaleReliability actual, ScaleReliability expected, double factor, String seed) {
        assertSame(actual, expected, factor, 0, seed);
    }

    /** Both are the same except for the metric: the mean score became factor * mean + shift. */
    private static void assertSame(
            ScaleReliability actual, ScaleReliability expected, double factor, double shift, String seed) {
        equal(actual.mean(), expected.mean().map(mean -> factor * mean + shift), seed);
        equal(actual.standardDeviation(), expected.standardDeviation().map(sd -> factor * sd), seed);
        equal(actual.alpha().map(CronbachAlpha::value), expected.alpha().map(CronbachAlpha::value), seed);
        equal(lower(actual), lower(expected), seed);
        equal(actual.omega().map(McDonaldOmega::value), expected.omega().map(McDonaldOmega::value), seed);
        equal(
                actual.standardErrorOfMeasurement(),
                expected.standardErrorOfMeasurement().map(sem -> factor * sem),
                seed);
        for (int i = 0; i < expected.items().size(); i++) {
            ItemAnalysis one = actual.items().get(i);
            ItemAnalysis other = expected.items().get(i);
            assertThat(one.n()).as(seed).isEqualTo(other.n());
            equal(one.skewness(), other.skewness(), seed);
            equal(one.itemRest().map(Correlation::value), other.itemRest().map(Correlation::value), seed);
            equal(one.alphaIfDeleted(), other.alphaIfDeleted(), seed);
        }
    }

    private static Statistic<Double> lower(ScaleReliability scale) {
        return scale.alpha().flatMap(CronbachAlpha::interval).map(ConfidenceInterval::lower);
    }

    private static void equal(Statistic<Double> actual, Statistic<Double> expected, String seed) {
        assertThat(actual.reason()).as(seed).isEqualTo(expected.reason());
        expected.value().ifPresent(value -> {
            double tolerance = 1e-10 * Math.max(1, Math.abs(value));
            assertThat(actual.orElseThrow()).as(seed).isCloseTo(value, within(tolerance));
        });
    }
}
