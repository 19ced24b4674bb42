package io.github.alliancesdk.examples.benchmarks;

import java.util.List;

/**
 * One table: contenders that do the same work on the same data.
 *
 * @param id the id of its goal, such as {@code P1}
 * @param title the work that is measured
 * @param unit the unit of the times, such as {@code row}
 * @param reference the contender in the denominator of the ratios
 * @param contenders the measured contenders, in the order of the table
 * @param check checks before any measurement that all contenders give the same results
 */
public record Study(String id, String title, String unit, String reference, List<Contender> contenders, Check check) {
    /** A check that fails the run. */
    @FunctionalInterface
    public interface Check {
        /**
         * Compares results.
         *
         * @throws Exception if they differ; the message names the contender and the place
         */
        void run() throws Exception;
    }

    /** Copies the contenders. */
    public Study {
        contenders = List.copyOf(contenders);
    }
}
