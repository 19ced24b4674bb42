package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.statistics.reliability.ResponseMatrixException.Problem;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they were given, persons by items, of one instrument and one format of the sheet. Items may have formats of
 * their own, and answers may have decimals. Only {@link #keyed()} reverse-scores the reversed items. Immutable and thread-safe.
 *
 * <pre>{@code
 * Instrument instrument = BundledInstruments.waiShortRevised();
 * RawResponseMatrix raw = RawResponseMatrix.of(instrument, List.of(checked));
 * System.out.println(raw); // RawResponseMatrix[wai-sr, 1 persons, 12 items]
 * }</pre>
 */
@NoJsonForm.Instead("the report of an analysis of it")
public final class RawResponseMatrix extends ResponseMatrix {
    private final Instrument instrument;
    private final ResponseFormat format;

    private RawResponseMatrix(Instrument instrument, ResponseFormat format, MatrixData content) {
        super(content);
        this.instrument = instrument;
        this.format = format;
    }

    /**
     * The matrix of checked responses, one row each. An empty collection returns a matrix without rows, in the default
     * format.
     *
     * @param instrument the instrument that all responses answer
     * @param responses responses of one key, format, rater and referent; independent as far as their ids show, see
     *     {@link Builder#add}
     * @return the matrix, rows in the order of the responses
     * @throws NullPointerException if an argument or an element is null
     * @throws ResponseMatrixException if the responses don't belong together or depend on each other; if a dyad has
     *     several sessions, choose one session first
     * @throws IllegalArgumentException if the instrument is catalogued only
     */
    public static RawResponseMatrix of(Instrument instrument, Collection<CheckedResponses> responses) {
        Objects.requireNonNull(responses, "responses");
        Builder builder = builder(instrument);
        responses.forEach(builder::add);
        return builder.build();
    }

    /**
     * The matrix of a stream of checked responses, as in {@link #of(Instrument, Collection)}. It keeps only the
     * answers: one byte each if they are among at most 128 numbers of the same decimals, such as 0 to 10 with one decimal,
     * and eight bytes each otherwise.
     *
     * @param instrument the instrument that all responses answer
     * @param responses responses of one key, format, rater and referent; independent as far as their ids show, see
     *     {@link Builder#add}
     * @return the matrix, rows in the order of the stream
     * @throws NullPointerException if an argument or an element is null
     * @throws ResponseMatrixException if the responses don't belong together or depend on each other
     * @throws IllegalArgumentException if the instrument is catalogued only
     */
    public static RawResponseMatrix of(Instrument instrument, Stream<CheckedResponses> responses) {
        Builder builder = builder(instrument);
        for (Iterator<CheckedResponses> each = responses.sequential().iterator(); each.hasNext(); ) {
            builder.add(each.next());
        }
        return builder.build();
    }

    /**
     * The matrix of a row-major batch, in the layout of {@code BatchScorer}: column j is the j-th item in ascending
     * order.
     *
     * @param instrument the instrument
     * @param format one of its formats. All answers must be whole numbers and fit into a byte
     * @param rows one byte for each answer, row after row; copied
     * @param missingCode the code of a missing answer; no answer of any item
     * @return the matrix
     * @throws NullPointerException if an argument is null
     * @throws ResponseMatrixException if an answer is neither of the item's format nor the missing code; it reports the
     *     first
     * @throws IllegalArgumentException if the instrument is catalogued only, the format isn't one of its own, a format
     *     of its items has decimals or bounds that aren't between -128 and 127 and at most 127 apart, the missing code is
     *     an answer, or the length is not a multiple of the number of items
     */
    public static RawResponseMatrix ofRows(Instrument instrument, ResponseFormat format, byte[] rows, int missingCode) {
        Objects.requireNonNull(rows, "rows");
        int[] items = MatrixData.requireItems(instrument);
        MatrixData.requireFormat(instrument, format);
        List<ResponseFormat> formats = MatrixData.formats(instrument, format);
        for (ResponseFormat each : formats) {
            if (each.min() < Byte.MIN_VALUE
                    || each.max() > Byte.MAX_VALUE
                    || each.max() - each.min() > Byte.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "a format of bytes has bounds between -128 and 127, at most 127 apart");
            }
        }
        MatrixData.requireWholeNumbers(formats, missingCode);
        if (rows.length % items.length != 0) {
            throw new IllegalArgumentException("rows of " + items.length + " answers end in an incomplete row");
        }
        return of(instrument, format, CodeColumns.ofRows(rows, items, formats, missingCode));
    }

    /**
     * The matrix of rows of integers: column j is the j-th item in ascending order. Answers with decimals come as
     * checked responses.
     *
     * @param instrument the instrument
     * @param format one of its formats
     * @param rows a row for each person, a cell for each item; copied
     * @param missingCode the code of a missing answer; no answer of any item
     * @return the matrix
     * @throws NullPointerException if an argument or a row is null
     * @throws ResponseMatrixException if a cell is neither of the item's format nor the missing code; it reports the first
     * @throws IllegalArgumentException if the instrument is catalogued only, the format isn't one of its own, a format
     *     of its items has decimals, the missing code is an answer, or a row has another number of cells
     */
    public static RawResponseMatrix of(Instrument instrument, ResponseFormat format, int[][] rows, int missingCode) {
        Objects.requireNonNull(rows, "rows");
        return of(instrument, format, MatrixData.columns(instrument, format, rows, missingCode));
    }

    private static RawResponseMatrix of(Instrument instrument, ResponseFormat format, Columns columns) {
        return new RawResponseMatrix(instrument, format, MatrixData.of(instrument, format, columns));
    }

    /** The matrix of rows of answers as integers, with {@link Columns#MISSING} for missing answers. */
    static RawResponseMatrix ofUnscaled(Instrument instrument, ResponseFormat format, List<int[]> rows) {
        Columns.Filling filling = Columns.filling(MatrixData.formats(instrument, format), rows.size());
        rows.forEach(filling::add);
        return of(instrument, format, filling.columns());
    }

    /**
     * Begins a matrix whose rows are added one by one.
     *
     * @param instrument the instrument that all rows answer
     * @return a builder
     * @throws NullPointerException if {@code instrument} is null
     * @throws IllegalArgumentException if the instrument is catalogued only
     */
    public static Builder builder(Instrument instrument) {
        Objects.requireNonNull(instrument, "instrument");
        return new Builder(instrument, MatrixData.requireItems(instrument));
    }

    /**
     * The instrument.
     *
     * @return the definition that was answered
     */
    public Instrument instrument() {
        return instrument;
    }

    /**
     * The response format of the sheets. An item may have its own, see {@link Instrument#format}.
     *
     * @return one of the instrument's formats
     */
    public ResponseFormat format() {
        return format;
    }

    /**
     * An answer as it was given, in the units of its format, such as 7.3.
     *
     * @param person the row, from 0
     * @param item the number of the item
     * @return empty if it is missing
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws IllegalArgumentException if there is no such item
     */
    public OptionalDouble answer(int person, int item) {
        content().requirePerson(person);
        int column = content().column(item);
        return content().columns().isMissing(person, column)
                ? OptionalDouble.empty()
                : OptionalDouble.of(content().columns().value(person, column));
    }

    /**
     * The keyed values: answers to reversed items are reversed within the range of their
     * format, all others are unchanged.
     *
     * @return a matrix of the same rows and items
     */
    public KeyedResponseMatrix keyed() {
        return new KeyedResponseMatrix(content().reverse());
    }

    /** Accepts checked responses one by one and keeps only their answers. Not thread-safe. */
    @NoJsonForm.Instead("the report of an analysis of the matrix")
    public static final class Builder implements NoJsonForm {
        private final Instrument instrument;
        private final int[] items;
        private final SheetIds ids = new SheetIds();
        private final int[] cells;
        private Columns.@Nullable Filling filling;
        private @Nullable CheckedResponses first;

        private Builder(Instrument instrument, int[] items) {
            this.instrument = instrument;
            this.items = items;
            this.cells = new int[items.length];
        }

        /**
         * Adds a row. A refused row changes nothing, so the caller can continue without it.
         *
         * <p>Rows must be independent. A row is refused if an earlier row has the same dyadId or recordId. A row
         * without a dyadId is refused if an earlier row without one is of another session, because both could be of the
         * same person. The raterId is ignored, because a therapist may rate many dyads.
         *
         * @param responses what a person answered
         * @return this builder
         * @throws NullPointerException if {@code responses} is null
         * @throws ResponseMatrixException if they are of another definition than the instrument's, of another format,
         *     rater or referent than the earlier rows, or depend on one of them
         */
        public Builder add(CheckedResponses responses) {
            Objects.requireNonNull(responses, "responses");
            int row = (filling == null ? 0 : filling.persons()) + 1;
            requireSame(responses, row);
            ids.add(responses.administration(), row);
            if (filling == null) {
                filling = Columns.filling(MatrixData.formats(instrument, responses.format()), 0);
                first = responses;
            }
            for (int column = 0; column < items.length; column++) {
                cells[column] = responses.unscaledAnswer(items[column]).orElse(Columns.MISSING);
            }
            filling.add(cells);
            return this;
        }

        private void requireSame(CheckedResponses responses, int row) {
            if (!responses.instrument().definitionDigest().equals(instrument.definitionDigest())) {
                throw ResponseMatrixException.mixed(
                        Problem.MIXED_DEFINITIONS, row, name(responses.instrument()), name(instrument));
            }
            if (first == null) {
                return;
            }
            if (!responses.format().id().equals(first.format().id())) {
                throw ResponseMatrixException.mixed(
                        Problem.MIXED_FORMATS,
                        row,
                        responses.format().id(),
                        first.format().id());
            }
            if (responses.rater() != first.rater()) {
                throw ResponseMatrixException.mixed(
                        Problem.MIXED_RATERS,
                        row,
                        responses.rater().id(),
                        first.rater().id());
            }
            if (responses.referent() != first.referent()) {
                throw ResponseMatrixException.mixed(
                        Problem.MIXED_REFERENTS,
                        row,
                        responses.referent().id(),
                        first.referent().id());
            }
        }

        private static String name(Instrument instrument) {
            return instrument.id() + " " + instrument.definitionVersion();
        }

        /**
         * The matrix of the rows added so far. More rows can be added afterwards.
         *
         * @return the matrix; in the instrument's default format if there are no rows
         */
        public RawResponseMatrix build() {
            if (filling == null || first == null) {
                return ofUnscaled(instrument, instrument.responseFormat(), List.of());
            }
            MatrixData content = new MatrixData(
                    Optional.of(instrument),
                    Optional.of(first.format()),
                    Optional.of(first.rater()),
                    Optional.of(first.referent()),
                    ids.independence(),
                    List.copyOf(instrument.itemNumbers()),
                    filling.columns());
            return new RawResponseMatrix(instrument, first.format(), content);
        }
    }
}
