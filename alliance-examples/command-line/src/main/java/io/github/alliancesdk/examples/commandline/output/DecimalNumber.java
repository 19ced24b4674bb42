package io.github.alliancesdk.examples.commandline.output;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A number as papers and programs write it: {@code .25}, {@code 0.30000000000000004}, {@code -5.5e-02}, {@code 1e+05}.
 * No comma, and no word such as {@code NaN}.
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

    /** Reads a text; empty if it is no such number. */
    public static Optional<DecimalNumber> find(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(new DecimalNumber(text)) : Optional.empty();
    }

    /** The nearest double; empty if the number is too large for one. */
    public OptionalDouble value() {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Whether it is an integer, however it is written: {@code 50}, {@code 50.0}, {@code 1e+05}. */
    public boolean isInteger() {
        return value == 0
                ? new BigDecimal(text).signum() == 0
                : new BigDecimal(text).stripTrailingZeros().scale() <= 0;
    }

    /** Whether it is an integer that an int can hold. */
    public boolean isInt() {
        return value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE && isInteger();
    }
}
