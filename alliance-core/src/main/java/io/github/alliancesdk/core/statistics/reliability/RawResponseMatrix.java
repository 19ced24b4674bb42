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
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they were given, persons by items, of one instrument in one response format. Only {@link #keyed()}
 * reverse-scores the reversed items. Immutable and thread-safe.
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
     * answers, one byte each.
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
     * @param format one of its formats, with bounds between -128 and 127
     * @param rows one byte for each answer, row after row; copied
     * @param missingCode the code of a missing answer; outside the format
     * @return the matrix
     * @throws NullPointerException if an argument is null
     * @throws ResponseMatrixException if an answer is neither in the range nor the missing code; it reports the first
     * @throws IllegalArgumentException if the instrument is catalogued only, the format isn't one of its own or doesn't
     *     fit into a byte, the missing code is an answer, or the length is not a multiple of the number of items
     */
    public static RawResponseMatrix ofRows(Instrument instrument, ResponseFormat format, byte[] rows, int missingCode) {
        Objects.requireNonNull(rows, "rows");
        int[] items = MatrixData.requireItems(instrument);
        MatrixData.requireFormat(instrument, format);
        if (format.min() < Byte.MIN_VALUE || format.max() > Byte.MAX_VALUE || range(format) > CodeColumns.MAX_RANGE) {
            throw new IllegalArgumentException("a format of bytes has bounds between -128 and 127, at most 127 apart");
        }
        MatrixData.requireMissingCode(format, missingCode);
        if (rows.length % items.length != 0) {
            throw new IllegalArgumentException("rows of " + items.length + " answers end in an incomplete row");
        }
        return of(
                instrument,
                format,
                CodeColumns.ofRows(rows, items, format.unscaledMin(), format.unscaledMax(), missingCode));
    }

    /**
     * The matrix of rows of integers: column j is the j-th item in ascending order.
     *
     * @param instrument the instrument
     * @param format one of its formats
     * @param rows a row for each person, a cell for each item; copied
     * @param missingCode the code of a missing answer; outside the format
     * @return the matrix
     * @throws NullPointerException if an argument or a row is null
     * @throws ResponseMatrixException if a cell is neither in the range nor the missing code; it reports the first
     * @throws IllegalArgumentException if the instrument is catalogued only, the format isn't one of its own, the
     *     missing code is an answer, or a row has another number of cells
     */
    public static RawResponseMatrix of(Instrument instrument, ResponseFormat format, int[][] rows, int missingCode) {
        Objects.requireNonNull(rows, "rows");
        return of(instrument, format, MatrixData.columns(instrument, format, rows, missingCode));
    }

    private static RawResponseMatrix of(Instrument instrument, ResponseFormat format, Columns columns) {
        return new RawResponseMatrix(instrument, format, MatrixData.of(instrument, format, columns));
    }

    private static int range(ResponseFormat format) {
        return format.unscaledMax() - format.unscaledMin();
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
     * The response format of the answers.
     *
     * @return one of the instrument's formats
     */
    public ResponseFormat format() {
        return format;
    }

    /**
     * An answer as it was given.
     *
     * @param person the row, from 0
     * @param item the number of the item
     * @return empty if it is missing
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws IllegalArgumentException if there is no such item
     */
    public OptionalInt answer(int person, int item) {
        content().requirePerson(person);
        int column = content().column(item);
        return content().columns().isMissing(person, column)
                ? OptionalInt.empty()
                : OptionalInt.of((int) content().columns().value(person, column));
    }

    /**
     * The keyed values: answers to reversed items are reversed within the declared range, all others are unchanged.
     *
     * @return a matrix of the same rows and items
     */
    public KeyedResponseMatrix keyed() {
        return new KeyedResponseMatrix(content().reverse());
    }

    /** Accepts checked responses one by one and keeps only their answers, one byte each. Not thread-safe. */
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
                ResponseFormat format = responses.format();
                MatrixData.requireWholeNumbers(instrument, format);
                filling = Columns.filling(items.length, format.unscaledMin(), format.unscaledMax(), 0);
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
                ResponseFormat format = instrument.responseFormat();
                return of(instrument, format, new int[0][], Columns.MISSING);
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
