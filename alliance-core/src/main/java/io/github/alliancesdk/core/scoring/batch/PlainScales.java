package io.github.alliancesdk.core.scoring.batch;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The plain kernel: adds up each scale item by item, in any format of whole numbers. Immutable. */
final class PlainScales implements BatchKernel {
    private static final int CODES = 256;
    private static final byte MISSING = -1;
    private static final byte BAD = -2;

    private final int items;
    /** The keyed answer, {@link #MISSING} or {@link #BAD}, by item and byte. */
    private final byte[] keyed;
    /** The positions of the items of each scale, and last those of the items that no scale contains. */
    private final int[][] groups;
    /** How many answers a scale needs. */
    private final int[] required;

    PlainScales(Instrument instrument, ResponseFormat format, int missing, MissingPolicy policy) {
        List<Scale> scales = instrument.scales();
        List<Integer> numbers = List.copyOf(instrument.itemNumbers());
        this.items = numbers.size();
        this.keyed = new byte[items * CODES];
        Arrays.fill(keyed, BAD);
        for (int item = 0; item < items; item++) {
            boolean reversed = instrument.isReversed(numbers.get(item));
            keyed[item * CODES + (missing & 0xFF)] = MISSING;
            for (int answer = format.unscaledMin(); answer <= format.unscaledMax(); answer++) {
                if (format.contains(answer)) {
                    keyed[item * CODES + answer] = (byte) (reversed ? format.reverseUnscaled(answer) : answer);
                }
            }
        }
        this.groups = new int[scales.size() + 1][];
        for (int scale = 0; scale < scales.size(); scale++) {
            groups[scale] = scales.get(scale).items().stream()
                    .mapToInt(instrument::indexOf)
                    .toArray();
        }
        groups[scales.size()] = IntStream.range(0, items)
                .filter(item -> scales.stream().noneMatch(scale -> scale.items().contains(numbers.get(item))))
                .toArray();
        this.required = scales.stream()
                .mapToInt(scale -> policy.required(scale.items().size()))
                .toArray();
    }

    @Override
    public int score(byte[] matrix, int from, int to, double[] means, short[] answered) {
        int rejected = 0;
        for (int row = from; row < to; row++) {
            rejected += scoreRow(matrix, row * items, row, means, answered);
        }
        return rejected;
    }

    @Override
    public int score(byte[][] columns, int from, int to, double[] means, short[] answered) {
        int rejected = 0;
        byte[] cells = new byte[items];
        for (int row = from; row < to; row++) {
            for (int item = 0; item < items; item++) {
                cells[item] = columns[item][row];
            }
            rejected += scoreRow(cells, 0, row, means, answered);
        }
        return rejected;
    }

    /** Scores the row whose first cell is at {@code at}. Returns 1 if the row is rejected, else 0. */
    private int scoreRow(byte[] cells, int at, int row, double[] means, short[] answered) {
        int first = row * required.length;
        boolean bad = false;
        for (int group = 0; group < groups.length; group++) {
            int sum = 0;
            int count = 0;
            for (int item : groups[group]) {
                int value = keyed[item * CODES + (cells[at + item] & 0xFF)];
                if (value >= 0) {
                    sum += value;
                    count++;
                }
                bad |= value == BAD;
            }
            if (group < required.length) {
                means[first + group] = count >= required[group] ? (double) sum / count : Double.NaN;
                answered[first + group] = (short) count;
            }
        }
        if (bad) {
            Arrays.fill(means, first, first + required.length, Double.NaN);
            Arrays.fill(answered, first, first + required.length, BatchScorer.REJECTED);
        }
        return bad ? 1 : 0;
    }
}
