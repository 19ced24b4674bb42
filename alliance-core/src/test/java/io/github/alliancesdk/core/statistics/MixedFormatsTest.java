package io.github.alliancesdk.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.SheetScores;
import io.github.alliancesdk.core.statistics.agreement.Agreement;
import io.github.alliancesdk.core.statistics.agreement.AgreementAnalysis;
import io.github.alliancesdk.core.statistics.agreement.Comparability;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliabilityKind;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.SeriesPoint;
import io.github.alliancesdk.core.statistics.change.Slope;
import io.github.alliancesdk.core.statistics.change.Trajectory;
import io.github.alliancesdk.core.statistics.evidence.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * Items of 1..5 beside lines of 0..10 (items 4 and 5): a scale over both has a sum and no mean, and is followed by its
 * sum. All figures are computed by hand.
 */
class MixedFormatsTest {
    private static final Instrument MIXED = InventedInstruments.mixed();

    /** Items 2 and 5 are reversed: the total of 1, 2, 3, 4.5, 6 is 1 + 4 + 3 + 4.5 + 4 = 16.5. */
    private static ScoreReport report(Rater rater, String dyad, int session, double... answers) {
        Map<String, Object> responses = new LinkedHashMap<>();
        for (int item = 1; item <= answers.length; item++) {
            if (!Double.isNaN(answers[item - 1])) {
                responses.put(String.valueOf(item), number(item, answers[item - 1]));
            }
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("instrument", MIXED.id().value());
        payload.put("rater", rater.id());
        payload.put("dyadId", dyad);
        payload.put("session", session);
        payload.put("responses", responses);
        return Scorer.complete()
                .score(ResponseChecker.of(MIXED).check(Responses.of(payload)).orElseThrow());
    }

    private static Object number(int item, double answer) {
        if (item <= 3) {
            return (int) answer;
        }
        return answer;
    }

    private static List<ScoreReport> course() {
        return List.of(
                report(Rater.CLIENT, "d-1", 1, 1, 2, 3, 4.5, 6),
                report(Rater.CLIENT, "d-1", 2, 1, 2, 3, Double.NaN, 6),
                report(Rater.CLIENT, "d-1", 3, 5, 2, 3, 9.5, 6));
    }

    @Test
    void aScaleOverBothIsFollowedByItsSum() {
        Trajectory total = ScoreSeries.of(course()).scale("total");

        assertThat(total.metric()).hasValue(Metric.SUM);
        assertThat(total.range()).hasValue(ScoreRange.of(3, 35));
        assertThat(total.points())
                .extracting(SeriesPoint::value)
                .containsExactly(OptionalDouble.of(16.5), OptionalDouble.empty(), OptionalDouble.of(25.5));
    }

    @Test
    void theSlopeIsOfSums() {
        List<ScoreReport> course = new ArrayList<>(course());
        // 5 + 5 + 5 + 9.5 + 10
        course.add(report(Rater.CLIENT, "d-1", 5, 5, 1, 5, 9.5, 0));

        Slope slope = Slope.of(ScoreSeries.of(course).scale("total"), Slope.Unit.SESSION)
                .orElseThrow();

        // 16.5, 25.5 and 34.5 in sessions 1, 3 and 5
        assertThat(slope.perUnit()).isCloseTo(4.5, within(1e-12));
    }

    @Test
    void aScaleOverOneOfThemIsFollowedByItsMeanInItsOwnRange() {
        ScoreSeries series = ScoreSeries.of(course());

        assertThat(series.scale("choices").metric()).hasValue(Metric.MEAN);
        assertThat(series.scale("choices").range()).hasValue(ScoreRange.of(1, 5));
        assertThat(series.scale("lines").metric()).hasValue(Metric.MEAN);
        assertThat(series.scale("lines").range()).hasValue(ScoreRange.of(0, 10));
        // (4.5 + 4) / 2
        assertThat(series.scale("lines").points().get(0).value()).hasValue(4.25);
    }

    @Test
    void withoutAScoreThereIsNoMetric() {
        Trajectory none = ScoreSeries.of(course().subList(1, 2)).scale("total");

        assertThat(none.metric()).isEmpty();
        assertThat(none.range()).isEmpty();
        assertThat(new MeasurementError(1000, 0.8, ReliabilityKind.RETEST, "invented").isPossibleIn(none))
                .isTrue();
    }

    @Test
    void aChangeOfSumsIsJudgedByTheErrorOfSums() {
        Trajectory total = ScoreSeries.of(course()).scale("total");
        // SEM = 5 * sqrt(.36) = 3; the difference of 9 is 9 / (sqrt(2) * 3) = 2.1213 standard errors
        MeasurementError error = new MeasurementError(5, 0.64, ReliabilityKind.RETEST, "invented");

        ReliableChange change = ReliableChange.firstToLast(total, error).orElseThrow();

        assertThat(change.difference()).isEqualTo(9);
        assertThat(change.index()).isCloseTo(2.1213, within(1e-4));
        assertThat(change.verdict()).isEqualTo(ReliableChange.Verdict.RELIABLE_INCREASE);
        // expected is 20 + .64 * (16.5 - 20)
        assertThat(change.edwardsNunnally(20).expected()).isCloseTo(17.76, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.edwardsNunnally(35.5))
                .withMessage("the mean of scores in 3..35 is in this range");
    }

    /** In 3..35 the two most distant sums have a standard deviation of 32 / sqrt(2) = 22.6. */
    @Test
    void anImpossibleErrorOfSumsIsRefused() {
        Trajectory total = ScoreSeries.of(course()).scale("total");

        assertThat(new MeasurementError(22.6, 0.8, ReliabilityKind.RETEST, "invented").isPossibleIn(total))
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReliableChange.firstToLast(
                        total, new MeasurementError(22.7, 0.8, ReliabilityKind.RETEST, "invented")))
                .withMessageStartingWith("sum scores in 3..35 can't have");
    }

    @Test
    void agreementIsOfSums() {
        List<SheetScores> sheets = new ArrayList<>();
        double[][] lines = {{4.5, 2}, {6, 5.5}, {1, 0}, {9, 8}};
        for (int dyad = 0; dyad < lines.length; dyad++) {
            sheets.add(report(Rater.CLIENT, "d-" + dyad, 1, 1, 2, 3, lines[dyad][0], 6));
            sheets.add(report(Rater.THERAPIST, "d-" + dyad, 1, 1, 2, 3, lines[dyad][1], 6));
        }
        AgreementAnalysis analysis = AgreementAnalysis.between(Rater.CLIENT, Rater.THERAPIST);

        Agreement agreement = analysis.compare(sheets, "total");

        assertThat(agreement.pairs()).isEqualTo(4);
        assertThat(agreement.metric()).hasValue(Metric.SUM);
        assertThat(agreement.toMap()).containsEntry("metric", "sum");
        // (2.5 + .5 + 1 + 1) / 4
        assertThat(agreement.meanDifference().orElseThrow().value()).isEqualTo(1.25);
        assertThat(analysis.compare(sheets, "lines").metric()).hasValue(Metric.MEAN);
        assertThat(analysis.withComparability(Comparability.PERCENT_OF_MAXIMUM)
                        .compare(sheets, "total")
                        .metric())
                .isEmpty();
    }

    @Test
    void storedScoresAreFollowedLikeReports() {
        List<ScoreRecord> stored = course().stream()
                .map(report ->
                        ScoreRecord.parse(ScoreReportWriter.withDefaults().write(report)))
                .toList();

        for (String scale : List.of("choices", "lines", "total")) {
            Trajectory read = ScoreSeries.of(stored).scale(scale);
            Trajectory made = ScoreSeries.of(course()).scale(scale);
            assertThat(read.points()).isEqualTo(made.points());
            assertThat(read.metric()).isEqualTo(made.metric());
            assertThat(read.range()).isEqualTo(made.range());
        }
    }

    @Test
    void noPublishedFigureIsComparedWithASumOverSeveralRanges() {
        ScoreReport report = course().get(0);

        assertThat(Measurement.find(report, "total", Metric.SUM)).isEmpty();
        assertThat(Measurement.find(report, "lines", Metric.MEAN).map(Measurement::range))
                .isEqualTo(Optional.of(ScoreRange.of(0, 10)));
    }
}
