package io.github.alliancesdk.core.internal.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The model in which one factor explains the correlations of all items, fitted to a covariance matrix by maximum
 * likelihood. The implied matrix is M = l l' + diag(u), and the fit minimizes f = log|M| + tr(S M^-1) - log|S| - k.
 * Loadings l and unique variances u are not restricted, so that a unique variance below zero is visible. The fit uses
 * correlations, for which the model is equivalent, and Newton's method with exact second derivatives. It is one search
 * from one start. A unique variance below zero is detected at the minimum where the search ends; other minima, if they
 * exist, are not searched for.
 */
public final class OneFactorModel {
    private static final int MAX_ITERATIONS = 500;
    private static final double TOLERANCE = 1e-9;
    private static final double SINGULAR = 1e-10;
    private static final double NO_UNIQUENESS = 1e-9;
    private static final double LEAST_CURVATURE = 1e-9;

    /** The result of a fit. */
    public enum Outcome {
        /** A minimum that the data determine, with every unique variance above zero. */
        FITTED,
        /** The matrix has no inverse, or isn't a covariance matrix. */
        SINGULAR,
        /** No minimum was reached. */
        NOT_CONVERGED,
        /** A unique variance isn't above zero. */
        HEYWOOD,
        /** The likelihood is flat at its maximum: other loadings fit equally well. */
        NOT_IDENTIFIED
    }

    /** A fit: its outcome and its estimates, which have a meaning only if the outcome is {@link Outcome#FITTED}. */
    public static final class Fit {
        private final Outcome outcome;
        private final double[] loadings;
        private final double[] uniqueVariances;
        private final double discrepancy;
        private final double baselineDiscrepancy;
        private final double residual;
        private final int iterations;
        private final double[] scales;
        private final @Nullable Cholesky expected;

        private Fit(Outcome outcome) {
            this.outcome = outcome;
            this.loadings = new double[0];
            this.uniqueVariances = new double[0];
            this.discrepancy = 0;
            this.baselineDiscrepancy = 0;
            this.residual = 0;
            this.iterations = 0;
            this.scales = new double[0];
            this.expected = null;
        }

        /** Converts the estimates from the metric of correlations to that of covariances. */
        private Fit(Outcome outcome, OneFactorModel model, Point end, int iterations, double[] deviations) {
            int items = deviations.length;
            double sign = Arrays.stream(end.loadings).sum() < 0 ? -1 : 1;
            this.outcome = outcome;
            this.loadings = new double[items];
            this.uniqueVariances = new double[items];
            this.scales = new double[2 * items];
            for (int i = 0; i < items; i++) {
                scales[i] = sign * deviations[i];
                scales[items + i] = deviations[i] * deviations[i];
                loadings[i] = scales[i] * end.loadings[i];
                uniqueVariances[i] = scales[items + i] * end.uniqueness[i];
            }
            this.discrepancy = end.value - model.observedLogDeterminant - items;
            this.baselineDiscrepancy = -model.observedLogDeterminant;
            this.residual = model.residual(end);
            this.iterations = iterations;
            this.expected = Cholesky.of(end.expectedCurvature(), 0);
        }

        public Outcome outcome() {
            return outcome;
        }

        /** In the metric of the covariance matrix; their sum isn't negative. */
        public double[] loadings() {
            return loadings;
        }

        /** In the metric of the covariance matrix. */
        public double[] uniqueVariances() {
            return uniqueVariances;
        }

        /** f at the minimum. */
        public double discrepancy() {
            return discrepancy;
        }

        /** f of the baseline model, in which no two items correlate. */
        public double baselineDiscrepancy() {
            return baselineDiscrepancy;
        }

        /** The standardized root mean square residual of the correlations, including the diagonal. */
        public double residual() {
            return residual;
        }

        /** The number of steps. */
        public int iterations() {
            return iterations;
        }

        /**
         * n times the variance of a function of the estimates by the delta method, from the expected information.
         *
         * @param gradient the derivatives of the function by the loadings, then by the unique variances
         * @return NaN if the information has no inverse
         */
        public double varianceTimesN(double[] gradient) {
            if (expected == null) {
                return Double.NaN;
            }
            double[] scaled = new double[gradient.length];
            for (int i = 0; i < gradient.length; i++) {
                scaled[i] = gradient[i] * scales[i];
            }
            // f is -2/n times the log likelihood, so its expected curvature is twice the information of one person
            return 2 * dot(scaled, expected.solve(scaled));
        }
    }

    private final double[][] observed;
    private final int items;
    private final double observedLogDeterminant;

    private OneFactorModel(double[][] observed, double observedLogDeterminant) {
        this.observed = observed;
        this.items = observed.length;
        this.observedLogDeterminant = observedLogDeterminant;
    }

    /** Fits the model to a covariance matrix of at least three items, with variances above zero. */
    public static Fit fit(double[][] covariance) {
        int items = covariance.length;
        double[] deviations = IntStream.range(0, items)
                .mapToDouble(i -> Math.sqrt(covariance[i][i]))
                .toArray();
        double[][] correlation = new double[items][items];
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                correlation[i][j] = i == j ? 1 : covariance[i][j] / deviations[i] / deviations[j];
            }
        }
        Cholesky root = Cholesky.of(correlation, SINGULAR);
        if (root == null) {
            return new Fit(Outcome.SINGULAR);
        }
        OneFactorModel model = new OneFactorModel(correlation, root.logDeterminant());
        Point start = model.start(root.inverse());
        return start == null ? new Fit(Outcome.SINGULAR) : model.fit(start, deviations);
    }

    /**
     * The starting point: half of the variance that the other items don't explain as unique variance, and the first
     * principal axis of the rest.
     */
    private @Nullable Point start(double[][] inverse) {
        double[] uniqueness = new double[items];
        double[] axis = new double[items];
        for (int i = 0; i < items; i++) {
            uniqueness[i] = (1 - 0.5 / items) / inverse[i][i];
            axis[i] = 1 / Math.sqrt(items);
        }
        double length = 1;
        for (int step = 0; step < 50; step++) {
            double[] next = new double[items];
            for (int i = 0; i < items; i++) {
                for (int j = 0; j < items; j++) {
                    next[i] += observed[i][j] / Math.sqrt(uniqueness[i] * uniqueness[j]) * axis[j];
                }
            }
            length = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
            for (int i = 0; i < items; i++) {
                axis[i] = next[i] / length;
            }
        }
        double scale = Math.sqrt(Math.max(length - 1, 0.01));
        double[] loadings = new double[items];
        for (int i = 0; i < items; i++) {
            loadings[i] = Math.sqrt(uniqueness[i]) * axis[i] * scale;
        }
        return point(loadings, uniqueness);
    }

    private Fit fit(Point start, double[] deviations) {
        Point point = start;
        int iteration = 0;
        for (; iteration < MAX_ITERATIONS; iteration++) {
            Point next = better(point);
            if (next == null || (point.steepest <= TOLERANCE && next.steepest > point.steepest / 2)) {
                break;
            }
            point = next;
        }
        return new Fit(outcome(point), this, point, iteration, deviations);
    }

    private double residual(Point end) {
        double squares = 0;
        for (int i = 0; i < items; i++) {
            for (int j = 0; j <= i; j++) {
                double implied = end.loadings[i] * end.loadings[j] + (i == j ? end.uniqueness[i] : 0);
                squares += (observed[i][j] - implied) * (observed[i][j] - implied);
            }
        }
        return Math.sqrt(squares / (items * (items + 1) / 2.0));
    }

    private static Outcome outcome(Point end) {
        if (Arrays.stream(end.uniqueness).min().orElseThrow() < NO_UNIQUENESS) {
            return Outcome.HEYWOOD;
        }
        if (end.steepest > TOLERANCE) {
            return Outcome.NOT_CONVERGED;
        }
        return Cholesky.of(end.curvature(), LEAST_CURVATURE) == null ? Outcome.NOT_IDENTIFIED : Outcome.FITTED;
    }

    /** The next, lower point of the search; null at its end. */
    private @Nullable Point better(Point point) {
        double[] step = point.step();
        double slope = 0;
        for (int i = 0; i < step.length; i++) {
            slope += step[i] * point.gradient[i];
        }
        for (double share = 1; share > 1e-10; share /= 2) {
            double[] loadings = point.loadings.clone();
            double[] uniqueness = point.uniqueness.clone();
            for (int i = 0; i < items; i++) {
                loadings[i] += share * step[i];
                uniqueness[i] += share * step[items + i];
            }
            Point next = point(loadings, uniqueness);
            if (next != null && isBetter(next, point, 1e-4 * share * slope)) {
                return next;
            }
        }
        return null;
    }

    /** Close to the minimum, differences of f are rounding error, so only the slope is compared. */
    private static boolean isBetter(Point next, Point point, double expected) {
        double gain = next.value - point.value;
        boolean lower = gain < 0 && gain < expected;
        boolean flatter = next.steepest < 0.5 * point.steepest && gain < 1e-12 * (1 + Math.abs(point.value));
        return lower || flatter;
    }

    /** Null if the implied matrix isn't positive definite. */
    private @Nullable Point point(double[] loadings, double[] uniqueness) {
        double[][] implied = new double[items][items];
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < items; j++) {
                implied[i][j] = loadings[i] * loadings[j] + (i == j ? uniqueness[i] : 0);
            }
        }
        Cholesky root = Cholesky.of(implied, 1e-14);
        return root == null ? null : new Point(loadings, uniqueness, root);
    }

    /** Loadings and unique variances, with the value of log|M| + tr(S M^-1) and its derivatives. */
    private final class Point {
        final double[] loadings;
        final double[] uniqueness;
        final double value;
        final double[] gradient;
        final double steepest;
        /** Q = M^-1. */
        private final double[][] inverse;
        /** B = Q S Q. */
        private final double[][] weighted;
        /** Q l. */
        private final double[] inverseTimes;
        /** B l. */
        private final double[] weightedTimes;

        Point(double[] loadings, double[] uniqueness, Cholesky root) {
            this.loadings = loadings;
            this.uniqueness = uniqueness;
            this.inverse = root.inverse();
            double[][] product = multiply(inverse, observed);
            this.weighted = multiply(product, inverse);
            this.inverseTimes = multiply(inverse, loadings);
            this.weightedTimes = multiply(weighted, loadings);
            double trace = 0;
            this.gradient = new double[2 * items];
            for (int i = 0; i < items; i++) {
                trace += product[i][i];
                gradient[i] = 2 * (inverseTimes[i] - weightedTimes[i]);
                gradient[items + i] = inverse[i][i] - weighted[i][i];
            }
            this.value = root.logDeterminant() + trace;
            this.steepest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        }

        /** Newton's step; where the surface isn't convex, the step uses the expected curvature. */
        double[] step() {
            Cholesky root = Cholesky.of(curvature(), LEAST_CURVATURE);
            if (root == null) {
                double[][] expected = expectedCurvature();
                for (int i = 0; i < expected.length; i++) {
                    expected[i][i] += 1e-6;
                }
                root = Cholesky.of(expected, 0);
            }
            double[] down = Arrays.stream(gradient).map(slope -> -slope).toArray();
            return root == null ? down : root.solve(down);
        }

        double[][] curvature() {
            double[][] curvature = curvature(weighted, weightedTimes);
            for (int i = 0; i < items; i++) {
                for (int j = 0; j < items; j++) {
                    curvature[i][j] += 2 * (inverse[i][j] - weighted[i][j]);
                }
            }
            return curvature;
        }

        double[][] expectedCurvature() {
            return curvature(inverse, inverseTimes);
        }

        /**
         * tr(Q Di B Dj) + tr(B Di Q Dj) - tr(Q Di Q Dj) for each pair of parameters, where D are the derivatives of M.
         * With Q in place of B it is the expected curvature.
         */
        private double[][] curvature(double[][] b, double[] bl) {
            double[] ql = inverseTimes;
            double lql = dot(loadings, ql);
            double lbl = dot(loadings, bl);
            double[][] result = new double[2 * items][2 * items];
            for (int i = 0; i < items; i++) {
                for (int j = 0; j < items; j++) {
                    double q = inverse[i][j];
                    result[i][j] =
                            2 * (ql[i] * bl[j] + bl[i] * ql[j] + lbl * q + lql * b[i][j] - ql[i] * ql[j] - lql * q);
                    result[i][items + j] = 2 * (q * bl[j] + b[i][j] * ql[j] - q * ql[j]);
                    result[items + j][i] = result[i][items + j];
                    result[items + i][items + j] = q * (2 * b[i][j] - q);
                }
            }
            return result;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] multiply(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    private static double[][] multiply(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int m = 0; m < a.length; m++) {
                for (int j = 0; j < a.length; j++) {
                    product[i][j] += a[i][m] * b[m][j];
                }
            }
        }
        return product;
    }
}
