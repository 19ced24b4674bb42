package io.github.alliancesdk.examples.benchmarks;

import java.util.List;

/**
 * How much of everything.
 *
 * @param rounds how often each contender is measured
 * @param forks JVMs of a measurement: 1, or 0 to measure in this one, which proves that everything runs and nothing else
 * @param warmups iterations before the measured ones
 * @param iterations measured iterations of a round
 * @param milliseconds how long an iteration lasts where its work is shorter
 * @param rows rows of a matrix
 * @param respondents respondents whose answers are collections, which take fifty times the room
 * @param records records of a file
 * @param growth the rows of the table of growth
 * @param starts how often a fresh JVM is started
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
     * What the published tables are made with.
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
     * Everything once or twice on next to nothing, in a few seconds: whether it still works. Its numbers mean nothing.
     *
     * @return the effort
     */
    public static Effort quick() {
        return new Effort(2, 0, 1, 1, 5, 1_000, 100, 500, List.of(100, 1_000), 2);
    }
}
