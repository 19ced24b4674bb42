package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import java.util.List;
import java.util.Objects;

/**
 * Records grouped into series, and the records that belong to none. Immutable and thread-safe.
 *
 * <pre>{@code
 * SeriesGroups groups = ScoreSeries.group(reports);
 * List<Trajectory> totals = groups.series().stream().map(series -> series.scale("total")).toList();
 * System.out.println(totals.size()); // 1
 * System.out.println(groups.problems()); // []
 * }</pre>
 *
 * @param series the series, in the order of their first records
 * @param problems the records that were left out, by row
 */
@NoJsonForm.Instead("the series and the problems in it")
public record SeriesGroups(List<ScoreSeries> series, List<Problem> problems) implements NoJsonForm {
    /**
     * Makes the result.
     *
     * @param series the series, in the order of their first records
     * @param problems the records that were left out, by row
     * @throws NullPointerException if an argument or an element is null
     */
    public SeriesGroups {
        series = List.copyOf(Objects.requireNonNull(series, "series"));
        problems = List.copyOf(Objects.requireNonNull(problems, "problems"));
    }
}
