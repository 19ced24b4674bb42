package io.github.alliancesdk.core.statistics.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.statistics.Arguments;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How much higher the first of two raters rates than the second, with the interval of the paired t-test, as in R's
 * {@code t.test(paired = TRUE)}, and the limits of agreement of Bland and Altman. Immutable and thread-safe.
 *
 * <p>A correlation doesn't show whether one rater rates higher; this does. {@link Agreement#meanDifference()} computes
 * it from reports.
 *
 * <pre>{@code
 * double[] client = {6, 5, 6, 4};
 * double[] therapist = {5, 5, 5, 4};
 * MeanDifference difference = MeanDifference.of(client, therapist, 0.95).orElseThrow();
 * System.out.println(difference.value()); // 0.5
 * Agreement.Limits limits = difference.limitsOfAgreement().orElseThrow();
 * System.out.println(String.format(Locale.ROOT, "%.2f to %.2f", limits.lower(), limits.upper())); // -0.63 to 1.63
 * }</pre>
 *
 * @param value the mean of first minus second, finite
 * @param n the number of pairs, 1 or more
 * @param standardDeviation of the differences, with n - 1 in the denominator; not computed from one pair
 * @param interval about the value; not computed from one pair, nor if all differences are the same
 * @param limitsOfAgreement the limits that contain the share {@code level} of the differences; not computed from one
 *     pair
 */
public record MeanDifference(
        double value,
        int n,
        Statistic<Double> standardDeviation,
        Statistic<ConfidenceInterval> interval,
        Statistic<Agreement.Limits> limitsOfAgreement) {
    /**
     * Makes a difference from its parts.
     *
     * @param value the mean of first minus second, finite
     * @param n the number of pairs, 1 or more
     * @param standardDeviation of the differences
     * @param interval about the value
     * @param limitsOfAgreement the limits that contain most differences
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code value} isn't finite or {@code n} is below 1
     */
    public MeanDifference {
        Objects.requireNonNull(standardDeviation, "standardDeviation");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(limitsOfAgreement, "limitsOfAgreement");
        if (!Double.isFinite(value) || n < 1) {
            throw new IllegalArgumentException("a mean difference is finite and needs at least one pair");
        }
    }

    /**
     * The mean difference of two samples.
     *
     * @param first finite values
     * @param second as many finite values; the value at the same index is the partner
     * @param level of the interval and of the limits of agreement, between 0 and 1
     * @return the difference; {@link Reason#TOO_FEW_PERSONS} if there is no pair, {@link Reason#OUT_OF_DOUBLE_RANGE} if
     *     a difference overflows
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the samples differ in length or contain a number that isn't finite, or the
     *     level isn't between 0 and 1
     */
    public static Statistic<MeanDifference> of(double[] first, double[] second, double level) {
        Arguments.requireLevel(level);
        Arguments.requireFinite(Objects.requireNonNull(first, "first"));
        Arguments.requireFinite(Objects.requireNonNull(second, "second"));
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "samples of pairs must be of equal size, not " + first.length + " and " + second.length);
        }
        int n = first.length;
        if (n == 0) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        double[] differences = new double[n];
        for (int i = 0; i < n; i++) {
            differences[i] = first[i] - second[i];
        }
        double mean = Moments.mean(differences);
        if (!Double.isFinite(mean)) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        Statistic<Double> deviation = standardDeviation(differences);
        return Statistic.of(new MeanDifference(
                mean,
                n,
                deviation,
                deviation.flatMap(sd -> interval(mean, sd, n, level)),
                deviation.flatMap(sd -> limits(mean, sd, level))));
    }

    private static Statistic<Agreement.Limits> limits(double mean, double sd, double level) {
        double half = Quantiles.normal((1 + level) / 2) * sd;
        return Double.isFinite(mean - half) && Double.isFinite(mean + half)
                ? Statistic.of(new Agreement.Limits(mean - half, mean + half, level))
                : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    private static Statistic<Double> standardDeviation(double... differences) {
        if (differences.length < 2) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        double deviation = Moments.isConstant(differences) ? 0 : Moments.standardDeviation(differences);
        return Double.isFinite(deviation) ? Statistic.of(deviation) : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    private static Statistic<ConfidenceInterval> interval(double mean, double sd, int n, double level) {
        if (sd == 0) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        double half = Quantiles.t((1 + level) / 2, n - 1) * sd / Math.sqrt(n);
        return Double.isFinite(mean - half) && Double.isFinite(mean + half)
                ? Statistic.of(new ConfidenceInterval(mean - half, mean + half, level))
                : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    /**
     * The JSON form of the difference: {@code value}, {@code lower} and {@code upper}. A value that could not be
     * computed is written as {@code {"reason": ".."}}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.putAll(ConfidenceInterval.withValue(value, interval));
        return Collections.unmodifiableMap(map);
    }
}
