package io.github.alliancesdk.core.statistics.reliability;

/** The values of a matrix, one column an item. Immutable once it is handed on; null is never asked for. */
sealed interface Columns permits CodeColumns, NumberColumns {
    /** Stands for a missing answer among integers; no response format reaches it. */
    int MISSING = Integer.MIN_VALUE;

    int persons();

    int items();

    boolean isMissing(int person, int column);

    /** The value, NaN if it is missing. */
    double value(int person, int column);

    /** Whether any value of a column is missing. */
    boolean hasMissing(int column);

    /** These columns, those of {@code reversed} turned round within a range. */
    Columns reverse(boolean[] reversed, int min, int max);

    /** Takes rows of integers, {@link #MISSING} for a missing one. */
    sealed interface Filling permits CodeColumns.Filling, NumberColumns.Filling {
        void add(int[] row);

        int persons();

        Columns columns();
    }

    /** Columns to fill with answers of a range; the smaller the range, the smaller the columns. */
    static Filling filling(int items, int min, int max, int expected) {
        return max - min <= CodeColumns.MAX_RANGE
                ? new CodeColumns.Filling(items, min, max, expected)
                : new NumberColumns.Filling(items, expected);
    }
}
