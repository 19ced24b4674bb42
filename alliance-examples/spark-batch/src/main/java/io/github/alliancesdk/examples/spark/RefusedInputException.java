package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.response.HeaderResult;
import io.github.alliancesdk.core.response.RejectedHeader;
import io.github.alliancesdk.core.response.RowReader;
import java.util.stream.Collectors;

/** Input that can't be scored as a whole, or a result that isn't whole. The message holds no answer. */
public final class RefusedInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Refuses.
     *
     * @param message why
     */
    public RefusedInputException(String message) {
        super(message);
    }

    /** The reader of a header's rows, or the refusal of a header with problems. */
    static RowReader orThrow(HeaderResult header) {
        if (header instanceof RejectedHeader rejected) {
            throw new RefusedInputException(rejected.problems().stream()
                    .map(problem -> problem.code().id() + " at " + problem.pointer() + ": " + problem.message())
                    .collect(Collectors.joining("; ")));
        }
        return header.orElseThrow();
    }
}
