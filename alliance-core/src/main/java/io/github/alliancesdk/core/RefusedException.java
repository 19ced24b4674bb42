package io.github.alliancesdk.core;

import java.util.List;

/**
 * Things that don't belong together were to be compared, pooled, converted or derived from each other. Holds every
 * reason, and no answer and no score of a person. Immutable and thread-safe.
 */
public final class RefusedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param problems why, at least one reason
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public RefusedException(List<Problem> problems) {
        super("exception.refused", " ", problems);
    }

    /**
     * Makes the exception for a single reason.
     *
     * @param problem why
     * @throws NullPointerException if {@code problem} is null
     */
    public RefusedException(Problem problem) {
        this(List.of(problem));
    }
}
