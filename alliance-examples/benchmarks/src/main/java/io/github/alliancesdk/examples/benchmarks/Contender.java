package io.github.alliancesdk.examples.benchmarks;

import java.util.List;

/**
 * Code that is measured once in every round.
 *
 * @param name the name in progress messages
 * @param measurement measures one round
 */
public record Contender(String name, Measurement measurement) {
    /** Measures one round. A script may return several samples, or none if it can't run. */
    @FunctionalInterface
    public interface Measurement {
        /**
         * Measures.
         *
         * @return the samples of the round
         * @throws Exception if it fails or its results are wrong; the whole run then ends
         */
        List<Sample> measure() throws Exception;
    }
}
