package io.github.alliancesdk.core.scoring.batch;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The packed kernel: sums up to four scales in one long, for formats whose codes run from 0 to at most 15 without a gap.
 * It reads and checks eight cells as one word. A table holds what two neighbouring cells add to the long, so one addition
 * counts, reverses and sums both cells for all four scales.
 *
 * <p>Each scale has a lane of 16 bits of the long: 6 bits count the answered items, the 9 bits above them hold the sum of
 * the keyed answers, and one bit stays empty. A lane is also the index of the scale's mean in a table. The length of each
 * table is a power of two and indexes are cut to it, so the JVM omits the bounds checks. Immutable.
 */
final class PackedScales implements BatchKernel {
    private static final int MAX_CODE = 15;
    private static final int LANES = 4;
    private static final int ANSWERED_BITS = 6;
    private static final int ANSWERED = (1 << ANSWERED_BITS) - 1;
    /** One less than the greatest number of nine bits: see {@link #block}. */
    private static final int MAX_SUM = 510;

    private static final int WORD = Long.BYTES;
    private static final long EACH_BYTE = 0x0101010101010101L;
    private static final long EACH_LANE = 0x0001000100010001L;
    /** The number of each of the four pairs of a word, beside its codes. */
    private static final long PAIR_NUMBERS = 0x0003000200010000L;

    private static final long BAD = EACH_BYTE << 7;
    /** The number of rows of columns that are scored together: they fit into the fastest cache. */
    private static final int BLOCK = 256;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int items;
    /** The number of items after the last full word of eight. */
    private final int remaining;

    private final int allScales;
    private final int first;
    private final int scales;
    private final int codeBits;
    /** The bits of two codes, in each lane. */
    private final long codes;
    /** Added to a code that is too high, this sets the top bit of its byte. */
    private final long lift;
    /** What two cells add: by word, then by the code of the second item, the code of the first and the number of the pair. */
    private final long[][] pairs;
    /** By scale and lane; NaN where too few items are answered. */
    private final double[][] means;

    private PackedScales(
            Instrument instrument, ResponseFormat format, int missing, MissingPolicy policy, int first, int end) {
        List<Scale> packed = instrument.scales().subList(first, end);
        int maxCode = Math.max(format.unscaledMax(), missing);
        this.items = instrument.items().size();
        this.remaining = items % WORD;
        this.allScales = instrument.scales().size();
        this.first = first;
        this.scales = packed.size();
        this.codeBits = bits(maxCode);
        this.codes = (pairsOfCodes() - 1) * EACH_LANE;
        this.lift = (Byte.MAX_VALUE - maxCode) * EACH_BYTE;
        this.pairs = pairs(instrument, format, packed);
        this.means = means(packed, format, policy);
    }

    /** Whether this kernel can score an instrument in a format with this missing code. */
    static boolean serve(Instrument instrument, ResponseFormat format, int missing) {
        boolean withoutGap = (format.min() == 1 && missing == 0) || (format.min() == 0 && missing == format.max() + 1);
        return withoutGap
                && format.step().isEmpty()
                && format.codes().isEmpty()
                && Math.max(format.max(), missing) <= MAX_CODE
                && instrument.scales().stream()
                        .mapToInt(scale -> scale.items().size())
                        .allMatch(size -> size <= ANSWERED && size * format.max() <= MAX_SUM);
    }

    /** Packs all scales of an instrument, four in each kernel. */
    static List<PackedScales> of(Instrument instrument, ResponseFormat format, int missing, MissingPolicy policy) {
        int all = instrument.scales().size();
        List<PackedScales> kernels = new ArrayList<>();
        for (int first = 0; first < all; first += LANES) {
            kernels.add(new PackedScales(instrument, format, missing, policy, first, Math.min(first + LANES, all)));
        }
        return kernels;
    }

    private int pairsOfCodes() {
        return 1 << (2 * codeBits);
    }

    private long[][] pairs(Instrument instrument, ResponseFormat format, List<Scale> packed) {
        long[][] tables = new long[(items + WORD - 1) / WORD][pairsOfCodes() * LANES];
        int position = 0;
        for (int item : instrument.itemNumbers()) {
            long lanes = lowestBits(packed, item);
            for (int both = 0; both < pairsOfCodes(); both++) {
                int code = position % 2 == 0 ? both & ((1 << codeBits) - 1) : both >>> codeBits;
                if (format.contains(code)) {
                    long field = ((long) keyed(instrument, format, item, code) << ANSWERED_BITS) + 1;
                    tables[position / WORD][both * LANES + position % WORD / 2] += lanes * field;
                }
            }
            position++;
        }
        return tables;
    }

    private static double[][] means(List<Scale> packed, ResponseFormat format, MissingPolicy policy) {
        double[][] tables = new double[packed.size()][];
        for (int scale = 0; scale < tables.length; scale++) {
            int size = packed.get(scale).items().size();
            int maxSum = size * format.unscaledMax();
            double[] table = new double[1 << bits((maxSum << ANSWERED_BITS) + ANSWERED)];
            Arrays.fill(table, Double.NaN);
            for (int answered = policy.required(size); answered <= size; answered++) {
                for (int sum = 0; sum <= maxSum; sum++) {
                    table[(sum << ANSWERED_BITS) + answered] = (double) sum / answered;
                }
            }
            tables[scale] = table;
        }
        return tables;
    }

    private static int bits(int highest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(highest);
    }

    /** The lowest bit of the lane of each scale that contains the item. */
    private static long lowestBits(List<Scale> scales, int item) {
        long bits = 0;
        for (int scale = 0; scale < scales.size(); scale++) {
            if (scales.get(scale).items().contains(item)) {
                bits |= 1L << (scale * Short.SIZE);
            }
        }
        return bits;
    }

    /** The answer, reversed if the item is reverse-keyed. */
    private static int keyed(Instrument instrument, ResponseFormat format, int item, int answer) {
        return instrument.reversed().contains(item) ? format.reverseUnscaled(answer) : answer;
    }

    @Override
    public int score(byte[] matrix, int from, int to, double[] means, short[] answered) {
        int rejected = 0;
        int full = items / WORD;
        for (int row = from; row < to; row++) {
            int at = row * items;
            long lanes = 0;
            long bad = 0;
            for (int word = 0; word < full; word++) {
                long cells = (long) LONGS.get(matrix, at);
                bad |= cells | (cells + lift);
                lanes += lanes(pairs[word], cells);
                at += WORD;
            }
            if (remaining != 0) {
                long cells = remaining(matrix, at);
                bad |= cells | (cells + lift);
                lanes += lanes(pairs[full], cells);
            }
            if ((bad & BAD) == 0) {
                write(lanes, row, means, answered);
            } else {
                rejected++;
                reject(row, means, answered);
            }
        }
        return rejected;
    }

    /** What eight cells add to the long. */
    private long lanes(long[] table, long cells) {
        long index = (((cells | (cells >>> (Byte.SIZE - codeBits))) & codes) << 2) | PAIR_NUMBERS;
        int mask = table.length - 1;
        return table[(int) index & mask]
                + table[(int) (index >>> 16) & mask]
                + table[(int) (index >>> 32) & mask]
                + table[(int) (index >>> 48) & mask];
    }

    /** The last cells of a row, without cells of the next row. */
    private long remaining(byte[] matrix, int at) {
        long cells = 0;
        int last = at + remaining;
        for (int bytes = remaining % Integer.BYTES; bytes > 0; bytes--) {
            last--;
            cells = (cells << Byte.SIZE) | (matrix[last] & 0xFF);
        }
        return remaining < Integer.BYTES
                ? cells
                : (cells << Integer.SIZE) | Integer.toUnsignedLong((int) INTS.get(matrix, at));
    }

    @Override
    public int score(byte[][] columns, int from, int to, double[] means, short[] answered) {
        int rejected = 0;
        int row = from;
        while (row < to) {
            int end = row + Math.min(BLOCK, to - row);
            rejected += block(columns, row, end, means, answered);
            row = end;
        }
        return rejected;
    }

    /**
     * Scores some rows, two columns at a time. Until a row is complete, its lanes are kept as the bits of the double in
     * its first output cell, because nothing may be allocated. They are never the bits of a NaN, which the JVM could
     * change: the exponent consists of the uppermost sum and two more bits, and that sum is never all ones.
     */
    private int block(byte[][] columns, int from, int to, double[] means, short[] answered) {
        for (int row = from; row < to; row++) {
            means[row * allScales + first] = Double.longBitsToDouble(0);
        }
        int bad = 0;
        for (int item = 0; item < items; item += 2) {
            // after the last item, the table ignores the second cell
            bad |= addPair(item, columns[item], columns[Math.min(item + 1, items - 1)], from, to, means);
        }
        int rejected = 0;
        for (int row = from; row < to; row++) {
            if ((bad & BAD) == 0) {
                write(Double.doubleToRawLongBits(means[row * allScales + first]), row, means, answered);
            } else {
                rejected += row(columns, row, means, answered);
            }
        }
        return rejected;
    }

    private int addPair(int item, byte[] lower, byte[] upper, int from, int to, double[] means) {
        long[] table = pairs[item / WORD];
        int mask = table.length - 1;
        int pair = item % WORD / 2;
        int lifted = (int) lift & Byte.MAX_VALUE;
        int bad = 0;
        int cell = from * allScales + first;
        for (int row = from; row < to; row++) {
            int one = lower[row];
            int two = upper[row];
            bad |= one | (one + lifted) | two | (two + lifted);
            long added = table[(((one | (two << codeBits)) << 2) | pair) & mask];
            means[cell] = Double.longBitsToDouble(Double.doubleToRawLongBits(means[cell]) + added);
            cell += allScales;
        }
        return bad;
    }

    /** One row of a block in which a cell is bad. */
    private int row(byte[][] columns, int row, double[] means, short[] answered) {
        long lanes = 0;
        for (int word = 0; word < pairs.length; word++) {
            long cells = 0;
            for (int item = Math.min(items, (word + 1) * WORD) - 1; item >= word * WORD; item--) {
                cells = (cells << Byte.SIZE) | (columns[item][row] & 0xFF);
            }
            if (((cells | (cells + lift)) & BAD) != 0) {
                reject(row, means, answered);
                return 1;
            }
            lanes += lanes(pairs[word], cells);
        }
        write(lanes, row, means, answered);
        return 0;
    }

    private void write(long lanes, int row, double[] means, short[] answered) {
        int cell = row * allScales + first;
        if (scales == LANES) {
            // a loop would take as long as its body
            write(lanes, 0, cell, means, answered);
            write(lanes, 1, cell, means, answered);
            write(lanes, 2, cell, means, answered);
            write(lanes, 3, cell, means, answered);
        } else {
            for (int scale = 0; scale < scales; scale++) {
                write(lanes, scale, cell, means, answered);
            }
        }
    }

    private void write(long lanes, int scale, int cell, double[] means, short[] answered) {
        int lane = (int) (lanes >>> (scale * Short.SIZE));
        double[] table = this.means[scale];
        means[cell + scale] = table[lane & (table.length - 1)];
        answered[cell + scale] = (short) (lane & ANSWERED);
    }

    private void reject(int row, double[] means, short[] answered) {
        int cell = row * allScales + first;
        Arrays.fill(means, cell, cell + scales, Double.NaN);
        Arrays.fill(answered, cell, cell + scales, BatchScorer.REJECTED);
    }
}
