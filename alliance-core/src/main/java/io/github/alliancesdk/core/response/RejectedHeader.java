package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import java.util.List;

/** A header with problems. No row of its table is read. Immutable and thread-safe. */
@NoJsonForm.Instead("the problems() in it")
public final class RejectedHeader implements HeaderResult {
    private final List<Problem> problems;

    RejectedHeader(List<Problem> problems) {
        this.problems = List.copyOf(problems);
    }

    /**
     * The problems. The pointer of a problem names the payload field of the column.
     *
     * @return at least one problem: repeated columns in their order, then absent columns
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Always throws.
     *
     * @return never
     * @throws InvalidResponsesException always, with every problem
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
