package io.github.alliancesdk.core.internal.statistics;

import java.util.SplittableRandom;

/**
 * Uniform and normal random numbers that are the same on every JDK for one seed. The bits are those of SplitMix64
 * ({@link SplittableRandom#nextLong}). Normal numbers are computed by Marsaglia's polar method with {@link StrictMath},
 * so they don't depend on the platform's mathematics. Not thread-safe.
 */
public final class NormalVariates {
    private static final double UNIT = 0x1.0p-53;

    private final SplittableRandom bits;
    private double spare = Double.NaN;

    /** A separate stream for each seed and number. */
    public NormalVariates(long seed, long stream) {
        this.bits = new SplittableRandom(mix(mix(seed) + stream));
    }

    private static long mix(long value) {
        return new SplittableRandom(value).nextLong();
    }

    /** Above 0 and below 1. */
    public double uniform() {
        return ((bits.nextLong() >>> 11) + 0.5) * UNIT;
    }

    /** From {@code low} to {@code high}. */
    public double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** With mean 0 and variance 1. */
    public double normal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = y * factor;
        return x * factor;
    }
}
