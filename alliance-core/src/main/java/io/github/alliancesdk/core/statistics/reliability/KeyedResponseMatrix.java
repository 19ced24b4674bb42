package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Keyed values of items, persons by items: answers after {@link RawResponseMatrix#keyed()}, data that were keyed
 * elsewhere, or plain numbers without an instrument. High values of all items mean the same direction. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * KeyedResponseMatrix matrix = KeyedResponseMatrix.of(new double[][] {{51, 30}, {64, Double.NaN}, {70, 68}});
 * System.out.println(matrix.missing(2)); // 1
 * }</pre>
 */
@NoJsonForm.Instead("the report of an analysis of it")
public final class KeyedResponseMatrix extends ResponseMatrix {
    KeyedResponseMatrix(MatrixData content) {
        super(content);
    }

    /**
     * The matrix of plain numbers without an instrument. The items are numbered from 1.
     *
     * @param rows a row for each person, a cell for each item, NaN for a missing one; copied
     * @return the matrix, without instrument and format
     * @throws NullPointerException if {@code rows} or a row is null
     * @throws ResponseMatrixException if a cell is infinite; it reports the first
     * @throws IllegalArgumentException if rows are of different lengths, or a row is empty
     */
    public static KeyedResponseMatrix of(double[][] rows) {
        Objects.requireNonNull(rows, "rows");
        int items = rows.length == 0 ? 0 : rows[0].length;
        double[][] columns = new double[items][rows.length];
        for (int person = 0; person < rows.length; person++) {
            double[] row = rows[person];
            if (row.length != items || items == 0) {
                throw new IllegalArgumentException("rows have the same number of cells, at least one");
            }
            for (int column = 0; column < items; column++) {
                if (Double.isInfinite(row[column])) {
                    throw ResponseMatrixException.notFinite(person + 1, column + 1);
                }
                columns[column][person] = row[column];
            }
        }
        return new KeyedResponseMatrix(new MatrixData(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Independence.UNKNOWN,
                IntStream.rangeClosed(1, items).boxed().toList(),
                new NumberColumns(columns, rows.length)));
    }

    /**
     * The matrix of values that are already keyed, as in some published data sets. Nothing is reversed again. Column j
     * is the j-th item in ascending order.
     *
     * @param instrument the instrument
     * @param format one of its formats
     * @param keyedRows a row for each person, a cell for each item; copied
     * @param missingCode the code of a missing value; no value of any item
     * @return the matrix
     * @throws NullPointerException if an argument or a row is null
     * @throws ResponseMatrixException if a cell is neither of the item's format nor the missing code; it reports the first
     * @throws IllegalArgumentException if the instrument is catalogued only, the format isn't one of its own, a format
     *     of its items has decimals, the missing code is a value, or a row has another number of cells
     */
    public static KeyedResponseMatrix ofKeyed(
            Instrument instrument, ResponseFormat format, int[][] keyedRows, int missingCode) {
        Objects.requireNonNull(keyedRows, "keyedRows");
        Columns columns = MatrixData.columns(instrument, format, keyedRows, missingCode);
        return new KeyedResponseMatrix(MatrixData.of(instrument, format, columns));
    }

    /**
     * The instrument.
     *
     * @return empty for plain numbers
     */
    public Optional<Instrument> instrument() {
        return content().instrument();
    }

    /**
     * The response format of the sheets. An item may have its own, see {@link Instrument#format}.
     *
     * @return empty for plain numbers
     */
    public Optional<ResponseFormat> format() {
        return content().format();
    }

    /**
     * A keyed value, in the units of its format.
     *
     * @param person the row, from 0
     * @param item the number of the item
     * @return empty if it is missing
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws IllegalArgumentException if there is no such item
     */
    public OptionalDouble value(int person, int item) {
        content().requirePerson(person);
        double value = content().columns().value(person, content().column(item));
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The columns of items. */
    int[] columnsOf(List<Integer> items) {
        return items.stream().mapToInt(content()::column).toArray();
    }
}
