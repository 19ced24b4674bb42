package io.github.alliancesdk.examples.benchmarks.rows;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The speed of plain Java with code for the WAI only. A long contains eight answers. Reversal, presence and sums are
 * bit arithmetic on it, and means are looked up. Rows are 36 bytes on 1..7, with 0 for a missing answer.
 */
final class HandWrittenSwar {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long SEVENS = 0x0707070707070707L;
    private static final long EIGHTS = 0x0808080808080808L;
    private static final long BEYOND = 0xF8F8F8F8F8F8F8F8L;

    private static final boolean[] REVERSED = WaiKey.reversed();
    private static final boolean[] GOAL = scale(0);
    private static final boolean[] TASK = scale(1);
    private static final boolean[] BOND = scale(2);

    // one field per word instead of an array: the compiler treats them as constants
    private static final long R0 = word(REVERSED, 0);
    private static final long R1 = word(REVERSED, 1);
    private static final long R2 = word(REVERSED, 2);
    private static final long R3 = word(REVERSED, 3);
    private static final long R4 = word(REVERSED, 4);
    private static final long G0 = word(GOAL, 0);
    private static final long G1 = word(GOAL, 1);
    private static final long G2 = word(GOAL, 2);
    private static final long G3 = word(GOAL, 3);
    private static final long G4 = word(GOAL, 4);
    private static final long T0 = word(TASK, 0);
    private static final long T1 = word(TASK, 1);
    private static final long T2 = word(TASK, 2);
    private static final long T3 = word(TASK, 3);
    private static final long T4 = word(TASK, 4);
    private static final long GOAL_PRESENT = present(GOAL);
    private static final long TASK_PRESENT = present(TASK);
    private static final long BOND_PRESENT = present(BOND);

    private static final int SCALE_SUM_BITS = 7;
    private static final int TOTAL_SUM_BITS = 8;
    private static final double[] SCALE_MEANS = means(0, SCALE_SUM_BITS);
    private static final double[] TOTAL_MEANS = means(WaiKey.SCALES - 1, TOTAL_SUM_BITS);

    private HandWrittenSwar() {}

    private static boolean[] scale(int scale) {
        boolean[] items = new boolean[WaiKey.ITEMS];
        for (int item = 0; item < WaiKey.ITEMS; item++) {
            items[item] = WaiKey.scaleOfItem()[item] == scale;
        }
        return items;
    }

    /** 0xFF in the bytes of one word that contain these items. */
    private static long word(boolean[] items, int word) {
        long mask = 0;
        for (int item = word * Long.BYTES; item < Math.min((word + 1) * Long.BYTES, WaiKey.ITEMS); item++) {
            if (items[item]) {
                mask |= 0xFFL << (item % Long.BYTES * Byte.SIZE);
            }
        }
        return mask;
    }

    /** The bits of these items in the combined presence of all five words: word 0 is bit 3 of each byte. */
    private static long present(boolean[] items) {
        long mask = 0;
        for (int item = 0; item < WaiKey.ITEMS; item++) {
            if (items[item]) {
                mask |= 0x08L << (item / Long.BYTES) << (item % Long.BYTES * Byte.SIZE);
            }
        }
        return mask;
    }

    /** The means by number of answers and sum. */
    private static double[] means(int scale, int sumBits) {
        int size = WaiKey.sizes()[scale];
        double[] means = new double[(size + 1) << sumBits];
        for (int answered = 0; answered <= size; answered++) {
            for (int sum = 0; sum < 1 << sumBits; sum++) {
                means[answered << sumBits | sum] =
                        answered >= WaiKey.required()[scale] ? (double) sum / answered : Double.NaN;
            }
        }
        return means;
    }

    /**
     * Scores rows.
     *
     * @param answers the matrix
     * @param from the first row
     * @param to the row after the last
     * @param means four means per row; NaN if too few items are answered or an answer of the row exceeds 7
     * @return the number of rows with an answer above 7
     */
    static int score(byte[] answers, int from, int to, double[] means) {
        int bad = 0;
        for (int row = from; row < to; row++) {
            int at = row * WaiKey.ITEMS;
            long x0 = (long) LONGS.get(answers, at);
            long x1 = (long) LONGS.get(answers, at + 8);
            long x2 = (long) LONGS.get(answers, at + 16);
            long x3 = (long) LONGS.get(answers, at + 24);
            long x4 = (int) INTS.get(answers, at + 32) & 0xFFFFFFFFL;
            int out = row * WaiKey.SCALES;
            if (((x0 | x1 | x2 | x3 | x4) & BEYOND) == 0) {
                score(x0, x1, x2, x3, x4, means, out);
            } else {
                bad++;
                means[out] = means[out + 1] = means[out + 2] = means[out + 3] = Double.NaN;
            }
        }
        return bad;
    }

    private static void score(long x0, long x1, long x2, long x3, long x4, double[] means, int out) {
        // 8 in each byte with an answer: 1..7 + 7 sets bit 3, and 0 + 7 does not
        long p0 = (x0 + SEVENS) & EIGHTS;
        long p1 = (x1 + SEVENS) & EIGHTS;
        long p2 = (x2 + SEVENS) & EIGHTS;
        long p3 = (x3 + SEVENS) & EIGHTS;
        long p4 = (x4 + SEVENS) & EIGHTS;
        // 8 - x where reversed; 0 stays 0
        long y0 = (x0 & ~R0) | ((p0 - x0) & R0);
        long y1 = (x1 & ~R1) | ((p1 - x1) & R1);
        long y2 = (x2 & ~R2) | ((p2 - x2) & R2);
        long y3 = (x3 & ~R3) | ((p3 - x3) & R3);
        long y4 = (x4 & ~R4) | ((p4 - x4) & R4);
        int total = sum(y0 + y1 + y2 + y3 + y4);
        int goal = sum((y0 & G0) + (y1 & G1) + (y2 & G2) + (y3 & G3) + (y4 & G4));
        int task = sum((y0 & T0) + (y1 & T1) + (y2 & T2) + (y3 & T3) + (y4 & T4));
        long present = p0 | p1 << 1 | p2 << 2 | p3 << 3 | p4 << 4;
        int goalAnswered = Long.bitCount(present & GOAL_PRESENT);
        int taskAnswered = Long.bitCount(present & TASK_PRESENT);
        int bondAnswered = Long.bitCount(present & BOND_PRESENT);
        means[out] = SCALE_MEANS[goalAnswered << SCALE_SUM_BITS | goal];
        means[out + 1] = SCALE_MEANS[taskAnswered << SCALE_SUM_BITS | task];
        means[out + 2] = SCALE_MEANS[bondAnswered << SCALE_SUM_BITS | (total - goal - task)];
        means[out + 3] = TOTAL_MEANS[(goalAnswered + taskAnswered + bondAnswered) << TOTAL_SUM_BITS | total];
    }

    /** The sum of eight bytes of at most 35. */
    private static int sum(long bytes) {
        return (int) ((bytes * ONES) >>> 56);
    }
}
