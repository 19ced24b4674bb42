package io.github.alliancesdk.core.psychometrics;

import java.util.Arrays;

/** Pairwise covariances of items, and what follows from them for items that are turned round. */
final class ItemCovariance {
    /** A variance of a sum of answers that is this much smaller than its parts is nothing but rounding. */
    private static final double ROUNDING = 1e-12;

    private final double[][] covariance;
    private final int n;

    private ItemCovariance(double[][] covariance, int n) {
        this.covariance = covariance;
        this.n = n;
    }

    /**
     * Of some columns, the others have none, and some persons.
     *
     * @param columns with missing answers
     * @param items by column, whether it counts
     * @param persons by person, whether he or she counts
     */
    static ItemCovariance of(Columns columns, boolean[] items, boolean[] persons) {
        int k = columns.items();
        double[][] values = new double[k][];
        for (int column = 0; column < k; column++) {
            values[column] = items[column] ? values(columns, column, persons) : new double[0];
        }
        double[][] covariance = new double[k][k];
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i && items[i]; j++) {
                if (items[j]) {
                    int pairs = pairs(values[i], values[j]);
                    fewest = Math.min(fewest, pairs);
                    covariance[i][j] = covariance(values[i], values[j], pairs);
                    covariance[j][i] = covariance[i][j];
                }
            }
        }
        return new ItemCovariance(covariance, fewest);
    }

    /** NaN for a missing answer. */
    private static double[] values(Columns columns, int column, boolean[] persons) {
        double[] values = new double[persons.length];
        int count = 0;
        for (int person = 0; person < persons.length; person++) {
            if (persons[person]) {
                values[count++] = columns.isMissing(person, column) ? Double.NaN : columns.value(person, column);
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static int pairs(double[] x, double[] y) {
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            count += Double.isNaN(x[i] + y[i]) ? 0 : 1;
        }
        return count;
    }

    private static double covariance(double[] x, double[] y, int pairs) {
        if (pairs < 2) {
            return 0;
        }
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i] + y[i])) {
                meanX += x[i] / pairs;
                meanY += y[i] / pairs;
            }
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i] + y[i])) {
                sum += (x[i] - meanX) * (y[i] - meanY);
            }
        }
        return sum / (pairs - 1);
    }

    /** The fewest persons who answered both items of a pair. */
    int n() {
        return n;
    }

    /** The correlation of an item with the sum of the others of a group, some of which are turned round. */
    Statistic<Double> itemRest(int item, int[] group, boolean[] turned) {
        if (group.length < 2) {
            return Statistic.not(Reason.TOO_FEW_ITEMS);
        }
        if (n < 2) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        double withRest = 0;
        double ofRest = 0;
        double parts = 0;
        for (int i : group) {
            if (i == item) {
                continue;
            }
            withRest += sign(turned, item) * sign(turned, i) * covariance[item][i];
            for (int j : group) {
                if (j != item) {
                    ofRest += sign(turned, i) * sign(turned, j) * covariance[i][j];
                    parts += Math.abs(covariance[i][j]);
                }
            }
        }
        if (covariance[item][item] <= ROUNDING || ofRest <= ROUNDING * parts) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        double r = withRest / Math.sqrt(covariance[item][item]) / Math.sqrt(ofRest);
        return Statistic.of(Math.max(-1, Math.min(1, r)));
    }

    private static int sign(boolean[] turned, int column) {
        return turned[column] ? -1 : 1;
    }
}
