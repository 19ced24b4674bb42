package io.github.alliancesdk.examples.benchmarks.reliability;

import io.github.alliancesdk.core.statistics.reliability.InterItemCorrelations;
import io.github.alliancesdk.examples.benchmarks.Effort;
import io.github.alliancesdk.examples.benchmarks.Goal;
import io.github.alliancesdk.examples.benchmarks.Jmh;
import io.github.alliancesdk.examples.benchmarks.Jmh.Task;
import io.github.alliancesdk.examples.benchmarks.Origin;
import io.github.alliancesdk.examples.benchmarks.Study;
import io.github.alliancesdk.examples.benchmarks.reliability.ReliabilityBenchmark.Persons;
import java.util.List;
import java.util.Locale;

/** P7, the time for reliability. */
public final class ReliabilityStudies {
    private static final String BY_HAND = "hand-written SWAR covariance, nothing else";
    private static final String OURS = "SDK: alpha, omega, items of the total";
    private static final double CLOSE = 1e-12;

    private final Jmh jmh;
    private final int persons;

    /**
     * Creates the studies.
     *
     * @param jmh runs the benchmarks
     * @param effort the amount of work
     */
    public ReliabilityStudies(Jmh jmh, Effort effort) {
        this.jmh = jmh;
        this.persons = effort.respondents();
    }

    /**
     * The goals for the SDK.
     *
     * @return the goals
     */
    public static List<Goal> goals() {
        return List.of(new Goal("P7", OURS, BY_HAND, 3));
    }

    /**
     * From row-major bytes to results.
     *
     * @return the study
     */
    public Study reliability() {
        return new Study(
                "P7",
                String.format(
                        Locale.ROOT,
                        "Alpha with its interval, omega and item analysis, %d items of %,d persons in memory",
                        ReliabilityBenchmark.ITEMS,
                        persons),
                "person",
                BY_HAND,
                List.of(
                        jmh.contender(BY_HAND, Origin.PEER, task("handWritten")),
                        jmh.contender(OURS, Origin.SDK, task("total")),
                        jmh.contender(OURS + ", 1 % missing", Origin.SDK, task("totalWithGaps")),
                        jmh.contender(
                                "SDK: the same of four scales, 1 % missing", Origin.SDK, task("allScalesWithGaps"))),
                () -> check(persons));
    }

    private Task task(String method) {
        return Task.of(ReliabilityBenchmark.class, method)
                .with("persons", persons)
                .units(persons);
    }

    /** Checks that both covariances agree to the twelfth digit. */
    static void check(int count) {
        Persons persons = new Persons();
        persons.persons = count;
        persons.simulate();
        double[][] byRows = HandWrittenCovariance.ofRows(persons.rows, ReliabilityBenchmark.ITEMS);
        double[][] byColumns = HandWrittenCovariance.ofColumns(persons.columns);
        InterItemCorrelations ours =
                ReliabilityBenchmark.total(persons, persons.rows).interItemCorrelations();
        for (int one = 0; one < ReliabilityBenchmark.ITEMS; one++) {
            for (int other = 0; other < ReliabilityBenchmark.ITEMS; other++) {
                double expected = ours.covariance(one + 1, other + 1).orElseThrow();
                if (!isClose(byRows[one][other], expected) || !isClose(byColumns[one][other], expected)) {
                    throw new IllegalStateException(
                            "P7: the covariance of items " + (one + 1) + " and " + (other + 1) + " differs");
                }
            }
        }
    }

    private static boolean isClose(double one, double other) {
        return Math.abs(one - other) <= CLOSE * Math.max(1, Math.abs(other));
    }
}
