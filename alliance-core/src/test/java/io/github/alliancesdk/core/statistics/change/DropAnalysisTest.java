package io.github.alliancesdk.core.statistics.change;

import static io.github.alliancesdk.core.statistics.change.Reference.assertEqual;
import static io.github.alliancesdk.core.statistics.change.Reference.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.statistics.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Compares with R and with results computed by hand. {@code x} is a record without a score, {@code -} no record. */
class DropAnalysisTest {
    private static final JsonNode DROPS = Reference.read("drops.json");

    /** An SEM of 0.25: with a reliability of .75 it is half of the standard deviation. */
    private static final MeasurementError QUARTER = sem(0.25);

    private static final DropRule DEFAULT = DropRule.runningMean(QUARTER);

    private static MeasurementError sem(double sem) {
        return new MeasurementError(2 * sem, 0.75, ReliabilityKind.RETEST, "invented");
    }

    private static double[] means(String course) {
        return Stream.of(course.split(" "))
                .mapToDouble(each -> switch (each) {
                    case "x" -> Double.NaN;
                    case "-" -> Course.GAP;
                    default -> Double.parseDouble(each);
                })
                .toArray();
    }

    private static String drops(String course, DropRule rule) {
        return DropAnalysis.of(Course.of(means(course)), rule).orElseThrow().drops().stream()
                .map(drop -> drop.at().session().getAsInt() + " " + drop.state().id()
                        + drop.recoveredAt()
                                .map(point -> " " + point.session().getAsInt())
                                .orElse("")
                        + " of " + drop.scoredInWindow())
                .collect(Collectors.joining(", "));
    }

    private static List<Integer> sessions(DropAnalysis analysis) {
        return analysis.drops().stream()
                .map(drop -> drop.at().session().getAsInt())
                .toList();
    }

    // ---- compared with R

    static Stream<String> courses() {
        return DROPS.get("series").properties().stream().map(Map.Entry::getKey);
    }

    private static Trajectory course(JsonNode course) {
        double[] sessions = numbers(course.get("x"));
        double[] means = new double[(int) sessions[sessions.length - 1]];
        Arrays.fill(means, Course.GAP);
        for (int i = 0; i < sessions.length; i++) {
            means[(int) sessions[i] - 1] = course.get("y").get(i).asDouble();
        }
        return Course.of(means);
    }

    /** The reference counts scores; the SDK uses session numbers. */
    private static List<Integer> sessions(JsonNode course, JsonNode places) {
        List<Integer> sessions = new ArrayList<>();
        for (JsonNode place : places) {
            sessions.add(course.get("x").get(place.asInt() - 1).asInt());
        }
        return sessions;
    }

    @ParameterizedTest
    @MethodSource("courses")
    void dropsBelowTheMeanOfTheEarlierScoresAreThoseOfTheReference(String name) {
        JsonNode course = DROPS.get("series").get(name);
        for (JsonNode expected : course.get("runningMean")) {
            DropRule rule = DropRule.runningMean(
                    sem(expected.get("sem").asDouble()),
                    expected.get("alarmRate").asDouble());

            DropAnalysis analysis = DropAnalysis.of(course(course), rule).orElseThrow();

            assertEqual("threshold", analysis.threshold(), expected.get("threshold"), 1e-12);
            assertEqual("SEM", analysis.standardError(), expected.get("sem"), 1e-12);
            assertThat(sessions(analysis)).isEqualTo(sessions(course, expected.get("drops")));
            for (int i = 0; i < analysis.drops().size(); i++) {
                Drop drop = analysis.drops().get(i);
                int place = expected.get("drops").get(i).asInt() - 2;
                assertEqual(
                        "reference",
                        drop.reference(),
                        expected.get("references").get(place),
                        1e-12);
                assertEqual(
                        "threshold",
                        drop.threshold(),
                        expected.get("thresholds").get(place),
                        1e-12);
                assertThat(drop.depth())
                        .isEqualTo(drop.reference() - drop.at().requireValue())
                        .isGreaterThan(drop.threshold());
                assertThat(drop.recoveryLevel()).isEqualTo(drop.reference() - analysis.standardError());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("courses")
    void dropsBelowTheLimitOfAControlChartAreThoseOfTheReference(String name) {
        JsonNode course = DROPS.get("series").get(name);
        JsonNode expected = course.get("controlChart");
        var found = DropAnalysis.of(course(course), DropRule.controlChart());
        if (expected.isEmpty()) {
            assertThat(found.reason()).hasValue(Reason.TOO_FEW_SESSIONS);
            return;
        }
        DropAnalysis analysis = found.orElseThrow();
        assertEqual("limit", analysis.threshold(), expected.get("threshold"));
        assertEqual("standard error", analysis.standardError(), expected.get("sem"));
        assertThat(sessions(analysis)).isEqualTo(sessions(course, expected.get("drops")));
        for (Drop drop : analysis.drops()) {
            int place =
                    expected.get("drops").get(analysis.drops().indexOf(drop)).asInt();
            assertEqual("line", drop.reference(), expected.get("reference").get(place - 1));
            assertThat(drop.threshold()).isEqualTo(analysis.threshold());
        }
    }

    @Test
    void criticalValuesAreThoseOfTheReference() {
        for (JsonNode each : DROPS.get("thresholds")) {
            DropRule.RunningMean rule =
                    DropRule.runningMean(QUARTER, each.get("alarmRate").asDouble());
            double z = rule.criticalValue(each.get("n").asInt());
            assertThat(z).as("%s", each).isCloseTo(each.get("z").asDouble(), within(1e-9));
        }
    }

    // ---- by hand

    /** Without recovery: of n scores, z is 1.6449, 1.9545, 2.1212, 2.2340, 2.3187 and 2.3862 for n from 2 to 7. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 4 3 4                | 3 recovered 4 of 1",
                "4 4 3 3.5 3.75         | 3 recovered 5 of 2",
                "4 4 3 3.5 3.5 3.5 4    | 3 not-recovered of 3",
                "4 4 3 3.5 3.5 3.5      | 3 not-recovered of 3",
                "4 4 3 3.5 3.5          | 3 censored of 2",
                "4 4 3                  | 3 censored of 0",
                "4 4 3 x x x 4          | 3 censored of 0",
                "4 4 3 - - - 4          | 3 censored of 0",
                "4 4 3 - - 4            | 3 recovered 6 of 1",
                "4 4 3 - 3.5 x x 5      | 3 not-recovered of 1",
                "4 4 3 - 3.5 x x x      | 3 censored of 1",
                "4 x 3 4                | 3 recovered 4 of 1",
                "4 - 3 4                | 3 recovered 4 of 1",
                "4 3                    | 2 censored of 0",
                "4 3.5                  | ''",
                "3 4 5                  | ''",
                // a lasting fall is several drops, as long as it is below the mean
                "5 5 4 3.75 4 4         | 3 not-recovered of 3, 4 censored of 2",
            })
    void aDropAndWhatBecameOfIt(String course, String expected) {
        assertThat(drops(course, DEFAULT)).isEqualTo(expected);
    }

    @Test
    void aSteadyDeclineIsFoundByTheRunningMeanAndNotOnTheChart() {
        String decline = "5 4.75 4.75 4.5 4.25 4.25 4 3.75 3.75 3.5 3.25 3.25";
        assertThat(drops(decline, DEFAULT)).isNotEmpty();
        assertThat(drops(decline, DropRule.controlChart())).isEmpty();
    }

    /** 4 and 4.25 in turn: an almost level line with limits at 2.66 * .25 from it; a score of 1.5 is far below. */
    @Test
    void theFirstScoreIsNoDrop() {
        String course = "4.25 4 4.25 4 4.25 4 4.25 4 4.25 4 4.25 4 4.25";
        assertThat(drops(course.replaceFirst("4.25", "1"), DropRule.controlChart()))
                .isEmpty();
        assertThat(drops(course.replaceFirst("4.25", "1"), DEFAULT)).isEmpty();
    }

    @Test
    void aChartInTimeHasItsLineOverDays() {
        double[] means = {4, 4.25, 4, 4.25, 4, 4.25, 1.5, 4.25, 4, 4.25, 4, 4.25};
        DropAnalysis inTime =
                DropAnalysis.of(Course.inTime(means), DropRule.controlChart()).orElseThrow();
        DropAnalysis inSessions =
                DropAnalysis.of(Course.of(means), DropRule.controlChart()).orElseThrow();

        // two days between two records
        assertThat(inTime.threshold()).isCloseTo(inSessions.threshold(), within(1e-12));
        assertThat(inTime.drops()).hasToString("[Drop[unnumbered session, recovered]]");
        assertThat(inSessions.drops()).hasToString("[Drop[session 7, recovered]]");
    }

    @Test
    void anAnalysisSaysWhatItIsOf() {
        DropAnalysis analysis =
                DropAnalysis.of(Course.of(4, 5, Double.NaN, 3, 4.25), DEFAULT).orElseThrow();

        Drop drop = analysis.drops().get(0);
        assertThat(drop.at().session()).hasValue(4);
        assertThat(drop.reference()).isEqualTo(4.5);
        assertThat(drop.depth()).isEqualTo(1.5);
        assertThat(drop.recoveryLevel()).isEqualTo(4.25);
        assertThat(drop.recoveredAt())
                .hasValueSatisfying(point -> assertThat(point.session()).hasValue(5));
        assertThat(drop).hasToString("Drop[session 4, recovered]");
        assertThat(analysis.used()).isEqualTo(4);
        assertThat(analysis.leftOut()).isEqualTo(1);
        assertThat(analysis.rule()).isEqualTo(DEFAULT);
        assertThat(analysis.alarmRate()).isEqualTo(0.05);
        assertThat(analysis).hasToString("DropAnalysis[1 drops by running-mean]");
    }

    /** A score exactly on the limit: with two scores, z is Phi^-1(.5) = 0 at an alarm rate of one half. */
    @Test
    void aLimitThatIsJustReachedIsNotPassed() {
        DropRule half = DropRule.runningMean(QUARTER, 0.5);
        assertThat(drops("4 4", half)).isEmpty();
        assertThat(drops("4 3.75", half)).isEqualTo("2 censored of 0");
    }

    @Test
    void aWindowInTimeIsCountedInRecords() {
        assertThat(inTime(4, 4, 3, Double.NaN, 3.5, 4).state()).isEqualTo(Drop.Recovery.RECOVERED);
        assertThat(inTime(4, 4, 3, Double.NaN, 3.5, 3.5, 4).state()).isEqualTo(Drop.Recovery.NOT_RECOVERED);
        assertThat(inTime(4, 4, 3, Double.NaN, 3.5).state()).isEqualTo(Drop.Recovery.CENSORED);
    }

    private static Drop inTime(double... means) {
        return DropAnalysis.of(Course.inTime(means), DEFAULT)
                .orElseThrow()
                .drops()
                .get(0);
    }

    static Stream<Arguments> degenerate() {
        DropRule chart = DropRule.controlChart();
        MeasurementError level = new MeasurementError(0, 0.8, ReliabilityKind.RETEST, "invented");
        MeasurementError exact = new MeasurementError(0.5, 1, ReliabilityKind.RETEST, "invented");
        return Stream.of(
                Arguments.of("x x x", DEFAULT, Reason.TOO_FEW_SESSIONS),
                Arguments.of("4 x x", DEFAULT, Reason.TOO_FEW_SESSIONS),
                Arguments.of("4 3", DropRule.runningMean(level), Reason.NO_VARIANCE),
                Arguments.of("4 3", DropRule.runningMean(exact), Reason.PERFECT_CORRELATION),
                Arguments.of("4 3 4 3 4 3 4", chart, Reason.TOO_FEW_SESSIONS),
                Arguments.of("4 4 4 4 4 4 4 4", chart, Reason.NO_VARIANCE),
                Arguments.of("5 4.75 4.5 4.25 4 3.75 3.5 3.25", chart, Reason.PERFECT_CORRELATION));
    }

    @ParameterizedTest
    @MethodSource("degenerate")
    void whatCanNotBeComputedHasItsReason(String course, DropRule rule, Reason reason) {
        assertThat(DropAnalysis.of(Course.of(means(course)), rule).reason()).hasValue(reason);
    }

    /** The spike of an otherwise level series stays within the limit, like every other pattern tried here. */
    @Test
    void onAChartOfSevenScoresNothingPassesTheLimitWhichIsWhyEightAreNeeded() {
        for (int i = 0; i < 7; i++) {
            double[] values = new double[7];
            values[i] = -1;
            double slope = 0;
            for (int k = 0; k < 7; k++) {
                slope += (k - 3) * values[k] / 28;
            }
            double ranges = 0;
            double[] residuals = new double[7];
            for (int k = 0; k < 7; k++) {
                residuals[k] = values[k] + 1 / 7.0 - slope * (k - 3);
                ranges += k == 0 ? 0 : Math.abs(residuals[k] - residuals[k - 1]) / 6;
            }
            assertThat(-residuals[i]).isLessThan(2.66 * ranges);
        }
        assertThat(DropRule.controlChart().minimumSessions()).isEqualTo(8);
    }

    // ---- rules

    @Test
    void aRuleIsReportedInFull() {
        assertThat(DEFAULT.toMap())
                .isEqualTo(Map.of(
                        "kind",
                        "running-mean",
                        "alarmRate",
                        0.05,
                        "recovery",
                        Map.of("withinSem", 1.0, "sessions", 3),
                        "minimumSessions",
                        2));
        assertThat(DropRule.controlChart().toMap())
                .isEqualTo(Map.of(
                        "kind",
                        "control-chart",
                        "recovery",
                        Map.of("withinSem", 1.0, "sessions", 3),
                        "minimumSessions",
                        8));
        assertThat(DEFAULT.toMap().keySet()).containsExactly("kind", "alarmRate", "recovery", "minimumSessions");
        assertThat(DropRule.runningMean(QUARTER, 0.05)).isEqualTo(DEFAULT);
        assertThat(DropRule.controlChart()).isEqualTo(DropRule.controlChart());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 0.51, 1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoAlarmRateIsRefused(double rate) {
        assertThatIllegalArgumentException().isThrownBy(() -> DropRule.runningMean(QUARTER, rate));
    }

    @Test
    void whatIsNoRuleIsRefused() {
        MeasurementError ofSums = new MeasurementError(9.6, 0.8, ReliabilityKind.RETEST, "of sums");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DropAnalysis.of(Course.of(4, 4, 3), DropRule.runningMean(ofSums)));
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.alarmRate(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DropRule.controlChart().alarmRate(7));
        assertThatNullPointerException()
                .isThrownBy(() -> DropRule.runningMean(null))
                .withMessage("error");
        assertThatNullPointerException()
                .isThrownBy(() -> DropAnalysis.of(Course.of(4), null))
                .withMessage("rule");
        assertThatNullPointerException()
                .isThrownBy(() -> DropAnalysis.of(null, DEFAULT))
                .withMessage("trajectory");
    }

    // ---- rates expected by chance

    @Test
    void theShareOfChanceDropsThatRecoverIsThatOfTheReference() {
        for (JsonNode each : DROPS.get("recovery")) {
            DropRule.RunningMean rule =
                    DropRule.runningMean(QUARTER, each.get("alarmRate").asDouble());
            double share = new ChanceRecovery()
                    .share(
                            rule.criticalValue(each.get("n").asInt()),
                            each.get("before").asInt(),
                            each.get("after").asInt());
            assertThat(share).as("%s", each).isCloseTo(each.get("share").asDouble(), within(1e-5));
        }
        for (JsonNode each : DROPS.get("recoveryOfSeries")) {
            int n = each.get("n").asInt();
            double[] means = IntStream.range(0, n).mapToDouble(i -> 3).toArray();
            DropSummary summary = DropSummary.of(
                    List.of(DropAnalysis.of(Course.of(means), DEFAULT).orElseThrow()));
            assertThat(summary.recoveredByChance().orElseThrow())
                    .isCloseTo(each.get("share").asDouble(), within(1e-5));
        }
    }

    @Test
    void theAlarmRateOfTheChartIsThatOfTheReferenceAlsoBetweenTheLengthsThatAreStored() {
        for (JsonNode each : DROPS.get("chartRates")) {
            double expected = each.get("alarmRate").asDouble();
            double series = each.get("series").asDouble();
            double noise = 4 * Math.sqrt(expected / series);
            assertThat(DropRule.controlChart().alarmRate(each.get("n").asInt()))
                    .as("%s", each)
                    .isCloseTo(expected, within(0.02 * expected + noise));
            for (int after = 1; after <= 3 && each.get("n").asInt() >= 10; after++) {
                assertThat(ChartRates.recovered(after))
                        .isCloseTo(each.get("recovered").get(after - 1).asDouble(), within(0.05));
            }
        }
        double before = 0;
        for (int n = 8; n < 5000; n++) {
            double rate = DropRule.controlChart().alarmRate(n);
            assertThat(rate).isBetween(before, 1.0);
            before = rate;
        }
        assertThat(ChartRates.recovered(0)).isZero();
    }

    @Test
    void aSummaryHoldsWhatWasFoundAgainstChance() {
        DropSummary summary = DropSummary.of(Stream.of("4 4 3 4", "4 4 4", "5 5 4 3.75 4 4")
                .map(course ->
                        DropAnalysis.of(Course.of(means(course)), DEFAULT).orElseThrow())
                .toList());

        assertThat(summary.series()).isEqualTo(3);
        assertThat(summary.seriesWithDrops()).isEqualTo(2);
        assertThat(summary.expectedByChance()).isCloseTo(0.15, within(1e-15));
        assertThat(summary.drops()).isEqualTo(3);
        assertThat(summary.recovered()).isEqualTo(1);
        assertThat(summary.recoveredByChance().orElseThrow()).isBetween(0.3, 0.7);
        assertThat(summary).hasToString("DropSummary[2 of 3 series, 3 drops]");

        DropSummary none = DropSummary.of(List.of());
        assertThat(none.expectedByChance()).isZero();
        assertThat(none.recoveredByChance().reason()).hasValue(Reason.TOO_FEW_SESSIONS);
    }

    @Test
    void aSummaryOfChartsHasTheirRates() {
        DropAnalysis chart = DropAnalysis.of(
                        Course.of(4, 4.25, 4, 4.25, 4, 4.25, 4, 4, 4.25, 4), DropRule.controlChart())
                .orElseThrow();
        DropSummary summary = DropSummary.of(List.of(chart, chart));

        assertThat(summary.expectedByChance()).isEqualTo(2 * chart.alarmRate());
        // six positions with three scores after them, one with two, one with one, and the last
        assertThat(summary.recoveredByChance().orElseThrow()).isCloseTo((6 * 0.99 + 0.96 + 0.79) / 9, within(1e-12));
        DropAnalysis other = DropAnalysis.of(Course.of(4, 4), DEFAULT).orElseThrow();
        assertThatIllegalArgumentException().isThrownBy(() -> DropSummary.of(List.of(chart, other)));
    }
}
