package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.internal.statistics.Arguments;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Arrays;

/** Pairwise covariances of items, and statistics that follow from them if some items are reversed. */
final class ItemCovariance {
    /** If the variance of a sum of answers is this much smaller than its parts, it is rounding error. */
    private static final double ROUNDING = 1e-12;

    private final double[][] covariance;
    private final int n;

    private ItemCovariance(double[][] covariance, int n) {
        this.covariance = covariance;
        this.n = n;
    }

    /**
     * For the chosen columns and persons; other columns get no covariances.
     *
     * @param columns with missing answers
     * @param items by column, whether it is used
     * @param persons by person, whether he or she is used
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

    /** The number of persons for the pair of items that the fewest persons answered. */
    int n() {
        return n;
    }

    /** The correlation of an item with the sum of the other items of a group, some of which are reversed. */
    Statistic<Double> itemRest(int item, int[] group, boolean[] turned) {
        if (group.length < 2) {
            return Statistic.not(Reason.TOO_FEW_ITEMS);
        }
        if (n < 2) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        int[] others = Arrays.stream(group).filter(i -> i != item).toArray();
        double withRest = 0;
        for (int i : others) {
            withRest += sign(turned, item) * sign(turned, i) * covariance[item][i];
        }
        double ofRest = varianceOfSum(others, turned);
        if (covariance[item][item] <= ROUNDING || ofRest == 0) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        double r = withRest / Math.sqrt(covariance[item][item]) / Math.sqrt(ofRest);
        return Statistic.of(Math.max(-1, Math.min(1, r)));
    }

    /** Whether a sum of items, some of which are reversed, is the same for all persons. */
    boolean isConstantSum(int[] group, boolean[] turned) {
        return varianceOfSum(group, turned) == 0;
    }

    /** Whether alpha of a sum is significantly above 0: the lower bound of Feldt's 95 % interval is above 0. */
    boolean haveInCommon(int[] group, boolean[] turned) {
        double variance = varianceOfSum(group, turned);
        int k = group.length;
        if (k < 2 || n < 2 || variance == 0) {
            return false;
        }
        double parts = Arrays.stream(group).mapToDouble(i -> covariance[i][i]).sum();
        double alpha = k / (k - 1.0) * (1 - parts / variance);
        return (1 - alpha) * Quantiles.f((1 + Arguments.LEVEL) / 2, n - 1, (n - 1.0) * (k - 1)) < 1;
    }

    /** 0 if only rounding error is left. */
    private double varianceOfSum(int[] group, boolean[] turned) {
        double variance = 0;
        double parts = 0;
        for (int i : group) {
            for (int j : group) {
                variance += sign(turned, i) * sign(turned, j) * covariance[i][j];
                parts += Math.abs(covariance[i][j]);
            }
        }
        return variance <= ROUNDING * parts ? 0 : variance;
    }

    private static int sign(boolean[] turned, int column) {
        return turned[column] ? -1 : 1;
    }
}
