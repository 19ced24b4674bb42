package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers of small ranges, one byte each: the distance from the lowest answer of the item in integers, or a byte with the
 * highest bit set for a missing answer.
 */
final class CodeColumns implements Columns {
    /** The largest range of answers that leaves the highest bit free for missing answers. */
    static final int MAX_RANGE = 127;

    static final byte MISSING_CODE = -1;

    private final byte[][] codes;
    private final boolean[] missing;
    private final int persons;
    private final List<ResponseFormat> formats;

    private CodeColumns(byte[][] codes, boolean[] missing, int persons, List<ResponseFormat> formats) {
        this.codes = codes;
        this.missing = missing;
        this.persons = persons;
        this.formats = formats;
    }

    /** Whether the answers of a format fit into a byte with room for a missing answer. */
    static boolean fits(ResponseFormat format) {
        return range(format) <= MAX_RANGE;
    }

    /** The code of the highest answer of a format. */
    static int range(ResponseFormat format) {
        return format.unscaledMax() - format.unscaledMin();
    }

    /** The codes of an item, in an array of at least {@link #persons()} bytes; don't modify it. */
    byte[] codes(int column) {
        return codes[column];
    }

    @Override
    public int persons() {
        return persons;
    }

    @Override
    public int items() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int person, int column) {
        return codes[column][person] < 0;
    }

    @Override
    public double value(int person, int column) {
        return isMissing(person, column) ? Double.NaN : formats.get(column).value(unscaled(person, column));
    }

    @Override
    public int unscaled(int person, int column) {
        return formats.get(column).unscaledMin() + codes[column][person];
    }

    @Override
    public Optional<ResponseFormat> format(int column) {
        return Optional.of(formats.get(column));
    }

    @Override
    public boolean hasMissing(int column) {
        return missing[column];
    }

    @Override
    public CodeColumns reverse(boolean[] reversed) {
        byte[][] turned = codes.clone();
        for (int column = 0; column < turned.length; column++) {
            if (reversed[column]) {
                turned[column] = reverse(codes[column], range(formats.get(column)));
            }
        }
        return new CodeColumns(turned, missing, persons, formats);
    }

    private static byte[] reverse(byte[] codes, int range) {
        byte[] turned = new byte[codes.length];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = codes[i] < 0 ? MISSING_CODE : (byte) (range - codes[i]);
        }
        return turned;
    }

    static final class Filling implements Columns.Filling {
        private final byte[][] codes;
        private final boolean[] missing;
        private final List<ResponseFormat> formats;
        private int persons;

        Filling(List<ResponseFormat> formats, int expected) {
            this.codes = new byte[formats.size()][Math.max(expected, 16)];
            this.missing = new boolean[formats.size()];
            this.formats = formats;
        }

        @Override
        public void add(int[] row) {
            if (persons == codes[0].length) {
                for (int column = 0; column < codes.length; column++) {
                    codes[column] = Arrays.copyOf(codes[column], ArrayGrowth.next(persons));
                }
            }
            for (int column = 0; column < codes.length; column++) {
                boolean absent = row[column] == MISSING;
                missing[column] |= absent;
                codes[column][persons] = absent
                        ? MISSING_CODE
                        : (byte) (row[column] - formats.get(column).unscaledMin());
            }
            persons++;
        }

        @Override
        public int persons() {
            return persons;
        }

        @Override
        public CodeColumns columns() {
            byte[][] copies = new byte[codes.length][];
            for (int column = 0; column < codes.length; column++) {
                copies[column] = Arrays.copyOf(codes[column], persons);
            }
            return new CodeColumns(copies, missing.clone(), persons, formats);
        }
    }

    /**
     * The columns of a row-major matrix of answers that are whole numbers.
     *
     * @throws ResponseMatrixException if an answer is neither of the item's format nor the missing code
     */
    static CodeColumns ofRows(byte[] rows, int[] itemNumbers, List<ResponseFormat> formats, int missingCode) {
        int items = itemNumbers.length;
        int persons = rows.length / items;
        Map<ResponseFormat, byte[]> tables = new HashMap<>();
        byte[][] codeOf = formats.stream()
                .map(format -> tables.computeIfAbsent(format, any -> codeTable(any, missingCode)))
                .toArray(byte[][]::new);
        byte[][] codes = new byte[items][persons];
        boolean[] missing = new boolean[items];
        for (int person = 0, cell = 0; person < persons; person++) {
            for (int column = 0; column < items; column++, cell++) {
                byte code = codeOf[column][rows[cell] & 0xFF];
                codes[column][person] = code;
                if (code < 0) {
                    if (code != MISSING_CODE) {
                        throw ResponseMatrixException.outOfRange(person + 1, itemNumbers[column], formats.get(column));
                    }
                    missing[column] = true;
                }
            }
        }
        return new CodeColumns(codes, missing, persons, formats);
    }

    private static byte[] codeTable(ResponseFormat format, int missingCode) {
        byte[] codes = new byte[256];
        for (int i = 0; i < codes.length; i++) {
            byte answer = (byte) i;
            codes[i] = answer == missingCode
                    ? MISSING_CODE
                    : format.contains(answer) ? (byte) (answer - format.unscaledMin()) : Byte.MIN_VALUE;
        }
        return codes;
    }
}
