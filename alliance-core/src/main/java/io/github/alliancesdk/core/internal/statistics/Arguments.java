package io.github.alliancesdk.core.internal.statistics;

/** Checks of arguments that the statistics share. */
public final class Arguments {
    /** The default level of intervals. */
    public static final double LEVEL = 0.95;

    private Arguments() {}

    public static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level of an interval is between 0 and 1, such as 0.95");
        }
    }

    public static void requireFinite(double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("values must be finite; leave missing ones out");
            }
        }
    }
}
