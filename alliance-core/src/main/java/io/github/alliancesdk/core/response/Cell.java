package io.github.alliancesdk.core.response;

import java.util.List;
import java.util.Map;

/** What stands in a cell that may hold an integer. The numbers are kept in arrays, a cell each. */
final class Cell {
    /** Nothing: the answer is missing. */
    static final byte EMPTY = 0;

    /** An integer token that fits a long. */
    static final byte INTEGER = 1;

    /** An integer token too large for a long. */
    static final byte HUGE = 2;

    /** A whole number with a point and zeros, which isn't taken for an integer. */
    static final byte INTEGRAL_DECIMAL = 3;

    /** Anything else. */
    static final byte OTHER = 4;

    /** A declared missing code; the index of its reason among {@link #REASONS} is added. */
    static final byte MISSING = 8;

    static final List<MissingReason> REASONS = List.of(MissingReason.values());

    /** The most digits that surely fit a long. */
    private static final int SAFE_DIGITS = 18;

    private final char[][] codes;
    private final byte[] kinds;
    private final boolean integralDecimals;

    Cell(Map<String, MissingReason> missingCodes, boolean integralDecimals) {
        this.codes = new char[missingCodes.size()][];
        this.kinds = new byte[missingCodes.size()];
        this.integralDecimals = integralDecimals;
        int i = 0;
        for (Map.Entry<String, MissingReason> code : missingCodes.entrySet()) {
            codes[i] = code.getKey().toCharArray();
            kinds[i++] = (byte) (MISSING + REASONS.indexOf(code.getValue()));
        }
    }

    /** The kind of a cell; a number is put at an index of an array. */
    byte kind(char[] chars, int offset, int length, long[] numbers, int index) {
        if (length == 0) {
            return EMPTY;
        }
        byte missing = missing(chars, offset, length);
        return missing == EMPTY ? number(chars, offset, length, numbers, index) : missing;
    }

    /** The kind of a declared missing code, or {@link #EMPTY} if it is none. */
    byte missing(char[] chars, int offset, int length) {
        for (int i = 0; i < codes.length; i++) {
            if (isSame(codes[i], chars, offset, length)) {
                return kinds[i];
            }
        }
        return EMPTY;
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
