package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import java.util.List;

/**
 * The results of one part of a file. One thread at a time adds records; then the calling thread emits the results,
 * part after part in the order of the file. The object is reused for a later part.
 */
public interface RecordWork {
    /**
     * Takes a record.
     *
     * @param row its row in the part, from 1
     * @param result the result of its check
     * @param passthrough the cells that pass through, as CSV with a comma after each; may be empty. The next record
     *     overwrites it
     */
    void take(int row, CheckResult result, ByteText passthrough);

    /** Takes a record that can't be checked; row 0 is the header of a table. */
    void refuse(int row, List<Problem> problems);

    /** Whether score records are taken as well. Otherwise they are payloads with problems. */
    default boolean takesScoreRecords() {
        return false;
    }

    /** Takes a score record that was read back, if they are taken. */
    default void take(int row, ScoreRecord record) {
        throw new UnsupportedOperationException("this command takes no score records");
    }

    /** The number of bytes to be written. If there are many, they are emitted before the part ends. */
    int size();

    /**
     * Writes the results so far, and clears them.
     *
     * @param rowsBefore the number of rows before this part
     */
    void emit(long rowsBefore);

    /** Whether cells that pass through are needed. */
    default boolean wantsPassthrough() {
        return false;
    }

    /** Whether these cells are for a spreadsheet, which must not run them as formulas. */
    default boolean isForSpreadsheets() {
        return false;
    }
}
