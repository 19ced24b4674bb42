package io.github.alliancesdk.core.statistics.reliability;

import java.util.Arrays;

/**
 * Integers of a small range, one byte each: the distance from the lowest answer, or a byte with the highest bit set for
 * a missing answer.
 */
final class CodeColumns implements Columns {
    /** The largest range of answers that leaves the highest bit free for missing answers. */
    static final int MAX_RANGE = 127;

    static final byte MISSING_CODE = -1;

    private final byte[][] codes;
    private final boolean[] missing;
    private final int persons;
    private final int min;
    private final int max;

    private CodeColumns(byte[][] codes, boolean[] missing, int persons, int min, int max) {
        this.codes = codes;
        this.missing = missing;
        this.persons = persons;
        this.min = min;
        this.max = max;
    }

    /** The codes of an item, in an array of at least {@link #persons()} bytes; don't modify it. */
    byte[] codes(int column) {
        return codes[column];
    }

    int min() {
        return min;
    }

    int max() {
        return max;
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
        byte code = codes[column][person];
        return code < 0 ? Double.NaN : min + code;
    }

    @Override
    public boolean hasMissing(int column) {
        return missing[column];
    }

    @Override
    public CodeColumns reverse(boolean[] reversed, int lowest, int highest) {
        byte[][] turned = codes.clone();
        for (int column = 0; column < turned.length; column++) {
            if (reversed[column]) {
                turned[column] = reverse(codes[column], max - min);
            }
        }
        return new CodeColumns(turned, missing, persons, min, max);
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
        private final int min;
        private final int max;
        private int persons;

        Filling(int items, int min, int max, int expected) {
            this.codes = new byte[items][Math.max(expected, 16)];
            this.missing = new boolean[items];
            this.min = min;
            this.max = max;
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
                codes[column][persons] = absent ? MISSING_CODE : (byte) (row[column] - min);
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
            return new CodeColumns(copies, missing.clone(), persons, min, max);
        }
    }

    /**
     * The columns of a row-major matrix of answers.
     *
     * @throws ResponseMatrixException if an answer is neither in the range nor the missing code
     */
    static CodeColumns ofRows(byte[] rows, int[] itemNumbers, int min, int max, int missingCode) {
        int items = itemNumbers.length;
        int persons = rows.length / items;
        byte[] codeOf = codeTable(min, max, missingCode);
        byte[][] codes = new byte[items][persons];
        boolean[] missing = new boolean[items];
        for (int person = 0, cell = 0; person < persons; person++) {
            for (int column = 0; column < items; column++, cell++) {
                byte code = codeOf[rows[cell] & 0xFF];
                codes[column][person] = code;
                if (code < 0) {
                    if (code != MISSING_CODE) {
                        throw ResponseMatrixException.outOfRange(person + 1, itemNumbers[column], min, max);
                    }
                    missing[column] = true;
                }
            }
        }
        return new CodeColumns(codes, missing, persons, min, max);
    }

    private static byte[] codeTable(int min, int max, int missingCode) {
        byte[] codes = new byte[256];
        for (int i = 0; i < codes.length; i++) {
            byte answer = (byte) i;
            codes[i] = answer == missingCode
                    ? MISSING_CODE
                    : answer < min || answer > max ? Byte.MIN_VALUE : (byte) (answer - min);
        }
        return codes;
    }
}
