package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import java.util.List;

/**
 * A header with problems. No row of its table is read. Immutable and thread-safe.
 *
 * <pre>{@code
 * ResponseChecker dwai = ResponseChecker.of(BundledInstruments.dwai()).withRater(Rater.CLIENT);
 * List<String> header = List.of("recordId", "1", "2", "3", "4", "5");
 * if (ColumnLayout.withDefaults().bind(header, dwai) instanceof RejectedHeader rejected) {
 *     System.out.println(rejected.problems().get(0).toMap()); // {code=absent-column, pointer=/responses/6, item=6, allowed=6}
 * }
 * }</pre>
 */
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
