package io.github.alliancesdk.examples.benchmarks.reliability;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityAnalysis;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityReport;
import io.github.alliancesdk.core.statistics.reliability.ResponseSimulation;
import io.github.alliancesdk.core.statistics.reliability.ScaleReliability;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Alpha with its interval, omega and item analysis, compared with a hand-written covariance matrix. */
public class ReliabilityBenchmark {
    static final int ITEMS = 12;
    private static final int MAX = 7;
    private static final long SEED = 20_261_122L;

    /** Simulated answers of persons to 12 items on 1..7, with and without missing answers. */
    @State(Scope.Benchmark)
    public static class Persons {
        /** The number of persons. */
        @Param("1000")
        public int persons;

        final Instrument instrument = invented();
        byte[] rows = {};
        byte[][] columns = {};
        byte[] rowsWithGaps = {};

        /** Simulates the answers. */
        @Setup
        public void simulate() {
            rows = rows(ResponseSimulation.of(instrument).matrix(persons, SEED));
            rowsWithGaps =
                    rows(ResponseSimulation.of(instrument).withMissing(0.01).matrix(persons, SEED));
            columns = new byte[ITEMS][persons];
            for (int cell = 0; cell < rows.length; cell++) {
                columns[cell % ITEMS][cell / ITEMS] = rows[cell];
            }
        }

        private byte[] rows(RawResponseMatrix matrix) {
            byte[] cells = new byte[persons * ITEMS];
            for (int cell = 0; cell < cells.length; cell++) {
                cells[cell] =
                        (byte) matrix.answer(cell / ITEMS, cell % ITEMS + 1).orElse(0);
            }
            return cells;
        }

        RawResponseMatrix matrix(byte[] cells) {
            return RawResponseMatrix.ofRows(instrument, instrument.responseFormat(), cells, 0);
        }
    }

    static Instrument invented() {
        return Instrument.builder("invented-twelve")
                .title("Invented instrument of twelve items")
                .raters(Rater.CLIENT)
                .referents(Referent.THERAPIST)
                .responseFormat("default", 1, MAX, Metric.MEAN)
                .source("invention", Source.of("Made up for benchmarks", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invention")
                .items(ITEMS)
                .reversed()
                .scale("part-1", 1, 2, 3, 4)
                .scale("part-2", 5, 6, 7, 8)
                .scale("part-3", 9, 10, 11, 12)
                .scale("total", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                .build();
    }

    /**
     * Computes only the covariance matrix, by hand-written code.
     *
     * @param persons the answers
     * @return the matrix
     */
    @Benchmark
    public double[][] handWritten(Persons persons) {
        return HandWrittenCovariance.ofRows(persons.rows, ITEMS);
    }

    /**
     * Computes the reliability of the total from the same rows.
     *
     * @param persons the answers
     * @return all results for the scale
     */
    @Benchmark
    public ScaleReliability total(Persons persons) {
        return total(persons, persons.rows);
    }

    /**
     * Computes the reliability of the total with 1 % missing answers.
     *
     * @param persons the answers
     * @return all results for the scale
     */
    @Benchmark
    public ScaleReliability totalWithGaps(Persons persons) {
        return total(persons, persons.rowsWithGaps);
    }

    /**
     * Computes the reliability of all four scales with 1 % missing answers.
     *
     * @param persons the answers
     * @return all results for all scales
     */
    @Benchmark
    public ReliabilityReport allScalesWithGaps(Persons persons) {
        return ReliabilityAnalysis.withDefaults()
                .analyse(persons.matrix(persons.rowsWithGaps).keyed());
    }

    static ScaleReliability total(Persons persons, byte[] rows) {
        return ReliabilityAnalysis.withDefaults()
                .analyse(persons.matrix(rows).keyed(), persons.instrument.scale("total"));
    }
}
