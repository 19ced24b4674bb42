package io.github.alliancesdk.examples.benchmarks;

import java.util.Arrays;

/**
 * The median, minimum and maximum over the rounds.
 *
 * @param median the median
 * @param min the minimum
 * @param max the maximum
 */
record Spread(double median, double min, double max) {
    static Spread of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}
