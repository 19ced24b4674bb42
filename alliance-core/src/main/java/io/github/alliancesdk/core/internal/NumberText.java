package io.github.alliancesdk.core.internal;

import java.math.BigDecimal;

/** Writes numbers for people and for digests: without an exponent, and whole numbers without a decimal point. */
public final class NumberText {
    private NumberText() {}

    /**
     * Writes a finite number, such as {@code 5}, {@code 0.1} or {@code -3}. For numbers from 0.000001 to 1e21 this is also
     * the form of RFC 8785.
     */
    public static String of(double number) {
        // most numbers are whole; a program whose definitions have no decimals then never loads BigDecimal
        if (number == (long) number) {
            return Long.toString((long) number);
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Returns a whole number as an {@code Integer} and any other number as it is, so that JSON has 5 and not 5.0. */
    public static Number number(double number) {
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }
}
