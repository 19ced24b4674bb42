package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Thrown if answers can't be combined in one matrix. The message states where and why, and shows no answer.
 *
 * <pre>{@code
 * try {
 *     RawResponseMatrix.of(BundledInstruments.waiShortRevised(), List.of(checked, checked));
 * } catch (ResponseMatrixException e) {
 *     System.out.println(e.problem().id()); // dependent-sheets
 *     System.out.println(e.row() + " depends on " + e.otherRow().getAsInt()); // 2 depends on 1
 * }
 * }</pre>
 */
public final class ResponseMatrixException extends AllianceException {
    private static final long serialVersionUID = 1L;

    private static final String FIELD = "field";
    private static final String OTHER = "other";

    /** What is wrong. */
    private final Problem problem;

    /** The row, from 1; 0 if there is none. */
    private final int row;

    /** The item number; 0 if there is none. */
    private final int item;

    /** Further arguments of the message. Map.of returns serializable maps. */
    @SuppressWarnings("serial")
    private final Map<String, String> arguments;

    /** What keeps answers out of a matrix. The ids are stable; more constants may be added. */
    public enum Problem implements Coded {
        /** Rows answer definitions with different keys. */
        MIXED_DEFINITIONS("mixed-definitions"),
        /** Rows are in different response formats. */
        MIXED_FORMATS("mixed-formats"),
        /** Rows come from different kinds of raters. */
        MIXED_RATERS("mixed-raters"),
        /** Rows are about different referents; an unstated referent counts as a different one. */
        MIXED_REFERENTS("mixed-referents"),
        /**
         * Two rows are of one dyad or one record, or of different sessions without a dyad id. They aren't independent,
         * or their independence is unknown. Choose one session, or supply the dyad ids.
         */
        DEPENDENT_SHEETS("dependent-sheets"),
        /** A value is no answer of the item's format and isn't the missing code. */
        OUT_OF_RANGE("out-of-range"),
        /** A value is infinite. */
        NOT_FINITE("not-finite");

        private final String id;

        Problem(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    private ResponseMatrixException(Problem problem, int row, int item, Map<String, String> arguments) {
        super(text(Locale.ROOT, problem, row, item, arguments));
        this.problem = problem;
        this.row = row;
        this.item = item;
        this.arguments = arguments;
    }

    private static String text(Locale locale, Problem problem, int row, int item, Map<String, String> arguments) {
        Map<String, String> place = Map.of(
                "row", String.valueOf(row),
                "item", String.valueOf(item),
                "message", Messages.text(locale, "matrix." + problem.id(), arguments));
        return Messages.text(locale, item > 0 ? "matrix.of-item" : "matrix.of-row", place);
    }

    static ResponseMatrixException mixed(Problem problem, int row, String found, String expected) {
        return new ResponseMatrixException(problem, row, 0, Map.of("found", found, "expected", expected));
    }

    static ResponseMatrixException dependent(String field, int row, int earlier) {
        return new ResponseMatrixException(
                Problem.DEPENDENT_SHEETS, row, 0, Map.of(FIELD, field, OTHER, String.valueOf(earlier)));
    }

    static ResponseMatrixException outOfRange(int row, int item, ResponseFormat format) {
        return new ResponseMatrixException(Problem.OUT_OF_RANGE, row, item, Map.of("allowed", format.range()));
    }

    static ResponseMatrixException notFinite(int row, int item) {
        return new ResponseMatrixException(Problem.NOT_FINITE, row, item, Map.of());
    }

    @Override
    public String message(Locale locale) {
        return text(Objects.requireNonNull(locale, "locale"), problem, row, item, arguments);
    }

    /**
     * What is wrong.
     *
     * @return the kind of problem
     */
    public Problem problem() {
        return problem;
    }

    /**
     * The row with the problem.
     *
     * @return the row, counted from 1
     */
    public int row() {
        return row;
    }

    /**
     * The row that this one depends on.
     *
     * @return counted from 1; empty unless the problem is {@link Problem#DEPENDENT_SHEETS}
     */
    public OptionalInt otherRow() {
        String other = arguments.get(OTHER);
        return other == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(other));
    }

    /**
     * The field that shows that two rows depend on each other.
     *
     * @return {@code dyadId}, {@code recordId} or {@code session}; empty unless the problem is
     *     {@link Problem#DEPENDENT_SHEETS}
     */
    public Optional<String> field() {
        return Optional.ofNullable(arguments.get(FIELD));
    }

    /**
     * The item with the problem.
     *
     * @return the number of the item; empty if the problem concerns the whole row
     */
    public OptionalInt item() {
        return item > 0 ? OptionalInt.of(item) : OptionalInt.empty();
    }
}
