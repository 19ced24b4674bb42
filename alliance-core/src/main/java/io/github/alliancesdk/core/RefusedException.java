package io.github.alliancesdk.core;

import java.util.List;

/**
 * The inputs can't be scored, compared, pooled, converted or derived from each other. Contains every reason, but no answer and
 * no score of a person. Immutable and thread-safe.
 *
 * <pre>{@code
 * try {
 *     DerivedResponses dwai = FormDerivation.to(BundledInstruments.dwai()).derive(checked);
 * } catch (RefusedException e) {
 *     System.out.println(e.problems().get(0).message()); // The definition doesn't state that item 1 comes from wai-sr.
 * }
 * }</pre>
 */
public final class RefusedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param problems the reasons, at least one
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public RefusedException(List<Problem> problems) {
        super("exception.refused", " ", problems);
    }

    /**
     * Makes the exception for a single reason.
     *
     * @param problem the reason
     * @throws NullPointerException if {@code problem} is null
     */
    public RefusedException(Problem problem) {
        this(List.of(problem));
    }
}
