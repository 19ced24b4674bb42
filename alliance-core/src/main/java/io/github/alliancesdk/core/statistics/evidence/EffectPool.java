package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.evidence.RandomEffects.KnappHartung;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Pools effects with their sampling variances. Effects are sorted, so that the order of the studies doesn't change the
 * last digit.
 */
final class EffectPool {
    static final double LEVEL = 0.95;
    private static final double UPPER_TAIL = (1 + LEVEL) / 2;
    static final double Z = Quantiles.normal(UPPER_TAIL);
    /**
     * The step of the search grid in log(v + tau2). The restricted likelihood is smooth at this scale, so there is no
     * hidden maximum between two grid points.
     */
    private static final double GRID_STEP = 0.1;

    private final int k;
    private final double[] y;
    private final double[] v;
    /** The original index of each sorted effect. */
    private final int[] places;

    private final DoubleUnaryOperator back;

    /** The mean of effects with the weights 1 / (v + tau2). */
    private static final class Weighted {
        private final double[] weights;
        private final double total;
        private final double mean;

        Weighted(double[] weights, double total, double mean) {
            this.weights = weights;
            this.total = total;
            this.mean = mean;
        }
    }

    /**
     * For finite effects with positive variances.
     *
     * @param back transforms an effect to the reported scale
     */
    EffectPool(double[] effects, double[] variances, DoubleUnaryOperator back) {
        this.k = effects.length;
        this.places = IntStream.range(0, k)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> effects[i]).thenComparingDouble(i -> variances[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.y = IntStream.of(places).mapToDouble(i -> effects[i]).toArray();
        this.v = IntStream.of(places).mapToDouble(i -> variances[i]).toArray();
        this.back = back;
    }

    Statistic<PooledEstimate> fixed() {
        if (k < 1) {
            return Statistic.not(Reason.TOO_FEW_STUDIES);
        }
        Weighted weighted = weighted(0);
        double error = Math.sqrt(1 / weighted.total);
        if (!allFinite(weighted.total, weighted.mean, error)) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        return Statistic.of(new PooledEstimate(
                back.applyAsDouble(weighted.mean), confidence(weighted.mean, Z * error), error, shares(weighted)));
    }

    Statistic<Heterogeneity> heterogeneity() {
        if (k < 2) {
            return Statistic.not(Reason.TOO_FEW_STUDIES);
        }
        double q = q(weighted(0));
        int degrees = k - 1;
        if (!Double.isFinite(q)) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        // the comparison first, so that equal effects don't divide by q = 0
        return Statistic.of(new Heterogeneity(q, degrees, q <= degrees ? 0 : (q - degrees) / q));
    }

    Statistic<RandomEffects> random(RandomEffects.Estimator estimator) {
        if (k < 2) {
            return Statistic.not(Reason.TOO_FEW_STUDIES);
        }
        Statistic<Double> tau2 = estimator == RandomEffects.Estimator.REML ? reml() : dersimonianLaird();
        return tau2.flatMap(variance -> random(estimator, variance));
    }

    private Statistic<RandomEffects> random(RandomEffects.Estimator estimator, double tau2) {
        Weighted weighted = weighted(tau2);
        double mean = weighted.mean;
        double error = Math.sqrt(1 / weighted.total);
        if (!allFinite(weighted.total, mean, error)) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        return Statistic.of(new RandomEffects(
                estimator,
                back.applyAsDouble(mean),
                confidence(mean, Z * error),
                error,
                tau2,
                prediction(mean, Z * Math.sqrt(tau2 + error * error)),
                knappHartung(weighted, tau2),
                knappHartung(weighted, tau2, Math.max(1, q(weighted) / (k - 1))),
                shares(weighted)));
    }

    private Statistic<KnappHartung> knappHartung(Weighted weighted, double tau2) {
        return Moments.isConstant(y)
                ? Statistic.not(Reason.NO_VARIANCE)
                : Statistic.of(knappHartung(weighted, tau2, q(weighted) / (k - 1)));
    }

    /**
     * {@code factor} multiplies the model's variance of the mean; it comes from the observed variation of the effects.
     */
    private KnappHartung knappHartung(Weighted weighted, double tau2, double factor) {
        int degrees = k - 1;
        double error = Math.sqrt(factor / weighted.total);
        double t = Quantiles.t(UPPER_TAIL, degrees);
        return new KnappHartung(
                error,
                degrees,
                confidence(weighted.mean, t * error),
                prediction(weighted.mean, t * Math.sqrt(tau2 + error * error)));
    }

    private Statistic<Double> dersimonianLaird() {
        Weighted weighted = weighted(0);
        double squares = 0;
        for (double weight : weighted.weights) {
            squares += weight * weight;
        }
        double tau2 = (q(weighted) - (k - 1)) / (weighted.total - squares / weighted.total);
        return finite(Math.max(0, tau2));
    }

    /**
     * The global maximum of the restricted likelihood. Its slope is negative above {@code var(y) + max(v)}, so every
     * local maximum is below that point. Each change of the slope's sign from plus to minus brackets one local maximum;
     * bisection finds it.
     */
    private Statistic<Double> reml() {
        double least = DoubleStream.of(v).min().orElseThrow();
        double most = Moments.variance(y) + DoubleStream.of(v).max().orElseThrow();
        double end = Math.log(least + most);
        double best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        double lower = 0;
        double slope = slope(0);
        // a variance near zero has an infinite weight; different effects then exclude tau2 = 0, equal effects don't
        if (!allFinite(end, slope(most)) || (!Double.isFinite(slope) && Moments.isConstant(y))) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        if (slope <= 0) {
            highest = logLikelihood(0);
        }
        for (double at = Math.log(least); lower < most; at += GRID_STEP) {
            double upper = at + GRID_STEP < end ? Math.exp(at + GRID_STEP) - least : most;
            double next = slope(upper);
            if (!(slope <= 0) && next <= 0) {
                double peak = peak(lower, upper);
                double height = logLikelihood(peak);
                if (height > highest) {
                    best = peak;
                    highest = height;
                }
            }
            lower = upper;
            slope = next;
        }
        return finite(best);
    }

    /** The point where the slope of the restricted likelihood changes from plus to minus. */
    private double peak(double rising, double falling) {
        double lower = rising;
        double upper = falling;
        double middle = lower + (upper - lower) / 2;
        // ends if there is no double between the two
        while (lower < middle && middle < upper) {
            if (slope(middle) <= 0) {
                upper = middle;
            } else {
                lower = middle;
            }
            middle = lower + (upper - lower) / 2;
        }
        return middle;
    }

    /**
     * Twice the slope of the restricted log-likelihood, {@code y'PPy - tr P}, where P is the projection that removes
     * the weighted mean.
     */
    private double slope(double tau2) {
        Weighted weighted = weighted(tau2);
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < k; i++) {
            double weight = weighted.weights[i];
            double rest = weight * (y[i] - weighted.mean);
            trace += weight * (1 - weight / weighted.total);
            squares += rest * rest;
        }
        return squares - trace;
    }

    /** The restricted log-likelihood without its constant. */
    private double logLikelihood(double tau2) {
        Weighted weighted = weighted(tau2);
        double logs = Math.log(weighted.total);
        for (double weight : weighted.weights) {
            logs -= Math.log(weight);
        }
        return -(logs + q(weighted)) / 2;
    }

    private Weighted weighted(double tau2) {
        double[] weights = new double[k];
        double total = 0;
        for (int i = 0; i < k; i++) {
            weights[i] = 1 / (v[i] + tau2);
            total += weights[i];
        }
        double mean = 0;
        for (int i = 0; i < k; i++) {
            mean += weights[i] / total * y[i];
        }
        return new Weighted(weights, total, mean);
    }

    private double q(Weighted weighted) {
        double q = 0;
        for (int i = 0; i < k; i++) {
            double rest = y[i] - weighted.mean;
            q += weighted.weights[i] * rest * rest;
        }
        return q;
    }

    private List<Double> shares(Weighted weighted) {
        Double[] shares = new Double[k];
        for (int i = 0; i < k; i++) {
            shares[places[i]] = weighted.weights[i] / weighted.total;
        }
        return List.of(shares);
    }

    private ConfidenceInterval confidence(double mean, double half) {
        return new ConfidenceInterval(back.applyAsDouble(mean - half), back.applyAsDouble(mean + half), LEVEL);
    }

    private RandomEffects.PredictionInterval prediction(double mean, double half) {
        return new RandomEffects.PredictionInterval(
                back.applyAsDouble(mean - half), back.applyAsDouble(mean + half), LEVEL);
    }

    private static boolean allFinite(double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static Statistic<Double> finite(double value) {
        return Double.isFinite(value) ? Statistic.of(value) : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }
}
