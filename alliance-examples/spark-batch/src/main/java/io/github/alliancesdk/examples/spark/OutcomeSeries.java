package io.github.alliancesdk.examples.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.apache.spark.api.java.JavaNewHadoopRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * The result of each row of files: its location, then its scores or its problems. Rows are numbered as everywhere in
 * the SDK: CSV data rows without the header, NDJSON lines including blank ones, and rows of a Parquet file.
 */
final class OutcomeSeries {
    static final String FILE = "file";
    static final String ROW = "row";
    static final String BLOCK = "__block";

    private OutcomeSeries() {}

    /** The results for Parquet files, which have row numbers. */
    static Dataset<Row> ofParquet(SparkSession session, String input, ScoringPlan plan, Ledger ledger) {
        Dataset<Row> rows = session.read().parquet(input);
        requireNoneOf(rows.columns());
        Dataset<Row> located = rows.select(
                col("_metadata.file_path").as(FILE),
                col("_metadata.row_index").plus(lit(1L)).as(ROW),
                col("*"));
        return TableScores.score(located, plan, ledger);
    }

    /**
     * The results for lines of text or records of CSV. A row's number counts within its block until {@link #numbered} is
     * called.
     */
    private static Dataset<Row> ofLines(
            SparkSession session, JavaRDD<InternalRow> lines, ScoringPlan plan, LineFormat form, Ledger ledger) {
        return SparkInternals.dataset(
                lines.mapPartitionsWithIndex(
                        (partition, in) ->
                                new LineTask(plan, form, Totals.of(ledger, plan.instrument(), partition)).score(in),
                        true),
                form.schema(plan.instrument()),
                session);
    }

    /** The results for files with a payload or a resource in each line. */
    static Dataset<Row> ofNdjson(SparkSession session, String input, LineFormat form, ScoringPlan plan, Ledger ledger) {
        return ofLines(session, lines(session, input), plan, form, ledger);
    }

    /** Unchanged lines with their locations. The reader of a line handles a carriage return before the line feed. */
    private static JavaRDD<InternalRow> lines(SparkSession session, String input) {
        return SparkInternals.rows(session.read()
                .option("lineSep", "\n")
                .text(input)
                .select(col("value"), col("_metadata.file_path"), col("_metadata.file_block_start")));
    }

    /** The results for CSV files, which must all have the same header. */
    static Dataset<Row> ofCsv(SparkSession session, String input, char delimiter, ScoringPlan plan, Ledger ledger) {
        Configuration configuration = csv(session, input);
        List<String> header = header(configuration, delimiter);
        requireNoneOf(header.toArray(new String[0]));
        LineFormat form = LineFormat.ofTable(plan, delimiter, header);
        CsvInput.setShape(configuration, new CsvRecords.Shape(delimiter, header.size()));
        return ofLines(session, records(session, configuration), plan, form, ledger);
    }

    private static Configuration csv(SparkSession session, String input) {
        long partBytes = JavaUtils.byteStringAsBytes(session.conf().get("spark.sql.files.maxPartitionBytes"));
        try {
            return CsvInput.configuration(session.sparkContext().hadoopConfiguration(), input, partBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records with their locations. */
    private static JavaRDD<InternalRow> records(SparkSession session, Configuration configuration) {
        return ((JavaNewHadoopRDD<Void, byte[]>) new JavaSparkContext(session.sparkContext())
                        .newAPIHadoopRDD(configuration, CsvInput.class, Void.class, byte[].class))
                .mapPartitionsWithInputSplit((split, records) -> located((FileSplit) split, records), true);
    }

    private static Iterator<InternalRow> located(FileSplit part, Iterator<Tuple2<Void, byte[]>> records) {
        UTF8String file = UTF8String.fromString(part.getPath().toUri().toString());
        GenericInternalRow located =
                new GenericInternalRow(new Object[] {UTF8String.EMPTY_UTF8, file, part.getStart()});
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public InternalRow next() {
                located.update(0, UTF8String.fromBytes(records.next()._2()));
                return located;
            }
        };
    }

    private static List<String> header(Configuration configuration, char delimiter) {
        List<String> header = List.of();
        @Nullable Path first = null;
        try {
            for (Path file : CsvInput.files(configuration)) {
                List<String> other = header(configuration, file, delimiter);
                if (first == null) {
                    header = other;
                    first = file;
                } else if (!other.equals(header)) {
                    throw new RefusedInputException(file + " has another header than " + first);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return header;
    }

    private static List<String> header(Configuration configuration, Path file, char delimiter) throws IOException {
        CsvRecords.Shape shape = new CsvRecords.Shape(delimiter, 0);
        try (CsvRecords records = CsvRecords.ofFile(CsvInput.open(configuration, file), shape)) {
            byte @Nullable [] header = records.header();
            CsvCells cells = new CsvCells(delimiter);
            if (header == null || header.length > shape.limit() || cells.cut(header) != CsvCells.Cut.CELLS) {
                throw new RefusedInputException(file + " begins with no header");
            }
            return cells.texts();
        }
    }

    private static void requireNoneOf(String[] columns) {
        for (String own : Arrays.asList(FILE, ROW, BLOCK)) {
            if (Arrays.asList(columns).contains(own)) {
                throw new RefusedInputException("a column " + own + " is to be added and is there already");
            }
        }
    }

    /**
     * Numbers rows within their files. A task knows only the line number within its block; the lines in the blocks
     * before are known when all tasks have finished.
     *
     * @param outcomes the results for lines, kept
     */
    static Dataset<Row> numbered(Dataset<Row> outcomes) {
        List<Row> blocks =
                outcomes.groupBy(FILE, BLOCK).agg(max(ROW)).orderBy(FILE, BLOCK).collectAsList();
        List<Row> offsets = new ArrayList<>();
        String file = "";
        long before = 0;
        for (Row block : blocks) {
            before = block.getString(0).equals(file) ? before : 0;
            file = block.getString(0);
            offsets.add(RowFactory.create(file, block.getLong(1), before));
            before += block.getLong(2);
        }
        String offset = "__offset";
        StructType schema = new StructType()
                .add(FILE, DataTypes.StringType, false)
                .add(BLOCK, DataTypes.LongType, false)
                .add(offset, DataTypes.LongType, false);
        Dataset<Row> known = outcomes.sparkSession().createDataFrame(offsets, schema);
        return outcomes.join(broadcast(known), new String[] {FILE, BLOCK})
                .withColumn(ROW, col(ROW).plus(col(offset)))
                .drop(BLOCK, offset);
    }
}
