package io.github.alliancesdk.core.scoring;

import java.util.OptionalDouble;

/**
 * What a scale came to: {@link Scored}, or {@link Insufficient} if too few of its items were answered. Immutable and
 * thread-safe.
 */
public sealed interface Score permits Scored, Insufficient {
    /**
     * The mean of the keyed answers.
     *
     * @return from the lowest to the highest answer of the format; empty if there are too few answers
     */
    OptionalDouble mean();

    /**
     * The sum of the keyed answers, prorated to the number of items where some are missing.
     *
     * @return from lowest to highest answer times the number of items; empty if there are too few answers
     */
    OptionalDouble sum();

    /**
     * The percentage of maximum possible: where the mean lies between the lowest answer and the highest of the format.
     *
     * @return 0 to 100; empty if there are too few answers
     */
    OptionalDouble pomp();

    /**
     * How many items were answered.
     *
     * @return 0 to {@link #items()}
     */
    int answered();

    /**
     * How many items the scale has.
     *
     * @return 1 or more
     */
    int items();
}
