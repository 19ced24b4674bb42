package io.github.alliancesdk.core.scoring.batch;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The plain kernel: adds up each scale item by item, in any format. The output cells of a row hold the sums and counts
 * until the row is complete, so nothing is allocated. Immutable.
 */
final class PlainScales implements BatchKernel {
    private static final int CODES = 256;
    private static final byte MISSING = -1;
    private static final byte BAD = -2;

    private final int items;
    private final int scales;
    /** The keyed answer, {@link #MISSING} or {@link #BAD}, by item and byte. */
    private final byte[] keyed;
    /** The scales that contain an item. */
    private final int[][] scalesOf;
    /** How many answers a scale needs. */
    private final int[] required;

    PlainScales(Instrument instrument, ResponseFormat format, int missing, ResolvedPolicy policy) {
        List<Scale> all = instrument.scales();
        List<Integer> numbers = List.copyOf(instrument.itemNumbers());
        this.items = numbers.size();
        this.scales = all.size();
        this.keyed = new byte[items * CODES];
        this.scalesOf = new int[items][];
        Arrays.fill(keyed, BAD);
        for (int item = 0; item < items; item++) {
            int number = numbers.get(item);
            boolean reversed = instrument.reversed().contains(number);
            keyed[item * CODES + (missing & 0xFF)] = MISSING;
            for (int answer = format.min(); answer <= format.max(); answer++) {
                keyed[item * CODES + answer] = (byte) (reversed ? format.reverse(answer) : answer);
            }
            scalesOf[item] = IntStream.range(0, scales)
                    .filter(scale -> all.get(scale).items().contains(number))
                    .toArray();
        }
        this.required = IntStream.range(0, scales).map(policy::required).toArray();
    }

    @Override
    public int score(byte[] matrix, int from, int to, double[] means, short[] answered) {
        int rejected = 0;
        int at = from * items;
        for (int row = from; row < to; row++) {
            begin(row, means, answered);
            boolean good = true;
            for (int item = 0; item < items; item++) {
                good &= add(item, matrix[at++], row, means, answered);
            }
            rejected += end(good, row, means, answered);
        }
        return rejected;
    }

    @Override
    public int score(byte[][] columns, int from, int to, double[] means, short[] answered) {
        int rejected = 0;
        for (int row = from; row < to; row++) {
            begin(row, means, answered);
            boolean good = true;
            for (int item = 0; item < items; item++) {
                good &= add(item, columns[item][row], row, means, answered);
            }
            rejected += end(good, row, means, answered);
        }
        return rejected;
    }

    private void begin(int row, double[] means, short[] answered) {
        int first = row * scales;
        Arrays.fill(means, first, first + scales, 0);
        Arrays.fill(answered, first, first + scales, (short) 0);
    }

    /** Adds a cell to the scales of its item. Returns whether the cell is good. */
    private boolean add(int item, byte cell, int row, double[] means, short[] answered) {
        int value = keyed[item * CODES + (cell & 0xFF)];
        if (value >= 0) {
            for (int scale : scalesOf[item]) {
                means[row * scales + scale] += value;
                answered[row * scales + scale]++;
            }
        }
        return value != BAD;
    }

    /** Divides the sums of a row, or writes a row without scores. Returns 1 if the row is rejected, else 0. */
    private int end(boolean good, int row, double[] means, short[] answered) {
        for (int scale = 0; scale < scales; scale++) {
            int cell = row * scales + scale;
            if (!good) {
                answered[cell] = BatchScorer.REJECTED;
            }
            means[cell] = answered[cell] >= required[scale] ? means[cell] / answered[cell] : Double.NaN;
        }
        return good ? 0 : 1;
    }
}
