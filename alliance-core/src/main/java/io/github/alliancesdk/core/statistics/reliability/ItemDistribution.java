package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of one item's values. The mean is NaN without values, the variance with fewer than two.
 *
 * @param n the number of values
 * @param constant whether they are all the same
 * @param mean their mean
 * @param variance with n - 1 in the denominator, exactly 0 if they are constant
 * @param thirdMoment the mean third power of the deviations from the mean
 * @param lowest how many values equal the lowest answer of the format, -1 if there is no format
 * @param highest how many values equal the highest answer of the format, -1 if there is no format
 */
record ItemDistribution(
        int n, boolean constant, double mean, double variance, double thirdMoment, int lowest, int highest) {

    /** From the frequency of each code: the distance of an answer from the lowest one, in integers. */
    static ItemDistribution ofCounts(int[] counts, ResponseFormat format) {
        int n = 0;
        int different = 0;
        long sum = 0;
        for (int code = 0; code < counts.length; code++) {
            n += counts[code];
            different += counts[code] > 0 ? 1 : 0;
            sum += (long) code * counts[code];
        }
        double mean = (double) sum / n;
        double squares = 0;
        double cubes = 0;
        for (int code = 0; code < counts.length; code++) {
            double deviation = code - mean;
            squares += counts[code] * (deviation * deviation);
            cubes += counts[code] * (deviation * deviation * deviation);
        }
        boolean constant = different < 2;
        double unit = unit(format);
        return new ItemDistribution(
                n,
                constant,
                (format.unscaledMin() + mean) / unit,
                constant && n > 1 ? 0 : squares / (n - 1) / (unit * unit),
                cubes / n / (unit * unit * unit),
                counts[0],
                counts[CodeColumns.range(format)]);
    }

    /** How many integers of {@link ResponseFormat#unscaled} make 1. */
    static double unit(ResponseFormat format) {
        return Math.pow(10, format.decimals());
    }

    static ItemDistribution ofValues(double[] values, Optional<ResponseFormat> format) {
        double mean = Moments.mean(values);
        double cubes = 0;
        for (double value : values) {
            double deviation = value - mean;
            cubes += deviation * deviation * deviation;
        }
        boolean constant = Moments.isConstant(values);
        int n = values.length;
        return new ItemDistribution(
                n,
                constant,
                constant && n > 0 ? values[0] : mean,
                constant && n > 1 ? 0 : Moments.sumOfSquares(values) / (n - 1),
                cubes / n,
                count(values, format.map(ResponseFormat::min).orElse(null)),
                count(values, format.map(ResponseFormat::max).orElse(null)));
    }

    private static int count(double[] values, @Nullable Double end) {
        if (end == null) {
            return -1;
        }
        int count = 0;
        for (double value : values) {
            count += value == end ? 1 : 0;
        }
        return count;
    }

    Statistic<Double> meanValue() {
        return n == 0 ? Statistic.not(Reason.TOO_FEW_PERSONS) : Statistic.finite(mean);
    }

    Statistic<Double> standardDeviation() {
        return n < 2 ? Statistic.not(Reason.TOO_FEW_PERSONS) : Statistic.finite(Math.sqrt(variance));
    }

    /** The third moment, divided by the cube of the standard deviation with n - 1. */
    Statistic<Double> skewness() {
        if (n < 3) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        return constant ? Statistic.not(Reason.NO_VARIANCE) : Statistic.finite(thirdMoment / Math.pow(variance, 1.5));
    }

    Statistic<Double> floor() {
        return share(lowest);
    }

    Statistic<Double> ceiling() {
        return share(highest);
    }

    private Statistic<Double> share(int count) {
        if (count < 0) {
            return Statistic.not(Reason.NO_FORMAT);
        }
        return n == 0 ? Statistic.not(Reason.TOO_FEW_PERSONS) : Statistic.of((double) count / n);
    }
}
