package io.github.alliancesdk.core.internal.statistics;

import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles of the distributions that intervals are made of. */
public final class Quantiles {
    private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

    private Quantiles() {}

    public static double normal(double probability) {
        return STANDARD_NORMAL.inverseCumulativeProbability(probability);
    }

    /** The point that this share of the standard normal distribution lies above. */
    public static double normalAbove(double share) {
        return STANDARD_NORMAL.inverseSurvivalProbability(share);
    }

    /** The share of the standard normal distribution above a point, infinite points included. */
    public static double normalShareAbove(double point) {
        return STANDARD_NORMAL.survivalProbability(point);
    }

    public static double t(double probability, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
    }

    public static double f(double probability, double numerator, double denominator) {
        return FDistribution.of(numerator, denominator).inverseCumulativeProbability(probability);
    }
}
