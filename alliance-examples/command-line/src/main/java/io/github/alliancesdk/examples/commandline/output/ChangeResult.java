package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.change.DropAnalysis;
import io.github.alliancesdk.core.statistics.change.DropRule;
import io.github.alliancesdk.core.statistics.change.DropSummary;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.Slope;
import io.github.alliancesdk.core.statistics.change.Trajectory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The series of a file, and what was computed of each.
 *
 * @param courses one for each series and scale
 * @param rule the rule for drops
 * @param drops how many there were, and how many chance alone would give
 * @param error the measurement error that the caller stated
 * @param policies the missing policy for each instrument
 * @param asked the missing policy that was asked for
 * @param leftOutDyads how many sheets were left out because their dyads were not asked for
 * @param simulation a sentence, if any record is simulated
 */
public record ChangeResult(
        List<Course> courses,
        DropRule rule,
        DropSummary drops,
        MeasurementError error,
        List<ResolvedPolicy> policies,
        String asked,
        int leftOutDyads,
        Optional<String> simulation) {
    /** The missing policy of the scores: what was asked for, or the published rule of each instrument. */
    public String policy() {
        String resolved =
                policies.stream().map(each -> each.policy().id()).distinct().collect(Collectors.joining("; "));
        return resolved.isEmpty() ? asked : resolved;
    }

    /** One scale of a series, with everything that was computed. */
    public record Course(
            ScoreSeries series,
            Trajectory trajectory,
            Statistic<Slope> slope,
            Statistic<ReliableChange> change,
            Statistic<DropAnalysis> drops,
            Optional<Statistic<ReliableChange.EdwardsNunnally>> regressed) {
        /** The first report of the series. All reports have the same instrument, rater, referent and format. */
        ScoreReport any() {
            return series.reports().get(0);
        }
    }
}
