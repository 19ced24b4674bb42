package io.github.alliancesdk.examples.benchmarks.payload;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.util.List;
import java.util.Map;

/** The key of the WAI-SR for hand-written code, read from the definition: 12 items on 1..5, none reversed. */
final class WaiSrKey {
    static final String ID = "wai-sr";
    static final int ITEMS = 12;
    static final int MIN = 1;
    static final int MAX = 5;

    /** The scale of each item: 0 goal, 1 task, 2 bond. */
    private static final int[] SCALE = new int[ITEMS];

    static {
        Instrument definition = BundledInstruments.waiShortRevised();
        List<Scale> scales = definition.scales();
        for (int scale = 0; scale < 3; scale++) {
            for (int item : scales.get(scale).items()) {
                SCALE[item - 1] = scale;
            }
        }
    }

    private static final int SCALE_ITEMS = 4;

    private WaiSrKey() {}

    /** The four means of a complete sheet. */
    record Means(double goal, double task, double bond, double total) {}

    static int scale(int item) {
        return SCALE[item - 1];
    }

    static Means means(int goal, int task, int bond) {
        return new Means(
                (double) goal / SCALE_ITEMS,
                (double) task / SCALE_ITEMS,
                (double) bond / SCALE_ITEMS,
                (double) (goal + task + bond) / ITEMS);
    }

    /** Scores a complete sheet without checking its answers. */
    static Means score(Map<Integer, Integer> answers) {
        int goal = 0;
        int task = 0;
        int bond = 0;
        for (int item = 1; item <= ITEMS; item++) {
            Integer answer = answers.get(item);
            if (answer == null) {
                throw new IllegalArgumentException("item " + item + " is missing");
            }
            switch (scale(item)) {
                case 0 -> goal += answer;
                case 1 -> task += answer;
                default -> bond += answer;
            }
        }
        return means(goal, task, bond);
    }
}
