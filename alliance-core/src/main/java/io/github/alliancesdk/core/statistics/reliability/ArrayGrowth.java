package io.github.alliancesdk.core.statistics.reliability;

/** ArrayGrowth policy for arrays of unknown final size. */
final class ArrayGrowth {
    /** Some virtual machines refuse arrays closer to the maximum length. */
    private static final int MAX = Integer.MAX_VALUE - 8;

    private ArrayGrowth() {}

    static int next(int length) {
        if (length == MAX) {
            throw new OutOfMemoryError("a matrix holds at most " + MAX + " persons");
        }
        return (int) Math.min(MAX, length * 3L / 2 + 16);
    }
}
