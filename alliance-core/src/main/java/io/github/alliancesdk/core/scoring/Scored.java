package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.instrument.Metric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The score of a scale with enough answers. Every number is computed from whole numbers with a single division, so that it
 * is the double nearest to the exact result. Immutable and thread-safe.
 */
public final class Scored implements Score {
    // more digits than it takes to tell a fraction of these sums from the middle between two doubles
    private static final MathContext EXACT_ENOUGH = new MathContext(60);

    private final ScaleSum sum;
    private final int items;
    private final Metric metric;
    private final boolean mixed;

    Scored(ScaleSum sum, int items, Metric metric, boolean mixed) {
        this.sum = sum;
        this.items = items;
        this.metric = metric;
        this.mixed = mixed;
    }

    /**
     * How scores of this scale are reported by convention.
     *
     * @return the metric of {@link #value()}
     */
    public Metric metric() {
        return metric;
    }

    @Override
    public OptionalDouble value() {
        return metric == Metric.MEAN ? mean() : sum();
    }

    /**
     * The mean of the keyed answers.
     *
     * @return from the lowest to the highest answer of the format; empty if the items differ in their range
     */
    @Override
    public OptionalDouble mean() {
        return mixed ? OptionalDouble.empty() : OptionalDouble.of((double) sum.keyed / (sum.answered * sum.unit));
    }

    @Override
    public OptionalDouble sum() {
        if (!isProrated()) {
            return OptionalDouble.of((double) sum.keyed / sum.unit);
        }
        return OptionalDouble.of(
                mixed ? proratedOverRanges() : (double) (sum.keyed * items) / (sum.answered * sum.unit));
    }

    /** The lowest possible sum, plus the part of the whole range that was reached of the range of the answered items. */
    private double proratedOverRanges() {
        BigInteger reached =
                BigInteger.valueOf(sum.keyed - sum.lowest).multiply(big(sum.highestOfAll - sum.lowestOfAll));
        BigInteger range = big(sum.highest - sum.lowest);
        BigInteger numerator = big(sum.lowestOfAll).multiply(range).add(reached);
        return new BigDecimal(numerator)
                .divide(new BigDecimal(range.multiply(big(sum.unit))), EXACT_ENOUGH)
                .doubleValue();
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    @Override
    public OptionalDouble pomp() {
        return OptionalDouble.of(100.0 * (sum.keyed - sum.lowest) / (sum.highest - sum.lowest));
    }

    /**
     * Whether {@link #comparable()} is the mean or the sum.
     *
     * @return the mean, or the sum if the items differ in their range
     */
    public Metric comparableMetric() {
        return mixed ? Metric.SUM : Metric.MEAN;
    }

    /**
     * The range of {@link #comparable()}.
     *
     * @return the lowest and the highest mean, or the lowest and the highest sum if the items differ in their range
     */
    public ScoreRange range() {
        return mixed
                ? ScoreRange.of((double) sum.lowestOfAll / sum.unit, (double) sum.highestOfAll / sum.unit)
                : ScoreRange.of(
                        (double) sum.lowest / (sum.answered * sum.unit),
                        (double) sum.highest / (sum.answered * sum.unit));
    }

    /** Whether the keyed answers add up to this sum, in units of their decimals. */
    boolean hasSum(long keyed) {
        return sum.keyed == keyed;
    }

    @Override
    public int answered() {
        return sum.answered;
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
        return sum.answered < items;
    }

    /** Returns the sum as a {@code Long} if it is the sum of whole numbers, else as a {@code Double}. */
    Number exactSum() {
        if (isProrated() || sum.unit > 1) {
            return sum().getAsDouble();
        }
        return sum.keyed;
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
        map.put("metric", metric.id());
        map.put("value", metric == Metric.MEAN ? mean().getAsDouble() : exactSum());
        mean().ifPresent(mean -> map.put("mean", mean));
        map.put("sum", exactSum());
        if (sum.hasOwnFormats) {
            map.put("lowest", sum.number(sum.lowest));
            map.put("highest", sum.number(sum.highest));
            if (isProrated()) {
                map.put("lowestOfAll", sum.number(sum.lowestOfAll));
                map.put("highestOfAll", sum.number(sum.highestOfAll));
            }
        }
        if (withPomp) {
            map.put("pomp", pomp().getAsDouble());
        }
        map.put("answered", sum.answered);
        map.put("items", items);
        map.put("prorated", isProrated());
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scored that
                && sum.equals(that.sum)
                && items == that.items
                && metric == that.metric
                && mixed == that.mixed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(sum, items, metric, mixed);
    }

    /** The number of answers, without the score, because the score of a single item is an answer. */
    @Override
    public String toString() {
        return "Scored[" + sum.answered + " of " + items + " items]";
    }
}
