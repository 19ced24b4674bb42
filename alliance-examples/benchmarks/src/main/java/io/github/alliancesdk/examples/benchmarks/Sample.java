package io.github.alliancesdk.examples.benchmarks;

import java.util.OptionalDouble;

/**
 * What one round says of one contender.
 *
 * @param contender its name
 * @param origin whose code it is
 * @param time how long one unit of its study took, in nanoseconds
 * @param bytes how many bytes it allocated for one unit; empty where that can't be known
 */
public record Sample(String contender, Origin origin, double time, OptionalDouble bytes) {
    /**
     * A sample without bytes.
     *
     * @param contender its name
     * @param origin whose code it is
     * @param time how long one unit took, in nanoseconds
     * @return the sample
     */
    public static Sample of(String contender, Origin origin, double time) {
        return new Sample(contender, origin, time, OptionalDouble.empty());
    }
}
