package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.response.ColumnBinding.Role;
import io.github.alliancesdk.core.response.ColumnBinding.Sheet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a table whose header matches a {@link ColumnLayout}, and checks each row by the same rules as any
 * payload. A bad row is rejected and does not affect other rows. Immutable and thread-safe; a {@link Row} is not.
 *
 * <pre>{@code
 * ResponseChecker dwai = ResponseChecker.of(BundledInstruments.dwai()).withRater(Rater.CLIENT);
 * List<String> header = List.of("recordId", "1", "2", "3", "4", "5", "6");
 * RowReader rows = ColumnLayout.withDefaults().bind(header, dwai).orElseThrow();
 * for (List<String> cells : List.of(List.of("r-1", "5", "6", "5", "7", "4", "6"), List.of("r-2", "5", "6"))) {
 *     if (rows.check(cells) instanceof RejectedResponses rejected) { // the second row lacks cells
 *         System.out.println(rejected.problems().get(0).code().id()); // malformed-row
 *     }
 * }
 * }</pre>
 */
@NoJsonForm.Instead("the Responses or the CheckResult of a row")
public final class RowReader implements HeaderResult {
    final ColumnBinding binding;
    final ResponseChecker checker;
    final CellParser parser;

    private final List<String> passthrough;

    RowReader(ColumnBinding binding, ResponseChecker checker) {
        this.binding = binding;
        this.checker = checker;
        this.parser = new CellParser(binding.layout.coding);
        List<String> others = new ArrayList<>();
        for (int i = 0; i < binding.roles.length; i++) {
            if (isPassthrough(i)) {
                others.add(binding.columns.get(i));
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
        return binding.columns;
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
        return binding.roles[column] == Role.PASSTHROUGH;
    }

    /**
     * The sessions in the names of the item columns.
     *
     * @return the sessions, ascending; empty if the names have none
     */
    public List<Integer> sessions() {
        return binding.sheets.stream()
                .map(Sheet::session)
                .filter(session -> session >= 0)
                .toList();
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
     * @throws IllegalStateException if a row is several records or a part of one; see {@link #checkAll} and
     *     {@link #newLongTable}
     */
    public CheckResult check(List<? extends @Nullable CharSequence> cells) {
        return filled(cells).check();
    }

    /**
     * Reads and checks all records of one row. If the names of items contain the session, there is a record for each
     * session that has an answer, in ascending order: its cells are neither all empty nor all declared missing codes.
     * Otherwise there is one record.
     *
     * @param cells as {@link #check}
     * @return the result of each record. A row with more or fewer cells than the header has one result,
     *     {@code malformed-row}
     * @throws NullPointerException if {@code cells} is null
     * @throws IllegalStateException if a row is a part of a record; see {@link #newLongTable}
     */
    public List<CheckResult> checkAll(List<? extends @Nullable CharSequence> cells) {
        return filled(cells).checkAll();
    }

    private Row filled(List<? extends @Nullable CharSequence> cells) {
        Objects.requireNonNull(cells, "cells");
        Row row = newRow();
        for (CharSequence text : cells) {
            row.cell(text);
        }
        return row;
    }

    /**
     * Returns a collector for a table with one answer in each row ({@link ColumnLayout#withLongAnswers}).
     *
     * @return an empty collector, for one thread
     * @throws IllegalStateException if a row is not one answer
     */
    public LongTable newLongTable() {
        if (binding.layout.itemColumn == null) {
            throw new IllegalStateException("a row of this table is more than one answer");
        }
        return new LongTable(this);
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
        return "RowReader" + binding.columns;
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

        final RowReader reader;
        final byte[] kinds;
        final long[] numbers;
        final @Nullable String[] texts;

        private final Role[] roles;
        private final boolean trimmed;
        private char[] scratch = new char[64];
        private int cells;

        // cells of a column with equal text, such as the instrument's, share one string
        private final @Nullable String[] lastTexts;
        private @Nullable String lastInstrument;
        private @Nullable String lastDigest;
        private List<Problem> lastAbsent = List.of();

        // what the caller states about the row, beside its cells
        private final Map<PayloadField, String> stated = new EnumMap<>(PayloadField.class);
        private final List<Problem> found = new ArrayList<>();

        private Row(RowReader reader) {
            int width = reader.binding.columns.size();
            this.reader = reader;
            this.roles = reader.binding.roles;
            this.trimmed = reader.binding.layout.coding.trimmed;
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
            if (column >= kinds.length || roles[column] == Role.PASSTHROUGH) {
                return this;
            }
            int from = offset;
            int to = offset + length;
            if (trimmed) {
                while (from < to && CellParser.isBlank(chars[from])) {
                    from++;
                }
                while (from < to && CellParser.isBlank(chars[to - 1])) {
                    to--;
                }
            }
            if (roles[column] == Role.ANSWER) {
                kinds[column] = reader.parser.answer(chars, from, to - from, numbers, column);
                texts[column] = reader.parser.textOf(kinds[column], chars, from, to - from);
            } else {
                field(column, chars, from, to - from);
            }
            return this;
        }

        private void field(int column, char[] chars, int offset, int length) {
            kinds[column] = CellParser.EMPTY;
            if (length == 0 || reader.parser.isMissingWord(chars, offset, length)) {
                texts[column] = null;
                return;
            }
            if (roles[column] == Role.SESSION) {
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
         * States a field of the row that is computed from its cells, such as a {@code recordId} from two columns. It
         * replaces the content of the field's column, or its constant. A {@link LongTable} doesn't use it.
         *
         * @param field {@code recordId}, {@code dyadId}, {@code raterId} or {@code recordedAt}
         * @param text the text of the field; null or empty means that the row doesn't have the field
         * @return this row
         * @throws NullPointerException if {@code field} is null
         * @throws IllegalArgumentException if {@code field} is another one
         */
        public Row field(String field, @Nullable String text) {
            PayloadField named = PayloadField.ofColumn(Objects.requireNonNull(field, "field"))
                    .filter(ColumnBinding.IDENTITY::contains)
                    .filter(known -> known != PayloadField.SESSION)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a row can state recordId, dyadId, raterId and recordedAt, and not " + field));
            stated.put(named, text == null ? "" : text);
            return this;
        }

        /**
         * Adds a problem that the caller found in the row, such as {@link ProblemCode#DRAFT}. The row will be rejected. A
         * {@link LongTable} doesn't use it.
         *
         * @param problem the problem, which comes before those of the check
         * @return this row
         * @throws NullPointerException if {@code problem} is null
         */
        public Row problem(Problem problem) {
            found.add(Objects.requireNonNull(problem, "problem"));
            return this;
        }

        /**
         * Checks the cells that were added, and empties the row.
         *
         * @return as {@link RowReader#check(List)}
         * @throws IllegalStateException as {@link RowReader#check(List)}
         */
        public CheckResult check() {
            if (!reader.binding.isPlain()) {
                throw new IllegalStateException("a row of this table is not one record");
            }
            CheckResult result = isWhole() ? check(reader.binding.sheets.get(0)) : malformed();
            clear();
            return result;
        }

        /**
         * Checks all records of the cells that were added, and empties the row.
         *
         * @return as {@link RowReader#checkAll(List)}
         * @throws IllegalStateException as {@link RowReader#checkAll(List)}
         */
        public List<CheckResult> checkAll() {
            if (reader.binding.layout.itemColumn != null) {
                throw new IllegalStateException("a row of this table is one answer");
            }
            List<CheckResult> results = new ArrayList<>();
            if (!isWhole()) {
                results.add(malformed());
            } else {
                for (Sheet sheet : reader.binding.sheets) {
                    if (sheet.session < 0 || hasAnswer(sheet)) {
                        results.add(check(sheet));
                    }
                }
            }
            clear();
            return results;
        }

        private boolean hasAnswer(Sheet sheet) {
            for (int column : sheet.itemColumns) {
                if (kinds[column] != CellParser.EMPTY && kinds[column] < CellParser.MISSING) {
                    return true;
                }
            }
            return false;
        }

        private CheckResult check(Sheet sheet) {
            CheckResult result = PayloadRules.check(reader.checker, responses(sheet));
            return withFound(explained(withAbsentItems(result, sheet), sheet));
        }

        private CheckResult withFound(CheckResult result) {
            if (found.isEmpty()) {
                return result;
            }
            List<Problem> problems = new ArrayList<>(found);
            if (result instanceof RejectedResponses rejected) {
                problems.addAll(rejected.problems());
            }
            return new RejectedResponses(result.recordId(), problems);
        }

        /** Whether the row has as many cells as the header. */
        boolean isWhole() {
            return cells == kinds.length;
        }

        RejectedResponses malformed() {
            int width = kinds.length;
            return new RejectedResponses(
                    Optional.empty(),
                    List.of(Problem.of(Area.RESPONSE, ProblemCode.MALFORMED_ROW)
                            .withAllowed(width + (width == 1 ? " cell" : " cells"))));
        }

        /**
         * Removes the cells, fields and problems that were added.
         *
         * @return this row, empty
         */
        public Row clear() {
            cells = 0;
            stated.clear();
            found.clear();
            return this;
        }

        // ---- conversion of cells to a payload, which the usual rules check

        private Responses responses(Sheet sheet) {
            Payload payload = Payload.withCapacity(kinds.length + 2);
            addFields(sheet, payload);
            int responses = payload.begin(PayloadField.RESPONSES);
            boolean hasReasons = false;
            for (int column : sheet.itemColumns) {
                if (kinds[column] >= CellParser.MISSING) {
                    hasReasons = true;
                } else if (kinds[column] != CellParser.EMPTY) {
                    payload.name(reader.binding.items[column]);
                    payload.addCell(kinds[column], numbers[column], texts[column]);
                }
            }
            payload.close(responses);
            if (hasReasons) {
                addReasons(sheet, payload);
            }
            return Responses.of(payload, reader.binding.layout.coding);
        }

        private void addFields(Sheet sheet, Payload payload) {
            for (int i = 0; i < sheet.fields.length; i++) {
                PayloadField field = sheet.fields[i];
                int column = sheet.fieldColumns[i];
                String text = texts[column];
                if (text == null || stated.containsKey(field)) {
                    continue;
                }
                payload.name(field);
                if (field == PayloadField.SESSION) {
                    payload.addCell(kinds[column], numbers[column], null);
                } else {
                    payload.add(Payload.Kind.TEXT, sheet.inSession(field, text));
                }
            }
            if (!reader.binding.layout.constants.isEmpty()) {
                reader.binding.addConstants(payload, reader.parser, sheet, stated.keySet());
            }
            addStated(sheet, payload);
            if (sheet.session >= 0) {
                payload.name(PayloadField.SESSION);
                payload.addInteger(sheet.session);
            }
        }

        private void addStated(Sheet sheet, Payload payload) {
            for (Map.Entry<PayloadField, String> field : stated.entrySet()) {
                if (!field.getValue().isEmpty()) {
                    payload.name(field.getKey());
                    payload.add(Payload.Kind.TEXT, sheet.inSession(field.getKey(), field.getValue()));
                }
            }
        }

        private void addReasons(Sheet sheet, Payload payload) {
            int missing = payload.begin(PayloadField.MISSING);
            for (int column : sheet.itemColumns) {
                if (kinds[column] >= CellParser.MISSING) {
                    payload.name(reader.binding.items[column]);
                    payload.add(Payload.Kind.TEXT, CellParser.reason(kinds[column]));
                }
            }
            payload.close(missing);
        }

        // ---- problems that only tables have

        private CheckResult withAbsentItems(CheckResult result, Sheet sheet) {
            if (reader.checker.instrument != null) {
                return result;
            }
            String id = text(PayloadField.INSTRUMENT, sheet);
            String digest = text(PayloadField.DEFINITION_DIGEST, sheet);
            if (!Objects.equals(id, lastInstrument) || !Objects.equals(digest, lastDigest)) {
                lastInstrument = id;
                lastDigest = digest;
                lastAbsent = id == null
                        ? List.of()
                        : Optional.ofNullable(reader.checker.findInstrument(id, digest))
                                .map(reader.binding::absentItems)
                                .orElse(List.of());
            }
            return lastAbsent.isEmpty() ? result : rejected(result, lastAbsent);
        }

        private @Nullable String text(PayloadField field, Sheet sheet) {
            for (int i = 0; i < sheet.fields.length; i++) {
                if (sheet.fields[i] == field) {
                    return texts[sheet.fieldColumns[i]];
                }
            }
            return reader.binding.layout.constants.get(field);
        }

        private static CheckResult rejected(CheckResult result, List<Problem> absent) {
            List<Problem> problems = new ArrayList<>();
            if (result instanceof RejectedResponses rejected) {
                problems.addAll(rejected.problems());
            }
            problems.addAll(absent);
            return new RejectedResponses(result.recordId(), problems);
        }

        private CheckResult explained(CheckResult result, Sheet sheet) {
            if (!(result instanceof RejectedResponses rejected)) {
                return result;
            }
            Set<String> pointers = new HashSet<>();
            for (int column : sheet.itemColumns) {
                if (kinds[column] == CellParser.INTEGRAL_DECIMAL) {
                    pointers.add("/responses/" + reader.binding.items[column]);
                }
            }
            for (int i = 0; i < sheet.fields.length; i++) {
                if (sheet.fields[i] == PayloadField.SESSION
                        && kinds[sheet.fieldColumns[i]] == CellParser.INTEGRAL_DECIMAL) {
                    pointers.add(PayloadField.SESSION.pointer());
                }
            }
            return explained(rejected, pointers);
        }

        /** Adds to problems at these places that an option accepts the cell. */
        static RejectedResponses explained(RejectedResponses rejected, Set<String> pointers) {
            if (pointers.isEmpty()) {
                return rejected;
            }
            List<Problem> problems = rejected.problems().stream()
                    .map(problem -> problem.code() == ProblemCode.NOT_AN_INTEGER && pointers.contains(problem.pointer())
                            ? problem.with("declare", INTEGRAL_DECIMALS)
                            : problem)
                    .toList();
            return new RejectedResponses(rejected.recordId(), problems);
        }

        /** The number of cells, without their text. */
        @Override
        public String toString() {
            return "Row[" + cells + " of " + kinds.length + " cells]";
        }
    }
}
