package io.github.alliancesdk.examples.intake.series;

import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.change.DropAnalysis;
import io.github.alliancesdk.core.statistics.change.DropRule;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.Slope;
import io.github.alliancesdk.core.statistics.change.Trajectory;
import java.util.List;
import java.util.Optional;

/**
 * One scale of one series, with its trajectory and the analyses of the SDK.
 *
 * @param series the records of the series
 * @param trajectory the scale's scores over the sessions
 * @param slope the slope per session
 * @param error the measurement error; empty if none is configured or sent
 * @param change whether the last score differs from the first by more than measurement error
 * @param noChange why there is no {@code change}: {@code no-measurement-error}, {@code impossible-standard-deviation}
 *     or an id of {@link Reason}
 * @param drops the drops larger than measurement error, and whether each recovered
 * @param noDrops why drops weren't detected, with the same values as {@code noChange}
 */
public record Course(
        ScoreSeries series,
        Trajectory trajectory,
        Statistic<Slope> slope,
        Optional<MeasurementError> error,
        Optional<ReliableChange> change,
        Optional<String> noChange,
        Optional<DropAnalysis> drops,
        Optional<String> noDrops) {
    static Course of(ScoreSeries series, Trajectory trajectory, Optional<MeasurementError> stated) {
        Optional<MeasurementError> error = stated.filter(one -> one.isPossibleIn(trajectory));
        Optional<Statistic<ReliableChange>> change = error.map(one -> ReliableChange.firstToLast(trajectory, one));
        Optional<Statistic<DropAnalysis>> drops =
                error.map(one -> DropAnalysis.of(trajectory, DropRule.runningMean(one)));
        String noError = stated.isPresent() ? "impossible-standard-deviation" : "no-measurement-error";
        return new Course(
                series,
                trajectory,
                Slope.of(trajectory, Slope.Unit.SESSION),
                error,
                change.flatMap(Statistic::value),
                whyNot(change, noError),
                drops.flatMap(Statistic::value),
                whyNot(drops, noError));
    }

    /** The reports of a series, in order. This service scores the answers, so it has no records that were read back. */
    public static List<ScoreReport> reports(ScoreSeries series) {
        return series.sheets().stream().map(ScoreReport.class::cast).toList();
    }

    private static <T> Optional<String> whyNot(Optional<Statistic<T>> statistic, String noError) {
        return statistic.isPresent() ? statistic.get().reason().map(Reason::id) : Optional.of(noError);
    }
}
