package io.github.alliancesdk.examples.benchmarks.rows;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.util.List;

/**
 * The key of the WAI for hand-written loops. It is read from the definition, so that the project contains the key only
 * once. The loops rely on the structure of the WAI: 36 items on 1..7, three scales of twelve items that share no item,
 * and their total.
 */
public final class WaiKey {
    /** The number of items, and of answers in a row. */
    public static final int ITEMS = 36;

    /** The number of scales (the total is the last), and of means per row. */
    public static final int SCALES = 4;

    /** The highest answer; 0 is a missing answer. */
    public static final int MAX = 7;

    /** Prorated if at least 80 % of the items are answered. */
    public static final MissingPolicy POLICY = MissingPolicy.prorate(0.8);

    private static final Instrument WAI = BundledInstruments.wai();

    private WaiKey() {}

    /** The definition. */
    static Instrument instrument() {
        return WAI;
    }

    /** The scale of each item: 0, 1 or 2. */
    public static int[] scaleOfItem() {
        int[] scaleOfItem = new int[ITEMS];
        List<Scale> scales = WAI.scales();
        for (int scale = 0; scale < SCALES - 1; scale++) {
            for (int item : scales.get(scale).items()) {
                scaleOfItem[item - 1] = scale;
            }
        }
        return scaleOfItem;
    }

    /** Whether each item is reversed. */
    public static boolean[] reversed() {
        boolean[] reversed = new boolean[ITEMS];
        for (int item : WAI.reversed()) {
            reversed[item - 1] = true;
        }
        return reversed;
    }

    /** The items of each scale. */
    static int[] sizes() {
        return WAI.scales().stream().mapToInt(scale -> scale.items().size()).toArray();
    }

    /** The number of answers that each scale needs. */
    static int[] required() {
        return WAI.scales().stream()
                .mapToInt(scale -> POLICY.required(scale.items().size()))
                .toArray();
    }
}
