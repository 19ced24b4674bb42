package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.ResponseProblem;
import io.github.alliancesdk.core.scoring.BatchScorer;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecificInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The columns that scoring adds to a row, and one row of them that is filled again and again. Either all problems are
 * there and nothing else, or the scores are. Not thread-safe.
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
    private final SpecificInternalRow row;

    ScoreColumns(Instrument instrument) {
        this.scales = instrument.scales().size();
        this.row = new SpecificInternalRow(schema(instrument));
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

    InternalRow row() {
        return row;
    }

    /** Fills in what a scorer of blocks has found for one row. */
    void score(Facts facts, BatchScorer scorer, double[] means, short[] answered, int blockRow) {
        begin(facts);
        for (int scale = 0; scale < scales; scale++) {
            int at = blockRow * scales + scale;
            double mean = means[at];
            boolean scored = !Double.isNaN(mean);
            fill(scale, scored, mean, scored ? scorer.sum(scale, mean, answered[at]) : mean, answered[at]);
        }
    }

    /** Fills in a report. */
    void score(Facts facts, ScoreReport report) {
        begin(facts);
        for (int scale = 0; scale < scales; scale++) {
            Score score = report.scaleAt(scale);
            fill(
                    scale,
                    score.mean().isPresent(),
                    score.mean().orElse(0),
                    score.sum().orElse(0),
                    score.answered());
        }
    }

    private void begin(Facts facts) {
        row.update(0, facts.rater);
        row.update(1, facts.referent);
        row.update(2, facts.format);
        row.setNullAt(FACTS + OF_SCALE * scales);
    }

    private void fill(int scale, boolean scored, double mean, double sum, int answered) {
        int column = FACTS + OF_SCALE * scale;
        if (scored) {
            row.setDouble(column, mean);
            row.setDouble(column + 1, sum);
        } else {
            row.setNullAt(column);
            row.setNullAt(column + 1);
        }
        row.setInt(column + 2, answered);
    }

    /** Fills in problems, and no score. */
    void reject(List<ResponseProblem> problems) {
        for (int column = 0; column < row.numFields(); column++) {
            row.setNullAt(column);
        }
        row.update(row.numFields() - 1, toArray(problems));
    }

    static GenericArrayData toArray(List<ResponseProblem> problems) {
        List<Object> rows = new ArrayList<>();
        for (ResponseProblem problem : problems) {
            rows.add(new GenericInternalRow(new @Nullable Object[] {
                UTF8String.fromString(problem.code().id()),
                UTF8String.fromString(problem.pointer()),
                problem.item().isPresent() ? problem.item().getAsInt() : null,
                problem.allowed().map(UTF8String::fromString).orElse(null)
            }));
        }
        return new GenericArrayData(rows.toArray());
    }

    /** What else a score is a score of, in the form that Spark keeps text in. */
    static final class Facts {
        private final UTF8String rater;
        private final UTF8String referent;
        private final UTF8String format;

        Facts(String rater, String referent, String format) {
            this.rater = UTF8String.fromString(rater);
            this.referent = UTF8String.fromString(referent);
            this.format = UTF8String.fromString(format);
        }
    }

    /** Columns of a table that would stand twice if scores were added. */
    static List<String> clashes(Instrument instrument, Stream<String> columns) {
        List<String> own = List.of(schema(instrument).fieldNames());
        return columns.filter(own::contains).toList();
    }
}
