package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.io.Serializable;
import java.util.SplittableRandom;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Simulated answers. A sheet depends only on the seed and its number, so that any task creates the same sheet, and its
 * expected scores can be computed again.
 */
final class Simulation implements Serializable {
    private static final long serialVersionUID = 1;

    /** The prefix of the ids of simulated sheets. */
    static final String ID = "simulated-";

    /** An answer outside every shipped format. */
    static final int BAD = 99;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final int[] items;
    private final boolean[] reversed;
    private final int min;
    private final int max;
    private final long seed;
    private final double missing;
    private final double bad;
    private final String pattern;
    private final String definition;

    /**
     * Sets the parameters of the simulation.
     *
     * @param missing the probability that an answer is missing
     * @param bad the probability that a sheet has an invalid answer
     */
    Simulation(Instrument instrument, long seed, double missing, double bad, String pattern) {
        ResponseFormat format = instrument.responseFormat();
        this.items =
                instrument.itemNumbers().stream().mapToInt(Integer::intValue).toArray();
        this.reversed = new boolean[items.length];
        for (int i = 0; i < items.length; i++) {
            reversed[i] = instrument.reversed().contains(items[i]);
        }
        this.min = format.unscaledMin();
        this.max = format.unscaledMax();
        this.seed = seed;
        this.missing = missing;
        this.bad = bad;
        this.pattern = pattern;
        this.definition = instrument.toJson();
    }

    Instrument instrument() {
        return Instrument.parse(definition);
    }

    /** The answers of a sheet in the order of the items, null for a missing answer. */
    @Nullable
    Integer[] answers(long sheet) {
        SplittableRandom random = new SplittableRandom(seed ^ (sheet * GOLDEN));
        @Nullable Integer[] answers = new @Nullable Integer[items.length];
        double alliance = random.nextDouble();
        int span = max - min + 1;
        for (int i = 0; i < answers.length; i++) {
            int keyed = min + (int) (span * (0.5 * alliance + 0.5 * random.nextDouble()));
            answers[i] = random.nextDouble() < missing ? null : reversed[i] ? min + max - keyed : keyed;
        }
        if (random.nextDouble() < bad) {
            answers[random.nextInt(answers.length)] = BAD;
        }
        return answers;
    }

    /** A table of sheets with ids. */
    Dataset<Row> table(SparkSession session, long sheets, int partitions) {
        StructType schema = new StructType().add("recordId", DataTypes.StringType, false);
        for (int item : items) {
            schema = schema.add(pattern.replace("{n}", Integer.toString(item)), DataTypes.IntegerType, true);
        }
        return session.range(0, sheets, 1, partitions).map((MapFunction<Long, Row>) this::row, Encoders.row(schema));
    }

    private Row row(Long sheet) {
        @Nullable Integer[] answers = answers(sheet);
        @Nullable Object[] cells = new @Nullable Object[1 + answers.length];
        cells[0] = ID + sheet;
        System.arraycopy(answers, 0, cells, 1, answers.length);
        return RowFactory.create(cells);
    }

    /** The number of a sheet, read from its id. */
    static long sheet(String id) {
        return Long.parseLong(id.substring(ID.length()));
    }
}
