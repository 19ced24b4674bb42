package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemException;
import java.util.List;

/** A payload can't be scored. The exception contains every problem and no answer. Immutable and thread-safe. */
public final class InvalidResponsesException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param problems the problems, at least one
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public InvalidResponsesException(List<Problem> problems) {
        super("exception.invalid-responses", " ", problems);
    }
}
