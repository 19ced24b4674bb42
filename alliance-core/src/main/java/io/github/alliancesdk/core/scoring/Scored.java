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
 *
 * <pre>{@code
 * if (report.scale("goal") instanceof Scored goal) {
 *     System.out.println(goal.value().getAsDouble() + " within " + goal.range()); // 4.25 within 1..5
 *     System.out.println(goal.pomp().getAsDouble()); // 81.25
 *     System.out.println(goal.isProrated()); // false
 * }
 * }</pre>
 */
public final class Scored implements Score {
    // more digits than it takes to tell a fraction of these sums from the middle between two doubles
    private static final MathContext EXACT_ENOUGH = new MathContext(60);

    private final ScaleForm form;
    private final int answered;

    /** The sum of the keyed answers, and the lowest and highest sum that the answered items can have. */
    private final long keyed;

    private final long lowest;
    private final long highest;

    Scored(ScaleForm form, int answered, long keyed, long lowest, long highest) {
        this.form = form;
        this.answered = answered;
        this.keyed = keyed;
        this.lowest = lowest;
        this.highest = highest;
    }

    /**
     * How scores of this scale are reported by convention.
     *
     * @return the metric of {@link #value()}
     */
    public Metric metric() {
        return form.metric();
    }

    @Override
    public OptionalDouble value() {
        return metric() == Metric.MEAN ? mean() : sum();
    }

    /**
     * The mean of the keyed answers.
     *
     * @return from the lowest to the highest answer of the format; empty if the items differ in their range
     */
    @Override
    public OptionalDouble mean() {
        return form.isMixed() ? OptionalDouble.empty() : OptionalDouble.of((double) keyed / (answered * form.unit()));
    }

    @Override
    public OptionalDouble sum() {
        if (!isProrated()) {
            return OptionalDouble.of((double) keyed / form.unit());
        }
        return OptionalDouble.of(
                form.isMixed() ? proratedOverRanges() : (double) (keyed * items()) / (answered * form.unit()));
    }

    /** The lowest possible sum, plus the part of the whole range that was reached of the range of the answered items. */
    private double proratedOverRanges() {
        BigInteger reached = BigInteger.valueOf(keyed - lowest).multiply(big(form.highest() - form.lowest()));
        BigInteger range = big(highest - lowest);
        BigInteger numerator = big(form.lowest()).multiply(range).add(reached);
        return new BigDecimal(numerator)
                .divide(new BigDecimal(range.multiply(big(form.unit()))), EXACT_ENOUGH)
                .doubleValue();
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    @Override
    public OptionalDouble pomp() {
        return OptionalDouble.of(100.0 * (keyed - lowest) / (highest - lowest));
    }

    /**
     * Whether {@link #comparable()} is the mean or the sum.
     *
     * @return the mean, or the sum if the items differ in their range
     */
    public Metric comparableMetric() {
        return form.isMixed() ? Metric.SUM : Metric.MEAN;
    }

    /**
     * The range of {@link #comparable()}.
     *
     * @return the lowest and the highest mean, or the lowest and the highest sum if the items differ in their range
     */
    public ScoreRange range() {
        return form.isMixed()
                ? ScoreRange.of((double) form.lowest() / form.unit(), (double) form.highest() / form.unit())
                : ScoreRange.of(
                        (double) lowest / (answered * form.unit()), (double) highest / (answered * form.unit()));
    }

    /** Whether the keyed answers add up to this sum, in units of their decimals. */
    boolean hasSum(long sum) {
        return keyed == sum;
    }

    @Override
    public int answered() {
        return answered;
    }

    @Override
    public int items() {
        return form.items();
    }

    /**
     * Returns whether the sum is prorated because of missing answers.
     *
     * @return true if fewer items were answered than the scale has
     */
    public boolean isProrated() {
        return answered < items();
    }

    /** Returns the sum as a {@code Long} if it is the sum of whole numbers, else as a {@code Double}. */
    Number exactSum() {
        if (isProrated() || form.unit() > 1) {
            return sum().getAsDouble();
        }
        return keyed;
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
        map.put("metric", metric().id());
        map.put("value", metric() == Metric.MEAN ? mean().getAsDouble() : exactSum());
        mean().ifPresent(mean -> map.put("mean", mean));
        map.put("sum", exactSum());
        if (form.hasOwnFormats()) {
            map.put("lowest", form.number(lowest));
            map.put("highest", form.number(highest));
            if (isProrated()) {
                map.put("lowestOfAll", form.number(form.lowest()));
                map.put("highestOfAll", form.number(form.highest()));
            }
        }
        if (withPomp) {
            map.put("pomp", pomp().getAsDouble());
        }
        map.put("answered", answered);
        map.put("items", items());
        map.put("prorated", isProrated());
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scored that
                && form.equals(that.form)
                && answered == that.answered
                && keyed == that.keyed
                && lowest == that.lowest
                && highest == that.highest;
    }

    @Override
    public int hashCode() {
        return Objects.hash(form, answered, keyed, lowest, highest);
    }

    /** The number of answers, without the score, because the score of a single item is an answer. */
    @Override
    public String toString() {
        return "Scored[" + answered + " of " + items() + " items]";
    }
}
