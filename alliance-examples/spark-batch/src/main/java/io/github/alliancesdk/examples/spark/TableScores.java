package io.github.alliancesdk.examples.spark;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Scores a table in Spark: Parquet, a cache, the result of a query. This is the fast path: integer columns go to
 * {@code BatchScorer} as blocks of bytes, without an object for each row or cell.
 *
 * <pre>{@code
 * ScoringPlan plan = ScoringPlan.of(BundledInstruments.wai())
 *         .withRater(Rater.CLIENT)
 *         .withNaming(ItemNaming.pattern("wai_{n}"))
 *         .withPolicy(MissingPolicy.prorate(0.8));
 * Dataset<Row> scores = TableScores.score(table, plan);
 * scores.filter("problems is null").select("id", "goal_mean", "goal_answered");
 * }</pre>
 */
public final class TableScores {
    private TableScores() {}

    /**
     * Scores each row.
     *
     * @param table a row for each sheet: item columns, columns named like fields of a payload, and other columns, which
     *     stay unchanged
     * @param plan the instrument and the settings of scoring
     * @return a row for each row of the table, computed lazily. Its columns are those of the table without the items,
     *     and {@code rater}, {@code referent} and {@code format}; for each scale {@code _mean} and {@code _sum}, null
     *     if too few items are answered, and {@code _answered}; {@code problems}, null if there are none. A row with
     *     problems has no score
     * @throws RefusedInputException if a column is absent, occurs twice, has a type that is neither number nor text, or
     *     has the name of an added column
     */
    public static Dataset<Row> score(Dataset<Row> table, ScoringPlan plan) {
        return score(table, plan, Ledger.none());
    }

    static Dataset<Row> score(Dataset<Row> table, ScoringPlan plan, Ledger ledger) {
        TableColumns columns = new TableColumns(plan, table.schema());
        return SparkInternals.batches(table)
                .map(batches -> batches.mapPartitionsWithIndex(
                        (partition, in) ->
                                task(plan, columns, ledger, partition).batches(in),
                        true))
                .map(scores -> SparkInternals.dataset(scores, TableTask.schema(plan, columns), table.sparkSession()))
                .orElseGet(() -> byRows(table, plan, ledger));
    }

    /** Scores tables that Spark doesn't store by columns. */
    static Dataset<Row> byRows(Dataset<Row> table, ScoringPlan plan, Ledger ledger) {
        TableColumns columns = new TableColumns(plan, table.schema());
        JavaRDD<InternalRow> scores = SparkInternals.rows(table)
                .mapPartitionsWithIndex(
                        (partition, in) ->
                                task(plan, columns, ledger, partition).rows(in),
                        true);
        return SparkInternals.dataset(scores, TableTask.schema(plan, columns), table.sparkSession());
    }

    private static TableTask task(ScoringPlan plan, TableColumns columns, Ledger ledger, int partition) {
        return new TableTask(plan, columns, Totals.of(ledger, plan.instrument(), partition));
    }
}
