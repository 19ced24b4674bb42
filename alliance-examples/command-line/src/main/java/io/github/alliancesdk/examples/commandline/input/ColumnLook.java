package io.github.alliancesdk.examples.commandline.input;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is in a column, in bounded memory. Figures of a column with few values could be the answers of single persons, and
 * are not given.
 */
final class ColumnLook {
    /** Fewer values than this are not described. */
    static final int FEWEST_VALUES = 10;

    private static final int MOST_DISTINCT = 100;
    private static final int MOST_IDS = 1 << 20;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}([.,][0-9]{1,18})?");

    private final Set<Long> distinct = new HashSet<>();
    private final Set<Long> ids = new HashSet<>();
    private final boolean isId;
    private long values;
    private long texts;
    private long repeated;
    private @Nullable BigDecimal min;
    private @Nullable BigDecimal max;

    /** Begins a column. For ids, it counts how many are repeated. */
    ColumnLook(boolean isId) {
        this.isId = isId;
    }

    /** Adds a cell that is not empty. */
    void add(String cell) {
        values++;
        long hash = hash(cell);
        if (distinct.size() <= MOST_DISTINCT) {
            distinct.add(hash);
        }
        if (isId && ids.size() < MOST_IDS) {
            repeated += ids.add(hash) ? 0 : 1;
        }
        if (NUMBER.matcher(cell).matches()) {
            BigDecimal number = new BigDecimal(cell.replace(',', '.'));
            min = min == null || number.compareTo(min) < 0 ? number : min;
            max = max == null || number.compareTo(max) > 0 ? number : max;
        } else {
            texts++;
        }
    }

    /** FNV-1a of 64 bits. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private boolean isDescribed() {
        return values >= FEWEST_VALUES;
    }

    /** The number of cells that are not empty. */
    long values() {
        return values;
    }

    /** The number of cells that are no numbers, if there are enough values. */
    OptionalLong texts() {
        return isDescribed() ? OptionalLong.of(texts) : OptionalLong.empty();
    }

    /** The number of different values, if there are enough values and not too many different ones. */
    OptionalInt distinct() {
        return isDescribed() && distinct.size() <= MOST_DISTINCT
                ? OptionalInt.of(distinct.size())
                : OptionalInt.empty();
    }

    /** The lowest number, if there are enough numbers. */
    Optional<BigDecimal> min() {
        return values - texts >= FEWEST_VALUES ? Optional.ofNullable(min) : Optional.empty();
    }

    /** The highest number, if there are enough numbers. */
    Optional<BigDecimal> max() {
        return values - texts >= FEWEST_VALUES ? Optional.ofNullable(max) : Optional.empty();
    }

    /** How many values are those of an earlier row; empty if this is no column of ids, or has too many to count. */
    OptionalLong repeated() {
        return isId && ids.size() < MOST_IDS ? OptionalLong.of(repeated) : OptionalLong.empty();
    }
}
