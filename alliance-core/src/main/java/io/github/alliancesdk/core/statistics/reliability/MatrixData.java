package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What raw and keyed matrices have in common. */
record MatrixData(
        Optional<Instrument> instrument,
        Optional<ResponseFormat> format,
        Optional<Rater> rater,
        Optional<Referent> referent,
        ResponseMatrix.Independence independence,
        List<Integer> itemNumbers,
        Columns columns) {

    static MatrixData of(Instrument instrument, ResponseFormat format, Columns columns) {
        return new MatrixData(
                Optional.of(instrument),
                Optional.of(format),
                Optional.empty(),
                Optional.empty(),
                ResponseMatrix.Independence.UNKNOWN,
                List.copyOf(instrument.itemNumbers()),
                columns);
    }

    /** The item numbers of an instrument whose answers can make a matrix. */
    static int[] requireItems(Instrument instrument) {
        if (instrument.status() == InstrumentStatus.CATALOGUED) {
            throw new IllegalArgumentException(instrument.id() + " is catalogued only: it makes no matrix");
        }
        return instrument.itemNumbers().stream().mapToInt(Integer::intValue).toArray();
    }

    static void requireFormat(Instrument instrument, ResponseFormat format) {
        if (!instrument.formats().contains(format)) {
            throw new IllegalArgumentException(instrument.id() + " declares no such response format");
        }
    }

    /** The format of each item. */
    static List<ResponseFormat> formats(Instrument instrument, ResponseFormat sheet) {
        return instrument.itemNumbers().stream()
                .map(item -> instrument.format(item, sheet))
                .toList();
    }

    /** Whether rows of integers can contain answers in some formats, and a code for missing ones. */
    static void requireWholeNumbers(List<ResponseFormat> formats, int missingCode) {
        for (ResponseFormat format : formats) {
            if (format.decimals() > 0) {
                throw new IllegalArgumentException("rows of integers can't contain answers with decimals, such as "
                        + format.range() + "; make the matrix of checked responses");
            }
            if (format.contains(missingCode)) {
                throw new IllegalArgumentException(
                        "a code for missing answers lies outside " + format.range() + ", where the answers are");
            }
        }
    }

    /** The columns of rows of integers. */
    static Columns columns(Instrument instrument, ResponseFormat format, int[][] rows, int missingCode) {
        int[] items = requireItems(instrument);
        requireFormat(instrument, format);
        List<ResponseFormat> formats = formats(instrument, format);
        requireWholeNumbers(formats, missingCode);
        Columns.Filling filling = Columns.filling(formats, rows.length);
        int[] cells = new int[items.length];
        for (int[] row : rows) {
            if (row.length != items.length) {
                throw new IllegalArgumentException("a row has " + items.length + " cells, one for each item; row "
                        + (filling.persons() + 1) + " has " + row.length);
            }
            for (int column = 0; column < cells.length; column++) {
                if (row[column] != missingCode && !formats.get(column).contains(row[column])) {
                    throw ResponseMatrixException.outOfRange(filling.persons() + 1, items[column], formats.get(column));
                }
                cells[column] = row[column] == missingCode ? Columns.MISSING : row[column];
            }
            filling.add(cells);
        }
        return filling.columns();
    }

    int column(int item) {
        int column = Collections.binarySearch(itemNumbers, item);
        if (column < 0) {
            throw new IllegalArgumentException("the matrix has no item " + item);
        }
        return column;
    }

    void requirePerson(int person) {
        if (person < 0 || person >= columns.persons()) {
            throw new IndexOutOfBoundsException("persons are numbered from 0 to " + (columns.persons() - 1));
        }
    }

    int missing(int item) {
        int column = column(item);
        int count = 0;
        for (int person = 0; columns.hasMissing(column) && person < columns.persons(); person++) {
            count += columns.isMissing(person, column) ? 1 : 0;
        }
        return count;
    }

    /** This content with the instrument's reversed items reverse-scored within the declared ranges. */
    MatrixData reverse() {
        Instrument key = instrument.orElseThrow();
        boolean[] reversed = new boolean[itemNumbers.size()];
        for (int column = 0; column < reversed.length; column++) {
            reversed[column] = key.reversed().contains(itemNumbers.get(column));
        }
        return new MatrixData(
                instrument, format, rater, referent, independence, itemNumbers, columns.reverse(reversed));
    }

    String describe(String type) {
        return type + "[" + instrument.map(known -> known.id() + ", ").orElse("") + columns.persons() + " persons, "
                + columns.items() + " items]";
    }
}
