package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.internal.Pointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Describes the columns of a table with one payload in each row: a study file, a spreadsheet, a data frame, a query. It
 * reads cells of text and no files, so that the same rules apply to every table. Immutable and thread-safe.
 *
 * <ul>
 *   <li>A column with the name of a payload field contains that field: {@code instrument}, {@code rater},
 *       {@code recordId}, {@code dyadId}, {@code raterId}, {@code referent}, {@code session}, {@code recordedAt},
 *       {@code format}, {@code definitionDigest}.
 *   <li>Item columns contain answers. By default, the name of an item column is the number of the item.
 *   <li>All other columns pass through: the reader lists them and ignores their cells.
 *   <li>A cell of an item column is empty (a missing answer) or read by the {@linkplain #withCoding coding}. By default,
 *       it must be an integer. Nothing is coerced: {@code 4.0} is {@code not-an-integer} unless the coding allows it.
 * </ul>
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
    private static final ColumnLayout DEFAULTS = new ColumnLayout(ItemNaming.numbers(), AnswerCoding.integers());

    final ItemNaming naming;
    final AnswerCoding coding;

    private ColumnLayout(ItemNaming naming, AnswerCoding coding) {
        this.naming = naming;
        this.coding = coding;
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
     * This layout with other names of item columns. No other column contains answers.
     *
     * @param naming the item of each column
     * @return a new layout
     * @throws NullPointerException if {@code naming} is null
     */
    public ColumnLayout withNaming(ItemNaming naming) {
        return new ColumnLayout(Objects.requireNonNull(naming, "naming"), coding);
    }

    /**
     * This layout with other codes in the item columns.
     *
     * @param coding how a cell becomes an answer
     * @return a new layout
     * @throws NullPointerException if {@code coding} is null
     */
    public ColumnLayout withCoding(AnswerCoding coding) {
        return new ColumnLayout(naming, Objects.requireNonNull(coding, "coding"));
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
     * checker's instrument, or of each instrument that the rows may name. If the header has a column {@code format}, it
     * is compared with all their formats.
     *
     * @param header the names of the columns, in order
     * @param checker the checker for the rows
     * @return a {@link RowReader}, or a {@link RejectedHeader} with a problem for each column that is absent
     *     ({@code absent-column}) or repeated ({@code duplicate-column}); columns without a name may be repeated
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
                checker,
                columns.contains(PayloadField.FORMAT.fieldName()),
                columns.contains(PayloadField.DEFINITION_DIGEST.fieldName()));
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column)) {
                problems.add(duplicate(column));
            }
        }
        if (only == null && !seen.contains(PayloadField.INSTRUMENT.fieldName())) {
            problems.add(absent(PayloadField.INSTRUMENT));
        }
        if (checker.raters.size() != 1 && !seen.contains(PayloadField.RATER.fieldName())) {
            problems.add(absent(PayloadField.RATER));
        }
        if (checker.digestRequired && !seen.contains(PayloadField.DEFINITION_DIGEST.fieldName())) {
            problems.add(absent(PayloadField.DEFINITION_DIGEST));
        }
        if (only != null) {
            problems.addAll(absentItems(only, seen));
        }
        return problems.isEmpty() ? new RowReader(this, columns, checker) : new RejectedHeader(problems);
    }

    private Problem duplicate(String column) {
        OptionalInt item = naming.item(column);
        Optional<PayloadField> field = PayloadField.ofColumn(column);
        if (field.isEmpty() && item.isPresent()) {
            return Problem.of(Area.RESPONSE, ProblemCode.DUPLICATE_COLUMN, "/responses/" + item.getAsInt())
                    .withItem(item.getAsInt());
        }
        Pointer pointer = field.isPresent() ? Pointer.ROOT.child(column) : Pointer.ROOT.foreign(column);
        return Problem.of(Area.RESPONSE, ProblemCode.DUPLICATE_COLUMN, pointer.text());
    }

    private static Problem absent(PayloadField field) {
        return Problem.of(Area.RESPONSE, ProblemCode.ABSENT_COLUMN, field.pointer())
                .withAllowed(field.fieldName());
    }

    /** Returns a problem for each item of an instrument that has no column. */
    List<Problem> absentItems(Instrument instrument, Set<String> columns) {
        List<Problem> problems = new ArrayList<>();
        if (instrument.status() == InstrumentStatus.CATALOGUED) {
            // its rows are not-scorable in any case
            return problems;
        }
        for (int item : instrument.itemNumbers()) {
            Optional<String> column = naming.name(item);
            if (column.filter(columns::contains).isEmpty()) {
                Problem absent = Problem.of(Area.RESPONSE, ProblemCode.ABSENT_COLUMN, "/responses/" + item)
                        .withItem(item);
                problems.add(column.map(absent::withAllowed).orElse(absent));
            }
        }
        return problems;
    }

    /** The declarations of this layout, without any cell. */
    @Override
    public String toString() {
        return "ColumnLayout[" + naming + ", " + coding + "]";
    }
}
