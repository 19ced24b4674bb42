package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemException;
import java.util.List;

/** A pack is invalid or doesn't fit its instrument. Contains every problem but no text of the pack. Immutable. */
public final class InvalidWordingException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param problems what is wrong, at least one
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public InvalidWordingException(List<Problem> problems) {
        super("exception.invalid-wording", "\n  ", problems);
    }
}
