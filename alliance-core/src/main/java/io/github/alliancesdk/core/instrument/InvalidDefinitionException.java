package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemException;
import java.util.List;

/**
 * A definition can't be loaded. Contains every problem, not only the first. Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     Instrument.builder("in-house").title("In-house scale").items(4).scale("total", 1, 2, 3, 5).build();
 * } catch (InvalidDefinitionException e) {
 *     List<String> places = e.problems().stream().map(Problem::pointer).toList();
 *     System.out.println(places.contains("/scales/0/items/3")); // true
 * }
 * }</pre>
 */
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
