package io.github.alliancesdk.core.internal.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles of the distributions used for intervals. */
public final class Quantiles {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    /** Poisson weights below this don't change a sum of at most 1. */
    private static final double LEAST_WEIGHT = 1e-18;

    private Quantiles() {}

    public static double normal(double probability) {
        return STANDARD_NORMAL.inverseCumulativeProbability(probability);
    }

    /** The point above which this share of the standard normal distribution is. */
    public static double normalAbove(double share) {
        return STANDARD_NORMAL.inverseSurvivalProbability(share);
    }

    /** The share of the standard normal distribution above a point, which may be infinite. */
    public static double normalShareAbove(double point) {
        return STANDARD_NORMAL.survivalProbability(point);
    }

    public static double t(double probability, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
    }

    public static double f(double probability, double numerator, double denominator) {
        return FDistribution.of(numerator, denominator).inverseCumulativeProbability(probability);
    }

    /**
     * The noncentrality of a chi-square distribution for which a given share of the distribution is below a value; 0 if
     * the share is smaller even for the central distribution.
     *
     * @param value above 0
     * @param degreesOfFreedom 1 or more
     * @param probability between 0 and 1
     */
    public static double noncentrality(double value, int degreesOfFreedom, double probability) {
        if (noncentralChiSquare(value, degreesOfFreedom, 0) <= probability) {
            return 0;
        }
        double low = 0;
        double high = value + 1;
        while (noncentralChiSquare(value, degreesOfFreedom, high) > probability) {
            low = high;
            high *= 2;
        }
        for (int step = 0; step < 200 && high - low > 1e-13 * high; step++) {
            double middle = (low + high) / 2;
            if (noncentralChiSquare(value, degreesOfFreedom, middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * The distribution function: a sum of central distribution functions with 2 j more degrees of freedom, weighted by
     * the Poisson probabilities of j. The sum starts at the largest weight and continues in both directions until the
     * weights are negligible.
     */
    static double noncentralChiSquare(double value, int degreesOfFreedom, double noncentrality) {
        double half = noncentrality / 2;
        int mode = (int) half;
        double shape = degreesOfFreedom / 2.0 + mode;
        double point = value / 2;
        double atMode = half == 0 ? 1 : PoissonDistribution.of(half).probability(mode);
        double centre = ChiSquaredDistribution.of(2 * shape).cumulativeProbability(value);
        // P(a + 1, x) = P(a, x) - x^a e^-x / Gamma(a + 1); the last term is the density of the gamma distribution
        double density = GammaDistribution.of(shape + 1, 1).density(point);
        double sum = 0;
        double weight = atMode;
        double share = centre;
        double step = density;
        for (int j = mode; weight > LEAST_WEIGHT && share > 0; j++) {
            sum += weight * share;
            share -= step;
            step *= point / (degreesOfFreedom / 2.0 + j + 1);
            weight *= half / (j + 1);
        }
        weight = mode == 0 ? 0 : atMode * mode / half;
        step = density * shape / point;
        share = centre + step;
        for (int j = mode - 1; j >= 0 && weight > LEAST_WEIGHT; j--) {
            sum += weight * Math.min(1, share);
            step *= (degreesOfFreedom / 2.0 + j) / point;
            share += step;
            weight *= j / half;
        }
        return Math.min(1, sum);
    }
}
