package io.github.alliancesdk.examples.benchmarks.rows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loops as applications write them: over a row of bytes, and over a collection with one respondent's answers. */
final class HandWrittenLoops {
    private static final int[] SCALE = WaiKey.scaleOfItem();
    private static final boolean[] REVERSED = WaiKey.reversed();
    private static final int SCALE_REQUIRED = WaiKey.required()[0];
    private static final int TOTAL_REQUIRED = WaiKey.required()[WaiKey.SCALES - 1];
    private static final int MIRROR = WaiKey.MAX + 1;

    private HandWrittenLoops() {}

    /** The means of one respondent; NaN if too few items are answered. */
    record Means(double goal, double task, double bond, double total) {}

    private static double mean(int sum, int answered, int required) {
        return answered >= required ? (double) sum / answered : Double.NaN;
    }

    /** Scores rows of bytes (0 for a missing answer) and writes four means per row. */
    static void score(byte[] answers, int from, int to, double[] means) {
        int[] sums = new int[WaiKey.SCALES - 1];
        int[] counts = new int[WaiKey.SCALES - 1];
        for (int row = from; row < to; row++) {
            sums[0] = sums[1] = sums[2] = 0;
            counts[0] = counts[1] = counts[2] = 0;
            int at = row * WaiKey.ITEMS;
            for (int item = 0; item < WaiKey.ITEMS; item++) {
                int answer = answers[at + item];
                if (answer != 0) {
                    sums[SCALE[item]] += REVERSED[item] ? MIRROR - answer : answer;
                    counts[SCALE[item]]++;
                }
            }
            int mean = row * WaiKey.SCALES;
            for (int scale = 0; scale < WaiKey.SCALES - 1; scale++) {
                means[mean + scale] = mean(sums[scale], counts[scale], SCALE_REQUIRED);
            }
            means[mean + WaiKey.SCALES - 1] =
                    mean(sums[0] + sums[1] + sums[2], counts[0] + counts[1] + counts[2], TOTAL_REQUIRED);
        }
    }

    /** Scores one respondent's answers in the order of the items, null for a missing one. */
    static Means score(List<@Nullable Integer> answers) {
        int[] sums = new int[WaiKey.SCALES - 1];
        int[] counts = new int[WaiKey.SCALES - 1];
        for (int item = 0; item < WaiKey.ITEMS; item++) {
            add(answers.get(item), item, sums, counts);
        }
        return means(sums, counts);
    }

    /** Scores one respondent's answers by item number. */
    static Means score(Map<Integer, Integer> answers) {
        int[] sums = new int[WaiKey.SCALES - 1];
        int[] counts = new int[WaiKey.SCALES - 1];
        for (int item = 0; item < WaiKey.ITEMS; item++) {
            add(answers.get(item + 1), item, sums, counts);
        }
        return means(sums, counts);
    }

    private static void add(@Nullable Integer answer, int item, int[] sums, int[] counts) {
        if (answer != null) {
            sums[SCALE[item]] += REVERSED[item] ? MIRROR - answer : answer;
            counts[SCALE[item]]++;
        }
    }

    private static Means means(int[] sums, int[] counts) {
        return new Means(
                mean(sums[0], counts[0], SCALE_REQUIRED),
                mean(sums[1], counts[1], SCALE_REQUIRED),
                mean(sums[2], counts[2], SCALE_REQUIRED),
                mean(sums[0] + sums[1] + sums[2], counts[0] + counts[1] + counts[2], TOTAL_REQUIRED));
    }
}
