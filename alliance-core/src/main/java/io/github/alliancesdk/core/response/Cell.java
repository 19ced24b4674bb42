package io.github.alliancesdk.core.response;

import java.util.List;
import java.util.Map;

/**
 * Reads the cells that may contain an integer. The caller keeps the kinds and numbers in arrays, one entry for each
 * cell.
 */
final class Cell {
    /** An empty cell: the answer is missing. */
    static final byte EMPTY = 0;

    /** An integer token that fits a long. */
    static final byte INTEGER = 1;

    /** An integer token too large for a long. */
    static final byte HUGE = 2;

    /** A whole number with a decimal point and zeros, which is not accepted as an integer. */
    static final byte INTEGRAL_DECIMAL = 3;

    /** Anything else. */
    static final byte OTHER = 4;

    /** A declared missing code. The index of its reason in {@link #REASONS} is added to this number. */
    static final byte MISSING = 8;

    static final List<MissingReason> REASONS = List.of(MissingReason.values());

    /** Every number with at most this many digits fits a long. */
    private static final int SAFE_DIGITS = 18;

    private final char[][] codes;
    private final byte[] kinds;
    private final boolean integralDecimals;

    /**
     * By missing code: the code without zeros after the decimal point, if integral decimals are allowed; empty if it is
     * not a number.
     */
    private final char[][] plainCodes;

    Cell(Map<String, MissingReason> missingCodes, boolean integralDecimals) {
        this.codes = new char[missingCodes.size()][];
        this.plainCodes = new char[missingCodes.size()][];
        this.kinds = new byte[missingCodes.size()];
        this.integralDecimals = integralDecimals;
        int i = 0;
        for (Map.Entry<String, MissingReason> code : missingCodes.entrySet()) {
            codes[i] = code.getKey().toCharArray();
            plainCodes[i] = integralDecimals
                    ? ColumnLayout.integer(code.getKey(), true).orElse("").toCharArray()
                    : new char[0];
            kinds[i++] = (byte) (MISSING + REASONS.indexOf(code.getValue()));
        }
    }

    /** Returns the kind of a cell. Stores its number, if it has one, in {@code numbers[index]}. */
    byte kind(char[] chars, int offset, int length, long[] numbers, int index) {
        if (length == 0) {
            return EMPTY;
        }
        byte missing = missing(chars, offset, length);
        return missing == EMPTY ? number(chars, offset, length, numbers, index) : missing;
    }

    /** Returns the kind of a declared missing code, or {@link #EMPTY} if the cell is not such a code. */
    byte missing(char[] chars, int offset, int length) {
        int plainLength = integralDecimals ? plainLength(chars, offset, length) : length;
        for (int i = 0; i < codes.length; i++) {
            if (isSame(codes[i], chars, offset, length)
                    || (plainCodes[i].length > 0 && isSame(plainCodes[i], chars, offset, plainLength))) {
                return kinds[i];
            }
        }
        return EMPTY;
    }

    /** Returns the length of a text without its decimal point and the zeros after it. */
    private static int plainLength(char[] chars, int offset, int length) {
        int end = offset + length;
        int point = end - 1;
        while (point > offset && chars[point] == '0') {
            point--;
        }
        return point < end - 1 && chars[point] == '.' ? point - offset : length;
    }

    /** Returns whether a text is read as an integer. */
    boolean isNumber(char[] chars, int offset, int length) {
        byte kind = number(chars, offset, length, new long[1], 0);
        return kind == INTEGER || kind == HUGE;
    }

    static boolean isSame(char[] code, char[] chars, int offset, int length) {
        if (code.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (code[i] != chars[offset + i]) {
                return false;
            }
        }
        return true;
    }

    byte number(char[] chars, int offset, int length, long[] numbers, int index) {
        int end = offset + length;
        boolean negative = chars[offset] == '-';
        int first = negative ? offset + 1 : offset;
        int i = first;
        long number = 0;
        while (i < end && isDigit(chars[i])) {
            if (i - first < SAFE_DIGITS) {
                number = number * 10 + (chars[i] - '0');
            }
            i++;
        }
        int digits = i - first;
        if (digits == 0 || (digits > 1 && chars[first] == '0')) {
            return OTHER;
        }
        if (i < end) {
            if (!isZeroFraction(chars, i, end)) {
                return OTHER;
            }
            if (!integralDecimals) {
                return INTEGRAL_DECIMAL;
            }
        }
        if (digits > SAFE_DIGITS) {
            return HUGE;
        }
        numbers[index] = negative ? -number : number;
        return INTEGER;
    }

    private static boolean isZeroFraction(char[] chars, int from, int end) {
        if (chars[from] != '.' || from + 1 == end) {
            return false;
        }
        for (int i = from + 1; i < end; i++) {
            if (chars[i] != '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
