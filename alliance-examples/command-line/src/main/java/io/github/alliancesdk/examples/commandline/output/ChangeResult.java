package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.scoring.SheetScores;
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
 * @param policies the missing policies of the scores, each once
 * @param leftOutDyads how many sheets were left out because their dyads were not asked for
 * @param simulation a sentence, if any record is simulated
 */
public record ChangeResult(
        List<Course> courses,
        DropRule rule,
        DropSummary drops,
        MeasurementError error,
        List<MissingPolicy> policies,
        int leftOutDyads,
        Optional<String> simulation) {
    /** One scale of a series, with everything that was computed. */
    public record Course(
            ScoreSeries series,
            Trajectory trajectory,
            Statistic<Slope> slope,
            Statistic<ReliableChange> change,
            Statistic<DropAnalysis> drops,
            Optional<Statistic<ReliableChange.EdwardsNunnally>> regressed) {
        /** Computes the slope and the drops of a series. */
        public static Course of(
                ScoreSeries series,
                Trajectory trajectory,
                DropRule rule,
                Statistic<ReliableChange> change,
                Optional<Statistic<ReliableChange.EdwardsNunnally>> regressed) {
            return new Course(
                    series,
                    trajectory,
                    Slope.of(trajectory, Slope.Unit.SESSION),
                    change,
                    DropAnalysis.of(trajectory, rule),
                    regressed);
        }

        /** The first scores of the series. All have the same instrument, rater, referent and format. */
        SheetScores any() {
            return series.sheets().get(0);
        }
    }

    /** The missing policies, such as {@code complete}. A policy may contain commas. */
    public String policy() {
        return policies.stream().map(MissingPolicy::id).collect(Collectors.joining("; "));
    }

    /** The scores of all series. */
    public List<SheetScores> scores() {
        return courses.stream()
                .flatMap(course -> course.series().sheets().stream())
                .toList();
    }
}
