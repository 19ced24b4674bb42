package io.github.alliancesdk.examples.benchmarks.rows;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The batch scorer on invented instruments of any length: three scales that alternate over the items, and a total. */
public class GrowthBenchmark {
    private static final int PARTS = 3;
    private static final int REVERSED_EACH = 5;

    /** The matrix and its scorer. */
    @State(Scope.Benchmark)
    public static class Rows {
        /** The number of rows. */
        @Param("1000")
        public int rows;

        /** The number of items. */
        @Param("36")
        public int items;

        byte[] answers = {};
        double[] means = {};
        short[] answered = {};
        BatchScorer scorer = BatchScorer.of(WaiKey.instrument(), WaiKey.POLICY);

        /** Fills the matrix. */
        @Setup
        public void fill() {
            answers = Matrix.answers(rows, items, WaiKey.MAX);
            means = new double[rows * (PARTS + 1)];
            answered = new short[means.length];
            scorer = BatchScorer.of(invented(items), WaiKey.POLICY);
        }
    }

    static Instrument invented(int items) {
        InstrumentBuilder builder = Instrument.builder("invented-" + items)
                .title("Invented instrument of " + items + " items")
                .raters(Rater.CLIENT)
                .referents(Referent.THERAPIST)
                .responseFormat("default", 1, WaiKey.MAX, Metric.MEAN)
                .source("invention", Source.of("Made up for benchmarks", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invention")
                .items(items)
                .reversed(IntStream.rangeClosed(1, items)
                        .filter(item -> item % REVERSED_EACH == 0)
                        .toArray());
        for (int part = 0; part < PARTS; part++) {
            int rest = part;
            builder.scale(
                    "part-" + (part + 1),
                    IntStream.rangeClosed(1, items)
                            .filter(item -> item % PARTS == rest)
                            .toArray());
        }
        return builder.scale("total", IntStream.rangeClosed(1, items).toArray()).build();
    }

    /**
     * Scores all rows.
     *
     * @param rows the matrix
     * @return the number of invalid cells
     */
    @Benchmark
    public long score(Rows rows) {
        return rows.scorer.score(rows.answers, 0, rows.rows, rows.means, rows.answered);
    }
}
