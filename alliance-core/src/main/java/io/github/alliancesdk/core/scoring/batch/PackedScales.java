package io.github.alliancesdk.core.scoring.batch;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums several scales in one long. Each scale has a field of that long: the low bits count the answered items, the bits
 * above them hold the sum of the keyed answers. The bits above all fields count bad cells. For each item and each byte
 * value, a table contains a long with the amounts to add to all fields. So one addition counts, reverses, sums and
 * checks a cell for all scales.
 *
 * <p>No field overflows into the next: it has room for every item of its scale at the highest answer. A bad cell adds
 * to the count of bad cells only, which has room for all items. Immutable.
 */
final class PackedScales {
    private static final int CODES = 256;

    private final int items;
    private final int allScales;
    private final int first;
    private final int scales;
    private final int answeredBits;
    private final int width;
    /** The amount to add to the long for a cell, by item and byte. */
    private final long[] cells;
    /** The divisor of a sum, by scale and number of answers; NaN if too few items are answered. */
    private final double[] divisors;

    private PackedScales(
            Instrument instrument, ResponseFormat format, int missing, MissingPolicy policy, int first, int end) {
        List<Scale> packed = instrument.scales().subList(first, end);
        this.items = instrument.items().size();
        this.allScales = instrument.scales().size();
        this.first = first;
        this.scales = packed.size();
        this.answeredBits = bits(longest(packed));
        this.width = width(packed, format);
        this.cells = cells(instrument, format, missing, packed);
        this.divisors = divisors(packed, policy);
    }

    /** Packs all scales of an instrument, with as many as possible in one long. */
    static List<PackedScales> of(Instrument instrument, ResponseFormat format, int missing, MissingPolicy policy) {
        List<Scale> all = instrument.scales();
        int badBits = bits(instrument.items().size());
        List<PackedScales> kernels = new ArrayList<>();
        int first = 0;
        while (first < all.size()) {
            int end = first + 1;
            while (end < all.size()
                    && (end + 1 - first) * width(all.subList(first, end + 1), format) + badBits <= Long.SIZE) {
                end++;
            }
            kernels.add(new PackedScales(instrument, format, missing, policy, first, end));
            first = end;
        }
        return List.copyOf(kernels);
    }

    /** Returns the width of every field. It is that of the longest scale, so that one shift leads to the next field. */
    private static int width(List<Scale> scales, ResponseFormat format) {
        int longest = longest(scales);
        return bits(longest) + bits(longest * format.max());
    }

    private static int longest(List<Scale> scales) {
        return scales.stream().mapToInt(scale -> scale.items().size()).max().orElseThrow();
    }

    /** Returns the number of bits that a number needs. */
    private static int bits(int highest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(highest);
    }

    private static int mask(int bits) {
        return (1 << bits) - 1;
    }

    private long[] cells(Instrument instrument, ResponseFormat format, int missing, List<Scale> packed) {
        long[] table = new long[items * CODES];
        Arrays.fill(table, 1L << (scales * width));
        int row = 0;
        for (int item : instrument.itemNumbers()) {
            long lowestBits = lowestBits(packed, item, width);
            table[row + (missing & 0xFF)] = 0;
            for (int answer = format.min(); answer <= format.max(); answer++) {
                long keyed = keyed(instrument, format, item, answer);
                table[row + answer] = lowestBits * ((keyed << answeredBits) + 1);
            }
            row += CODES;
        }
        return table;
    }

    /** Returns the lowest bit of the field of each scale that contains the item. */
    private static long lowestBits(List<Scale> scales, int item, int width) {
        long lowestBits = 0;
        for (int scale = 0; scale < scales.size(); scale++) {
            if (scales.get(scale).items().contains(item)) {
                lowestBits |= 1L << (scale * width);
            }
        }
        return lowestBits;
    }

    /** Returns the answer, reversed if the item is reverse-keyed. */
    private static int keyed(Instrument instrument, ResponseFormat format, int item, int answer) {
        return instrument.reversed().contains(item) ? format.reverse(answer) : answer;
    }

    private double[] divisors(List<Scale> packed, MissingPolicy policy) {
        double[] table = new double[scales << answeredBits];
        Arrays.fill(table, Double.NaN);
        for (int scale = 0; scale < scales; scale++) {
            int size = packed.get(scale).items().size();
            for (int answered = policy.required(size); answered <= size; answered++) {
                table[(scale << answeredBits) + answered] = answered;
            }
        }
        return table;
    }

    /** Scores rows of a row-major matrix and returns how many it rejected. The caller has checked the arguments. */
    int score(byte[] matrix, int from, int to, double[] means, short[] answered) {
        int rejected = 0;
        int at = from * items;
        for (int row = from; row < to; row++) {
            long fields = 0;
            for (int item = 0; item < cells.length; item += CODES) {
                fields += cells[item + (matrix[at++] & 0xFF)];
            }
            rejected += write(fields, row, means, answered);
        }
        return rejected;
    }

    /** Scores rows of a column-major matrix and returns how many it rejected. The caller has checked the arguments. */
    int score(byte[][] columns, int from, int to, double[] means, short[] answered) {
        int rejected = 0;
        for (int row = from; row < to; row++) {
            long fields = 0;
            for (int item = 0; item < items; item++) {
                fields += cells[item * CODES + (columns[item][row] & 0xFF)];
            }
            rejected += write(fields, row, means, answered);
        }
        return rejected;
    }

    /** Writes the scores of a row. Returns 1 if the row is rejected, else 0. */
    private int write(long fields, int row, double[] means, short[] answered) {
        if (fields >>> (scales * width) != 0) {
            return reject(row, means, answered);
        }
        int cell = row * allScales + first;
        long rest = fields;
        for (int scale = 0; scale < scales; scale++) {
            int count = (int) rest & mask(answeredBits);
            int sum = (int) (rest >>> answeredBits) & mask(width - answeredBits);
            means[cell] = sum / divisors[(scale << answeredBits) + count];
            answered[cell] = (short) count;
            cell++;
            rest >>>= width;
        }
        return 0;
    }

    /** Writes a row without scores. */
    private int reject(int row, double[] means, short[] answered) {
        int cell = row * allScales + first;
        Arrays.fill(means, cell, cell + scales, Double.NaN);
        Arrays.fill(answered, cell, cell + scales, BatchScorer.REJECTED);
        return 1;
    }
}
