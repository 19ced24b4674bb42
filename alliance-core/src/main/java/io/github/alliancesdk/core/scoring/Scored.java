package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The score of a scale with enough answers. Immutable and thread-safe. */
public final class Scored implements Score {
    private final long keyedSum;
    private final int answered;
    private final int items;
    private final int min;
    private final int max;

    Scored(long keyedSum, int answered, int items, ResponseFormat format) {
        this.keyedSum = keyedSum;
        this.answered = answered;
        this.items = items;
        this.min = format.min();
        this.max = format.max();
    }

    @Override
    public OptionalDouble mean() {
        return OptionalDouble.of((double) keyedSum / answered);
    }

    @Override
    public OptionalDouble sum() {
        return OptionalDouble.of(isProrated() ? (double) (keyedSum * items) / answered : keyedSum);
    }

    @Override
    public OptionalDouble pomp() {
        long above = keyedSum - (long) answered * min;
        long range = (long) answered * ((long) max - min);
        return OptionalDouble.of(100.0 * above / range);
    }

    @Override
    public int answered() {
        return answered;
    }

    @Override
    public int items() {
        return items;
    }

    /**
     * Returns whether the sum is prorated because of missing answers.
     *
     * @return true if fewer items were answered than the scale has
     */
    public boolean isProrated() {
        return answered < items;
    }

    /** Returns the sum as a {@code Double} if it is prorated, else as a {@code Long}. */
    Number exactSum() {
        if (isProrated()) {
            return sum().getAsDouble();
        }
        return keyedSum;
    }

    @Override
    public Map<String, Object> toMap() {
        return toMap(false);
    }

    /** Returns the JSON form with the percentage of maximum possible as {@code pomp}. */
    Map<String, Object> toMapWithPomp() {
        return toMap(true);
    }

    private Map<String, Object> toMap(boolean withPomp) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status", "scored");
        map.put("mean", mean().getAsDouble());
        map.put("sum", exactSum());
        if (withPomp) {
            map.put("pomp", pomp().getAsDouble());
        }
        map.put("answered", answered);
        map.put("items", items);
        map.put("prorated", isProrated());
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scored that
                && keyedSum == that.keyedSum
                && answered == that.answered
                && items == that.items
                && min == that.min
                && max == that.max;
    }

    @Override
    public int hashCode() {
        return Objects.hash(keyedSum, answered, items, min, max);
    }

    /** The number of answers, without the score, because the score of a single item is an answer. */
    @Override
    public String toString() {
        return "Scored[" + answered + " of " + items + " items]";
    }
}
