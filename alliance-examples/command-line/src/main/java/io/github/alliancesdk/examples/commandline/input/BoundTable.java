package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.response.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * A table whose columns are known.
 *
 * @param profile the rules of the program that exported it; null if it is no export
 * @param times its times without an offset; null if they are not read
 */
record BoundTable(
        RowReader rows,
        CsvHeader header,
        @Nullable ExportProfile profile,
        @Nullable RecordTimes times) {
    /** Whether a column passes through and nothing is made of it. */
    boolean isOnlyShown(int column) {
        return rows.isPassthrough(column) && (profile == null || !profile.isOfId(column));
    }
}
