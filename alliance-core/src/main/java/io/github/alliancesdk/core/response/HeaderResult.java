package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;

/**
 * The result of checking the header of a table against a {@link ColumnLayout}: either a {@link RowReader}, or a
 * {@link RejectedHeader}. After a rejected header, no row of the table can be read.
 */
public sealed interface HeaderResult extends NoJsonForm permits RowReader, RejectedHeader {
    /**
     * The reader of the rows.
     *
     * @return the reader, which reads and checks rows
     * @throws InvalidResponsesException if the header has problems; it contains all of them
     */
    RowReader orElseThrow();
}
