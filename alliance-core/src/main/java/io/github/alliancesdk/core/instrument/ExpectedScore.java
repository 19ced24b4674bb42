package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The expected score of a scale in an {@link Example}. It must not be calculated with this SDK.
 *
 * @param mean the mean of the keyed answers; empty if too few items were answered
 * @param sum the sum of the keyed answers, prorated if some are missing; empty if too few items were answered
 * @param answered the number of answered items
 * @param items the number of items of the scale
 * @param required the number of answers that the policy requires; present only if too few items were answered
 */
@NoJsonForm.Instead("the Instrument that the example belongs to")
public record ExpectedScore(OptionalDouble mean, OptionalDouble sum, int answered, int items, OptionalInt required)
        implements NoJsonForm {
    /**
     * Makes an expectation.
     *
     * @param mean the mean of the keyed answers; empty if too few items were answered
     * @param sum the sum of the keyed answers, prorated if some are missing; empty if too few items were answered
     * @param answered the number of answered items
     * @param items the number of items of the scale
     * @param required the number of answers that the policy requires; present only if too few items were answered
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
     * Makes an expected score.
     *
     * @param mean the mean of the keyed answers
     * @param sum the sum of the keyed answers, prorated if some are missing
     * @param answered the number of answered items
     * @param items the number of items of the scale
     * @return the expectation
     */
    public static ExpectedScore scored(double mean, double sum, int answered, int items) {
        return new ExpectedScore(OptionalDouble.of(mean), OptionalDouble.of(sum), answered, items, OptionalInt.empty());
    }

    /**
     * Makes the expectation that too few items were answered for a score.
     *
     * @param answered the number of answered items
     * @param items the number of items of the scale
     * @param required the number of answers that the policy requires
     * @return the expectation
     */
    public static ExpectedScore insufficient(int answered, int items, int required) {
        return new ExpectedScore(
                OptionalDouble.empty(), OptionalDouble.empty(), answered, items, OptionalInt.of(required));
    }
}
