package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;

/**
 * The result of checking the header of a table against a {@link ColumnLayout}: either a {@link RowReader}, or a
 * {@link RejectedHeader}. After a rejected header, no row of the table can be read.
 *
 * <pre>{@code
 * ResponseChecker dwai = ResponseChecker.of(BundledInstruments.dwai()).withRater(Rater.CLIENT);
 * HeaderResult result = ColumnLayout.withDefaults().bind(List.of("recordId", "1", "2", "3", "4", "5", "6"), dwai);
 * if (result instanceof RejectedHeader rejected) {
 *     List<Problem> problems = rejected.problems();
 * } else if (result instanceof RowReader rows) {
 *     System.out.println(rows.columns().size()); // 7
 * }
 * }</pre>
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
