package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.List;
import java.util.Optional;

/** The values of a matrix, one column for each item. Immutable after construction. */
sealed interface Columns permits CodeColumns, NumberColumns {
    /** The missing answer among integers; no response format contains it. */
    int MISSING = Integer.MIN_VALUE;

    int persons();

    int items();

    boolean isMissing(int person, int column);

    /** The value in the units of the item's format, NaN if it is missing. */
    double value(int person, int column);

    /** The value as an integer, as {@link ResponseFormat#unscaled} returns it. It must be of a format and not missing. */
    int unscaled(int person, int column);

    /** Whether any value of a column is missing. */
    boolean hasMissing(int column);

    /** The format of an item; empty for plain numbers. */
    Optional<ResponseFormat> format(int column);

    /** These columns; the {@code reversed} ones are reversed within the range of their format. */
    Columns reverse(boolean[] reversed);

    /** Where a value lies in the range of its format, from 0 for the lowest answer to 1; NaN if it is missing. */
    default double place(int person, int column) {
        if (isMissing(person, column)) {
            return Double.NaN;
        }
        ResponseFormat format = format(column).orElseThrow();
        double range = format.unscaledMax() - format.unscaledMin();
        return (unscaled(person, column) - format.unscaledMin()) / range;
    }

    /** Whether some columns have formats with different lowest or highest answers. */
    default boolean isMixed(int[] chosen) {
        for (int column : chosen) {
            ResponseFormat first = format(chosen[0]).orElse(null);
            ResponseFormat other = format(column).orElse(null);
            if (first != null && other != null && (first.min() != other.min() || first.max() != other.max())) {
                return true;
            }
        }
        return false;
    }

    /** Accepts rows of answers as integers, with {@link #MISSING} for missing answers. */
    sealed interface Filling permits CodeColumns.Filling, NumberColumns.Filling {
        void add(int[] row);

        int persons();

        Columns columns();
    }

    /** Columns for answers in some formats, one for each item; smaller ranges need less memory. */
    static Filling filling(List<ResponseFormat> formats, int expected) {
        return formats.stream().allMatch(CodeColumns::fits)
                ? new CodeColumns.Filling(formats, expected)
                : new NumberColumns.Filling(formats, expected);
    }
}
