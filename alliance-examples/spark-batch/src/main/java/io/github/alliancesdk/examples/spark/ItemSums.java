package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckedResponses;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Sums and sums of products of the keyed answers of each scale, over the sheets with all items of the scale.
 * Reliability is computed from them. They are integers, in units of the answers' decimals, so that the sums of
 * partitions add up exactly, in any order; a sum beyond 64 bits ends the job. Not thread-safe.
 *
 * <p>A scale of k items has 1 + k + k (k + 1) / 2 of them: the number of sheets, the sums, and for each item i its
 * products with each item up to i.
 */
final class ItemSums {
    private static final int MISSING = Integer.MIN_VALUE;

    private final int decimals;
    private final List<Integer> items;
    private final int[][] places;
    private final boolean[] reversed;
    private final int[] keyed;
    private final long[] sums;

    ItemSums(Instrument instrument) {
        this.decimals = decimals(instrument);
        this.items = List.copyOf(instrument.itemNumbers());
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

    /** The most decimals that an answer of the instrument has. */
    static int decimals(Instrument instrument) {
        return Stream.concat(instrument.formats().stream(), instrument.itemFormats().stream())
                .mapToInt(ResponseFormat::decimals)
                .max()
                .orElse(0);
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
            keyed[i] = raw == missing ? MISSING : reversed[i] ? format.reverseUnscaled(raw) : raw;
        }
        add();
    }

    /** Adds the answers of one checked sheet. */
    void add(CheckedResponses sheet) {
        for (int i = 0; i < keyed.length; i++) {
            ResponseFormat format = sheet.format(items.get(i));
            OptionalInt raw = sheet.unscaledAnswer(items.get(i));
            if (raw.isEmpty()) {
                keyed[i] = MISSING;
            } else {
                int unit = (int) Math.pow(10, decimals - format.decimals());
                keyed[i] = unit * (reversed[i] ? format.reverseUnscaled(raw.getAsInt()) : raw.getAsInt());
            }
        }
        add();
    }

    private void add() {
        int at = 0;
        for (int[] items : places) {
            boolean complete = true;
            for (int item : items) {
                complete &= keyed[item] != MISSING;
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
                sums[product] = Math.addExact(sums[product], (long) value * keyed[items[j]]);
                product++;
            }
        }
    }
}
