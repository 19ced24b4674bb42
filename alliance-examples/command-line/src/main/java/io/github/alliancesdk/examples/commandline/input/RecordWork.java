package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import java.util.List;

/**
 * What a command makes of a part of the records of a file. It takes them on any thread, one after the other, and is then
 * emitted on the program's own thread, part after part in the order of the file. It is used again for a later part.
 */
public interface RecordWork {
    /**
     * Takes a record.
     *
     * @param row where it stands in its part, from 1
     * @param result what checking it found
     * @param passthrough the cells that pass through, as CSV with a comma behind each; empty where there are none. It
     *     changes with the next record
     */
    void take(int row, CheckResult result, ByteText passthrough);

    /** Takes what can't even be checked; row 0 is the header of a table. */
    void refuse(int row, List<Problem> problems);

    /**
     * How many bytes are to be written. Where they are many, as of a file in which every answer is a problem, they are
     * emitted before the part is done.
     */
    int size();

    /**
     * Writes what came of it so far, and is empty again.
     *
     * @param rowsBefore how many rows stand before this part
     */
    void emit(long rowsBefore);

    /** Whether it has any use for cells that pass through. */
    default boolean wantsPassthrough() {
        return false;
    }

    /** Whether these cells are meant for a spreadsheet, which must not run them. */
    default boolean isForSpreadsheets() {
        return false;
    }
}
