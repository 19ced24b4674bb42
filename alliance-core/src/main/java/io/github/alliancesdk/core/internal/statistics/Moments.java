package io.github.alliancesdk.core.internal.statistics;

/**
 * Means, variances and correlations by two passes. Callers must ensure that there are enough values; with too few the
 * results are NaN and must not leave the library.
 */
public final class Moments {
    private Moments() {}

    public static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        // a second pass corrects the rounding error of the first
        double rest = 0;
        for (double value : values) {
            rest += value - mean;
        }
        return mean + rest / values.length;
    }

    /** The sum of squared deviations from the mean. */
    public static double sumOfSquares(double... values) {
        return sumOfProducts(values, values);
    }

    /** The sum of the products of the deviations from the two means. */
    public static double sumOfProducts(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum;
    }

    /** With n - 1 in the denominator. */
    public static double variance(double... values) {
        return sumOfSquares(values) / (values.length - 1);
    }

    public static double standardDeviation(double... values) {
        return Math.sqrt(variance(values));
    }

    /** With n - 1 in the denominator. */
    public static double covariance(double[] x, double[] y) {
        return sumOfProducts(x, y) / (x.length - 1);
    }

    /** Pearson's correlation, cut to -1 and 1. */
    public static double correlation(double[] x, double[] y) {
        double r = sumOfProducts(x, y) / Math.sqrt(sumOfSquares(x)) / Math.sqrt(sumOfSquares(y));
        return Math.max(-1, Math.min(1, r));
    }

    /**
     * Whether all values are the same. It compares the values themselves, because the computed variance of equal values
     * isn't always zero.
     */
    public static boolean isConstant(double... values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }
}
