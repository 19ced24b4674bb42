package io.github.alliancesdk.core.scoring.batch;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Scores whole matrices of answers for one instrument, with one format and one missing policy. Its scores equal those
 * of {@link Scorer}, bit for bit. Immutable and thread-safe: threads may score disjoint rows of one matrix into the
 * same arrays.
 *
 * <p>A matrix does not state its instrument, so it can't be checked that the answers are for this instrument. For
 * payloads, use {@link Scorer}.
 *
 * <p><b>Input:</b> raw answers as bytes, with a row for each sheet. Column {@code j} contains the item
 * {@link #itemNumbers()}{@code .get(j)}: the items are in ascending order, independently of their scales. A cell is an
 * answer of the {@linkplain #format() format} or the {@linkplain #missingCode() missing code}. Any other cell is bad,
 * and its whole row is rejected, like a payload with a bad answer. The matrix is either one {@code byte[]} with the
 * rows one after the other, or a {@code byte[]} for each column.
 *
 * <p><b>Output:</b> two arrays with a cell for each row and scale, row by row, with the scales in the order of
 * {@link #scaleIds()}: cell {@code row * scaleIds().size() + scale}. {@code answered} contains the number of answered
 * items of the scale, or {@link #REJECTED}. {@link #status status} returns the status for that number; always read it
 * first. {@code means} contains the mean of the keyed answers if the status is {@link Status#SCORED} or
 * {@link Status#PRORATED}, else NaN. Only this class returns NaN, because any other double could be mistaken for a
 * score. {@link #sum sum} returns the sum that belongs to a mean.
 *
 * <pre>{@code
 * BatchScorer scorer = BatchScorer.of(BundledInstruments.dwai(), MissingPolicy.prorate(0.8));
 * byte[] matrix = {
 *     5, 6, 5, 7, 4, 6,
 *     5, 6, 0, 7, 4, 6, // 0: not answered
 *     5, 6, 5, 9, 4, 6, // 9: no answer of this format
 * };
 * double[] means = new double[3];
 * short[] answered = new short[3];
 * long bad = scorer.score(matrix, 0, 3, means, answered);
 *
 * System.out.println(means[0] + ", " + scorer.status(0, answered[0])); // 5.5, SCORED
 * System.out.println(means[1] + ", " + scorer.status(0, answered[1])); // 5.6, PRORATED
 * System.out.println(means[2] + ", " + scorer.status(0, answered[2])); // NaN, REJECTED
 * System.out.println(scorer.sum(0, means[1], answered[1])); // 33.6
 * System.out.println(bad); // 1
 * }</pre>
 *
 * <p>It is compiled into tables once, of at most some hundred KB for an instrument of a few scales: make one and keep it.
 * Scoring allocates nothing for a row. It is fastest on rows if the codes, the missing one included, run without a gap from 0 to at
 * most 15, no scale has more than 63 items and none can sum to more than 510. Everything else is added up item by item.
 */
@NoJsonForm.Instead("the scores that it returns")
public final class BatchScorer implements NoJsonForm {
    /** The value of {@code answered} for each scale of a row with a bad cell. */
    public static final short REJECTED = -1;

    private static final int MAX_ANSWER = Byte.MAX_VALUE;

    private final Instrument instrument;
    private final ResponseFormat format;
    private final ResolvedPolicy policy;
    private final byte missingCode;
    private final List<Integer> itemNumbers;
    private final List<String> scaleIds;
    private final List<BatchKernel> kernels;

    private BatchScorer(Instrument instrument, ResponseFormat format, ResolvedPolicy policy, int missingCode) {
        this.instrument = instrument;
        this.format = format;
        this.policy = policy;
        this.missingCode = (byte) missingCode;
        this.itemNumbers = List.copyOf(instrument.itemNumbers());
        this.scaleIds = instrument.scales().stream().map(Scale::id).toList();
        this.kernels = PackedScales.serve(instrument, format, missingCode)
                ? List.copyOf(PackedScales.of(instrument, format, missingCode, policy))
                : List.of(new PlainScales(instrument, format, missingCode, policy));
    }

    /**
     * Returns a scorer for the instrument's default format and the missing code 0.
     *
     * @param instrument the instrument of the answers in the matrices
     * @param policy the missing policy
     * @return the scorer
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the instrument is catalogued or experimental, or its default format isn't
     *     within 0 to 127, includes 0, or has decimals, or if its items differ in their formats
     * @throws RefusedException if the policy doesn't fit the instrument, or is over the whole form
     */
    public static BatchScorer of(Instrument instrument, MissingPolicy policy) {
        return builder(instrument).policy(policy).build();
    }

    /**
     * Returns a builder.
     *
     * @param instrument the instrument of the answers in the matrices
     * @return a builder with the policy {@link MissingPolicy#complete()}, the default format and the missing code 0
     * @throws NullPointerException if {@code instrument} is null
     */
    public static Builder builder(Instrument instrument) {
        return new Builder(Objects.requireNonNull(instrument, "instrument"));
    }

    /**
     * The instrument.
     *
     * @return the instrument of the answers in the matrices
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * The response format.
     *
     * @return the format; its range defines which bytes are answers
     */
    public ResponseFormat format() {
        return format;
    }

    /**
     * The missing policy, which determines how many answers a scale needs.
     *
     * @return the policy of the builder; the published policy also names the rule that is followed
     */
    public MissingPolicy policy() {
        return policy.policy();
    }

    /**
     * The missing code.
     *
     * @return the byte that means a missing answer
     */
    public int missingCode() {
        return missingCode;
    }

    /**
     * The item of each column.
     *
     * @return item numbers, ascending
     */
    public List<Integer> itemNumbers() {
        return itemNumbers;
    }

    /**
     * The scale of each output cell of a row.
     *
     * @return scale ids, in the order of the definition
     */
    public List<String> scaleIds() {
        return scaleIds;
    }

    /**
     * Scores rows of a row-major matrix.
     *
     * @param matrix the answers of all rows, one row after the other
     * @param from the first row to score, from 0
     * @param to the row after the last one to score
     * @param means receives the means; it has a cell for each row and scale of the matrix, and the cells of other rows
     *     are not changed
     * @param answered receives the numbers of answered items, in the same way
     * @return the number of bad cells in these rows: 0 if no row is rejected
     * @throws NullPointerException if an array is null
     * @throws IllegalArgumentException if {@code matrix} doesn't consist of whole rows, or an output doesn't have a
     *     cell for each row and scale
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= rows}
     */
    public long score(byte[] matrix, int from, int to, double[] means, short[] answered) {
        int rows = rows(matrix);
        checkRange(from, to, rows);
        checkOutputs(rows, means, answered);
        int rejected = 0;
        for (int kernel = 0; kernel < kernels.size(); kernel++) {
            rejected = kernels.get(kernel).score(matrix, from, to, means, answered);
        }
        if (rejected == 0) {
            return 0;
        }
        long bad = 0;
        for (int row = from; row < to; row++) {
            if (answered[row * scaleIds.size()] == REJECTED) {
                bad += reportBadCells(matrix, row, row + 1, (at, item) -> {});
            }
        }
        return bad;
    }

    /**
     * Scores rows of a column-major matrix.
     *
     * @param columns an array for each item, in the order of {@link #itemNumbers()}, all of the same length
     * @param from the first row to score, from 0
     * @param to the row after the last one to score
     * @param means receives the means; it has a cell for each row and scale of the matrix, and the cells of other rows
     *     are not changed
     * @param answered receives the numbers of answered items, in the same way
     * @return the number of bad cells in these rows: 0 if no row is rejected
     * @throws NullPointerException if an array or a column is null
     * @throws IllegalArgumentException if there isn't a column for each item, columns differ in length, or an output
     *     doesn't have a cell for each row and scale
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= rows}
     */
    public long score(byte[][] columns, int from, int to, double[] means, short[] answered) {
        int rows = rows(columns);
        checkRange(from, to, rows);
        checkOutputs(rows, means, answered);
        int rejected = 0;
        for (int kernel = 0; kernel < kernels.size(); kernel++) {
            rejected = kernels.get(kernel).score(columns, from, to, means, answered);
        }
        if (rejected == 0) {
            return 0;
        }
        long bad = 0;
        for (int row = from; row < to; row++) {
            if (answered[row * scaleIds.size()] == REJECTED) {
                bad += reportBadCells(columns, row, row + 1, (at, item) -> {});
            }
        }
        return bad;
    }

    /**
     * Reports the positions of the bad cells of a row-major matrix.
     *
     * @param matrix the answers of all rows, one row after the other
     * @param from the first row to check, from 0
     * @param to the row after the last one to check
     * @param handler receives the row and item of each bad cell, row by row and in ascending item order
     * @return the number of bad cells
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code matrix} doesn't consist of whole rows
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= rows}
     */
    public long reportBadCells(byte[] matrix, int from, int to, BadCellHandler handler) {
        checkRange(from, to, rows(matrix));
        Objects.requireNonNull(handler, "handler");
        long bad = 0;
        int at = from * itemNumbers.size();
        for (int row = from; row < to; row++) {
            for (int item = 0; item < itemNumbers.size(); item++) {
                if (isBad(matrix[at++])) {
                    handler.badCell(row, itemNumbers.get(item));
                    bad++;
                }
            }
        }
        return bad;
    }

    /**
     * Reports the positions of the bad cells of a column-major matrix.
     *
     * @param columns an array for each item, in the order of {@link #itemNumbers()}, all of the same length
     * @param from the first row to check, from 0
     * @param to the row after the last one to check
     * @param handler receives the row and item of each bad cell, row by row and in ascending item order
     * @return the number of bad cells
     * @throws NullPointerException if an argument or a column is null
     * @throws IllegalArgumentException if there isn't a column for each item, or columns differ in length
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= rows}
     */
    public long reportBadCells(byte[][] columns, int from, int to, BadCellHandler handler) {
        checkRange(from, to, rows(columns));
        Objects.requireNonNull(handler, "handler");
        long bad = 0;
        for (int row = from; row < to; row++) {
            for (int item = 0; item < columns.length; item++) {
                if (isBad(columns[item][row])) {
                    handler.badCell(row, itemNumbers.get(item));
                    bad++;
                }
            }
        }
        return bad;
    }

    private boolean isBad(byte cell) {
        return !format.contains(cell) && cell != missingCode;
    }

    /**
     * Returns the status for a cell of {@code answered}.
     *
     * @param scale the index of the scale in {@link #scaleIds()}
     * @param answered the value that {@code score} wrote for a row and this scale
     * @return the status
     * @throws IndexOutOfBoundsException if there is no such scale
     * @throws IllegalArgumentException if {@code answered} is neither {@link #REJECTED} nor from 0 to the number of
     *     items of the scale
     */
    public Status status(int scale, int answered) {
        int items = items(scale);
        if (answered == REJECTED) {
            return Status.REJECTED;
        }
        if (answered < 0 || answered > items) {
            throw new IllegalArgumentException(
                    "scale " + scaleIds.get(scale) + ": answered must be 0 to " + items + ", or REJECTED");
        }
        if (answered == items) {
            return Status.SCORED;
        }
        return answered >= policy.required(scale) ? Status.PRORATED : Status.INSUFFICIENT;
    }

    /**
     * Returns the sum of the keyed answers for one row and scale, prorated to the number of items if some are missing.
     *
     * @param scale the index of the scale in {@link #scaleIds()}
     * @param mean the mean that {@code score} wrote
     * @param answered the number of answered items that {@code score} wrote
     * @return from lowest to highest answer times the number of items, an integer if the status is
     *     {@link Status#SCORED}; NaN if there is no score
     * @throws IndexOutOfBoundsException if there is no such scale
     * @throws IllegalArgumentException if {@code answered} is neither {@link #REJECTED} nor from 0 to the number of
     *     items of the scale
     */
    public double sum(int scale, double mean, int answered) {
        // the error after division and multiplication is far below one half, so rounding returns the exact integer sum
        double keyed = Math.rint(mean * answered);
        return switch (status(scale, answered)) {
            case SCORED -> keyed;
            case PRORATED -> keyed * items(scale) / answered;
            case INSUFFICIENT, REJECTED -> Double.NaN;
        };
    }

    private int items(int scale) {
        return instrument.scales().get(scale).items().size();
    }

    private int rows(byte[] matrix) {
        Objects.requireNonNull(matrix, "matrix");
        int items = itemNumbers.size();
        if (matrix.length % items != 0) {
            throw new IllegalArgumentException("the matrix takes " + items + " cells a row, one for each item of "
                    + instrument.id() + "; its length is " + matrix.length);
        }
        return matrix.length / items;
    }

    private int rows(byte[][] columns) {
        Objects.requireNonNull(columns, "columns");
        int items = itemNumbers.size();
        if (columns.length != items) {
            throw new IllegalArgumentException("the matrix takes " + items + " columns, one for each item of "
                    + instrument.id() + "; it has " + columns.length);
        }
        for (int item = 0; item < items; item++) {
            Objects.requireNonNull(columns[item], "columns");
            if (columns[item].length != columns[0].length) {
                throw new IllegalArgumentException("all columns have one length; that of item " + itemNumbers.get(item)
                        + " is " + columns[item].length + ", that of item " + itemNumbers.get(0) + " is "
                        + columns[0].length);
            }
        }
        return columns[0].length;
    }

    private static void checkRange(int from, int to, int rows) {
        if (from < 0 || from > to || to > rows) {
            throw new IndexOutOfBoundsException(
                    "rows " + from + " to " + to + " (exclusive) of a matrix of " + rows + " rows");
        }
    }

    private void checkOutputs(int rows, double[] means, short[] answered) {
        checkOutput("means", rows, Objects.requireNonNull(means, "means").length);
        checkOutput("answered", rows, Objects.requireNonNull(answered, "answered").length);
    }

    private void checkOutput(String name, int rows, int length) {
        long needed = (long) rows * scaleIds.size();
        if (length != needed) {
            throw new IllegalArgumentException(name + " takes " + needed + " cells, one for each of " + rows
                    + " rows and " + scaleIds.size() + " scales; its length is " + length);
        }
    }

    /** The instrument, the format and the policy. */
    @Override
    public String toString() {
        return "BatchScorer[" + instrument.id() + " " + instrument.definitionVersion() + ", " + format.id() + ", "
                + policy() + "]";
    }

    /** Builds a batch scorer. Not thread-safe. */
    @NoJsonForm.Instead("the scores that the BatchScorer returns")
    public static final class Builder implements NoJsonForm {
        private final Instrument instrument;
        private MissingPolicy policy = MissingPolicy.complete();
        private @Nullable String format;
        private @Nullable Integer missingCode;
        private boolean experimental;

        private Builder(Instrument instrument) {
            this.instrument = instrument;
        }

        /**
         * Sets the missing policy. The default is {@link MissingPolicy#complete()}.
         *
         * @param policy the missing policy
         * @return this builder
         * @throws NullPointerException if {@code policy} is null
         */
        public Builder policy(MissingPolicy policy) {
            this.policy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets the response format. The default is the instrument's default format.
         *
         * @param id the id of one of the instrument's formats
         * @return this builder
         * @throws NullPointerException if {@code id} is null
         */
        public Builder format(String id) {
            this.format = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Sets the missing code. The default is 0.
         *
         * @param code the byte that means a missing answer, -128 to 127 and outside the format's range
         * @return this builder
         */
        public Builder missingCode(int code) {
            this.missingCode = code;
            return this;
        }

        /**
         * Allows an experimental instrument. The means contain no status and no open questions, so the application must
         * show them.
         *
         * @return this builder
         */
        public Builder allowExperimental() {
            this.experimental = true;
            return this;
        }

        /**
         * Creates the scorer.
         *
         * @return the scorer
         * @throws IllegalArgumentException if the instrument is catalogued, or experimental without
         *     {@link #allowExperimental()}; if it has no such format, or the format isn't within 0 to 127 or has
         *     decimals; if its items differ in their formats; if the missing code isn't a byte, or is an answer of the
         *     format
         * @throws RefusedException if the policy doesn't fit the instrument ({@link MissingPolicy#problems}), or is over
         *     the whole form ({@code form-wide-policy}): the output has no place for that. Use {@link Scorer}
         */
        public BatchScorer build() {
            checkStatus();
            ResponseFormat inForce = checkedFormat();
            ResolvedPolicy resolved = policy.resolve(instrument);
            if (resolved.requiredOnForm().isPresent()) {
                throw new RefusedException(Problem.of(Problem.Area.SCORING, ProblemCode.FORM_WIDE_POLICY)
                        .with("other", resolved.policy().id()));
            }
            return new BatchScorer(instrument, inForce, resolved, checkedMissingCode(inForce));
        }

        /**
         * Whether a batch can score this: the format has whole numbers within 0 to 127, all items have that format, and
         * the policy isn't over the whole form. Everything else is scored sheet by sheet with {@link Scorer}.
         *
         * @return false if {@link #build()} would refuse the format or a policy over the whole form
         * @throws IllegalArgumentException if the instrument has no such format
         * @throws RefusedException if the policy doesn't fit the instrument ({@link MissingPolicy#problems})
         */
        public boolean isBatchable() {
            ResponseFormat found = findFormat();
            return isWhole(found)
                    && isWithinByte(found)
                    && policy.resolve(instrument).requiredOnForm().isEmpty();
        }

        private boolean isWhole(ResponseFormat found) {
            return found.decimals() == 0 && instrument.itemFormats().isEmpty();
        }

        private static boolean isWithinByte(ResponseFormat found) {
            return found.min() >= 0 && found.max() <= MAX_ANSWER;
        }

        private void checkStatus() {
            if (instrument.status() == InstrumentStatus.CATALOGUED) {
                throw new IllegalArgumentException(
                        instrument.id() + " is catalogued only: its key isn't known, so that it can't be scored");
            }
            if (instrument.status() == InstrumentStatus.EXPERIMENTAL && !experimental) {
                throw new IllegalArgumentException(
                        instrument.id() + " is experimental; it is scored only after allowExperimental()");
            }
        }

        private ResponseFormat findFormat() {
            return format == null
                    ? instrument.responseFormat()
                    : instrument.findFormat(format).orElseThrow(this::unknownFormat);
        }

        private ResponseFormat checkedFormat() {
            ResponseFormat found = findFormat();
            if (!isWhole(found)) {
                throw new IllegalArgumentException("a batch takes whole numbers in one format for all items; score "
                        + instrument.id() + " sheet by sheet with ResponseChecker and Scorer");
            }
            if (!isWithinByte(found)) {
                throw new IllegalArgumentException("a batch takes formats within 0.." + MAX_ANSWER + "; "
                        + instrument.id() + " " + found.id() + " is " + found.range());
            }
            return found;
        }

        private IllegalArgumentException unknownFormat() {
            return new IllegalArgumentException(instrument.id() + " has no format "
                    + Pointer.shown(Objects.requireNonNullElse(format, "")) + "; it has "
                    + String.join(
                            ", ",
                            instrument.formats().stream()
                                    .map(ResponseFormat::id)
                                    .toList()));
        }

        private int checkedMissingCode(ResponseFormat inForce) {
            int code = missingCode == null ? 0 : missingCode;
            if (inForce.contains(code)) {
                throw new IllegalArgumentException("the missing code must not be one of " + inForce.range()
                        + ", the answers of " + instrument.id() + " " + inForce.id()
                        + (missingCode == null ? "; 0 is an answer here, so another missing code must be set" : ""));
            }
            if (code != (byte) code) {
                throw new IllegalArgumentException(
                        "the missing code is a byte: " + Byte.MIN_VALUE + " to " + Byte.MAX_VALUE);
            }
            return code;
        }
    }

    /**
     * Receives the positions of the bad cells of a matrix, without their values.
     *
     * @see BatchScorer#reportBadCells(byte[], int, int, BadCellHandler)
     */
    @FunctionalInterface
    public interface BadCellHandler {
        /**
         * Called for a cell that is neither an answer of the format nor the missing code.
         *
         * @param row the index of the row, from 0
         * @param item the number of the item
         */
        void badCell(int row, int item);
    }

    /**
     * The status of one scale of one row in a {@link BatchScorer}'s output.
     */
    public enum Status {
        /** Every item of the scale was answered: it has a score. */
        SCORED,
        /** Items are missing, and enough were answered for the missing policy: it has a prorated score. */
        PRORATED,
        /** Fewer items were answered than the missing policy requires: it has no score. This is not a score of zero. */
        INSUFFICIENT,
        /** The row contains a bad cell, in this scale or elsewhere: no scale of the row has a score. */
        REJECTED;

        /**
         * The name of this status in a language; in English if there is no translation.
         *
         * @param locale the language
         * @return for example {@code Hochgerechnet}
         * @throws NullPointerException if {@code locale} is null
         */
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "batch." + name().toLowerCase(Locale.ROOT));
        }
    }
}
