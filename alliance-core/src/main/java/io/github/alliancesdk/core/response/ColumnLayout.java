package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 *   <li>A cell is empty (a missing answer), a declared missing code, or an integer. Nothing is coerced: {@code 4.0} is
 *       {@code not-an-integer} unless {@linkplain #allowIntegralDecimals() declared}. A missing code that is not a
 *       number, such as {@code NA}, means an empty cell in the fields of the payload too.
 * </ul>
 *
 * <pre>{@code
 * ColumnLayout layout = ColumnLayout.withDefaults()
 *         .withItemPattern("wai_{n}")
 *         .withMissingCode("999", MissingReason.SKIPPED);
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
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

    /** A cell that is read as an integer. Group 1 is the integer. Group 2 is allowed only with integral decimals. */
    private static final Pattern NUMBER = Pattern.compile("(-?(?:0|[1-9][0-9]*))(\\.0+)?");

    /** The length of the longest bound of a format, with its sign. */
    private static final int MOST_DIGITS = 11;

    private static final String FORMAT = "format";
    private static final String DEFINITION_DIGEST = "definitionDigest";
    private static final ColumnLayout DEFAULTS = new ColumnLayout(ItemColumns.Named.parse("{n}"), Map.of(), false);

    final ItemColumns itemColumns;
    final Map<String, MissingReason> missingCodes;
    final boolean integralDecimals;

    private ColumnLayout(ItemColumns itemColumns, Map<String, MissingReason> missingCodes, boolean integralDecimals) {
        if (integralDecimals) {
            requireOneReasonForEachNumber(missingCodes);
        }
        this.itemColumns = itemColumns;
        this.missingCodes = missingCodes;
        this.integralDecimals = integralDecimals;
    }

    /**
     * A layout with item columns named {@code 1}, {@code 2} and so on, no missing codes, and integers only.
     *
     * @return the layout
     */
    public static ColumnLayout withDefaults() {
        return DEFAULTS;
    }

    /**
     * This layout with item columns whose names follow a pattern with the number of the item.
     *
     * @param pattern the name with {@code {n}} for the number, such as <code>wai_{n}</code>; {@code {nn}} and
     *     {@code {nnn}} mean numbers with leading zeros to two or three digits
     * @return a new layout
     * @throws NullPointerException if {@code pattern} is null
     * @throws IllegalArgumentException if {@code pattern} doesn't contain exactly one place for the number
     */
    public ColumnLayout withItemPattern(String pattern) {
        return new ColumnLayout(ItemColumns.Named.parse(pattern), missingCodes, integralDecimals);
    }

    /**
     * This layout with a list of item columns. No other column contains answers.
     *
     * @param columns the item number for each column name
     * @return a new layout
     * @throws NullPointerException if {@code columns}, a name or a number is null
     * @throws IllegalArgumentException if {@code columns} is empty, a number is below 1, or two columns have the same
     *     item
     */
    public ColumnLayout withItemColumns(Map<String, Integer> columns) {
        return new ColumnLayout(ItemColumns.Listed.of(columns), missingCodes, integralDecimals);
    }

    private static void requireOneReasonForEachNumber(Map<String, MissingReason> codes) {
        Map<String, MissingReason> reasons = new HashMap<>();
        codes.forEach((code, reason) -> integer(code, true).ifPresent(number -> {
            MissingReason other = reasons.putIfAbsent(number, reason);
            if (other != null && other != reason) {
                throw new IllegalArgumentException("the missing code " + number + " is declared twice, as " + other.id()
                        + " and as " + reason.id());
            }
        }));
    }

    /**
     * This layout with one more code for missing answers. A cell must equal the code exactly, upper and lower case
     * included. If {@linkplain #allowIntegralDecimals() integral decimals} are allowed, {@code 99} and {@code 99.0} are
     * the same code.
     *
     * @param code the text of the cell, such as {@code 999} or {@code NA}
     * @param reason why the answer is missing
     * @return a new layout
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code code} is empty (an empty cell is always missing) or declared already;
     *     if integral decimals are allowed, also if the same number is declared for another reason
     */
    public ColumnLayout withMissingCode(String code, MissingReason reason) {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(reason, "reason");
        if (code.isEmpty()) {
            throw new IllegalArgumentException("an empty cell is missing already");
        }
        Map<String, MissingReason> codes = new LinkedHashMap<>(missingCodes);
        if (codes.put(code, reason) != null) {
            throw new IllegalArgumentException("the missing code " + Pointer.shown(code) + " is declared twice");
        }
        return new ColumnLayout(itemColumns, codes, integralDecimals);
    }

    /**
     * This layout with integers that may have zeros after a decimal point: {@code 4.0} is 4. Programs write this if
     * they store columns with gaps as floating-point numbers. {@code 4.5} is still {@code not-an-integer}. The same
     * applies to missing codes: {@code 99.0} is the missing code {@code 99}.
     *
     * @return a new layout
     * @throws IllegalArgumentException if a number is declared as a missing code for two reasons, as {@code 99} and as
     *     {@code 99.0}
     */
    public ColumnLayout allowIntegralDecimals() {
        return new ColumnLayout(itemColumns, missingCodes, true);
    }

    /**
     * Checks the header of a table against this layout and a checker. A field that the checker supplies needs no
     * column: the instrument, if the checker was created for one instrument; the rater, if it allows only one. With a
     * checker for a catalogue, each row names its instrument. If items of that instrument have no columns, the row has
     * the problems {@code absent-column}. An answer in the column of an item that the row's instrument doesn't have is
     * {@code unknown-item}; an empty cell there is allowed. A row of an instrument that is only catalogued is
     * {@code not-scorable}.
     *
     * <p>A missing code must not be a possible answer. It is compared with the default format of the checker's
     * instrument, or of each instrument that the rows may name. If the header has a column {@code format}, it is
     * compared with all their formats.
     *
     * @param header the names of the columns, in order
     * @param checker the checker for the rows
     * @return a {@link RowReader}, or a {@link RejectedHeader} with a problem for each column that is absent
     *     ({@code absent-column}) or repeated ({@code duplicate-column}); columns without a name may be repeated
     * @throws NullPointerException if an argument or a name is null
     * @throws IllegalArgumentException if a missing code is an answer in a format that the rows may use; the message
     *     names the formats
     * @throws io.github.alliancesdk.core.instrument.InvalidDefinitionException if a missing code is a number and a
     *     definition that the rows may name can't be loaded
     */
    public HeaderResult bind(List<String> header, ResponseChecker checker) {
        List<String> columns = List.copyOf(Objects.requireNonNull(header, "header"));
        Instrument only = Objects.requireNonNull(checker, "checker").instrument;
        if (only != null && only.status() == InstrumentStatus.CATALOGUED) {
            return new RejectedHeader(List.of(Problem.of(Area.RESPONSE, ProblemCode.NOT_SCORABLE, "/instrument")));
        }
        requireNoAnswers(columns, checker);
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
        if (only != null) {
            problems.addAll(absentItems(only, seen));
        }
        return problems.isEmpty() ? new RowReader(this, columns, checker) : new RejectedHeader(problems);
    }

    private void requireNoAnswers(List<String> columns, ResponseChecker checker) {
        for (String code : missingCodes.keySet()) {
            Optional<String> number = integer(code, integralDecimals).filter(digits -> digits.length() <= MOST_DIGITS);
            if (number.isEmpty()) {
                continue;
            }
            long value = Long.parseLong(number.get());
            List<String> formats = new ArrayList<>();
            for (Instrument instrument : answered(columns, checker)) {
                for (ResponseFormat format : usable(instrument, columns)) {
                    if (format.contains((double) value)) {
                        formats.add(instrument.id() + " " + format.id() + " (" + format.range() + ")");
                    }
                }
            }
            if (!formats.isEmpty()) {
                throw new IllegalArgumentException("the missing code " + code + " is an answer in "
                        + String.join(", ", new LinkedHashSet<>(formats)));
            }
        }
    }

    /** The instruments that a row may name. */
    private static List<Instrument> answered(List<String> columns, ResponseChecker checker) {
        if (checker.instrument != null) {
            return List.of(checker.instrument);
        }
        List<Instrument> named = new ArrayList<>();
        for (InstrumentId id : checker.catalog.ids()) {
            // a row with a digest is checked against that version, any other row against the newest
            named.addAll(
                    columns.contains(DEFINITION_DIGEST)
                            ? checker.catalog.versions(id.value())
                            : List.of(checker.catalog.get(id)));
        }
        named.removeIf(instrument -> instrument.status() == InstrumentStatus.EXPERIMENTAL && !checker.experimental);
        return named;
    }

    /** Empty for a catalogued instrument: it has no format, and its rows are rejected. */
    private static List<ResponseFormat> usable(Instrument instrument, List<String> columns) {
        List<ResponseFormat> formats = instrument.formats();
        return columns.contains(FORMAT) || formats.isEmpty() ? formats : formats.subList(0, 1);
    }

    /**
     * Returns the integer of a cell or a missing code without zeros after a decimal point; empty if it is not an
     * integer.
     */
    static Optional<String> integer(String text, boolean integralDecimals) {
        Matcher matcher = NUMBER.matcher(text);
        if (!matcher.matches() || (matcher.group(2) != null && !integralDecimals)) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1).equals("-0") ? "0" : matcher.group(1));
    }

    static boolean isInteger(String code) {
        return INTEGER.matcher(code).matches();
    }

    private Problem duplicate(String column) {
        int item = itemColumns.item(column);
        Optional<PayloadField> field = PayloadField.ofColumn(column);
        if (field.isEmpty() && item != ItemColumns.NONE) {
            return Problem.of(Area.RESPONSE, ProblemCode.DUPLICATE_COLUMN, "/responses/" + item)
                    .withItem(item);
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
            Optional<String> column = itemColumns.column(item);
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
        return "ColumnLayout[" + itemColumns + ", missing codes " + missingCodes
                + (integralDecimals ? ", integral decimals" : "") + "]";
    }
}
