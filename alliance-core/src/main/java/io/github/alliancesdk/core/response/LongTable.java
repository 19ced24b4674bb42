package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of a table with one answer in each row ({@link ColumnLayout#withLongAnswers}). Rows that are equal in
 * all fields are one record, wherever they stand. All records are kept in memory, because the next answer of any of them
 * may be in the last row: about half a kilobyte for each record of 12 items. Not thread-safe.
 *
 * <pre>{@code
 * ColumnLayout layout = ColumnLayout.withDefaults()
 *         .withColumn("dyadId", "dyad")
 *         .withLongAnswers("question", "value");
 * ResponseChecker dwai = ResponseChecker.of(BundledInstruments.dwai()).withRater(Rater.CLIENT);
 * RowReader reader = layout.bind(List.of("dyad", "question", "value"), dwai).orElseThrow();
 *
 * LongTable table = reader.newLongTable();
 * table.add(List.of("d-1", "1", "5"));
 * table.add(List.of("d-2", "1", "7"));
 * table.add(List.of("d-1", "2", "6"));
 * System.out.println(table.size()); // 2
 * System.out.println(table.check(0).orElseThrow().answers()); // {1=5, 2=6}
 * }</pre>
 */
@NoJsonForm.Instead("the CheckResult of each record")
public final class LongTable implements NoJsonForm {
    private static final int FIRST_CAPACITY = 12;

    private final RowReader reader;
    private final ColumnBinding.Sheet sheet;
    private final RowReader.Row row;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Key, Integer> places = new HashMap<>();

    LongTable(RowReader reader) {
        this.reader = reader;
        this.sheet = reader.binding.sheets.get(0);
        this.row = reader.newRow();
    }

    /** The session in the name of the item, negative if it has none, and the texts of all fields of a row. */
    private record Key(int session, List<@Nullable String> texts) {}

    /** The rows of one record, or a single row that can't be read. */
    private static final class Group {
        /** The texts of the fields; null if the row has more or fewer cells than the header. */
        private final @Nullable Key key;

        // by answer: the item, the kind of its cell, and its number and text
        private int[] items = new int[0];
        private byte[] kinds = new byte[0];
        private int[] numbers = new int[0];
        private @Nullable String @Nullable [] texts;
        private int size;
        private boolean hasUnknownItem;

        Group(@Nullable Key key) {
            this.key = key;
        }

        void add(int item, byte kind, long number, @Nullable String text) {
            if (size == items.length) {
                int capacity = size == 0 ? FIRST_CAPACITY : 2 * size;
                items = Arrays.copyOf(items, capacity);
                kinds = Arrays.copyOf(kinds, capacity);
                numbers = Arrays.copyOf(numbers, capacity);
                texts = texts == null ? null : Arrays.copyOf(texts, capacity);
            }
            items[size] = item;
            // no answer is so large
            kinds[size] = kind == CellParser.INTEGER && number != (int) number ? CellParser.HUGE : kind;
            numbers[size] = (int) number;
            if (text != null) {
                texts = texts == null ? new @Nullable String[items.length] : texts;
                texts[size] = text;
            }
            size++;
        }

        @Nullable
        String text(int i) {
            return texts == null ? null : texts[i];
        }
    }

    /**
     * Adds a row.
     *
     * @param cells the text of each column, in order; null means empty
     * @return the index of its record, from 0. A row with more or fewer cells than the header is a record of its own
     * @throws NullPointerException if {@code cells} is null
     */
    public int add(List<? extends @Nullable CharSequence> cells) {
        Objects.requireNonNull(cells, "cells");
        row.clear();
        for (CharSequence text : cells) {
            row.cell(text);
        }
        return add(row);
    }

    /**
     * Adds a row that was filled cell by cell, and empties it.
     *
     * @param filled a row of the same reader
     * @return as {@link #add(List)}
     * @throws NullPointerException if {@code filled} is null
     * @throws IllegalArgumentException if {@code filled} is of another reader
     */
    public int add(RowReader.Row filled) {
        if (Objects.requireNonNull(filled, "filled").reader != reader) {
            throw new IllegalArgumentException("the row is of another reader");
        }
        if (!filled.isWhole()) {
            filled.clear();
            groups.add(new Group(null));
            return groups.size() - 1;
        }
        int place = place(filled);
        addAnswer(filled, groups.get(place));
        filled.clear();
        return place;
    }

    private int place(RowReader.Row filled) {
        @Nullable String[] texts = new @Nullable String[sheet.fields.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = filled.texts[sheet.fieldColumns[i]];
        }
        String item = filled.texts[reader.binding.itemColumn];
        OptionalInt session = item == null ? OptionalInt.empty() : reader.binding.layout.naming.session(item);
        Key key = new Key(session.orElse(-1), Arrays.asList(texts));
        Integer known = places.putIfAbsent(key, groups.size());
        if (known == null) {
            groups.add(new Group(key));
            return groups.size() - 1;
        }
        return known;
    }

    private void addAnswer(RowReader.Row filled, Group group) {
        String name = filled.texts[reader.binding.itemColumn];
        OptionalInt item = name == null ? OptionalInt.empty() : reader.binding.layout.naming.item(name);
        int column = reader.binding.answerColumn;
        if (item.isPresent()) {
            group.add(item.getAsInt(), filled.kinds[column], filled.numbers[column], filled.texts[column]);
        } else {
            group.hasUnknownItem = true;
        }
    }

    /**
     * The number of records so far.
     *
     * @return 0 or more
     */
    public int size() {
        return groups.size();
    }

    /**
     * Checks a record with the rows that were added so far. An item in two of its rows is {@code duplicate-item}, even if
     * a cell is empty. A cell of the item column that is no item is {@code unknown-item}; the problem doesn't quote it.
     *
     * @param index the index of the record, in the order of the first rows
     * @return {@link CheckedResponses} if there is no problem, else {@link RejectedResponses} with every problem
     * @throws IndexOutOfBoundsException if there is no such record
     */
    public CheckResult check(int index) {
        Group group = groups.get(index);
        Key key = group.key;
        if (key == null) {
            return row.malformed();
        }
        CheckResult result = PayloadRules.check(reader.checker, responses(key, group));
        if (group.hasUnknownItem) {
            List<Problem> problems = new ArrayList<>();
            if (result instanceof RejectedResponses rejected) {
                problems.addAll(rejected.problems());
            }
            problems.add(Problem.of(Area.RESPONSE, ProblemCode.UNKNOWN_ITEM, "/responses")
                    .withAllowed(reader.binding.layout.naming.allowed()));
            result = new RejectedResponses(result.recordId(), problems);
        }
        return result instanceof RejectedResponses rejected
                ? RowReader.Row.explained(rejected, integralDecimals(group))
                : result;
    }

    private Responses responses(Key key, Group group) {
        Payload payload = Payload.withCapacity(sheet.fields.length + 2 * group.size + 2);
        addFields(key, payload);
        int responses = payload.begin(PayloadField.RESPONSES);
        boolean hasReasons = false;
        for (int i = 0; i < group.size; i++) {
            payload.name(group.items[i]);
            byte kind = group.kinds[i];
            hasReasons |= kind >= CellParser.MISSING;
            if (kind == CellParser.EMPTY || kind >= CellParser.MISSING) {
                // so that an item in two rows is found
                payload.add(Payload.Kind.NULL, null);
            } else {
                payload.addCell(kind, group.numbers[i], group.text(i));
            }
        }
        payload.close(responses);
        if (hasReasons) {
            addReasons(group, payload);
        }
        return Responses.of(payload, reader.binding.layout.coding);
    }

    private void addFields(Key key, Payload payload) {
        ColumnBinding.Sheet ofSession = sheet.withSession(key.session());
        long[] number = new long[1];
        for (int i = 0; i < sheet.fields.length; i++) {
            String text = key.texts().get(i);
            if (text == null) {
                continue;
            }
            payload.name(sheet.fields[i]);
            if (sheet.fields[i] == PayloadField.SESSION) {
                byte kind = reader.parser.number(text.toCharArray(), 0, text.length(), number, 0);
                payload.addCell(kind, number[0], null);
            } else {
                payload.add(Payload.Kind.TEXT, ofSession.inSession(sheet.fields[i], text));
            }
        }
        reader.binding.addConstants(payload, reader.parser, ofSession, Set.of());
        if (key.session() >= 0) {
            payload.name(PayloadField.SESSION);
            payload.addInteger(key.session());
        }
    }

    private static void addReasons(Group group, Payload payload) {
        BitSet seen = new BitSet();
        int missing = payload.begin(PayloadField.MISSING);
        for (int i = 0; i < group.size; i++) {
            if (group.kinds[i] >= CellParser.MISSING && !seen.get(group.items[i])) {
                payload.name(group.items[i]);
                payload.add(Payload.Kind.TEXT, CellParser.reason(group.kinds[i]));
                seen.set(group.items[i]);
            }
        }
        payload.close(missing);
    }

    private static Set<String> integralDecimals(Group group) {
        Set<String> pointers = new HashSet<>();
        for (int i = 0; i < group.size; i++) {
            if (group.kinds[i] == CellParser.INTEGRAL_DECIMAL) {
                pointers.add("/responses/" + group.items[i]);
            }
        }
        return pointers;
    }

    /** The number of records, without their content. */
    @Override
    public String toString() {
        return "LongTable[" + groups.size() + " records]";
    }
}
