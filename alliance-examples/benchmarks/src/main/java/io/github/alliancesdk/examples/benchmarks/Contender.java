package io.github.alliancesdk.examples.benchmarks;

import java.util.List;

/**
 * Something that is measured once in every round.
 *
 * @param name how progress names it
 * @param measurement what a round does
 */
public record Contender(String name, Measurement measurement) {
    /** One round of a contender; a script may measure several things at once, or, where it can't run, none. */
    @FunctionalInterface
    public interface Measurement {
        /**
         * Measures.
         *
         * @return the samples of this round
         * @throws Exception if it fails, or if its results are wrong: the whole run ends then
         */
        List<Sample> measure() throws Exception;
    }
}
