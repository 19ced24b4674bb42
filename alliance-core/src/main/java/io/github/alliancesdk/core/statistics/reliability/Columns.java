package io.github.alliancesdk.core.statistics.reliability;

/** The values of a matrix, one column for each item. Immutable after construction. */
sealed interface Columns permits CodeColumns, NumberColumns {
    /** The missing answer among integers; no response format contains it. */
    int MISSING = Integer.MIN_VALUE;

    int persons();

    int items();

    boolean isMissing(int person, int column);

    /** The value, NaN if it is missing. */
    double value(int person, int column);

    /** Whether any value of a column is missing. */
    boolean hasMissing(int column);

    /** These columns; the {@code reversed} ones are reversed within a range. */
    Columns reverse(boolean[] reversed, int min, int max);

    /** Accepts rows of integers, with {@link #MISSING} for missing answers. */
    sealed interface Filling permits CodeColumns.Filling, NumberColumns.Filling {
        void add(int[] row);

        int persons();

        Columns columns();
    }

    /** Columns for answers of a range; a smaller range needs less memory. */
    static Filling filling(int items, int min, int max, int expected) {
        return max - min <= CodeColumns.MAX_RANGE
                ? new CodeColumns.Filling(items, min, max, expected)
                : new NumberColumns.Filling(items, expected);
    }
}
