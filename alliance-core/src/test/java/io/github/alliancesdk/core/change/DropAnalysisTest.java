package io.github.alliancesdk.core.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.psychometrics.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Worked by hand. {@code x} is a record without a score, {@code -} no record. */
class DropAnalysisTest {
    private static final SdSource ONE = SdSource.declared(1, "invented");
    private static final DropRule DEFAULT = DropRule.fromPrevious(ONE);

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 4 3 3 3.75           | 3 recovered 5 of 2",
                "4 4 3 3.75 2 3.75      | 3 recovered 4 of 3, 5 recovered 6 of 1",
                "4 4 3 3.5 3.5 3.5 4    | 3 not-recovered of 3",
                "4 4 3 3.5 3.5 3.5      | 3 not-recovered of 3",
                "4 4 3 3.5 3.5          | 3 censored of 2",
                "4 4 3                  | 3 censored of 0",
                "4 4 3 x x x 4          | 3 censored of 0",
                "4 4 3 - - - 4          | 3 censored of 0",
                "4 4 3 - - 4            | 3 recovered 6 of 1",
                "4 4 3 - 3 x x 5        | 3 not-recovered of 1",
                "4 4 3 - 3 x x x        | 3 censored of 1",
                "4 x 3 3 3 3            | 3 not-recovered of 3",
                "4 - 3 3 3 3            | 3 not-recovered of 3",
                "5 4 3 3 3 3 5          | 2 not-recovered of 3, 3 not-recovered of 3",
                "2 5 4 5                | 3 recovered 4 of 1",
                "4 3.25 2.5 1.75        | ''",
                "3 4 5                  | ''",
            })
    void aDropFromThePreviousSessionByTheRuleThatHoldsUnlessAnotherIsAskedFor(String course, String expected) {
        assertThat(drops(course, DEFAULT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 4.5 before session 3; after it, 4.1667 before session 4
                "4 5 3.5 3.5 4.25       | 3 recovered 5 of 2",
                "4 5 3.5 3 4            | 3 censored of 2, 4 recovered 5 of 1",
                "5 4.25 4.25 4.25       | ''",
                "4 x 4 3 4              | 4 recovered 5 of 1",
            })
    void aDropFromTheMeanOfAllEarlierSessions(String course, String expected) {
        assertThat(drops(course, DropRule.fromRunningMean(ONE))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // lower limits 2.00875, 3.01875 and 3.145
                "4 4.25 4 4.25 4 4.25 4 1    | 8 censored of 0",
                "4 4.25 4 4.25 4 4.25 4 3    | 8 censored of 0",
                "4 4.25 4 4.25 4 4.25 4 3.25 | ''",
                // the first session is low, and has nothing to drop from
                "1 4 4.25 4 4.25 4 4.25 4    | ''",
            })
    void aDropBelowTheLimitOfAControlChart(String course, String expected) {
        assertThat(drops(course, DropRule.controlChart())).isEqualTo(expected);
    }

    @Test
    void aDropSaysWhatItWasMeasuredFromAndHowFarItWent() {
        DropAnalysis analysis = DropAnalysis.of(
                        Course.of(4, 5, Double.NaN, 3.5, 4.25),
                        DropRule.fromRunningMean(SdSource.declared(0.5, "invented")))
                .orElseThrow();

        Drop drop = analysis.drops().get(0);
        assertThat(drop.at().session()).hasValue(4);
        assertThat(drop.reference()).isEqualTo(4.5);
        assertThat(drop.depth()).isEqualTo(1);
        assertThat(drop.recoveryLevel()).isEqualTo(4.375);
        assertThat(drop.recoveredAt()).isEmpty();
        assertThat(drop).hasToString("Drop[session 4, censored]");
        assertThat(analysis.standardDeviation()).isEqualTo(0.5);
        assertThat(analysis.used()).isEqualTo(4);
        assertThat(analysis.leftOut()).isEqualTo(1);
        assertThat(analysis.rule().measure()).isEqualTo(DropMeasure.FROM_RUNNING_MEAN);
        assertThat(analysis.toString()).startsWith("DropAnalysis[1 drops by DropRule{measure=from-running-mean");
    }

    /** From 4 to 3.25 is a drop by any threshold and standard deviation whose product is .75, to the last digit. */
    @Test
    void aThresholdThatIsJustReachedCounts() {
        Trajectory total = Course.of(4, 4, 3.25);
        for (int i = 10; i <= 200; i++) {
            // the last are standard deviations next to nothing
            double threshold = i < 190 ? i / 37.0 : 1e4 * i;
            DropRule reached = DropRule.fromPrevious(SdSource.declared(0.75 / threshold, "invented"))
                    .withThreshold(threshold);
            assertThat(isDrop(total, reached)).as("threshold %s", threshold).isTrue();
            assertThat(isDrop(total, reached.withThreshold(threshold * 1.00001)))
                    .as("threshold %s", threshold)
                    .isFalse();
        }
    }

    @Test
    void aLimitThatIsJustReachedIsNotPassed() {
        Trajectory total = Course.of(4, 4.25, 4, 4.25, 4, 4.25, 4, 1);
        ControlChart chart = ControlChart.of(total).orElseThrow();
        double threshold = (chart.mean() - 1) / chart.standardDeviation();

        assertThat(isDrop(total, DropRule.controlChart().withThreshold(threshold)))
                .isFalse();
        assertThat(isDrop(total, DropRule.controlChart().withThreshold(threshold * 0.99999)))
                .isTrue();
    }

    private static boolean isDrop(Trajectory total, DropRule rule) {
        return !DropAnalysis.of(total, rule).orElseThrow().drops().isEmpty();
    }

    /** From 4 to 3 and back to 3.75, by distances and shares that ask for just that. */
    @Test
    void aRecoveryThatIsJustReachedCounts() {
        for (int i = 1; i <= 200; i++) {
            double sd = i < 190 ? i / 211.0 : 1e-8 * i;
            DropRule rule = DropRule.fromPrevious(SdSource.declared(sd, "invented"));
            String course = "4 4 3 3.75";
            assertThat(drops(course, rule.withRecovery(Recovery.within(0.25 / sd))))
                    .as("sd %s", sd)
                    .isEqualTo("3 recovered 4 of 1");
            assertThat(drops(course, rule.withRecovery(Recovery.within(0.24999 / sd))))
                    .as("sd %s", sd)
                    .isEqualTo("3 censored of 1");
        }
        assertThat(drops("4 4 2 3", DEFAULT.withRecovery(Recovery.ofShare(0.5))))
                .isEqualTo("3 recovered 4 of 1");
        assertThat(drops("4 4 2 3", DEFAULT.withRecovery(Recovery.ofShare(0.51))))
                .isEqualTo("3 censored of 1");
        assertThat(drops("4 4 3 3.75", DEFAULT.withRecovery(Recovery.ofShare(0.75))))
                .isEqualTo("3 recovered 4 of 1");
        assertThat(drops("4 4 3 3.75", DEFAULT.withRecovery(Recovery.ofShare(0.7501))))
                .isEqualTo("3 censored of 1");
    }

    @Test
    void aWindowIsCountedInSessionsAndInTimeInRecords() {
        assertThat(drops("4 4 3 3 3.75", DEFAULT.withWindow(1))).isEqualTo("3 not-recovered of 1");
        assertThat(drops("4 4 3 3 3 3 3.75", DEFAULT.withWindow(4))).isEqualTo("3 recovered 7 of 4");

        Drop inside = inTime(4, 4, 3, Double.NaN, 3, 4);
        assertThat(inside.state()).isEqualTo(RecoveryState.RECOVERED);
        assertThat(inside).hasToString("Drop[unnumbered session, recovered]");
        assertThat(inTime(4, 4, 3, Double.NaN, 3, 3, 4).state()).isEqualTo(RecoveryState.NOT_RECOVERED);
        assertThat(inTime(4, 4, 3, Double.NaN, 3).state()).isEqualTo(RecoveryState.CENSORED);
    }

    private static Drop inTime(double... means) {
        return DropAnalysis.of(Course.inTime(means), DEFAULT)
                .orElseThrow()
                .drops()
                .get(0);
    }

    @Test
    void theStandardDeviationOfAPersonIsThatOfItsScoredSessions() {
        // mean 3.5, squares 3, of four sessions
        DropAnalysis analysis = DropAnalysis.of(
                        Course.of(4, 4, Double.NaN, 2, 4), DropRule.fromPrevious(SdSource.person()))
                .orElseThrow();

        assertThat(analysis.standardDeviation()).isCloseTo(1, within(1e-15));
        assertThat(analysis.drops())
                .singleElement()
                .satisfies(drop -> assertThat(drop.state()).isEqualTo(RecoveryState.RECOVERED));
    }

    @Test
    void theStandardDeviationOfASampleIsPooledWithinItsSeries() {
        Trajectory total = Course.of(4, 4, 3);
        SdSource.Sample sample = SdSource.sample(
                List.of(Course.ofDyad("d-2", 2, 4), Course.ofDyad("d-3", 3, 3, 3), Course.ofDyad("d-4", 1)));

        DropAnalysis analysis =
                DropAnalysis.of(total, DropRule.fromPrevious(sample)).orElseThrow();

        // squares 2 of five sessions less two series
        assertThat(analysis.standardDeviation()).isCloseTo(Math.sqrt(2.0 / 3), within(1e-15));
        assertThat(sample.trajectories()).isEqualTo(2);
        assertThat(sample.sessions()).isEqualTo(5);
        assertThat(sample).hasToString("Sample[5 sessions of 2 trajectories]");
        assertThat(sample.toMap())
                .isEqualTo(Map.of("kind", "sample", "pooled", "within-series", "series", 2, "sessions", 5));
    }

    @Test
    void aSampleIsOfOneKindAndOnlyForThatKind() {
        Trajectory total = Course.of(4, 4, 3);
        Trajectory half = ScoreSeries.of(List.of(Course.report("d-2", 1, 3), Course.report("d-2", 2, 4)))
                .scale("half");

        assertThatExceptionOfType(MixedSeriesException.class)
                .isThrownBy(() -> SdSource.sample(List.of(total, half)))
                .satisfies(e -> assertThat(e.differing()).containsExactly(SeriesFact.SCALE));
        assertThatExceptionOfType(MixedSeriesException.class)
                .isThrownBy(() -> DropAnalysis.of(total, DropRule.fromPrevious(SdSource.sample(List.of(half)))));
        assertThatIllegalArgumentException().isThrownBy(() -> SdSource.sample(List.of()));
    }

    /** Moving ranges .25 six times and 3, once: their mean is 4.5 / 7; the mean of the scores is 29.75 / 8. */
    @Test
    void aControlChartHasItsLimitsAtAMultipleOfTheMeanMovingRange() {
        Trajectory total = Course.of(4, 4.25, Double.NaN, 4, 4.25, 4, 4.25, 4, 1);
        ControlChart chart = ControlChart.of(total).orElseThrow();

        assertThat(chart.movingRanges()).isEqualTo(7);
        assertThat(chart.meanMovingRange()).isCloseTo(4.5 / 7, within(1e-15));
        assertThat(chart.mean()).isEqualTo(3.71875);
        assertThat(chart.lowerLimit()).isCloseTo(2.00875, within(1e-14));
        assertThat(chart.upperLimit()).isCloseTo(5.42875, within(1e-14));
        assertThat(chart.standardDeviation()).isCloseTo(0.57, within(1e-15));
        assertThat(chart).hasToString("ControlChart[7 moving ranges]");
        assertThat(DropAnalysis.of(total, DropRule.fromPrevious(SdSource.controlChart()))
                        .orElseThrow()
                        .standardDeviation())
                .isEqualTo(chart.standardDeviation());
    }

    static Stream<Arguments> degenerate() {
        DropRule person = DropRule.fromPrevious(SdSource.person());
        DropRule chart = DropRule.controlChart();
        DropRule sampleOfOne = DropRule.fromPrevious(SdSource.sample(List.of(Course.of(3))));
        DropRule level = DropRule.fromPrevious(SdSource.sample(List.of(Course.of(3, 3), Course.of(4, 4))));
        return Stream.of(
                Arguments.of("x x x", DEFAULT, Reason.TOO_FEW_SESSIONS),
                Arguments.of("4", DEFAULT, Reason.TOO_FEW_SESSIONS),
                Arguments.of("4 3 x", DEFAULT, Reason.TOO_FEW_SESSIONS),
                Arguments.of("4 3 2", DEFAULT.withMinimumSessions(4), Reason.TOO_FEW_SESSIONS),
                Arguments.of("4", person, Reason.TOO_FEW_SESSIONS),
                Arguments.of("4 4 4", person, Reason.NO_VARIANCE),
                Arguments.of("4 3 4 3 4 3", chart, Reason.TOO_FEW_SESSIONS),
                Arguments.of("4 4 4 4 4 4 4", chart, Reason.NO_VARIANCE),
                Arguments.of("4 3 2", sampleOfOne, Reason.TOO_FEW_SESSIONS),
                Arguments.of("4 3 2", level, Reason.NO_VARIANCE));
    }

    @ParameterizedTest
    @MethodSource("degenerate")
    void whatCanNotBeComputedHasItsReason(String course, DropRule rule, Reason reason) {
        assertThat(DropAnalysis.of(Course.of(means(course)), rule).reason()).hasValue(reason);
    }

    @Test
    void twoSessionsAreEnoughForARuleThatSaysSo() {
        assertThat(drops("4 3", DEFAULT.withMinimumSessions(2))).isEqualTo("2 censored of 0");
        assertThat(ControlChart.of(Course.of(4, 3, 4, 3, 4, 3, 4)).orElseThrow().movingRanges())
                .isEqualTo(6);
    }

    @Test
    void theRuleThatHoldsUnlessAnotherIsAskedForIsReportedInFull() {
        assertThat(DropRule.fromPrevious(SdSource.declared(0.8, "a source")).toMap())
                .isEqualTo(Map.of(
                        "measure",
                        "from-previous",
                        "sd",
                        Map.of("kind", "declared", "sd", 0.8, "source", "a source"),
                        "threshold",
                        1.0,
                        "recovery",
                        Map.of("withinSd", 0.25),
                        "window",
                        3,
                        "minimumSessions",
                        3));
        assertThat(DropRule.controlChart().withRecovery(Recovery.ofShare(0.5)).toMap())
                .containsEntry("measure", "control-chart")
                .containsEntry("sd", Map.of("kind", "control-chart"))
                .containsEntry("threshold", 3.0)
                .containsEntry("recovery", Map.of("share", 0.5));
        assertThat(SdSource.person().toMap()).isEqualTo(Map.of("kind", "person"));
    }

    @Test
    void eachParameterIsChangedByItself() {
        DropRule rule = DEFAULT.withThreshold(2)
                .withRecovery(Recovery.ofShare(1))
                .withWindow(5)
                .withMinimumSessions(4);

        assertThat(rule.measure()).isEqualTo(DropMeasure.FROM_PREVIOUS);
        assertThat(rule.sd()).isEqualTo(ONE);
        assertThat(rule.threshold()).isEqualTo(2);
        assertThat(rule.recovery()).isEqualTo(Recovery.ofShare(1));
        assertThat(rule.window()).isEqualTo(5);
        assertThat(rule.minimumSessions()).isEqualTo(4);
        assertThat(rule).isNotEqualTo(DEFAULT).isNotEqualTo("rule");
        assertThat(DEFAULT).isEqualTo(DropRule.fromPrevious(SdSource.declared(1, "invented")));
        assertThat(DEFAULT).hasSameHashCodeAs(DropRule.fromPrevious(SdSource.declared(1, "invented")));
        assertThat(Stream.of(
                                DEFAULT.withThreshold(2),
                                DEFAULT.withRecovery(Recovery.within(1)),
                                DEFAULT.withWindow(2),
                                DEFAULT.withMinimumSessions(2),
                                DropRule.fromRunningMean(ONE),
                                DropRule.fromPrevious(SdSource.person()))
                        .noneMatch(DEFAULT::equals))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoMeasureIsRefused(double value) {
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withThreshold(value));
        assertThatIllegalArgumentException().isThrownBy(() -> SdSource.declared(value, "invented"));
        assertThatIllegalArgumentException().isThrownBy(() -> Recovery.ofShare(value));
        assertThatIllegalArgumentException().isThrownBy(() -> Recovery.within(value == 0 ? -0.1 : value));
    }

    @Test
    void whatIsNoRuleIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withWindow(0));
        assertThatIllegalArgumentException().isThrownBy(() -> DEFAULT.withMinimumSessions(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Recovery.ofShare(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> SdSource.declared(1, " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        DropAnalysis.of(Course.of(4, 4, 3), DropRule.fromPrevious(SdSource.declared(9.6, "of sums"))));
        assertThat(Recovery.within(0).level(4, 3, 1)).isEqualTo(4);
        assertThatNullPointerException()
                .isThrownBy(() -> DropRule.fromPrevious(null))
                .withMessage("sd");
        assertThatNullPointerException()
                .isThrownBy(() -> DEFAULT.withRecovery(null))
                .withMessage("recovery");
        assertThatNullPointerException()
                .isThrownBy(() -> DropAnalysis.of(Course.of(4), null))
                .withMessage("rule");
    }
}
