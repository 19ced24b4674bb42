package io.github.alliancesdk.examples.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;

/** Ways from a cached table of WAI answers to four means per row, prorated at 0.8. Only the SDK's way checks ranges. */
final class Contenders {
    static final Instrument WAI = BundledInstruments.wai();
    static final MissingPolicy POLICY = MissingPolicy.prorate(0.8);
    private static final String UDF = "means_of_array";

    private Contenders() {}

    private static String column(int item) {
        return "wai_" + item;
    }

    /** The four means, without a contender's other columns. */
    static Dataset<Row> means(Dataset<Row> scores) {
        return scores.select(WAI.scales().stream()
                .map(scale -> col(ScoreColumns.mean(scale)))
                .toArray(Column[]::new));
    }

    /** Spark's own columns: sums and counts of the three subscales, and the four means computed from them. */
    static Dataset<Row> expressions(Dataset<Row> table) {
        List<Column> sums = new ArrayList<>();
        List<Column> means = new ArrayList<>();
        Column total = lit(0);
        Column totalAnswered = lit(0);
        for (Scale scale : WAI.scales()) {
            Column sum = col(scale.id() + "_s");
            Column answered = col(scale.id() + "_a");
            if (scale.isTotal()) {
                means.add(mean(scale, total, totalAnswered));
            } else {
                sums.add(sum(scale).as(scale.id() + "_s"));
                sums.add(answered(scale).as(scale.id() + "_a"));
                means.add(mean(scale, sum, answered));
                total = total.plus(sum);
                totalAnswered = totalAnswered.plus(answered);
            }
        }
        return table.select(sums.toArray(new Column[0])).select(means.toArray(new Column[0]));
    }

    private static Column sum(Scale scale) {
        return scale.items().stream()
                .map(item -> {
                    Column raw = col(column(item));
                    return coalesce(WAI.reversed().contains(item) ? lit(8).minus(raw) : raw, lit(0));
                })
                .reduce(Column::plus)
                .orElseThrow();
    }

    private static Column answered(Scale scale) {
        return scale.items().stream()
                .map(item -> when(col(column(item)).isNotNull(), 1).otherwise(0))
                .reduce(Column::plus)
                .orElseThrow();
    }

    private static Column mean(Scale scale, Column sum, Column answered) {
        int required = POLICY.required(scale.items().size());
        return when(answered.geq(required), sum.divide(answered)).as(ScoreColumns.mean(scale));
    }

    static void register(SparkSession session) {
        Loop loop = new Loop();
        session.udf()
                .register(
                        UDF,
                        (Seq<Integer> answers) -> loop.means(answers),
                        DataTypes.createArrayType(DataTypes.DoubleType, true));
    }

    /** A function of an array of the columns, which computes the means in a loop. */
    static Dataset<Row> function(Dataset<Row> table) {
        Column answers =
                array(WAI.itemNumbers().stream().map(item -> col(column(item))).toArray(Column[]::new));
        Dataset<Row> arrays = table.select(call_function(UDF, answers).as("means"));
        return arrays.select(IntStream.range(0, WAI.scales().size())
                .mapToObj(scale -> col("means")
                        .getItem(scale)
                        .as(ScoreColumns.mean(WAI.scales().get(scale))))
                .toArray(Column[]::new));
    }

    /** {@code mapPartitions} with public types, which computes the means in a loop. */
    static Dataset<Row> loop(Dataset<Row> table) {
        StructType schema = new StructType();
        for (Scale scale : WAI.scales()) {
            schema = schema.add(ScoreColumns.mean(scale), DataTypes.DoubleType, true);
        }
        Loop loop = new Loop();
        return table.mapPartitions(
                (MapPartitionsFunction<Row, Row>) rows -> new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return rows.hasNext();
                    }

                    @Override
                    public Row next() {
                        return loop.means(rows.next());
                    }
                },
                Encoders.row(schema));
    }

    static ScoringPlan plan() {
        return ScoringPlan.of(WAI)
                .withRater(Rater.CLIENT)
                .withNaming(ItemNaming.pattern("wai_{n}"))
                .withPolicy(POLICY);
    }

    /** The key for a hand-written loop, which knows that the total is the sum of the three scales. */
    private static final class Loop implements Serializable {
        private static final long serialVersionUID = 1;

        private final int[] scaleOf = new int[WAI.items().size()];
        private final boolean[] reversed = new boolean[WAI.items().size()];
        private final int[] required;

        Loop() {
            List<Scale> scales = WAI.scales();
            for (int scale = 0; scale < scales.size() - 1; scale++) {
                for (int item : scales.get(scale).items()) {
                    scaleOf[item - 1] = scale;
                }
            }
            WAI.reversed().forEach(item -> reversed[item - 1] = true);
            required = scales.stream()
                    .mapToInt(scale -> POLICY.required(scale.items().size()))
                    .toArray();
        }

        @Nullable
        Double[] means(Seq<Integer> answers) {
            int[] sums = new int[required.length];
            int[] answered = new int[required.length];
            for (int item = 0; item < scaleOf.length; item++) {
                Integer answer = answers.apply(item);
                if (answer != null) {
                    add(item, answer, sums, answered);
                }
            }
            return means(sums, answered);
        }

        Row means(Row row) {
            int[] sums = new int[required.length];
            int[] answered = new int[required.length];
            for (int item = 0; item < scaleOf.length; item++) {
                if (!row.isNullAt(item)) {
                    add(item, row.getInt(item), sums, answered);
                }
            }
            return RowFactory.create((Object[]) means(sums, answered));
        }

        private void add(int item, int answer, int[] sums, int[] answered) {
            sums[scaleOf[item]] += reversed[item] ? 8 - answer : answer;
            answered[scaleOf[item]]++;
        }

        private @Nullable Double[] means(int[] sums, int[] answered) {
            int total = required.length - 1;
            sums[total] = Arrays.stream(sums).sum();
            answered[total] = Arrays.stream(answered).sum();
            @Nullable Double[] means = new @Nullable Double[required.length];
            for (int scale = 0; scale < means.length; scale++) {
                means[scale] = answered[scale] >= required[scale] ? (double) sums[scale] / answered[scale] : null;
            }
            return means;
        }
    }
}
