package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemException;
import java.util.List;

/**
 * A payload can't be scored. The exception contains every problem and no answer. Immutable and thread-safe. To treat a
 * bad payload without an exception, test for {@link RejectedResponses}.
 *
 * <pre>{@code
 * try {
 *     checker.check(Responses.builder("dwai", Rater.CLIENT).answer(1, 9).build()).orElseThrow();
 * } catch (InvalidResponsesException e) {
 *     System.out.println(e.problems().get(0).item().getAsInt()); // 1
 *     System.out.println(e.problems().get(0).allowed().orElseThrow()); // 1..7
 * }
 * }</pre>
 */
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
