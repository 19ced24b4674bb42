package io.github.alliancesdk.examples.benchmarks;

import java.util.List;

/**
 * The amount of work in a run.
 *
 * @param rounds how often each contender is measured
 * @param forks JVMs of a measurement: 1, or 0 to measure in this JVM, which only proves that everything runs
 * @param warmups iterations before the measured ones
 * @param iterations measured iterations of a round
 * @param milliseconds the duration of an iteration if its work is shorter
 * @param rows the rows of a matrix
 * @param respondents the respondents whose answers are collections, which need fifty times the memory
 * @param records the records of a file
 * @param growth the row counts in the table of growth
 * @param starts how often a new JVM is started
 */
public record Effort(
        int rounds,
        int forks,
        int warmups,
        int iterations,
        int milliseconds,
        int rows,
        int respondents,
        int records,
        List<Integer> growth,
        int starts) {
    private static final int MILLION = 1_000_000;

    /** Copies the list. */
    public Effort {
        growth = List.copyOf(growth);
    }

    /**
     * The effort for the published tables.
     *
     * @param rounds how often each contender is measured
     * @return the effort
     */
    public static Effort full(int rounds) {
        return new Effort(
                rounds,
                1,
                3,
                3,
                400,
                MILLION,
                MILLION / 10,
                MILLION,
                List.of(1_000, 10_000, 100_000, MILLION, 10 * MILLION),
                3 * rounds);
    }

    /**
     * Runs everything once or twice on very little data, in a few seconds, to check that it works. The numbers mean
     * nothing.
     *
     * @return the effort
     */
    public static Effort quick() {
        return new Effort(2, 0, 1, 1, 5, 1_000, 100, 500, List.of(100, 1_000), 2);
    }
}
