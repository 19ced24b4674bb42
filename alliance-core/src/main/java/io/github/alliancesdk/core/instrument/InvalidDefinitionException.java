package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemException;
import java.util.List;

/** A definition can't be loaded. Contains every problem, not only the first. Immutable and thread-safe. */
public final class InvalidDefinitionException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param problems what is wrong, at least one
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public InvalidDefinitionException(List<Problem> problems) {
        super(
                problems.size() == 1 ? "exception.invalid-definition" : "exception.invalid-definition-many",
                problems.size() == 1 ? "" : "\n  ",
                problems);
    }
}
