package io.github.alliancesdk.examples.benchmarks;

import java.util.OptionalDouble;

/**
 * The result of one round for one contender.
 *
 * @param contender its name
 * @param origin the owner of its code
 * @param time the time for one unit of the study, in nanoseconds
 * @param bytes the bytes allocated for one unit; empty if unknown
 */
public record Sample(String contender, Origin origin, double time, OptionalDouble bytes) {
    /**
     * A sample without allocation.
     *
     * @param contender its name
     * @param origin the owner of its code
     * @param time the time for one unit, in nanoseconds
     * @return the sample
     */
    public static Sample of(String contender, Origin origin, double time) {
        return new Sample(contender, origin, time, OptionalDouble.empty());
    }
}
