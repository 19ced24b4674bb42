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
 * How payloads stand in a table, one a row: a study file, a spreadsheet, a data frame, a query. It knows cells of text
 * and nothing of files, so that every table has the same rules, whoever cuts it into cells. Immutable and thread-safe.
 *
 * <ul>
 *   <li>A column that is named as a field of a payload is that field: {@code instrument}, {@code rater},
 *       {@code recordId}, {@code dyadId}, {@code raterId}, {@code referent}, {@code session}, {@code recordedAt},
 *       {@code format}, {@code definitionDigest}.
 *   <li>Answers are in the item columns: by default those named by the number of the item.
 *   <li>All other columns pass through: the reader says which they are, and doesn't look into them.
 *   <li>A cell is empty, which is missing; or a declared missing code; or an integer. Nothing is coerced: {@code 4.0} is
 *       {@code not-an-integer} unless {@linkplain #allowIntegralDecimals() declared}. A missing code that is a word, such
 *       as {@code NA}, stands for an empty cell in the fields of the payload too.
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

    /** What is read as an integer: group 1 is its digits, and the zeros behind the point must be declared. */
    private static final Pattern NUMBER = Pattern.compile("(-?(?:0|[1-9][0-9]*))(\\.0+)?");

    /** No bound of a format is longer, its sign included. */
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
     * Item columns that are named {@code 1}, {@code 2} and so on, no missing codes, integers only.
     *
     * @return the layout
     */
    public static ColumnLayout withDefaults() {
        return DEFAULTS;
    }

    /**
     * This layout with item columns that are named alike but for the number of the item.
     *
     * @param pattern their name with {@code {n}} for the number, such as <code>wai_{n}</code>; with {@code {nn}} or
     *     {@code {nnn}} numbers are filled up with zeros to two or three digits
     * @return a new layout
     * @throws NullPointerException if {@code pattern} is null
     * @throws IllegalArgumentException if there isn't exactly one such place in it
     */
    public ColumnLayout withItemPattern(String pattern) {
        return new ColumnLayout(ItemColumns.Named.parse(pattern), missingCodes, integralDecimals);
    }

    /**
     * This layout with item columns that are named one by one. No other column holds answers.
     *
     * @param columns the numbers of the items by the names of their columns
     * @return a new layout
     * @throws NullPointerException if {@code columns}, a name or a number is null
     * @throws IllegalArgumentException if there is no column, a number is below 1, or two columns stand for one item
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
     * This layout with one more code for missing answers. Letters matter, and so does every other character; only where
     * {@linkplain #allowIntegralDecimals() integral decimals} are declared, {@code 99} and {@code 99.0} are one code.
     *
     * @param code what the cell holds, such as {@code 999} or {@code NA}
     * @param reason what it says about the answer
     * @return a new layout
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code code} is empty, which is missing anyway, or declared already; where
     *     integral decimals are declared, also if the same number is declared for another reason
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
     * This layout with integers that are written with zeros behind a point: {@code 4.0} is 4, as programs write it that
     * hold columns with gaps as floating-point numbers. {@code 4.5} stays {@code not-an-integer}. A missing code is read
     * alike: {@code 99.0} is the missing code {@code 99}.
     *
     * @return a new layout
     * @throws IllegalArgumentException if one number is declared as a missing code for two reasons, as {@code 99} and as
     *     {@code 99.0}
     */
    public ColumnLayout allowIntegralDecimals() {
        return new ColumnLayout(itemColumns, missingCodes, true);
    }

    /**
     * Holds the header of a table against this layout and what a checker needs. What the checker supplies needs no
     * column: the instrument, if it is made of one; the rater, if it is for a single one. A checker that is made of a
     * catalogue takes the instrument that each row names; then a row of an instrument whose items have no columns has
     * the problems {@code absent-column}. Answers in a column of an item that the row's instrument doesn't have are
     * {@code unknown-item}; such a column may be there if it is empty. An instrument that is catalogued only is
     * {@code not-scorable}, whatever columns there are.
     *
     * <p>A missing code that could be an answer is refused. It is compared with the default format of the checker's
     * instrument, or of each instrument that the rows may name; if the header has a column {@code format}, with every
     * format of them.
     *
     * @param header the names of the columns, in order
     * @param checker what rows are checked by
     * @return a {@link RowReader}, or a {@link RejectedHeader} with a problem for each column that is absent
     *     ({@code absent-column}) or stands twice ({@code duplicate-column}; columns without a name aside)
     * @throws NullPointerException if an argument or a name is null
     * @throws IllegalArgumentException if a missing code is an answer in a format that the rows may use; the message names
     *     the formats
     * @throws io.github.alliancesdk.core.instrument.InvalidDefinitionException if there is a missing code that is a number,
     *     and a definition that the rows may name can't be loaded
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
                    if (format.contains(value)) {
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

    /** The instruments that a row may answer without being refused for its instrument. */
    private static List<Instrument> answered(List<String> columns, ResponseChecker checker) {
        if (checker.instrument != null) {
            return List.of(checker.instrument);
        }
        List<Instrument> named = new ArrayList<>();
        for (InstrumentId id : checker.catalog.ids()) {
            // a row that names a digest is held against that version, any other against the newest
            named.addAll(
                    columns.contains(DEFINITION_DIGEST)
                            ? checker.catalog.versions(id.value())
                            : List.of(checker.catalog.get(id)));
        }
        named.removeIf(instrument -> instrument.status() == InstrumentStatus.EXPERIMENTAL && !checker.experimental);
        return named;
    }

    /** A catalogued instrument has no format, and its rows are refused. */
    private static List<ResponseFormat> usable(Instrument instrument, List<String> columns) {
        List<ResponseFormat> formats = instrument.formats();
        return columns.contains(FORMAT) || formats.isEmpty() ? formats : formats.subList(0, 1);
    }

    /** The integer that a cell or a code is read as, without zeros behind a point; empty if it is read as none. */
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

    /** A problem for each item of an instrument that has no column here. */
    List<Problem> absentItems(Instrument instrument, Set<String> columns) {
        List<Problem> problems = new ArrayList<>();
        if (instrument.status() == InstrumentStatus.CATALOGUED) {
            // its rows are not-scorable, with whatever columns
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

    /** What is declared; no cell is in it. */
    @Override
    public String toString() {
        return "ColumnLayout[" + itemColumns + ", missing codes " + missingCodes
                + (integralDecimals ? ", integral decimals" : "") + "]";
    }
}
