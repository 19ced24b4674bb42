package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemException;
import java.util.List;

/** Records were to be one series and can't be. Holds every problem, and no score. Immutable and thread-safe. */
public final class InvalidSeriesException extends ProblemException {
    private static final long serialVersionUID = 1L;

    InvalidSeriesException(List<Problem> problems) {
        super("exception.invalid-series", " ", problems);
    }
}
