package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import java.util.List;

/** A header with which something was wrong. None of its rows is read. Immutable and thread-safe. */
@NoJsonForm.Instead("the problems() in it")
public final class RejectedHeader implements HeaderResult {
    private final List<Problem> problems;

    RejectedHeader(List<Problem> problems) {
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong. A pointer is to the payload's field that the column would fill.
     *
     * @return at least one problem: columns that stand twice, in their order, then columns that are absent
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Always throws.
     *
     * @return never
     * @throws InvalidResponsesException with every problem
     */
    @Override
    public RowReader orElseThrow() {
        throw new InvalidResponsesException(problems);
    }

    /** The problems. */
    @Override
    public String toString() {
        return "RejectedHeader" + problems;
    }
}
