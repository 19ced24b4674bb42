package io.github.alliancesdk.examples.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.codegen.GenerateUnsafeRowJoiner;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowJoiner;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.columnar.InMemoryTableScanExec;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The only class that uses Spark's internal types. {@code Dataset.mapPartitions} does the same with public types but
 * takes about twice the time: it creates an object for every row and for every cell except small integers.
 */
final class SparkInternals {
    private SparkInternals() {}

    /** The rows as Spark stores them; the next row overwrites the one before. */
    static JavaRDD<InternalRow> rows(Dataset<Row> dataset) {
        return dataset.queryExecution().toRdd().toJavaRDD();
    }

    /** The columns as Spark stores them, if the dataset is only a scan of columnar data: a cache, a Parquet file. */
    static Optional<JavaRDD<ColumnarBatch>> batches(Dataset<Row> dataset) {
        SparkPlan plan = dataset.queryExecution().executedPlan();
        if (plan instanceof AdaptiveSparkPlanExec adaptive) {
            plan = adaptive.initialPlan();
        }
        while (plan instanceof WholeStageCodegenExec
                || plan instanceof InputAdapter
                || plan instanceof ColumnarToRowExec) {
            plan = plan.children().head();
        }
        boolean scan = plan instanceof InMemoryTableScanExec || plan instanceof FileSourceScanExec;
        return scan && plan.supportsColumnar() && isSame(plan.schema(), dataset.schema())
                ? Optional.of(plan.executeColumnar().toJavaRDD())
                : Optional.empty();
    }

    private static boolean isSame(StructType one, StructType other) {
        return List.of(one.fieldNames()).equals(List.of(other.fieldNames()));
    }

    static Dataset<Row> dataset(
            JavaRDD<InternalRow> rows, StructType schema, org.apache.spark.sql.SparkSession session) {
        return ((SparkSession) session).internalCreateDataFrame(rows.rdd(), schema, false);
    }

    /** The columns of one row followed by those of another. */
    static StructType append(StructType first, StructType second) {
        StructType both = first;
        for (StructField field : second.fields()) {
            both = both.add(field);
        }
        return both;
    }

    static StructType choose(StructType from, int[] ordinals) {
        StructType chosen = new StructType();
        for (int ordinal : ordinals) {
            chosen = chosen.add(from.fields()[ordinal]);
        }
        return chosen;
    }

    /** Joins two rows into one. */
    static UnsafeRowJoiner joiner(StructType first, StructType second) {
        return GenerateUnsafeRowJoiner.create(first, second);
    }

    /** Writes all columns of a row. */
    static UnsafeProjection projection(StructType schema) {
        return projection(schema, IntStream.range(0, schema.size()).toArray());
    }

    /** Selects columns of a row. */
    static UnsafeProjection projection(StructType from, int[] ordinals) {
        List<Expression> chosen = new ArrayList<>();
        for (int ordinal : ordinals) {
            chosen.add(
                    new BoundReference(ordinal, from.fields()[ordinal].dataType(), from.fields()[ordinal].nullable()));
        }
        return UnsafeProjection.create(CollectionConverters.asScala(chosen).toSeq());
    }
}
