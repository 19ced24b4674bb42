package io.github.alliancesdk.examples.benchmarks;

import java.util.List;

/**
 * One table: contenders that do the same work on the same data.
 *
 * @param id the goal that it is about, such as {@code P1}
 * @param title what the work is
 * @param unit what the times are per, such as {@code row}
 * @param reference the contender that the ratios are over
 * @param contenders who is measured, in the order of the table
 * @param check proves before anything is timed that all of them come to the same results
 */
public record Study(String id, String title, String unit, String reference, List<Contender> contenders, Check check) {
    /** A proof that fails the run. */
    @FunctionalInterface
    public interface Check {
        /**
         * Compares results.
         *
         * @throws Exception if they differ; the message says whose and where
         */
        void run() throws Exception;
    }

    /** Copies the contenders. */
    public Study {
        contenders = List.copyOf(contenders);
    }
}
