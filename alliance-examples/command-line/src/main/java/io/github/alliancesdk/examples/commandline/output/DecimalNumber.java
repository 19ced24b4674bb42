package io.github.alliancesdk.examples.commandline.output;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A decimal number as papers and programs write it: {@code .25}, {@code 0.30000000000000004}, {@code -5.5e-02},
 * {@code 1e+05}. A comma and words such as {@code NaN} are not allowed.
 */
public final class DecimalNumber {
    private static final Pattern TEXT =
            Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,9})?");

    private final String text;
    private final double value;

    private DecimalNumber(String text) {
        this.text = text;
        this.value = Double.parseDouble(text);
    }

    /** Parses a text; empty if it is no such number. */
    public static Optional<DecimalNumber> find(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new DecimalNumber(text)) : Optional.empty();
    }

    /** Returns the nearest double; empty if the number is too large. */
    public OptionalDouble value() {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Whether its value is an integer, as in {@code 50}, {@code 50.0} and {@code 1e+05}. */
    public boolean isInteger() {
        return value == 0
                ? new BigDecimal(text).signum() == 0
                : new BigDecimal(text).stripTrailingZeros().scale() <= 0;
    }

    /** Whether its value is an integer in the range of int. */
    public boolean isInt() {
        return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE && isInteger();
    }
}
