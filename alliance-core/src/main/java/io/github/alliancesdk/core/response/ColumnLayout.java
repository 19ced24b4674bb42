package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Describes the columns of a table: a study file, a spreadsheet, a data frame, a query. It reads cells of text and no
 * files, so that the same rules apply to every table. Immutable and thread-safe.
 *
 * <ul>
 *   <li>A column with the name of a payload field contains that field: {@code instrument}, {@code rater},
 *       {@code recordId}, {@code dyadId}, {@code raterId}, {@code referent}, {@code session}, {@code recordedAt},
 *       {@code format}, {@code definitionDigest}. {@link #withColumn} names another column, and {@link #withConstant}
 *       states a text for all rows; then a column with the name of the field passes through.
 *   <li>Item columns contain answers. By default, the name of an item column is the number of the item.
 *   <li>All other columns pass through: the reader lists them and ignores their cells.
 *   <li>A cell of an item column is empty (a missing answer) or read by the {@linkplain #withCoding coding}. By default,
 *       it must be an integer. Nothing is coerced: {@code 4.0} is {@code not-an-integer} unless the coding allows it.
 * </ul>
 *
 * <p>A row is one record, with two exceptions. If the names of items contain the session
 * ({@link ItemNaming#pattern ItemNaming.pattern("s{session}_q{n}")}), a row is a record for each session; read it with
 * {@link RowReader#checkAll}. If a row is one answer ({@link #withLongAnswers}), several rows are a record; read them with
 * a {@link LongTable}.
 *
 * <pre>{@code
 * ColumnLayout layout = ColumnLayout.withDefaults()
 *         .withNaming(ItemNaming.pattern("wai_{n}"))
 *         .withCoding(AnswerCoding.integers().withMissingCode("999", MissingReason.SKIPPED));
 * ResponseChecker waiSr = ResponseChecker.of(BundledInstruments.waiShortRevised()).withRater(Rater.CLIENT);
 * List<String> header = List.of("recordId", "age", "wai_1", "wai_2", "wai_3", "wai_4", "wai_5", "wai_6",
 *         "wai_7", "wai_8", "wai_9", "wai_10", "wai_11", "wai_12");
 * RowReader rows = layout.bind(header, waiSr).orElseThrow();
 * System.out.println(rows.passthrough()); // [age]
 *
 * CheckResult result = rows.check(List.of("r-1", "34", "4", "3", "5", "4", "4", "3", "5", "999", "4", "3", "", "4"));
 * System.out.println(result.orElseThrow().missingReason(8)); // Optional[SKIPPED]
 * }</pre>
 */
@NoJsonForm.Instead("the names of the columns")
public final class ColumnLayout implements NoJsonForm {
    private static final ColumnLayout DEFAULTS =
            new ColumnLayout(ItemNaming.numbers(), AnswerCoding.integers(), Map.of(), Map.of(), null, null);

    final ItemNaming naming;
    final AnswerCoding coding;

    /** The columns of fields, where they are not named like the field. */
    final Map<PayloadField, String> mapped;

    /** The fields with the same text in all rows. */
    final Map<PayloadField, String> constants;

    /** In a table with one answer a row, the column of the item; else null. */
    final @Nullable String itemColumn;

    /** In a table with one answer a row, the column of the answer; else null. */
    final @Nullable String answerColumn;

    private ColumnLayout(
            ItemNaming naming,
            AnswerCoding coding,
            Map<PayloadField, String> mapped,
            Map<PayloadField, String> constants,
            @Nullable String itemColumn,
            @Nullable String answerColumn) {
        this.naming = naming;
        this.coding = coding;
        this.mapped = Collections.unmodifiableMap(new LinkedHashMap<>(mapped));
        this.constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        this.itemColumn = itemColumn;
        this.answerColumn = answerColumn;
        requireOneSession();
    }

    private void requireOneSession() {
        if (naming.hasSessions()
                && (mapped.containsKey(PayloadField.SESSION) || constants.containsKey(PayloadField.SESSION))) {
            throw new IllegalArgumentException("the names of the items state the session, and so does its mapping");
        }
    }

    /**
     * The fields of a record that a table can have. A column of the name of one is read as this field, unless the field
     * is mapped.
     *
     * @return their names, such as {@code recordId}
     */
    public static List<String> fields() {
        return PayloadField.columnNames();
    }

    /**
     * A layout with item columns named {@code 1}, {@code 2} and so on, whose cells are integers or empty.
     *
     * @return the layout
     */
    public static ColumnLayout withDefaults() {
        return DEFAULTS;
    }

    /**
     * This layout with other names of item columns. No other column contains answers. If the names contain the session, a
     * row is a record for each session that has an answer: the session is that of the names, and {@code /} and the
     * session are added to the record's {@code recordId}.
     *
     * @param naming the item of each column
     * @return a new layout
     * @throws NullPointerException if {@code naming} is null
     * @throws IllegalArgumentException if {@code naming} has sessions and the session is mapped
     */
    public ColumnLayout withNaming(ItemNaming naming) {
        Objects.requireNonNull(naming, "naming");
        return new ColumnLayout(naming, coding, mapped, constants, itemColumn, answerColumn);
    }

    /**
     * This layout with other codes in the item columns.
     *
     * @param coding how a cell becomes an answer
     * @return a new layout
     * @throws NullPointerException if {@code coding} is null
     */
    public ColumnLayout withCoding(AnswerCoding coding) {
        Objects.requireNonNull(coding, "coding");
        return new ColumnLayout(naming, coding, mapped, constants, itemColumn, answerColumn);
    }

    /**
     * This layout with a field of the payload in a column of another name. The table must have that column. One column
     * may contain several fields.
     *
     * @param field the name of the field, such as {@code recordId}
     * @param column the name of the column. If the names of item columns contain the session, this name may contain
     *     {@code {session}} too: <code>s{session}_date</code>
     * @return a new layout
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code field} is not a field that a table can have or is mapped already,
     *     {@code column} is empty, or {@code field} is the session and the names of items contain it
     */
    public ColumnLayout withColumn(String field, String column) {
        PayloadField named = unmapped(field);
        if (Objects.requireNonNull(column, "column").isEmpty()) {
            throw new IllegalArgumentException("a column without a name can't contain the field " + field);
        }
        Map<PayloadField, String> all = new LinkedHashMap<>(mapped);
        all.put(named, column);
        return new ColumnLayout(naming, coding, all, constants, itemColumn, answerColumn);
    }

    /**
     * This layout with a field that has the same text in all rows, as if a column contained it.
     *
     * @param field the name of the field, such as {@code referent}
     * @param text the text of the field; an empty text means that no row has the field
     * @return a new layout
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code field} is not a field that a table can have or is mapped already, or
     *     {@code field} is the session and the names of items contain it
     */
    public ColumnLayout withConstant(String field, String text) {
        PayloadField named = unmapped(field);
        Map<PayloadField, String> all = new LinkedHashMap<>(constants);
        all.put(named, Objects.requireNonNull(text, "text"));
        return new ColumnLayout(naming, coding, mapped, all, itemColumn, answerColumn);
    }

    private PayloadField unmapped(String field) {
        PayloadField named = PayloadField.ofColumn(Objects.requireNonNull(field, "field"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "a table has the fields " + String.join(", ", PayloadField.columnNames())));
        if (mapped.containsKey(named) || constants.containsKey(named)) {
            throw new IllegalArgumentException("the field " + field + " is mapped twice");
        }
        return named;
    }

    /**
     * This layout for a table with one answer in each row. Rows that are equal in all fields are one record, wherever
     * they stand in the table. The table must have a column of {@code recordId}, {@code dyadId}, {@code raterId},
     * {@code session} or {@code recordedAt}. The {@linkplain #withNaming naming} applies to the cells of the item column:
     * by default, they contain the number of the item. If names of items contain the session, rows of two sessions are two
     * records, and {@code /} and the session are added to the {@code recordId}.
     *
     * @param itemColumn the column with the item
     * @param answerColumn the column with the answer
     * @return a new layout, whose tables are read with {@link RowReader#newLongTable}
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if both are the same column
     */
    public ColumnLayout withLongAnswers(String itemColumn, String answerColumn) {
        Objects.requireNonNull(itemColumn, "itemColumn");
        Objects.requireNonNull(answerColumn, "answerColumn");
        if (itemColumn.equals(answerColumn)) {
            throw new IllegalArgumentException("the item and its answer are in two columns");
        }
        return new ColumnLayout(naming, coding, mapped, constants, itemColumn, answerColumn);
    }

    /**
     * Checks the header of a table against this layout and a checker. A field that the checker supplies needs no
     * column: the instrument, if the checker was created for one instrument; the rater, if it allows only one. With a
     * checker for a catalogue, each row names its instrument. If items of that instrument have no columns, the row has
     * the problems {@code absent-column}. An answer in the column of an item that the row's instrument doesn't have is
     * {@code unknown-item}; an empty cell there is allowed. A row of an instrument that is only catalogued is
     * {@code not-scorable}.
     *
     * <p>A missing code or a label must not be a possible answer. It is compared with the default format of the
     * checker's instrument, or of each instrument that the rows may name. If rows may name a format, it is compared with
     * all their formats.
     *
     * @param header the names of the columns, in order
     * @param checker the checker for the rows
     * @return a {@link RowReader}, or a {@link RejectedHeader} with a problem for each column that is absent
     *     ({@code absent-column}), is repeated or has two meanings ({@code duplicate-column}), and for each constant that
     *     the checker refuses; columns without a name may be repeated
     * @throws NullPointerException if an argument or a name is null
     * @throws IllegalArgumentException if the coding is ambiguous in a format that the rows may use, as
     *     {@link AnswerCoding#requireUnambiguous} says; the message names the formats
     * @throws io.github.alliancesdk.core.instrument.InvalidDefinitionException if formats must be compared and a
     *     definition that the rows may name can't be loaded
     */
    public HeaderResult bind(List<String> header, ResponseChecker checker) {
        List<String> columns = List.copyOf(Objects.requireNonNull(header, "header"));
        Instrument only = Objects.requireNonNull(checker, "checker").instrument;
        if (only != null && only.status() == InstrumentStatus.CATALOGUED) {
            return new RejectedHeader(List.of(Problem.of(Area.RESPONSE, ProblemCode.NOT_SCORABLE, "/instrument")));
        }
        coding.requireUnambiguous(
                checker, mayHave(PayloadField.FORMAT, columns), mayHave(PayloadField.DEFINITION_DIGEST, columns));
        ColumnBinding binding = new ColumnBinding(this, columns);
        List<Problem> problems = binding.problems(checker);
        return problems.isEmpty() ? new RowReader(binding, checker) : new RejectedHeader(problems);
    }

    private boolean mayHave(PayloadField field, List<String> columns) {
        String constant = constants.get(field);
        return constant == null
                ? mapped.containsKey(field) || columns.contains(field.fieldName())
                : !constant.isEmpty();
    }

    /** The declarations of this layout, without any cell. */
    @Override
    public String toString() {
        return "ColumnLayout[" + naming + ", " + coding
                + (mapped.isEmpty() ? "" : ", columns " + named(mapped))
                + (constants.isEmpty() ? "" : ", constants " + named(constants))
                + (itemColumn == null ? "" : ", items in " + itemColumn + ", answers in " + answerColumn) + "]";
    }

    private static Map<String, String> named(Map<PayloadField, String> fields) {
        Map<String, String> named = new LinkedHashMap<>();
        fields.forEach((field, text) -> named.put(field.fieldName(), text));
        return named;
    }
}
