package io.github.alliancesdk.examples.benchmarks.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Seeded answers, the same in every run and every process. */
public final class Matrix {
    private static final long SEED = 20261122;
    /** Answers are drawn for this many rows, and larger matrices repeat them: drawing takes longer than scoring. */
    private static final int DRAWN_ROWS = 1_000_000;

    private static final double MISSING = 0.03;

    /** A missing code far from the answers. */
    static final byte FAR_CODE = 99;

    private Matrix() {}

    /**
     * Answers row by row: 0 (missing) with probability 0.03, otherwise 1 to the highest answer with equal probability.
     *
     * @param rows the number of rows
     * @param items the number of answers in a row
     * @param max the highest answer
     * @return {@code rows * items} bytes
     */
    public static byte[] answers(int rows, int items, int max) {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] answers = new byte[Math.multiplyExact(rows, items)];
        int drawn = Math.min(rows, DRAWN_ROWS) * items;
        for (int i = 0; i < drawn; i++) {
            answers[i] = (byte) (random.nextDouble() < MISSING ? 0 : 1 + random.nextInt(max));
        }
        for (int filled = drawn; filled < answers.length; filled += drawn) {
            System.arraycopy(answers, 0, answers, filled, Math.min(drawn, answers.length - filled));
        }
        return answers;
    }

    /** Returns a copy with {@link #FAR_CODE} instead of 0. */
    static byte[] withFarCode(byte[] answers) {
        byte[] copy = answers.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i] == 0 ? FAR_CODE : copy[i];
        }
        return copy;
    }

    /**
     * The means of rows of WAI answers, computed by the hand-written loop that all contenders are compared with.
     *
     * @param answers the rows
     * @return four means per row; NaN if too few items are answered
     */
    public static double[] means(byte[] answers) {
        int rows = answers.length / WaiKey.ITEMS;
        double[] means = new double[rows * WaiKey.SCALES];
        HandWrittenLoops.score(answers, 0, rows, means);
        return means;
    }

    /** Each row of WAI answers as a list, null for a missing answer. */
    static List<List<@Nullable Integer>> lists(byte[] answers) {
        List<List<@Nullable Integer>> respondents = new ArrayList<>();
        for (int at = 0; at < answers.length; at += WaiKey.ITEMS) {
            List<@Nullable Integer> respondent = new ArrayList<>(WaiKey.ITEMS);
            for (int item = 0; item < WaiKey.ITEMS; item++) {
                int answer = answers[at + item];
                respondent.add(answer == 0 ? null : answer);
            }
            respondents.add(respondent);
        }
        return respondents;
    }

    /** Each row of WAI answers as a map by item number. */
    static List<Map<Integer, Integer>> maps(byte[] answers) {
        List<Map<Integer, Integer>> respondents = new ArrayList<>();
        for (int at = 0; at < answers.length; at += WaiKey.ITEMS) {
            Map<Integer, Integer> respondent = new HashMap<>();
            for (int item = 0; item < WaiKey.ITEMS; item++) {
                int answer = answers[at + item];
                if (answer != 0) {
                    respondent.put(item + 1, answer);
                }
            }
            respondents.add(respondent);
        }
        return respondents;
    }
}
