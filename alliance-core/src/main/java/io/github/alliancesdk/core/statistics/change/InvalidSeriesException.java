package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemException;
import java.util.List;

/**
 * Records were to be one series and can't be. Holds every problem, and no score. Immutable and thread-safe.
 *
 * <p>{@link ScoreSeries#of} throws it. {@link ScoreSeries#group} returns the problems instead, beside the series of all
 * other records.
 *
 * <pre>{@code
 * try {
 *     ScoreSeries.of(List.of(reports.get(0), reports.get(0)));
 * } catch (InvalidSeriesException e) {
 *     System.out.println(e.problems().get(0).code().id()); // duplicate-session
 *     System.out.println(e.problems().get(0).row().getAsInt()); // 1
 * }
 * }</pre>
 */
public final class InvalidSeriesException extends ProblemException {
    private static final long serialVersionUID = 1L;

    InvalidSeriesException(List<Problem> problems) {
        super("exception.invalid-series", " ", problems);
    }
}
