package io.github.alliancesdk.examples.benchmarks.rows;

import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import io.github.alliancesdk.examples.benchmarks.Contender;
import io.github.alliancesdk.examples.benchmarks.Effort;
import io.github.alliancesdk.examples.benchmarks.Goal;
import io.github.alliancesdk.examples.benchmarks.Jmh;
import io.github.alliancesdk.examples.benchmarks.Jmh.Task;
import io.github.alliancesdk.examples.benchmarks.Origin;
import io.github.alliancesdk.examples.benchmarks.Study;
import io.github.alliancesdk.examples.benchmarks.rows.HandWrittenLoops.Means;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** P1 (rows in memory) and P9 (growth with their number). */
public final class RowStudies {
    private static final String SWAR = "hand-written SWAR";
    private static final String SWAR_TWO = "hand-written SWAR, two threads";
    private static final String OURS = "SDK: BatchScorer";
    private static final String OURS_TWO = "SDK: BatchScorer, two threads";
    private static final String OURS_PLAIN = "SDK: BatchScorer, its plain loop";
    private static final int[] LENGTHS = {12, 36, 72, 128};
    private static final int WIDE_ROWS_DIVISOR = 10;
    private static final int SCORER_ROWS = 10_000;
    private static final String[] MEMORY = {"-Xms3g", "-Xmx3g"};

    private final Jmh jmh;
    private final Effort effort;

    /**
     * Creates the studies.
     *
     * @param jmh runs the benchmarks
     * @param effort the amount of work
     */
    public RowStudies(Jmh jmh, Effort effort) {
        this.jmh = jmh;
        this.effort = effort;
    }

    /**
     * The goals for the SDK.
     *
     * @return the goals
     */
    public static List<Goal> goals() {
        return List.of(
                new Goal("P1", OURS, SWAR, 2.2),
                new Goal("P1", OURS_PLAIN, SWAR, 6),
                new Goal("P1", OURS_TWO, OURS, 0.60));
    }

    /**
     * From rows to means.
     *
     * @param scripts contenders in other languages on the same rows
     * @param before writes the rows for these contenders
     * @return the study
     */
    public Study rows(List<Contender> scripts, Study.Check before) {
        List<Contender> contenders = new ArrayList<>(List.of(
                jmh.contender(SWAR, Origin.PEER, matrix("handWrittenSwar")),
                jmh.contender(SWAR_TWO, Origin.PEER, matrix("handWrittenSwar").threads(2)),
                jmh.contender(OURS, Origin.SDK, matrix("batchScorer")),
                jmh.contender(OURS_TWO, Origin.SDK, matrix("batchScorer").threads(2)),
                jmh.contender(OURS_PLAIN, Origin.SDK, matrix("batchScorerPlain")),
                jmh.contender("hand-written loop", Origin.PEER, matrix("handWrittenLoop")),
                jmh.contender("a List<Integer> a respondent", Origin.PEER, respondents("lists")),
                jmh.contender("a Map<Integer, Integer> a respondent", Origin.PEER, respondents("maps"))));
        contenders.addAll(scripts);
        return new Study(
                "P1",
                String.format(
                        Locale.ROOT,
                        "WAI, 36 items, 3 %% missing, prorated at 80 %%, %,d rows in memory",
                        effort.rows()),
                "row",
                SWAR,
                contenders,
                () -> {
                    check(effort.rows());
                    before.run();
                });
    }

    private Task matrix(String method) {
        return Task.of(RowsBenchmark.class, method)
                .with("rows", effort.rows())
                .units(effort.rows())
                .jvm(MEMORY);
    }

    private Task respondents(String method) {
        return Task.of(RowsBenchmark.class, method)
                .with("rows", effort.respondents())
                .units(effort.respondents())
                .jvm(MEMORY);
    }

    /**
     * The time per row for different numbers of rows.
     *
     * @return the study
     */
    public Study growthInRows() {
        List<Contender> contenders = new ArrayList<>();
        for (int rows : effort.growth()) {
            contenders.add(jmh.contender(name(rows, "rows"), Origin.SDK, growth(rows, WaiKey.ITEMS)));
        }
        return new Study(
                "P9",
                "Growth in rows: SDK BatchScorer, an invented instrument of 36 items and 4 scales",
                "row",
                name(effort.growth().get(0), "rows"),
                contenders,
                () -> {});
    }

    /**
     * The time per answer for different numbers of items.
     *
     * @return the study
     */
    public Study growthInItems() {
        int rows = Math.max(1, effort.rows() / WIDE_ROWS_DIVISOR);
        List<Contender> contenders = new ArrayList<>();
        for (int items : LENGTHS) {
            contenders.add(jmh.contender(
                    name(items, "items"), Origin.SDK, growth(rows, items).units((double) rows * items)));
        }
        return new Study(
                "P9",
                String.format(
                        Locale.ROOT,
                        "Growth in items: SDK BatchScorer, %,d rows, invented instruments of 4 scales",
                        rows),
                "answer",
                name(LENGTHS[0], "items"),
                contenders,
                () -> {});
    }

    private static String name(int count, String what) {
        return String.format(Locale.ROOT, "%,d %s", count, what);
    }

    private static Task growth(int rows, int items) {
        return Task.of(GrowthBenchmark.class, "score")
                .with("rows", rows)
                .with("items", items)
                .units(rows)
                .jvm(MEMORY);
    }

    /** Checks that all contenders and the SDK's scorer of one sheet compute the same means, bit for bit. */
    static void check(int rows) {
        byte[] answers = Matrix.answers(rows, WaiKey.ITEMS, WaiKey.MAX);
        double[] expected = Matrix.means(answers);

        double[] means = new double[expected.length];
        int bad = HandWrittenSwar.score(answers, 0, rows, means);
        require("hand-written SWAR", bad == 0, means, expected);

        Arrays.fill(means, 0);
        BatchScorer batch = BatchScorer.of(WaiKey.instrument(), WaiKey.POLICY);
        long badCells = batch.score(answers, 0, rows, means, new short[means.length]);
        require("BatchScorer", badCells == 0, means, expected);

        Arrays.fill(means, 0);
        BatchScorer plain = BatchScorer.builder(WaiKey.instrument())
                .policy(WaiKey.POLICY)
                .missingCode(Matrix.FAR_CODE)
                .build();
        badCells = plain.score(Matrix.withFarCode(answers), 0, rows, means, new short[means.length]);
        require("BatchScorer's plain loop", badCells == 0, means, expected);

        int some = Math.min(rows, SCORER_ROWS);
        byte[] first = Arrays.copyOf(answers, some * WaiKey.ITEMS);
        List<Map<Integer, Integer>> maps = Matrix.maps(first);
        double[] ofLists =
                means(Matrix.lists(first).stream().map(HandWrittenLoops::score).toList());
        double[] ofMaps = means(maps.stream().map(HandWrittenLoops::score).toList());
        double[] ofScorer = means(maps.stream().map(RowStudies::byScorer).toList());
        double[] firstExpected = Arrays.copyOf(expected, ofLists.length);
        require("lists", true, ofLists, firstExpected);
        require("maps", true, ofMaps, firstExpected);
        require("Scorer", true, ofScorer, firstExpected);
    }

    private static Means byScorer(Map<Integer, Integer> answers) {
        CheckedResponses checked = ResponseChecker.of(WaiKey.instrument())
                .check(Responses.of("wai", Rater.CLIENT, Map.copyOf(answers)))
                .orElseThrow();
        ScoreReport report = Scorer.of(WaiKey.POLICY).score(checked);
        return new Means(mean(report, "goal"), mean(report, "task"), mean(report, "bond"), mean(report, "total"));
    }

    private static double mean(ScoreReport report, String scale) {
        return report.scale(scale).mean().orElse(Double.NaN);
    }

    private static double[] means(List<Means> rows) {
        double[] means = new double[rows.size() * WaiKey.SCALES];
        for (int row = 0; row < rows.size(); row++) {
            means[row * WaiKey.SCALES] = rows.get(row).goal();
            means[row * WaiKey.SCALES + 1] = rows.get(row).task();
            means[row * WaiKey.SCALES + 2] = rows.get(row).bond();
            means[row * WaiKey.SCALES + 3] = rows.get(row).total();
        }
        return means;
    }

    private static void require(String who, boolean inRange, double[] means, double[] expected) {
        int difference = Arrays.mismatch(means, expected);
        if (!inRange || difference >= 0) {
            throw new IllegalStateException("P1: " + who + " differs from the hand-written loop"
                    + (inRange ? " in row " + difference / WaiKey.SCALES : " on what is in range"));
        }
    }
}
