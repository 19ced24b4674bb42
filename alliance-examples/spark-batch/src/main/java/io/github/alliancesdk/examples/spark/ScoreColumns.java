package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The columns that scoring adds to a row, and one row of them that is reused. A row contains either all problems and no
 * score, or the scores. Not thread-safe.
 */
final class ScoreColumns {
    static final String RATER = "rater";
    static final String REFERENT = "referent";
    static final String FORMAT = "format";
    static final String PROBLEMS = "problems";

    private static final StructType PROBLEM = new StructType()
            .add("code", DataTypes.StringType, false)
            .add("pointer", DataTypes.StringType, false)
            .add("item", DataTypes.IntegerType, true)
            .add("allowed", DataTypes.StringType, true);

    /** Rater, referent, format. */
    private static final int FACTS = 3;

    /** Mean, sum, answered. */
    private static final int OF_SCALE = 3;

    private final int scales;
    private final int width;
    private final UnsafeProjection writer;
    private UnsafeRow row;

    ScoreColumns(Instrument instrument) {
        this.scales = instrument.scales().size();
        StructType schema = schema(instrument);
        this.width = schema.size();
        this.writer = SparkInternals.projection(schema);
        this.row = writer.apply(new GenericInternalRow(width));
    }

    static StructType schema(Instrument instrument) {
        StructType schema = new StructType()
                .add(RATER, DataTypes.StringType, true)
                .add(REFERENT, DataTypes.StringType, true)
                .add(FORMAT, DataTypes.StringType, true);
        for (Scale scale : instrument.scales()) {
            schema = schema.add(mean(scale), DataTypes.DoubleType, true)
                    .add(sum(scale), DataTypes.DoubleType, true)
                    .add(answered(scale), DataTypes.IntegerType, true);
        }
        return schema.add(PROBLEMS, DataTypes.createArrayType(PROBLEM, false), true);
    }

    static String mean(Scale scale) {
        return scale.id() + "_mean";
    }

    static String sum(Scale scale) {
        return scale.id() + "_sum";
    }

    static String answered(Scale scale) {
        return scale.id() + "_answered";
    }

    /** The row that was filled last; the next row overwrites it. */
    UnsafeRow row() {
        return row;
    }

    /** Facts shared by many rows: their text is written once, and for each row only the numbers. */
    Facts facts(String rater, String referent, String format) {
        GenericInternalRow values = new GenericInternalRow(width);
        values.update(0, UTF8String.fromString(rater));
        values.update(1, UTF8String.fromString(referent));
        values.update(2, UTF8String.fromString(format));
        return new Facts(writer.apply(values).copy());
    }

    /** Fills in the batch scorer's result for one row. */
    void score(Facts facts, BatchScorer scorer, double[] means, short[] answered, int blockRow) {
        row = facts.row;
        for (int scale = 0; scale < scales; scale++) {
            int at = blockRow * scales + scale;
            double mean = means[at];
            if (Double.isNaN(mean)) {
                insufficient(scale, answered[at]);
            } else {
                scored(scale, mean, scorer.sum(scale, mean, answered[at]), answered[at]);
            }
        }
    }

    /** Fills in the scores of a report. */
    void score(Facts facts, ScoreReport report) {
        row = facts.row;
        for (int scale = 0; scale < scales; scale++) {
            Score score = report.scaleAt(scale);
            if (score.sum().isEmpty()) {
                insufficient(scale, score.answered());
            } else if (score.mean().isEmpty()) {
                insufficient(scale, score.answered());
                row.setDouble(FACTS + OF_SCALE * scale + 1, score.sum().getAsDouble());
            } else {
                scored(scale, score.mean().getAsDouble(), score.sum().getAsDouble(), score.answered());
            }
        }
    }

    private void scored(int scale, double mean, double sum, int answered) {
        int column = FACTS + OF_SCALE * scale;
        row.setDouble(column, mean);
        row.setDouble(column + 1, sum);
        row.setInt(column + 2, answered);
    }

    private void insufficient(int scale, int answered) {
        int column = FACTS + OF_SCALE * scale;
        row.setNullAt(column);
        row.setNullAt(column + 1);
        row.setInt(column + 2, answered);
    }

    /** Fills in problems, and no score. */
    void reject(List<Problem> problems) {
        GenericInternalRow values = new GenericInternalRow(width);
        values.update(width - 1, toArray(problems));
        row = writer.apply(values);
    }

    static GenericArrayData toArray(List<Problem> problems) {
        List<Object> rows = new ArrayList<>();
        for (Problem problem : problems) {
            rows.add(new GenericInternalRow(new @Nullable Object[] {
                UTF8String.fromString(problem.code().id()),
                UTF8String.fromString(problem.pointer()),
                problem.item().isPresent() ? problem.item().getAsInt() : null,
                problem.allowed().map(UTF8String::fromString).orElse(null)
            }));
        }
        return new GenericArrayData(rows.toArray());
    }

    /** The facts that identify scores, as a row without numbers. */
    static final class Facts {
        private final UnsafeRow row;

        private Facts(UnsafeRow row) {
            this.row = row;
        }
    }

    /** The table's columns with the same name as a column that scoring adds. */
    static List<String> clashes(Instrument instrument, Stream<String> columns) {
        List<String> own = List.of(schema(instrument).fieldNames());
        return columns.filter(own::contains).toList();
    }
}
