package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;

/**
 * The key of an instrument as tables, for code that scores many sheets. Items and scales are identified by position:
 * items in ascending order of their numbers, scales in the order of the definition. Immutable and thread-safe.
 *
 * <pre>{@code
 * ScoringKey key = BundledInstruments.waiShort().scoringKey();
 * boolean reversed = key.isReversed(key.position(4)); // true
 * }</pre>
 */
@NoJsonForm.Instead("the Instrument that it is the key of")
public final class ScoringKey implements NoJsonForm {
    private final int[] items;
    private final int[] positions;
    private final boolean[] reversed;
    private final int[][] members;
    private final int[][] scales;

    ScoringKey(SortedSet<Integer> numbers, Set<Integer> reversedItems, List<Scale> definedScales) {
        items = new int[numbers.size()];
        int next = 0;
        for (int number : numbers) {
            items[next++] = number;
        }
        positions = new int[items.length == 0 ? 0 : items[items.length - 1] + 1];
        Arrays.fill(positions, -1);
        reversed = new boolean[items.length];
        members = new int[definedScales.size()][];
        scales = new int[items.length][];
        for (int position = 0; position < items.length; position++) {
            positions[items[position]] = position;
            reversed[position] = reversedItems.contains(items[position]);
            scales[position] = scalesOf(items[position], definedScales);
        }
        for (int scale = 0; scale < members.length; scale++) {
            members[scale] = positionsOf(definedScales.get(scale));
        }
    }

    private int[] positionsOf(Scale scale) {
        int[] found = new int[scale.items().size()];
        int count = 0;
        for (int position = 0; position < items.length; position++) {
            if (scale.items().contains(items[position])) {
                found[count++] = position;
            }
        }
        return found;
    }

    private static int[] scalesOf(int item, List<Scale> definedScales) {
        int[] found = new int[definedScales.size()];
        int count = 0;
        for (int scale = 0; scale < found.length; scale++) {
            if (definedScales.get(scale).items().contains(item)) {
                found[count++] = scale;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * The number of items.
     *
     * @return 0 or more; positions are 0 to {@code items() - 1}
     */
    public int items() {
        return items.length;
    }

    /**
     * The number of the item at a position.
     *
     * @param position from 0 to {@link #items()} - 1
     * @return the item number
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public int item(int position) {
        return items[Objects.checkIndex(position, items.length)];
    }

    /**
     * The position of an item.
     *
     * @param item an item number; any integer
     * @return its position, or -1 if the instrument has no such item
     */
    public int position(int item) {
        return item >= 0 && item < positions.length ? positions[item] : -1;
    }

    /**
     * Whether an item is reverse-keyed.
     *
     * @param position from 0 to {@link #items()} - 1
     * @return true if its answers are {@linkplain ResponseFormat#reverse(int) reversed} before they are scored
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public boolean isReversed(int position) {
        return reversed[Objects.checkIndex(position, reversed.length)];
    }

    /**
     * The number of scales.
     *
     * @return 0 or more, including the total; scales are numbered from 0 to {@code scales() - 1}
     */
    public int scales() {
        return members.length;
    }

    /**
     * The number of items of a scale.
     *
     * @param scale from 0 to {@link #scales()} - 1
     * @return 1 or more
     * @throws IndexOutOfBoundsException if there is no such scale
     */
    public int size(int scale) {
        return members[Objects.checkIndex(scale, members.length)].length;
    }

    /**
     * The number of scales that contain an item.
     *
     * @param position from 0 to {@link #items()} - 1
     * @return 0 or more
     * @throws IndexOutOfBoundsException if there is no such position
     */
    public int scalesWith(int position) {
        return scales[Objects.checkIndex(position, scales.length)].length;
    }

    /**
     * One of the scales that contain an item.
     *
     * @param position from 0 to {@link #items()} - 1
     * @param index from 0 to {@link #scalesWith(int)} - 1
     * @return the number of the scale, from 0 in the order of the definition
     * @throws IndexOutOfBoundsException if there is no such position or index
     */
    public int scale(int position, int index) {
        return scales[Objects.checkIndex(position, scales.length)][index];
    }

    /**
     * One of the items of a scale.
     *
     * @param scale from 0 to {@link #scales()} - 1
     * @param index from 0 to {@link #size(int) size(scale)} - 1
     * @return the position of the item; positions ascend with the index
     * @throws IndexOutOfBoundsException if there is no such scale or index
     */
    public int member(int scale, int index) {
        return members[Objects.checkIndex(scale, members.length)][index];
    }

    /** The numbers of items and scales. */
    @Override
    public String toString() {
        return "ScoringKey[" + items.length + " items, " + members.length + " scales]";
    }
}
