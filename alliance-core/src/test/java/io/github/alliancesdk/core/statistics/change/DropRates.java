package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.internal.statistics.NormalVariates;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How often each rule finds a drop in series with and without one: simulated series of true scores and independent
 * normal errors with an SEM of 1, which the rule knows. {@link #main} prints the tables as Markdown.
 */
final class DropRates {
    static final List<Integer> SIZES = List.of(5, 8, 10, 16, 20, 40);
    static final DropRule.RunningMean RUNNING_MEAN =
            DropRule.runningMean(new MeasurementError(1, 0, ReliabilityKind.RETEST, "simulated"));
    static final DropRule CHART = DropRule.controlChart();

    private static final int BLOCK = 1 << 20;

    /** The course of the true score, in SEM. */
    enum Kind {
        STABLE("stable"),
        LOW_SESSION("one session 4 SEM lower, in the middle"),
        STEP_EARLY("a step of 4 SEM down after 3 sessions"),
        STEP("a step of 4 SEM down halfway"),
        DECLINE("a decline of .2 SEM a session");

        final String words;

        Kind(String words) {
            this.words = words;
        }

        private double level(int place, int n, int sessionsPassed) {
            return switch (this) {
                case STABLE -> 0;
                case LOW_SESSION -> place == n / 2 ? -4 : 0;
                case STEP_EARLY -> place >= 3 ? -4 : 0;
                case STEP -> place >= n / 2 ? -4 : 0;
                case DECLINE -> -0.2 * sessionsPassed;
            };
        }
    }

    /**
     * One cell of the table: series of a kind.
     *
     * @param sessions the number of scored sessions
     * @param gaps whether half as many unscored sessions, chosen at random, are between them
     */
    record Cell(DropRule rule, Kind kind, int sessions, boolean gaps) {
        boolean isPossible() {
            return sessions >= rule.minimumSessions();
        }
    }

    private DropRates() {}

    /** The share of series with a drop. */
    static double run(Cell cell, int series, long seed) {
        int n = cell.sessions();
        NormalVariates random = new NormalVariates(seed, (long) cell.kind().ordinal() * BLOCK + n);
        double[] positions = IntStream.range(0, n).asDoubleStream().toArray();
        double[] values = new double[n];
        int found = 0;
        for (int k = 0; k < series; k++) {
            if (cell.gaps()) {
                choose(positions, n + n / 2, random);
            }
            for (int i = 0; i < n; i++) {
                int passed = (int) (positions[i] - positions[0]);
                values[i] = cell.kind().level(i, n, passed) + random.normal();
            }
            found += hasDrop(Baseline.of(cell.rule(), positions, values).orElseThrow(), values) ? 1 : 0;
        }
        return (double) found / series;
    }

    private static boolean hasDrop(Baseline baseline, double[] values) {
        return IntStream.range(0, values.length).anyMatch(i -> baseline.isDrop(i, values[i]));
    }

    /** Chooses some of the sessions up to a number, in order, with equal probability of each choice. */
    private static void choose(double[] positions, int of, NormalVariates random) {
        int chosen = 0;
        for (int session = 0; session < of && chosen < positions.length; session++) {
            double left = (double) (positions.length - chosen) / (of - session);
            if (random.uniform() < left) {
                positions[chosen++] = session;
            }
        }
    }

    private static String table(DropRule rule, int series, long seed) {
        StringBuilder text = new StringBuilder("| " + rule.id() + ": series with a drop, in % |");
        SIZES.forEach(n -> text.append(" n = ").append(n).append(" |"));
        text.append("\n| --- |").append(" --: |".repeat(SIZES.size())).append('\n');
        for (boolean gaps : new boolean[] {false, true}) {
            for (Kind kind : Kind.values()) {
                text.append("| ").append(kind.words).append(gaps ? ", with gaps |" : " |");
                for (int n : SIZES) {
                    Cell cell = new Cell(rule, kind, n, gaps);
                    text.append(
                            cell.isPossible()
                                    ? String.format(Locale.ROOT, " %.1f |", 100 * run(cell, series, seed))
                                    : " - |");
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** Prints the tables. Arguments: the number of series for each cell, 200,000 by default, and a seed. */
    public static void main(String... args) {
        int series = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : 20261129;
        for (DropRule rule : Arrays.asList(RUNNING_MEAN, CHART)) {
            System.out.println(table(rule, series, seed));
        }
        System.out.println("Seed " + seed + ".");
    }
}
