package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a scale of an {@link Example} scores, calculated by something other than this SDK.
 *
 * @param mean the mean of the keyed answers; empty if there are too few
 * @param sum their sum, prorated where some are missing; empty if there are too few
 * @param answered how many items were answered
 * @param items how many items the scale has
 * @param required how many answers the policy asks for; present exactly where there are too few
 */
@NoJsonForm.Instead("the Instrument that the example belongs to")
public record ExpectedScore(OptionalDouble mean, OptionalDouble sum, int answered, int items, OptionalInt required)
        implements NoJsonForm {
    /**
     * Makes an expectation.
     *
     * @param mean the mean of the keyed answers; empty if there are too few
     * @param sum their sum, prorated where some are missing; empty if there are too few
     * @param answered how many items were answered
     * @param items how many items the scale has
     * @param required how many answers the policy asks for; present exactly where there are too few
     * @throws NullPointerException if an argument is null
     */
    public ExpectedScore {
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(sum, "sum");
        Objects.requireNonNull(required, "required");
    }

    /**
     * Whether there is a score.
     *
     * @return false if too few items were answered
     */
    public boolean isScored() {
        return required.isEmpty();
    }

    /**
     * An expected score.
     *
     * @param mean the mean of the keyed answers
     * @param sum their sum, prorated where some are missing
     * @param answered how many items were answered
     * @param items how many items the scale has
     * @return the expectation
     */
    public static ExpectedScore scored(double mean, double sum, int answered, int items) {
        return new ExpectedScore(OptionalDouble.of(mean), OptionalDouble.of(sum), answered, items, OptionalInt.empty());
    }

    /**
     * An expected absence of a score.
     *
     * @param answered how many items were answered
     * @param items how many items the scale has
     * @param required how many answers the policy asks for
     * @return the expectation
     */
    public static ExpectedScore insufficient(int answered, int items, int required) {
        return new ExpectedScore(
                OptionalDouble.empty(), OptionalDouble.empty(), answered, items, OptionalInt.of(required));
    }
}
