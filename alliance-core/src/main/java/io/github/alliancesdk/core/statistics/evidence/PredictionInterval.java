package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;

/**
 * The interval that contains the true effect of a further study in a stated share of cases. It is not a confidence
 * interval. A confidence interval is about the mean of the effects, and becomes narrow with many studies however much
 * they differ. Immutable and thread-safe.
 *
 * @param lower the lower bound, finite
 * @param upper the upper bound, finite and not below {@code lower}
 * @param level the share, between 0 and 1, such as 0.95
 */
@NoJsonForm.Instead("the CorrelationPool or the MeanPool")
public record PredictionInterval(double lower, double upper, double level) implements NoJsonForm {
    /**
     * Makes an interval.
     *
     * @param lower the lower bound, finite
     * @param upper the upper bound, finite and not below {@code lower}
     * @param level the share, between 0 and 1, such as 0.95
     * @throws IllegalArgumentException if a bound isn't finite, the upper is below the lower, or the level is not
     *     between 0 and 1
     */
    public PredictionInterval {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || upper < lower) {
            throw new IllegalArgumentException("an interval has finite bounds, the upper not below the lower");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level of an interval is between 0 and 1");
        }
    }
}
