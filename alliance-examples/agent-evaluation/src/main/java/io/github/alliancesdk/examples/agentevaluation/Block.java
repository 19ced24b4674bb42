package io.github.alliancesdk.examples.agentevaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Columns (judges, or repeats of one judge) and rows (conversations) in which every cell has a score. Comparisons need
 * a block without gaps: a mean over other judges or other conversations is a different quantity.
 *
 * @param <C> the type of a column
 * @param columns ascending
 * @param rows ascending
 */
record Block<C extends Comparable<C>>(List<C> columns, List<String> rows) {
    /** The largest number of columns for which all subsets are searched; with more, the block contains all columns. */
    static final int MOST_COLUMNS = 16;

    /**
     * Finds the largest block. Blocks that can be compared, with at least two columns and rows, come first. Among these
     * it chooses the block with most cells, then with most columns, then the first in the order of the columns.
     *
     * @param cells the rows that have a score, by column
     */
    static <C extends Comparable<C>> Block<C> largest(Map<C, ? extends Set<String>> cells) {
        List<C> columns = List.copyOf(new TreeSet<C>(cells.keySet()));
        if (columns.size() > MOST_COLUMNS) {
            return of(columns, cells);
        }
        List<BitSet> rows = bits(columns, cells);
        int best = 0;
        int mostColumns = 0;
        int mostRows = 0;
        for (int set = 1; set < 1 << columns.size(); set++) {
            BitSet common = common(rows, set);
            if (isBetter(Integer.bitCount(set), common.cardinality(), mostColumns, mostRows)) {
                best = set;
                mostColumns = Integer.bitCount(set);
                mostRows = common.cardinality();
            }
        }
        List<C> chosen = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if ((best >> i & 1) == 1) {
                chosen.add(columns.get(i));
            }
        }
        return of(chosen, cells);
    }

    private static <C> List<BitSet> bits(List<C> columns, Map<C, ? extends Set<String>> cells) {
        Set<String> union = new TreeSet<>();
        cells.values().forEach(union::addAll);
        List<String> all = List.copyOf(union);
        return columns.stream()
                .map(column -> {
                    BitSet bits = new BitSet(all.size());
                    for (int row = 0; row < all.size(); row++) {
                        bits.set(row, rows(column, cells).contains(all.get(row)));
                    }
                    return bits;
                })
                .toList();
    }

    private static BitSet common(List<BitSet> rows, int set) {
        BitSet common = new BitSet();
        common.or(rows.get(Integer.numberOfTrailingZeros(set)));
        for (int i = 0; i < rows.size(); i++) {
            if ((set >> i & 1) == 1) {
                common.and(rows.get(i));
            }
        }
        return common;
    }

    private static boolean isBetter(int columns, int rows, int otherColumns, int otherRows) {
        boolean compares = columns > 1 && rows > 1;
        if (compares != (otherColumns > 1 && otherRows > 1)) {
            return compares;
        }
        int cells = columns * rows;
        int others = otherColumns * otherRows;
        return cells > others || (cells == others && cells > 0 && columns > otherColumns);
    }

    /** The rows that have a score in all of these columns. */
    static <C extends Comparable<C>> Block<C> of(List<C> columns, Map<C, ? extends Set<String>> cells) {
        if (columns.isEmpty()) {
            return new Block<C>(List.of(), List.of());
        }
        Set<String> common = new TreeSet<>(rows(columns.get(0), cells));
        columns.forEach(column -> common.retainAll(rows(column, cells)));
        return new Block<>(List.copyOf(columns), List.copyOf(common));
    }

    private static <C> Set<String> rows(C column, Map<C, ? extends Set<String>> cells) {
        Set<String> own = cells.get(column);
        return own == null ? Set.of() : own;
    }
}
