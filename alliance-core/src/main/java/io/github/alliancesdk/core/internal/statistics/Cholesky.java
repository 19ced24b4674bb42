package io.github.alliancesdk.core.internal.statistics;

import org.jspecify.annotations.Nullable;

/** The lower triangular Cholesky factor of a symmetric positive definite matrix, and results computed from it. */
final class Cholesky {
    private final double[][] root;

    private Cholesky(double[][] root) {
        this.root = root;
    }

    /** Returns null if a pivot isn't above {@code least}; elements above the diagonal aren't read. */
    static @Nullable Cholesky of(double[][] matrix, double least) {
        int size = matrix.length;
        double[][] root = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int m = 0; m < j; m++) {
                    rest -= root[i][m] * root[j][m];
                }
                if (i > j) {
                    root[i][j] = rest / root[j][j];
                } else if (rest > least) {
                    root[i][i] = Math.sqrt(rest);
                } else {
                    return null;
                }
            }
        }
        return new Cholesky(root);
    }

    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < root.length; i++) {
            sum += Math.log(root[i][i]);
        }
        return 2 * sum;
    }

    double[] solve(double[] right) {
        int size = root.length;
        double[] x = right.clone();
        for (int i = 0; i < size; i++) {
            for (int m = 0; m < i; m++) {
                x[i] -= root[i][m] * x[m];
            }
            x[i] /= root[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int m = i + 1; m < size; m++) {
                x[i] -= root[m][i] * x[m];
            }
            x[i] /= root[i][i];
        }
        return x;
    }

    double[][] inverse() {
        int size = root.length;
        double[][] inverse = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            inverse[i] = solve(unit);
        }
        return inverse;
    }
}
