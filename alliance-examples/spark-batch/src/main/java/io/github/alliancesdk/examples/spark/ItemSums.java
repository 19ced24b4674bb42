package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.List;

/**
 * Sums and sums of products of the keyed answers of each scale, over the sheets with all items of the scale.
 * Reliability is computed from them. They are integers, so that the sums of partitions add up exactly, in any order.
 * Not thread-safe.
 *
 * <p>A scale of k items has 1 + k + k (k + 1) / 2 of them: the number of sheets, the sums, and for each item i its
 * products with each item up to i.
 */
final class ItemSums {
    private final int[][] places;
    private final boolean[] reversed;
    private final int[] keyed;
    private final long[] sums;

    ItemSums(Instrument instrument) {
        List<Integer> items = List.copyOf(instrument.itemNumbers());
        this.places = instrument.scales().stream()
                .map(scale -> scale.items().stream().mapToInt(items::indexOf).toArray())
                .toArray(int[][]::new);
        this.reversed = new boolean[items.size()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = instrument.reversed().contains(items.get(i));
        }
        this.keyed = new int[reversed.length];
        this.sums = new long[length(instrument)];
    }

    /** The number of sums of an instrument. */
    static int length(Instrument instrument) {
        return instrument.scales().stream().mapToInt(ItemSums::length).sum();
    }

    private static int length(Scale scale) {
        int k = scale.items().size();
        return 1 + k + k * (k + 1) / 2;
    }

    /** The index of a scale's first sum. */
    static int offset(Instrument instrument, int scale) {
        return instrument.scales().subList(0, scale).stream()
                .mapToInt(ItemSums::length)
                .sum();
    }

    long[] sums() {
        return sums;
    }

    /** Adds the raw answers of one sheet, in the order of the items. */
    void add(byte[] answers, int from, ResponseFormat format, byte missing) {
        for (int i = 0; i < keyed.length; i++) {
            byte raw = answers[from + i];
            keyed[i] = raw == missing ? Integer.MIN_VALUE : reversed[i] ? format.reverseUnscaled(raw) : raw;
        }
        int at = 0;
        for (int[] items : places) {
            boolean complete = true;
            for (int item : items) {
                complete &= keyed[item] != Integer.MIN_VALUE;
            }
            if (complete) {
                add(items, at);
            }
            at += 1 + items.length + items.length * (items.length + 1) / 2;
        }
    }

    private void add(int[] items, int begin) {
        int sum = begin + 1;
        int product = sum + items.length;
        sums[begin]++;
        for (int i = 0; i < items.length; i++) {
            int value = keyed[items[i]];
            sums[sum + i] += value;
            for (int j = 0; j <= i; j++) {
                sums[product++] += (long) value * keyed[items[j]];
            }
        }
    }
}
