package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.response.HeaderResult;
import io.github.alliancesdk.core.response.RejectedHeader;
import io.github.alliancesdk.core.response.RowReader;
import java.util.stream.Collectors;

/** Input that can't be scored as a whole, or an incomplete result. The message contains no answer. */
public final class RefusedInputException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message the reason
     */
    public RefusedInputException(String message) {
        super(message);
    }

    /** Returns the reader of a header's rows; throws if the header has problems. */
    static RowReader orThrow(HeaderResult header) {
        if (header instanceof RejectedHeader rejected) {
            throw new RefusedInputException(rejected.problems().stream()
                    .map(problem -> problem.code().id() + " at " + problem.pointer() + ": " + problem.message())
                    .collect(Collectors.joining(" ")));
        }
        return header.orElseThrow();
    }
}
