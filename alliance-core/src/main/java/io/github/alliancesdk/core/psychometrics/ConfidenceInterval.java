package io.github.alliancesdk.core.psychometrics;

/**
 * An interval that would hold the true value in a stated share of samples. Immutable and thread-safe.
 *
 * @param lower the lower bound, finite
 * @param upper the upper bound, finite and not below {@code lower}
 * @param level the share, between 0 and 1, such as 0.95
 */
public record ConfidenceInterval(double lower, double upper, double level) {
    /**
     * Makes an interval.
     *
     * @param lower the lower bound, finite
     * @param upper the upper bound, finite and not below {@code lower}
     * @param level the share, between 0 and 1, such as 0.95
     * @throws IllegalArgumentException if a bound isn't finite, the upper is below the lower, or the level is not
     *     between 0 and 1
     */
    public ConfidenceInterval {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || upper < lower) {
            throw new IllegalArgumentException("an interval has finite bounds, the upper not below the lower");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level of an interval is between 0 and 1");
        }
    }

    /**
     * Whether a value lies in the interval.
     *
     * @param value any number
     * @return true on the bounds too
     */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
