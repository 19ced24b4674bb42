package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemException;
import java.util.List;

/**
 * A pack is invalid or doesn't fit its instrument. Contains every problem but no text of the pack. Immutable.
 *
 * <pre>{@code
 * String template = WordingPack.template(BundledInstruments.dwai(), Rater.CLIENT, Locale.GERMAN);
 * try {
 *     WordingPack.parse(template); // nobody has filled it in yet
 * } catch (InvalidWordingException e) {
 *     System.out.println(e.problems().get(0).pointer()); // /licence/reference
 * }
 * }</pre>
 */
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
