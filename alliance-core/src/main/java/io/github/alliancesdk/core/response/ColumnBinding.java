package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.internal.Pointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The role of each column of a header under a {@link ColumnLayout}, and the problems of the header. Immutable. */
final class ColumnBinding {
    /** The column contains no answers. */
    static final int NO_ITEM = 0;

    private static final int ABSENT = -1;
    private static final List<PayloadField> FIELDS = List.of(PayloadField.values());

    /** The fields of which a table with one answer a row needs one. */
    static final Set<PayloadField> IDENTITY = Set.of(
            PayloadField.RECORD_ID,
            PayloadField.DYAD_ID,
            PayloadField.RATER_ID,
            PayloadField.SESSION,
            PayloadField.RECORDED_AT);

    /** What a column contains. */
    enum Role {
        /** Nothing that is read. */
        PASSTHROUGH,
        /** One or several fields of the payload. */
        FIELD,
        /** The session, and possibly other fields. */
        SESSION,
        /** Answers. */
        ANSWER,
        /** The items of a table with one answer a row. */
        ITEM
    }

    /** The columns of one record of a row. */
    static final class Sheet {
        /** A record without columns. */
        private static final Sheet EMPTY = new Sheet(-1, new PayloadField[0], new int[0], new int[0]);

        /** The session in the names of the items; negative if names have none. */
        final int session;

        /** The fields that have a column, in the order of the columns. */
        final PayloadField[] fields;

        /** The column of each field. */
        final int[] fieldColumns;

        /** The columns with answers. */
        final int[] itemColumns;

        Sheet(int session, PayloadField[] fields, int[] fieldColumns, int[] itemColumns) {
            this.session = session;
            this.fields = fields;
            this.fieldColumns = fieldColumns;
            this.itemColumns = itemColumns;
        }

        int session() {
            return session;
        }

        /** Returns the same columns as those of a record of another session. */
        Sheet withSession(int other) {
            return new Sheet(other, fields, fieldColumns, itemColumns);
        }

        /** Returns the text of a field of this record: to a recordId, the session is added. */
        String inSession(PayloadField field, String text) {
            return session >= 0 && field == PayloadField.RECORD_ID ? text + "/" + session : text;
        }
    }

    final ColumnLayout layout;
    final List<String> columns;

    /** By column. */
    final Role[] roles;

    /** By column: the number of an item, or {@link #NO_ITEM}. */
    final int[] items;

    /** The records of a row: one, or one for each session, ascending. */
    final List<Sheet> sheets;

    /** The columns of a table with one answer a row; negative in any other table. */
    final int itemColumn;

    final int answerColumn;

    private final List<Problem> problems = new ArrayList<>();

    ColumnBinding(ColumnLayout layout, List<String> columns) {
        this.layout = layout;
        this.columns = columns;
        this.roles = new Role[columns.size()];
        this.items = new int[columns.size()];
        Arrays.fill(roles, Role.PASSTHROUGH);
        findRepeated();
        this.itemColumn = find(layout.itemColumn);
        this.answerColumn = find(layout.answerColumn);
        this.sheets = layout.naming.hasSessions() && layout.itemColumn == null
                ? sessions()
                : List.of(sheet(-1, "", columnsOfItems()));
    }

    /** Whether a row is one record, as in most tables. */
    boolean isPlain() {
        return layout.itemColumn == null && !layout.naming.hasSessions();
    }

    private int find(@Nullable String column) {
        return column == null ? ABSENT : columns.indexOf(column);
    }

    private void findRepeated() {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column)) {
                problems.add(duplicate(column));
            }
        }
    }

    private Problem duplicate(String column) {
        OptionalInt item = layout.itemColumn == null ? layout.naming.item(column) : OptionalInt.empty();
        Optional<PayloadField> field =
                FIELDS.stream().filter(each -> column.equals(columnOf(each))).findFirst();
        if (field.isEmpty() && item.isPresent()) {
            return duplicateItem(item.getAsInt());
        }
        return Problem.of(
                Area.RESPONSE,
                ProblemCode.DUPLICATE_COLUMN,
                field.map(PayloadField::pointer)
                        .orElseGet(() -> Pointer.ROOT.foreign(column).text()));
    }

    private static Problem duplicateItem(int item) {
        return Problem.of(Area.RESPONSE, ProblemCode.DUPLICATE_COLUMN, "/responses/" + item)
                .withItem(item);
    }

    /** Returns the name of the column of a field; null if it has none. */
    private @Nullable String columnOf(PayloadField field) {
        if (field.holdsItems() || layout.constants.containsKey(field)) {
            return null;
        }
        return layout.mapped.getOrDefault(field, field.fieldName());
    }

    // ---- roles

    /** Returns the columns with answers. A column with the name of a field is not among them. */
    private int[] columnsOfItems() {
        if (layout.itemColumn != null) {
            mark(itemColumn, Role.ITEM);
            mark(answerColumn, Role.ANSWER);
            return new int[0];
        }
        Set<String> named = new HashSet<>();
        for (PayloadField field : FIELDS) {
            String column = layout.mapped.containsKey(field) ? null : columnOf(field);
            if (column != null) {
                named.add(column);
            }
        }
        for (int i = 0; i < items.length; i++) {
            if (!named.contains(columns.get(i))) {
                items[i] = layout.naming.item(columns.get(i)).orElse(NO_ITEM);
                if (items[i] != NO_ITEM) {
                    mark(i, Role.ANSWER);
                }
            }
        }
        int[] found = new int[items.length];
        int count = 0;
        for (int i = 0; i < items.length; i++) {
            if (items[i] != NO_ITEM) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private void mark(int column, Role role) {
        if (column >= 0) {
            roles[column] = role;
        }
    }

    private Sheet sheet(int session, String sessionText, int[] itemColumns) {
        PayloadField[] byColumn = new PayloadField[FIELDS.size()];
        int[] places = new int[FIELDS.size()];
        int count = 0;
        for (PayloadField field : FIELDS) {
            boolean isInNames = layout.naming.hasSessions() && field == PayloadField.SESSION;
            String name = isInNames ? null : columnOf(field);
            if (name == null) {
                continue;
            }
            boolean isDeclared = layout.mapped.containsKey(field);
            String column = isDeclared && session >= 0 ? ItemNaming.inSession(name, sessionText) : name;
            int place = columns.indexOf(column);
            if (place < 0) {
                if (isDeclared) {
                    addOnce(absent(field.pointer(), column));
                }
                continue;
            }
            if (roles[place] == Role.ANSWER || roles[place] == Role.ITEM) {
                addOnce(Problem.of(Area.RESPONSE, ProblemCode.DUPLICATE_COLUMN, field.pointer()));
                continue;
            }
            if (roles[place] != Role.SESSION) {
                roles[place] = field == PayloadField.SESSION ? Role.SESSION : Role.FIELD;
            }
            int at = count++;
            while (at > 0 && places[at - 1] > place) {
                places[at] = places[at - 1];
                byColumn[at] = byColumn[at - 1];
                at--;
            }
            places[at] = place;
            byColumn[at] = field;
        }
        return new Sheet(session, Arrays.copyOf(byColumn, count), Arrays.copyOf(places, count), itemColumns);
    }

    private List<Sheet> sessions() {
        TreeMap<Integer, List<Integer>> bySession = new TreeMap<>();
        for (int column : columnsOfItems()) {
            int session = layout.naming.session(columns.get(column)).orElseThrow();
            bySession.computeIfAbsent(session, any -> new ArrayList<>()).add(column);
        }
        List<Sheet> found = new ArrayList<>();
        bySession.forEach((session, places) -> {
            BitSet seen = new BitSet();
            Set<String> names = new HashSet<>();
            for (int column : places) {
                // the same name twice is a problem already
                if (names.add(columns.get(column)) && seen.get(items[column])) {
                    problems.add(duplicateItem(items[column]));
                }
                seen.set(items[column]);
            }
            String text = String.valueOf(layout.naming.sessionText(columns.get(places.get(0))));
            found.add(sheet(
                    session, text, places.stream().mapToInt(Integer::intValue).toArray()));
        });
        return found;
    }

    private void addOnce(Problem problem) {
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    // ---- problems

    /** Returns the problems of the header: repeated columns first, then absent ones, then constants. */
    List<Problem> problems(ResponseChecker checker) {
        List<Problem> found = new ArrayList<>(problems);
        found.sort((one, other) -> Boolean.compare(isAbsence(one), isAbsence(other)));
        if (checker.instrument == null) {
            addAbsent(PayloadField.INSTRUMENT, found);
        }
        if (checker.raters.size() != 1) {
            addAbsent(PayloadField.RATER, found);
        }
        if (checker.digestRequired) {
            addAbsent(PayloadField.DEFINITION_DIGEST, found);
        }
        addAbsentLongColumns(found);
        List<Problem> ofConstants = problemsOfConstants(checker);
        Instrument only = checker.findInstrument(
                layout.constants.get(PayloadField.INSTRUMENT), layout.constants.get(PayloadField.DEFINITION_DIGEST));
        if (only != null) {
            found.addAll(absentItems(only));
        }
        found.addAll(ofConstants);
        return found;
    }

    private static boolean isAbsence(Problem problem) {
        return problem.code() == ProblemCode.ABSENT_COLUMN;
    }

    private void addAbsent(PayloadField field, List<Problem> found) {
        String constant = layout.constants.get(field);
        boolean isAbsent = constant == null
                // an absent column that is declared is a problem already
                ? !layout.mapped.containsKey(field) && !columns.contains(field.fieldName())
                : constant.isEmpty();
        if (isAbsent) {
            found.add(absent(field.pointer(), field.fieldName()));
        }
    }

    private void addAbsentLongColumns(List<Problem> found) {
        if (layout.itemColumn == null || layout.answerColumn == null) {
            return;
        }
        if (itemColumn < 0) {
            found.add(absent("/responses", layout.itemColumn));
        }
        if (answerColumn < 0) {
            found.add(absent("/responses", layout.answerColumn));
        }
        if (IDENTITY.stream().noneMatch(Arrays.asList(sheets.get(0).fields)::contains)) {
            addAbsent(PayloadField.RECORD_ID, found);
        }
    }

    private static Problem absent(String pointer, String column) {
        return Problem.of(Area.RESPONSE, ProblemCode.ABSENT_COLUMN, pointer).withAllowed(column);
    }

    /** Returns a problem for each item of an instrument that has no column. */
    List<Problem> absentItems(Instrument instrument) {
        List<Problem> found = new ArrayList<>();
        // rows of a catalogued instrument are not-scorable in any case
        if (instrument.status() == InstrumentStatus.CATALOGUED || layout.itemColumn != null) {
            return found;
        }
        if (sheets.isEmpty()) {
            addAbsentItems(instrument, new BitSet(), Optional.empty(), found);
        }
        for (Sheet sheet : sheets) {
            BitSet present = new BitSet();
            for (int column : sheet.itemColumns) {
                present.set(items[column]);
            }
            Optional<String> session = sheet.session < 0
                    ? Optional.empty()
                    : Optional.ofNullable(layout.naming.sessionText(columns.get(sheet.itemColumns[0])));
            addAbsentItems(instrument, present, session, found);
        }
        return found;
    }

    private void addAbsentItems(Instrument instrument, BitSet present, Optional<String> session, List<Problem> found) {
        for (int item : instrument.itemNumbers()) {
            if (!present.get(item)) {
                Problem absent = Problem.of(Area.RESPONSE, ProblemCode.ABSENT_COLUMN, "/responses/" + item)
                        .withItem(item);
                Optional<String> name = layout.naming
                        .name(item)
                        .map(column -> session.map(text -> ItemNaming.inSession(column, text))
                                .orElse(column));
                found.add(name.map(absent::withAllowed).orElse(absent));
            }
        }
    }

    /** Returns the problems that every row would have because of a constant. */
    private List<Problem> problemsOfConstants(ResponseChecker checker) {
        Payload payload = Payload.withCapacity(FIELDS.size());
        Set<String> pointers = new HashSet<>();
        for (Map.Entry<PayloadField, String> constant : layout.constants.entrySet()) {
            pointers.add(constant.getKey().pointer());
        }
        addConstants(payload, new CellParser(layout.coding), Sheet.EMPTY, Set.of());
        payload.close(payload.begin(PayloadField.RESPONSES));
        CheckResult result = PayloadRules.check(checker, Responses.of(payload, layout.coding));
        return result instanceof RejectedResponses rejected
                ? rejected.problems().stream()
                        .filter(problem ->
                                problem.code() != ProblemCode.MISSING_FIELD && pointers.contains(problem.pointer()))
                        .toList()
                : List.of();
    }

    /** Adds the constant fields to a payload, except those that a row states itself. */
    void addConstants(Payload payload, CellParser parser, Sheet sheet, Set<PayloadField> stated) {
        long[] number = new long[1];
        for (Map.Entry<PayloadField, String> constant : layout.constants.entrySet()) {
            String text = constant.getValue();
            if (text.isEmpty() || stated.contains(constant.getKey())) {
                continue;
            }
            payload.name(constant.getKey());
            if (constant.getKey() == PayloadField.SESSION) {
                payload.addCell(parser.number(text.toCharArray(), 0, text.length(), number, 0), number[0], null);
            } else {
                payload.add(Payload.Kind.TEXT, sheet.inSession(constant.getKey(), text));
            }
        }
    }
}
