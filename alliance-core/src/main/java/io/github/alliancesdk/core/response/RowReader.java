package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table whose header matches a {@link ColumnLayout}, and checks each row by the same rules as any
 * payload. A bad row is rejected and does not affect other rows. Immutable and thread-safe; a {@link Row} is not.
 */
@NoJsonForm.Instead("the Responses or the CheckResult of a row")
public final class RowReader implements HeaderResult {
    /** The column contains no answers. */
    private static final int NONE = 0;

    private final ColumnLayout layout;
    private final List<String> columns;
    private final ResponseChecker checker;
    private final CellParser parser;

    /** By column: the field of the payload; null if the column is not a field. */
    private final @Nullable PayloadField[] fields;

    /** By column: the number of an item, or {@link #NONE}. */
    private final int[] items;

    private final List<String> passthrough;

    RowReader(ColumnLayout layout, List<String> columns, ResponseChecker checker) {
        this.layout = layout;
        this.columns = columns;
        this.checker = checker;
        this.parser = new CellParser(layout.coding);
        this.fields = new @Nullable PayloadField[columns.size()];
        this.items = new int[columns.size()];
        List<String> others = new ArrayList<>();
        for (int i = 0; i < fields.length; i++) {
            String column = columns.get(i);
            fields[i] = PayloadField.ofColumn(column).orElse(null);
            items[i] = fields[i] == null ? layout.naming.item(column).orElse(NONE) : NONE;
            if (isPassthrough(i)) {
                others.add(column);
            }
        }
        this.passthrough = List.copyOf(others);
    }

    /**
     * All columns.
     *
     * @return their names, in order
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * The columns that are neither a field of the payload nor an item.
     *
     * @return their names, in order
     */
    public List<String> passthrough() {
        return passthrough;
    }

    /**
     * Returns whether a column passes through.
     *
     * @param column the index of the column, from 0
     * @return true if it is neither a field of the payload nor an item
     * @throws IndexOutOfBoundsException if there is no such column
     */
    public boolean isPassthrough(int column) {
        return fields[column] == null && items[column] == NONE;
    }

    /**
     * This reader.
     *
     * @return this
     */
    @Override
    public RowReader orElseThrow() {
        return this;
    }

    /**
     * Reads and checks one row.
     *
     * @param cells the text of each column, in order; null means empty
     * @return {@link CheckedResponses} if there is no problem, else {@link RejectedResponses} with every problem. A row
     *     with more or fewer cells than the header is {@code malformed-row}, and its cells are not used. The problem
     *     {@code not-an-integer} of a cell such as {@code 4.0} has the argument {@code declare} with the value
     *     {@code integral-decimals}, the option that accepts the cell
     * @throws NullPointerException if {@code cells} is null
     */
    public CheckResult check(List<? extends @Nullable CharSequence> cells) {
        Objects.requireNonNull(cells, "cells");
        Row row = newRow();
        for (CharSequence text : cells) {
            row.cell(text);
        }
        return row.check();
    }

    /**
     * Returns a row to fill cell by cell, without an object for each cell.
     *
     * @return an empty row, for one thread
     */
    public Row newRow() {
        return new Row(this);
    }

    /** The columns. */
    @Override
    public String toString() {
        return "RowReader" + columns;
    }

    /**
     * A row that is filled with cells and then checked. After the check it is empty and can be filled again. A
     * tokenizer can add cells from its own buffer without creating strings. Not thread-safe.
     *
     * <pre>{@code
     * ResponseChecker dwai = ResponseChecker.of(BundledInstruments.dwai()).withRater(Rater.CLIENT);
     * List<String> header = List.of("recordId", "1", "2", "3", "4", "5", "6");
     * RowReader.Row row = ColumnLayout.withDefaults().bind(header, dwai).orElseThrow().newRow();
     *
     * char[] line = "r-1;5;6;5;7;4;6".toCharArray();
     * int from = 0;
     * for (int i = 0; i <= line.length; i++) {
     *     if (i == line.length || line[i] == ';') {
     *         row.cell(line, from, i - from);
     *         from = i + 1;
     *     }
     * }
     * System.out.println(row.check().recordId()); // Optional[r-1]
     * }</pre>
     */
    @NoJsonForm.Instead("the Responses or the CheckResult of the row")
    public static final class Row implements NoJsonForm {
        private static final String INTEGRAL_DECIMALS = "integral-decimals";

        private final RowReader reader;
        private final byte[] kinds;
        private final long[] numbers;
        private final @Nullable String[] texts;
        private char[] scratch = new char[64];
        private int cells;

        // cells of a column with equal text, such as the instrument's, share one string
        private final @Nullable String[] lastTexts;
        private @Nullable String lastInstrument;
        private @Nullable String lastDigest;
        private List<Problem> lastAbsent = List.of();

        private Row(RowReader reader) {
            int width = reader.columns.size();
            this.reader = reader;
            this.kinds = new byte[width];
            this.numbers = new long[width];
            this.texts = new @Nullable String[width];
            this.lastTexts = new @Nullable String[width];
        }

        /**
         * Adds the next cell.
         *
         * @param text its text; null means empty
         * @return this row
         */
        public Row cell(@Nullable CharSequence text) {
            if (text == null) {
                return cell(scratch, 0, 0);
            }
            int length = text.length();
            if (length > scratch.length) {
                scratch = new char[length * 2];
            }
            text.toString().getChars(0, length, scratch, 0);
            return cell(scratch, 0, length);
        }

        /**
         * Adds the next cell.
         *
         * @param chars the array with its text
         * @param offset the index of its first character
         * @param length the length of the text, 0 or more
         * @return this row
         * @throws NullPointerException if {@code chars} is null
         * @throws IndexOutOfBoundsException if the text isn't within {@code chars}
         */
        public Row cell(char[] chars, int offset, int length) {
            Objects.requireNonNull(chars, "chars");
            Objects.checkFromIndexSize(offset, length, chars.length);
            int column = cells++;
            if (column >= kinds.length) {
                return this;
            }
            if (reader.items[column] != NONE) {
                kinds[column] = reader.parser.answer(chars, offset, length, numbers, column);
                texts[column] = reader.parser.textOf(kinds[column], chars, offset, length);
            } else if (reader.fields[column] != null) {
                field(column, chars, offset, length);
            }
            return this;
        }

        private void field(int column, char[] chars, int offset, int length) {
            kinds[column] = CellParser.EMPTY;
            if (length == 0 || reader.parser.isMissingWord(chars, offset, length)) {
                texts[column] = null;
                return;
            }
            if (reader.fields[column] == PayloadField.SESSION) {
                kinds[column] = reader.parser.number(chars, offset, length, numbers, column);
            }
            texts[column] = text(column, chars, offset, length);
        }

        private String text(int column, char[] chars, int offset, int length) {
            String last = lastTexts[column];
            if (last == null || last.length() != length || !isSame(last, chars, offset)) {
                last = new String(chars, offset, length);
                lastTexts[column] = last;
            }
            return last;
        }

        private static boolean isSame(String text, char[] chars, int offset) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) != chars[offset + i]) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Checks the cells that were added, and empties the row.
         *
         * @return as {@link RowReader#check(List)}
         */
        public CheckResult check() {
            int width = kinds.length;
            boolean whole = cells == width;
            CheckResult result = whole
                    ? explained(withAbsentItems(PayloadRules.check(reader.checker, responses())))
                    : new RejectedResponses(
                            Optional.empty(),
                            List.of(Problem.of(Area.RESPONSE, ProblemCode.MALFORMED_ROW)
                                    .withAllowed(width + (width == 1 ? " cell" : " cells"))));
            clear();
            return result;
        }

        /**
         * Removes the cells that were added.
         *
         * @return this row, empty
         */
        public Row clear() {
            cells = 0;
            return this;
        }

        // ---- conversion of cells to a payload, which the usual rules check

        private Responses responses() {
            Payload payload = Payload.withCapacity(kinds.length + 2);
            for (int i = 0; i < kinds.length; i++) {
                PayloadField field = reader.fields[i];
                String text = texts[i];
                if (field != null && text != null) {
                    payload.name(field);
                    if (field == PayloadField.SESSION) {
                        payload.addCell(kinds[i], numbers[i], null);
                    } else {
                        payload.add(Payload.Kind.TEXT, text);
                    }
                }
            }
            int responses = payload.begin(PayloadField.RESPONSES);
            boolean hasReasons = false;
            for (int i = 0; i < kinds.length; i++) {
                if (reader.items[i] != NONE) {
                    if (kinds[i] >= CellParser.MISSING) {
                        hasReasons = true;
                    } else if (kinds[i] != CellParser.EMPTY) {
                        payload.name(reader.items[i]);
                        payload.addCell(kinds[i], numbers[i], texts[i]);
                    }
                }
            }
            payload.close(responses);
            if (hasReasons) {
                addReasons(payload);
            }
            return Responses.of(payload, reader.layout.coding);
        }

        private void addReasons(Payload payload) {
            int missing = payload.begin(PayloadField.MISSING);
            for (int i = 0; i < kinds.length; i++) {
                if (reader.items[i] != NONE && kinds[i] >= CellParser.MISSING) {
                    String reason = CellParser.REASONS
                            .get(kinds[i] - CellParser.MISSING)
                            .id();
                    payload.name(reader.items[i]);
                    payload.add(Payload.Kind.TEXT, reason);
                }
            }
            payload.close(missing);
        }

        // ---- problems that only tables have

        private CheckResult withAbsentItems(CheckResult result) {
            if (reader.checker.instrument != null) {
                return result;
            }
            String id = text(PayloadField.INSTRUMENT);
            String digest = text(PayloadField.DEFINITION_DIGEST);
            if (!Objects.equals(id, lastInstrument) || !Objects.equals(digest, lastDigest)) {
                lastInstrument = id;
                lastDigest = digest;
                Set<String> names = new HashSet<>(reader.columns);
                lastAbsent = id == null
                        ? List.of()
                        : Optional.ofNullable(reader.checker.findInstrument(id, digest))
                                .map(one -> reader.layout.absentItems(one, names))
                                .orElse(List.of());
            }
            return lastAbsent.isEmpty() ? result : rejected(result, lastAbsent);
        }

        private @Nullable String text(PayloadField field) {
            for (int i = 0; i < texts.length; i++) {
                if (reader.fields[i] == field) {
                    return texts[i];
                }
            }
            return null;
        }

        private static CheckResult rejected(CheckResult result, List<Problem> absent) {
            List<Problem> problems = new ArrayList<>();
            if (result instanceof RejectedResponses rejected) {
                problems.addAll(rejected.problems());
            }
            problems.addAll(absent);
            return new RejectedResponses(result.recordId(), problems);
        }

        private CheckResult explained(CheckResult result) {
            if (!(result instanceof RejectedResponses rejected) || !hasIntegralDecimal()) {
                return result;
            }
            List<Problem> problems =
                    rejected.problems().stream().map(this::explained).toList();
            return new RejectedResponses(rejected.recordId(), problems);
        }

        private boolean hasIntegralDecimal() {
            for (byte kind : kinds) {
                if (kind == CellParser.INTEGRAL_DECIMAL) {
                    return true;
                }
            }
            return false;
        }

        private Problem explained(Problem problem) {
            return problem.code() == ProblemCode.NOT_AN_INTEGER && isIntegralDecimal(problem.pointer())
                    ? problem.with("declare", INTEGRAL_DECIMALS)
                    : problem;
        }

        private boolean isIntegralDecimal(String pointer) {
            for (int i = 0; i < kinds.length; i++) {
                if (kinds[i] == CellParser.INTEGRAL_DECIMAL && pointer.equals(pointer(i))) {
                    return true;
                }
            }
            return false;
        }

        private String pointer(int column) {
            return reader.items[column] == NONE
                    ? "/" + reader.columns.get(column)
                    : "/responses/" + reader.items[column];
        }

        /** The number of cells, without their text. */
        @Override
        public String toString() {
            return "Row[" + cells + " of " + kinds.length + " cells]";
        }
    }
}
