package io.github.alliancesdk.core.evidence;

import io.github.alliancesdk.core.evidence.RandomEffects.KnappHartung;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.psychometrics.ConfidenceInterval;
import io.github.alliancesdk.core.psychometrics.Reason;
import io.github.alliancesdk.core.psychometrics.Statistic;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Effects with their sampling variances, pooled. Effects are kept in an order of their own, so that the order of the
 * studies changes no last digit.
 */
final class EffectPool {
    static final double LEVEL = 0.95;
    private static final double UPPER_TAIL = (1 + LEVEL) / 2;
    static final double Z = Quantiles.normal(UPPER_TAIL);
    private static final int MAX_ITERATIONS = 1000;

    /** Steps below this share of the total variance are rounding. */
    private static final double TOLERANCE = 1e-14;

    /** By how much the likelihood has to be higher at zero than at the peak that was climbed, as in {@code metafor}. */
    private static final double HIGHER = Math.pow(Math.ulp(1.0), 0.25);

    private final int k;
    private final double[] y;
    private final double[] v;
    /** Where the effect in each place stood among the studies. */
    private final int[] places;

    private final DoubleUnaryOperator back;

    /** A mean of effects under weights 1 / (v + tau2). */
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
     * Takes effects of finite value with positive variances.
     *
     * @param back turns an effect into what is reported
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
        // asked this way round, equal effects don't divide by their q of zero
        return Statistic.of(new Heterogeneity(q, degrees, q <= degrees ? 0 : (q - degrees) / q));
    }

    Statistic<RandomEffects> random(BetweenStudyVariance estimator) {
        if (k < 2) {
            return Statistic.not(Reason.TOO_FEW_STUDIES);
        }
        Statistic<Double> tau2 = estimator == BetweenStudyVariance.REML ? reml() : dersimonianLaird();
        return tau2.flatMap(variance -> random(estimator, variance));
    }

    private Statistic<RandomEffects> random(BetweenStudyVariance estimator, double tau2) {
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
                shares(weighted)));
    }

    private Statistic<KnappHartung> knappHartung(Weighted weighted, double tau2) {
        if (Moments.isConstant(y)) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        int degrees = k - 1;
        double error = Math.sqrt(q(weighted) / degrees / weighted.total);
        double t = Quantiles.t(UPPER_TAIL, degrees);
        return Statistic.of(new KnappHartung(
                error,
                degrees,
                confidence(weighted.mean, t * error),
                prediction(weighted.mean, t * Math.sqrt(tau2 + error * error))));
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
     * Fisher scoring from the estimate of Hedges, a step at a time as {@code metafor::rma} does, so that a likelihood of
     * several peaks is climbed from the same side.
     */
    private Statistic<Double> reml() {
        double scale = Moments.mean(v);
        double tau2 = Math.max(0, Moments.variance(y) - scale);
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double step = scoringStep(tau2);
            if (!Double.isFinite(step)) {
                return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
            }
            while (tau2 + step < 0) {
                step /= 2;
            }
            tau2 += step;
            if (Math.abs(step) <= TOLERANCE * (scale + tau2)) {
                return finite(peak(tau2));
            }
        }
        return Statistic.not(Reason.NOT_CONVERGED);
    }

    /** The estimate, or zero if the likelihood falls from there on, or is higher there. */
    private double peak(double tau2) {
        boolean nearZero = tau2 <= 1e-12 * Moments.mean(v);
        return (nearZero && scoringStep(0) <= 0) || logLikelihood(0) - logLikelihood(tau2) > HIGHER ? 0 : tau2;
    }

    /** {@code (y'PPy - tr P) / tr PP} with P the projection that takes the weighted mean out. */
    private double scoringStep(double tau2) {
        Weighted weighted = weighted(tau2);
        double sum2 = 0;
        double sum3 = 0;
        double squares = 0;
        for (int i = 0; i < k; i++) {
            double weight = weighted.weights[i];
            double rest = weight * (y[i] - weighted.mean);
            sum2 += weight * weight;
            sum3 += weight * weight * weight;
            squares += rest * rest;
        }
        double total = weighted.total;
        double trace = total - sum2 / total;
        double traceOfSquare = sum2 - 2 * sum3 / total + sum2 * sum2 / (total * total);
        return (squares - trace) / traceOfSquare;
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

    private PredictionInterval prediction(double mean, double half) {
        return new PredictionInterval(back.applyAsDouble(mean - half), back.applyAsDouble(mean + half), LEVEL);
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
