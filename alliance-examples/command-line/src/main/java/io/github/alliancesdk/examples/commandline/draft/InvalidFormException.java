package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.Problem;
import java.util.List;

/** A form can't be read. */
public final class InvalidFormException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidFormException(List<Problem> problems) {
        super("the form has " + problems.size() + " problems");
        this.problems = List.copyOf(problems);
    }

    /** Every problem that was found. */
    public List<Problem> problems() {
        return problems;
    }
}
