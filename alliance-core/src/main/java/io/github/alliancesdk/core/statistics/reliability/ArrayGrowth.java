package io.github.alliancesdk.core.statistics.reliability;

/** How arrays grow that don't know how much will come. */
final class ArrayGrowth {
    /** Some machines refuse arrays that are closer to the limit. */
    private static final int MAX = Integer.MAX_VALUE - 8;

    private ArrayGrowth() {}

    static int next(int length) {
        if (length == MAX) {
            throw new OutOfMemoryError("a matrix holds at most " + MAX + " persons");
        }
        return (int) Math.min(MAX, length * 3L / 2 + 16);
    }
}
