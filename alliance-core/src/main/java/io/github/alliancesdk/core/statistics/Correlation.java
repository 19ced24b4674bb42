package io.github.alliancesdk.core.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.statistics.Arguments;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Pearson's product-moment correlation with the interval of Fisher's z, {@code tanh(atanh r +- z / sqrt(n - 3))}. R's
 * {@code cor.test} returns the same. Immutable and thread-safe.
 *
 * <pre>{@code
 * Correlation published = Correlation.of(0.3, 53).orElseThrow();
 * double lower = published.interval().orElseThrow().lower();
 * System.out.println(String.format(Locale.ROOT, "%.3f", lower)); // 0.032
 * }</pre>
 *
 * @param value from -1 to 1
 * @param n the number of pairs
 * @param interval about the value; not computed from fewer than four pairs, nor if the correlation is perfect
 */
public record Correlation(double value, int n, Statistic<ConfidenceInterval> interval) {
    /** Rounding can move the correlation of collinear data this far from 1. */
    private static final double ROUNDING = 1e-13;

    private static final int FEWEST_PAIRS = 3;

    /**
     * Makes a correlation from its parts.
     *
     * @param value from -1 to 1
     * @param n the number of pairs, 2 or more
     * @param interval about the value
     * @throws NullPointerException if {@code interval} is null
     * @throws IllegalArgumentException if {@code value} is not from -1 to 1, or {@code n} is below 2
     */
    public Correlation {
        Objects.requireNonNull(interval, "interval");
        if (!(value >= -1 && value <= 1)) {
            throw new IllegalArgumentException("a correlation is from -1 to 1");
        }
        if (n < 2) {
            throw new IllegalArgumentException("a correlation needs at least two pairs");
        }
    }

    /**
     * A correlation of two samples with its 95 % interval.
     *
     * @param x finite values
     * @param y as many finite values; the value at the same index is the partner
     * @return the correlation; {@link Reason#TOO_FEW_PERSONS} for fewer than three pairs, because two always lie on a
     *     line, {@link Reason#NO_VARIANCE} if a sample is constant, {@link Reason#OUT_OF_DOUBLE_RANGE} if the squares
     *     overflow or vanish
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the samples differ in length or contain a number that isn't finite
     */
    public static Statistic<Correlation> of(double[] x, double[] y) {
        return of(x, y, Arguments.LEVEL);
    }

    /**
     * A correlation of two samples.
     *
     * @param x finite values
     * @param y as many finite values; the value at the same index is the partner
     * @param level of the interval, between 0 and 1
     * @return the correlation, or the reason why there is none, as in {@link #of(double[], double[])}
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the samples differ in length or contain a number that isn't finite, or the
     *     level isn't between 0 and 1
     */
    public static Statistic<Correlation> of(double[] x, double[] y, double level) {
        Arguments.requireLevel(level);
        Arguments.requireFinite(Objects.requireNonNull(x, "x"));
        Arguments.requireFinite(Objects.requireNonNull(y, "y"));
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "samples of pairs must be of equal size, not " + x.length + " and " + y.length);
        }
        if (x.length < FEWEST_PAIRS) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        if (Moments.isConstant(x) || Moments.isConstant(y)) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        if (!isInRange(Moments.sumOfSquares(x)) || !isInRange(Moments.sumOfSquares(y))) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        double r = Moments.correlation(x, y);
        return Statistic.of(new Correlation(r, x.length, interval(r, x.length, level)));
    }

    /**
     * A published correlation, with its 95 % interval.
     *
     * @param r from -1 to 1
     * @param n the number of pairs
     * @return the correlation; {@link Reason#TOO_FEW_PERSONS} for fewer than three pairs
     * @throws IllegalArgumentException if {@code r} is not from -1 to 1
     */
    public static Statistic<Correlation> of(double r, int n) {
        return of(r, n, Arguments.LEVEL);
    }

    /**
     * A published correlation.
     *
     * @param r from -1 to 1
     * @param n the number of pairs
     * @param level of the interval, between 0 and 1
     * @return the correlation; {@link Reason#TOO_FEW_PERSONS} for fewer than three pairs
     * @throws IllegalArgumentException if {@code r} is not from -1 to 1, or the level isn't between 0 and 1
     */
    public static Statistic<Correlation> of(double r, int n, double level) {
        Arguments.requireLevel(level);
        if (!(r >= -1 && r <= 1)) {
            throw new IllegalArgumentException("a correlation is from -1 to 1");
        }
        if (n < FEWEST_PAIRS) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        return Statistic.of(new Correlation(r, n, interval(r, n, level)));
    }

    /**
     * Whether the whole interval is above 0.
     *
     * @return also true for a perfect positive correlation, which has no interval; false if there is no interval for
     *     another reason
     */
    public boolean liesAboveZero() {
        return value > 0
                && (isPerfect()
                        || interval.value().filter(bounds -> bounds.lower() > 0).isPresent());
    }

    /**
     * Whether the whole interval is below 0.
     *
     * @return also true for a perfect negative correlation, which has no interval; false if there is no interval for
     *     another reason
     */
    public boolean liesBelowZero() {
        return value < 0
                && (isPerfect()
                        || interval.value().filter(bounds -> bounds.upper() < 0).isPresent());
    }

    private boolean isPerfect() {
        return interval.reason().equals(Optional.of(Reason.PERFECT_CORRELATION));
    }

    private static boolean isInRange(double sumOfSquares) {
        return Double.isFinite(sumOfSquares) && sumOfSquares >= Double.MIN_NORMAL;
    }

    private static Statistic<ConfidenceInterval> interval(double r, int n, double level) {
        if (n <= FEWEST_PAIRS) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        if (Math.abs(r) >= 1 - ROUNDING) {
            return Statistic.not(Reason.PERFECT_CORRELATION);
        }
        // StrictMath, because the last digit of Math can differ between JDKs
        double z = (StrictMath.log1p(r) - StrictMath.log1p(-r)) / 2;
        double half = Quantiles.normal((1 + level) / 2) / Math.sqrt(n - 3.0);
        return Statistic.of(new ConfidenceInterval(StrictMath.tanh(z - half), StrictMath.tanh(z + half), level));
    }

    /**
     * The JSON form of the correlation: {@code value}, {@code lower} and {@code upper}. A value that could not be
     * computed is written as {@code {"reason": ".."}}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        return ConfidenceInterval.withValue(value, interval);
    }
}
