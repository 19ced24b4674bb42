package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;

/** A straight line by ordinary least squares. The caller must ensure that x varies and that there are enough values. */
record LeastSquares(double slope, double intercept, double slopeError, int degreesOfFreedom, boolean leavesNoResidual) {
    /** Squared residuals below this share of the squared values are rounding error. */
    private static final double ROUNDING = 1e-28;

    static LeastSquares of(double[] x, double[] y) {
        return of(x, y, x.length - 2, y);
    }

    /**
     * For deviations: {@code original} contains the values before the deviations were taken; their size determines what
     * is rounding error.
     */
    static LeastSquares of(double[] x, double[] y, int degreesOfFreedom, double[] original) {
        double meanX = Moments.mean(x);
        double meanY = Moments.mean(y);
        double squares = Moments.sumOfSquares(x);
        double slope = Moments.sumOfProducts(x, y) / squares;
        double residual = 0;
        double size = 0;
        for (int i = 0; i < x.length; i++) {
            double rest = (y[i] - meanY) - slope * (x[i] - meanX);
            residual += rest * rest;
            size += original[i] * original[i];
        }
        double error = Math.sqrt(residual / degreesOfFreedom / squares);
        return new LeastSquares(slope, meanY - slope * meanX, error, degreesOfFreedom, residual <= ROUNDING * size);
    }

    Statistic<Double> standardError() {
        return leavesNoResidual ? Statistic.not(Reason.PERFECT_CORRELATION) : Statistic.of(slopeError);
    }

    Statistic<ConfidenceInterval> interval() {
        double half = Quantiles.t(0.975, degreesOfFreedom) * slopeError;
        return standardError().map(any -> new ConfidenceInterval(slope - half, slope + half, 0.95));
    }
}
