package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;

/**
 * What holding the header of a table against a {@link ColumnLayout} found: either a {@link RowReader}, or a
 * {@link RejectedHeader}, in which case no row of the table can be read.
 */
public sealed interface HeaderResult extends NoJsonForm permits RowReader, RejectedHeader {
    /**
     * The reader of the rows.
     *
     * @return what reads and checks rows
     * @throws InvalidResponsesException if something was wrong with the header; it holds every problem
     */
    RowReader orElseThrow();
}
