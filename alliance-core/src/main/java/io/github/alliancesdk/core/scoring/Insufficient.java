package io.github.alliancesdk.core.scoring;

import java.util.OptionalDouble;

/**
 * A scale of which too few items were answered: it has no score, which is not zero. Immutable and thread-safe.
 *
 * @param answered how many items were answered
 * @param items how many items the scale has
 * @param required how many answers the missing policy asks for
 */
public record Insufficient(int answered, int items, int required) implements Score {
    /**
     * Makes the statement.
     *
     * @param answered how many items were answered
     * @param items how many items the scale has
     * @param required how many answers the missing policy asks for
     * @throws IllegalArgumentException unless {@code 0 <= answered < required <= items}
     */
    public Insufficient {
        if (answered < 0 || answered >= required || required > items) {
            throw new IllegalArgumentException("too few answers are fewer than the required ones");
        }
    }

    @Override
    public OptionalDouble mean() {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble sum() {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble pomp() {
        return OptionalDouble.empty();
    }
}
