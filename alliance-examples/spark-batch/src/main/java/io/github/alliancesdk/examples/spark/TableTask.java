package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowJoiner;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Scores the rows of one partition of a table. Rows that contain only plain answers or null are collected in a block of
 * bytes, which {@link BatchScorer} scores. The SDK's own {@link RowReader} checks every other row cell by cell, and
 * {@link Scorer} scores it if it passes. If a batch can't score the instrument, this is the way of every row. For one
 * thread.
 */
final class TableTask {
    private final TableColumns columns;
    private final RowReader.Row careful;
    private final ResponseFormat format;
    private final Scorer scorer;
    private final @Nullable BatchScorer batch;
    private final byte missing;

    /** What is added to an integer column; all other codes of a sender are left to the careful check. */
    private final int offset;

    private final int width;
    private final int scales;

    private final ScoreColumns scores;
    private final UnsafeProjection kept;
    private final UnsafeRowJoiner joiner;
    private final Totals totals;

    // the facts of the last row that was checked individually and passed
    private ScoreColumns.@Nullable Facts facts;
    private final @Nullable UTF8String[] context;

    TableTask(ScoringPlan plan, TableColumns columns, Totals totals) {
        this.columns = columns;
        this.totals = totals;
        this.careful = RefusedInputException.orThrow(
                        plan.layout().bind(Arrays.asList(columns.table.fieldNames()), plan.checker()))
                .newRow();
        this.format = plan.instrument().responseFormat();
        this.scorer = plan.scorer();
        this.batch = plan.batchScorer().orElse(null);
        this.missing = batch == null ? 0 : (byte) batch.missingCode();
        this.offset = plan.offset();
        this.width = columns.items.length;
        this.scales = plan.instrument().scales().size();
        this.scores = new ScoreColumns(plan.instrument());
        this.kept = SparkInternals.projection(columns.table, columns.kept);
        this.joiner = SparkInternals.joiner(
                SparkInternals.choose(columns.table, columns.kept), ScoreColumns.schema(plan.instrument()));
        this.context = new @Nullable UTF8String[columns.context.length];
    }

    /** The schema of the output rows. */
    static StructType schema(ScoringPlan plan, TableColumns columns) {
        return SparkInternals.append(
                SparkInternals.choose(columns.table, columns.kept), ScoreColumns.schema(plan.instrument()));
    }

    Iterator<InternalRow> rows(Iterator<InternalRow> rows) {
        Block block = new Block(1);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext() || totals.end();
            }

            @Override
            public InternalRow next() {
                InternalRow row = rows.next();
                block.fill(row);
                return block.result(0, row);
            }
        };
    }

    Iterator<InternalRow> batches(Iterator<ColumnarBatch> batches) {
        return new Iterator<>() {
            private Block block = new Block(0);
            private @Nullable ColumnarBatch batch;
            private int next;

            @Override
            public boolean hasNext() {
                while (batch == null || next == batch.numRows()) {
                    if (!batches.hasNext()) {
                        return totals.end();
                    }
                    batch = batches.next();
                    next = 0;
                    block = block.withRoomFor(batch.numRows());
                    block.fill(batch);
                }
                return true;
            }

            @Override
            public InternalRow next() {
                if (!hasNext() || batch == null) {
                    throw new NoSuchElementException();
                }
                int row = next++;
                return block.result(row, batch.getRow(row));
            }
        };
    }

    /** A block of rows as bytes, and their scores. */
    private final class Block {
        private final byte[] answers;
        private final boolean[] irregular;
        private final double[] means;
        private final short[] answered;

        Block(int rows) {
            answers = new byte[rows * width];
            irregular = new boolean[rows];
            means = new double[rows * scales];
            answered = new short[rows * scales];
        }

        Block withRoomFor(int rows) {
            return rows <= irregular.length ? this : new Block(rows);
        }

        void fill(InternalRow row) {
            irregular[0] = batch == null;
            if (batch == null) {
                return;
            }
            for (int item = 0; item < width; item++) {
                int column = columns.items[item];
                if (row.isNullAt(column)) {
                    answers[item] = missing;
                } else if (TableColumns.isInteger(columns.type(column))) {
                    set(0, item, columns.integer(row, column) + offset);
                } else {
                    irregular[0] = true;
                    return;
                }
            }
            batch.score(answers, 0, 1, means, answered);
        }

        void fill(ColumnarBatch cells) {
            int rows = cells.numRows();
            Arrays.fill(irregular, 0, rows, batch == null);
            if (batch == null) {
                return;
            }
            for (int item = 0; item < width; item++) {
                int column = columns.items[item];
                DataType type = columns.type(column);
                if (type instanceof IntegerType) {
                    fill(item, cells.column(column), rows);
                } else {
                    for (int row = 0; row < rows; row++) {
                        InternalRow view = cells.getRow(row);
                        if (view.isNullAt(column)) {
                            answers[row * width + item] = missing;
                        } else if (TableColumns.isInteger(type)) {
                            set(row, item, columns.integer(view, column) + offset);
                        } else {
                            irregular(row, item);
                        }
                    }
                }
            }
            batch.score(answers, 0, rows, means, answered);
        }

        private void fill(int item, ColumnVector vector, int rows) {
            int at = item;
            for (int row = 0; row < rows; row++) {
                long answer = vector.isNullAt(row) ? missing : vector.getInt(row) + (long) offset;
                answers[at] = (byte) answer;
                if (!format.contains((double) answer) && !vector.isNullAt(row)) {
                    irregular(row, item);
                }
                at += width;
            }
        }

        private void set(int row, int item, long answer) {
            if (format.contains((double) answer)) {
                answers[row * width + item] = (byte) answer;
            } else {
                irregular(row, item);
            }
        }

        private void irregular(int row, int item) {
            irregular[row] = true;
            answers[row * width + item] = missing;
        }

        InternalRow result(int at, InternalRow row) {
            totals.row();
            ScoreColumns.Facts known = irregular[at] ? null : known(row);
            if (known == null || batch == null) {
                judge(row);
            } else {
                scores.score(known, batch, means, answered, at);
                totals.sheet(answers, at * width, format, missing);
            }
            return columns.kept.length == 0 ? scores.row() : joiner.join(kept.apply(row), scores.row());
        }
    }

    /** The facts of a row that needs no individual check; null if a cell other than an answer needs one. */
    private ScoreColumns.@Nullable Facts known(InternalRow row) {
        for (int i = 0; i < context.length; i++) {
            if (!same(context[i], row, columns.context[i])) {
                return null;
            }
        }
        for (int column : columns.ids) {
            if (!isPlainId(row, column)) {
                return null;
            }
        }
        for (int column : columns.sessions) {
            if (!isPlainSession(row, column)) {
                return null;
            }
        }
        return isEmpty(row, columns.times) && isEmpty(row, columns.strangers) ? facts : null;
    }

    private boolean same(@Nullable UTF8String text, InternalRow row, int column) {
        if (row.isNullAt(column)) {
            return text == null;
        }
        return text != null
                && columns.type(column) instanceof org.apache.spark.sql.types.StringType
                && text.equals(row.getUTF8String(column));
    }

    private boolean isPlainId(InternalRow row, int column) {
        if (row.isNullAt(column)) {
            return true;
        }
        if (!(columns.type(column) instanceof StringType)) {
            return false;
        }
        UTF8String id = row.getUTF8String(column);
        int length = id.numBytes();
        if (length == 0 || length > 200) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            byte b = id.getByte(i);
            if (b < ' ' || b > '~') {
                return false;
            }
        }
        return true;
    }

    private boolean isPlainSession(InternalRow row, int column) {
        if (row.isNullAt(column)) {
            return true;
        }
        if (!TableColumns.isInteger(columns.type(column))) {
            return false;
        }
        long session = columns.integer(row, column);
        return session >= 0 && session <= Integer.MAX_VALUE;
    }

    private static boolean isEmpty(InternalRow row, int[] columns) {
        for (int column : columns) {
            if (!row.isNullAt(column)) {
                return false;
            }
        }
        return true;
    }

    private void judge(InternalRow row) {
        careful.clear();
        for (int column = 0; column < columns.table.size(); column++) {
            careful.cell(columns.isLookedAt(column) ? columns.text(row, column) : null);
        }
        CheckResult result = careful.check();
        if (result instanceof RejectedResponses rejected) {
            scores.reject(rejected.problems());
            return;
        }
        CheckedResponses checked = result.orElseThrow();
        ScoreColumns.Facts found = scores.facts(
                checked.rater().id(), checked.referent().id(), checked.format().id());
        scores.score(found, scorer.score(checked));
        totals.sheet(checked);
        if (checked.format().equals(format)) {
            remember(found, row);
        }
    }

    private void remember(ScoreColumns.Facts found, InternalRow row) {
        facts = found;
        for (int i = 0; i < context.length; i++) {
            int column = columns.context[i];
            context[i] = row.isNullAt(column) || !(columns.type(column) instanceof StringType)
                    ? null
                    : row.getUTF8String(column).copy();
        }
    }
}
