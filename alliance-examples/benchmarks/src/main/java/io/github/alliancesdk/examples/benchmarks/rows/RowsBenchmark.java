package io.github.alliancesdk.examples.benchmarks.rows;

import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.ThreadParams;

/** From rows of WAI answers to four means per row. */
public class RowsBenchmark {
    /** The matrix, shared by all threads. */
    @State(Scope.Benchmark)
    public static class Rows {
        /** The number of rows. */
        @Param("1000000")
        public int rows;

        byte[] answers = {};
        byte[] withGap = {};
        double[] means = {};
        short[] answered = {};
        final BatchScorer scorer = BatchScorer.of(WaiKey.instrument(), WaiKey.POLICY);

        /** The packed loop doesn't take this missing code, because there is a gap between it and the answers. */
        final BatchScorer plain = BatchScorer.builder(WaiKey.instrument())
                .policy(WaiKey.POLICY)
                .missingCode(Matrix.FAR_CODE)
                .build();

        /** Fills the matrix. */
        @Setup
        public void fill() {
            answers = Matrix.answers(rows, WaiKey.ITEMS, WaiKey.MAX);
            withGap = Matrix.withFarCode(answers);
            means = new double[rows * WaiKey.SCALES];
            answered = new short[rows * WaiKey.SCALES];
        }
    }

    /** The rows of one thread. */
    @State(Scope.Thread)
    public static class Range {
        int from;
        int to;

        /**
         * Divides the rows among the threads.
         *
         * @param rows all rows
         * @param threads the index of this thread, and the number of threads
         */
        @Setup
        public void divide(Rows rows, ThreadParams threads) {
            from = (int) ((long) rows.rows * threads.getThreadIndex() / threads.getThreadCount());
            to = (int) ((long) rows.rows * (threads.getThreadIndex() + 1) / threads.getThreadCount());
        }
    }

    /** Answers as applications store them: one collection per respondent, created before the clock starts. */
    @State(Scope.Benchmark)
    public static class Respondents {
        /** The number of respondents. */
        @Param("100000")
        public int rows;

        List<List<@Nullable Integer>> lists = List.of();
        List<Map<Integer, Integer>> maps = List.of();

        /** Fills the lists and the maps. */
        @Setup
        public void fill() {
            byte[] answers = Matrix.answers(rows, WaiKey.ITEMS, WaiKey.MAX);
            lists = Matrix.lists(answers);
            maps = Matrix.maps(answers);
        }
    }

    /**
     * Scores with eight answers per long.
     *
     * @param rows the matrix
     * @param range the part of this thread
     * @return the number of rows with an answer out of range
     */
    @Benchmark
    public int handWrittenSwar(Rows rows, Range range) {
        return HandWrittenSwar.score(rows.answers, range.from, range.to, rows.means);
    }

    /**
     * Scores one answer after the other.
     *
     * @param rows the matrix
     * @param range the part of this thread
     * @return the means
     */
    @Benchmark
    public double[] handWrittenLoop(Rows rows, Range range) {
        HandWrittenLoops.score(rows.answers, range.from, range.to, rows.means);
        return rows.means;
    }

    /**
     * Scores with the batch scorer.
     *
     * @param rows the matrix
     * @param range the part of this thread
     * @return the number of invalid cells
     */
    @Benchmark
    public long batchScorer(Rows rows, Range range) {
        return rows.scorer.score(rows.answers, range.from, range.to, rows.means, rows.answered);
    }

    /**
     * Scores with the plain loop of the batch scorer.
     *
     * @param rows the matrix
     * @param range the part of this thread
     * @return the number of invalid cells
     */
    @Benchmark
    public long batchScorerPlain(Rows rows, Range range) {
        return rows.plain.score(rows.withGap, range.from, range.to, rows.means, rows.answered);
    }

    /**
     * Scores one list per respondent.
     *
     * @param respondents the lists
     * @param blackhole consumes the means
     */
    @Benchmark
    public void lists(Respondents respondents, Blackhole blackhole) {
        for (List<@Nullable Integer> respondent : respondents.lists) {
            blackhole.consume(HandWrittenLoops.score(respondent));
        }
    }

    /**
     * Scores one map per respondent.
     *
     * @param respondents the maps
     * @param blackhole consumes the means
     */
    @Benchmark
    public void maps(Respondents respondents, Blackhole blackhole) {
        for (Map<Integer, Integer> respondent : respondents.maps) {
            blackhole.consume(HandWrittenLoops.score(respondent));
        }
    }
}
