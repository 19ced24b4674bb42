package io.github.alliancesdk.core.scoring.batch;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some scales side by side in a long. Each has a field: below, how many items are answered; above, the sum of their
 * keyed answers. Over all fields stands how many cells are bad. For each item and each byte a table holds what that
 * cell adds to every field, so that one addition counts, reverses, sums and checks it on all scales at once.
 *
 * <p>No field can overflow into the next: it has room for every item of its scale at the highest answer, and a bad cell
 * adds to the uppermost field alone, which has room for all items.
 */
final class PackedScales implements BatchKernel {
    private static final int CODES = 256;

    private final int items;
    private final int allScales;
    private final int first;
    private final int scales;
    private final int answeredBits;
    private final int width;
    /** What a cell adds: by item and byte. */
    private final long[] cells;
    /** What a sum is divided by: by scale and number answered; NaN where too few are. */
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

    /** All scales of an instrument: as many together as a long has room for. */
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
        return kernels;
    }

    /** Fields are of one width, that of the longest scale: to come to the next is then a shift without a table. */
    private static int width(List<Scale> scales, ResponseFormat format) {
        int longest = longest(scales);
        return bits(longest) + bits(longest * format.max());
    }

    private static int longest(List<Scale> scales) {
        return scales.stream().mapToInt(scale -> scale.items().size()).max().orElseThrow();
    }

    /** How many bits a number takes. */
    static int bits(int highest) {
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
            long feet = feet(packed, item, width);
            table[row + (missing & 0xFF)] = 0;
            for (int answer = format.min(); answer <= format.max(); answer++) {
                long keyed = keyed(instrument, format, item, answer);
                table[row + answer] = feet * ((keyed << answeredBits) + 1);
            }
            row += CODES;
        }
        return table;
    }

    /** A one at the foot of the field of each scale that holds an item. */
    static long feet(List<Scale> scales, int item, int width) {
        long feet = 0;
        for (int scale = 0; scale < scales.size(); scale++) {
            if (scales.get(scale).items().contains(item)) {
                feet |= 1L << (scale * width);
            }
        }
        return feet;
    }

    /** An answer as it is scored. */
    static int keyed(Instrument instrument, ResponseFormat format, int item, int answer) {
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

    @Override
    public int score(byte[] matrix, int from, int to, double[] means, short[] answered) {
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

    @Override
    public int score(byte[][] columns, int from, int to, double[] means, short[] answered) {
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

    /** Writes what the fields of a row say; 1 if that is that it is rejected, else 0. */
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
