package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemException;
import java.util.List;

/**
 * A text isn't a score record, or the parts of a record contradict each other. The exception contains every problem and
 * no score. Immutable and thread-safe.
 */
public final class InvalidRecordException extends ProblemException {
    private static final long serialVersionUID = 1L;

    InvalidRecordException(List<Problem> problems) {
        super("exception.invalid-record", " ", problems);
    }
}
