package io.github.alliancesdk.examples.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The result of each row of files: its location, then its scores or its problems. Rows are numbered as everywhere in
 * the SDK: CSV data rows without the header, NDJSON lines including blank ones, and rows of a Parquet file.
 */
final class OutcomeSeries {
    static final String FILE = "file";
    static final String ROW = "row";
    static final String BLOCK = "__block";

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

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

    /** The results for lines of text. A row's number counts within its block until {@link #numbered} is called. */
    static Dataset<Row> ofLines(
            SparkSession session, Dataset<Row> lines, ScoringPlan plan, LineFormat form, Ledger ledger) {
        return SparkInternals.dataset(
                SparkInternals.rows(lines)
                        .mapPartitionsWithIndex(
                                (partition, in) -> new LineTask(
                                                plan, form, Totals.of(ledger, plan.instrument(), partition))
                                        .score(in),
                                true),
                form.schema(plan.instrument()),
                session);
    }

    /** Unchanged lines with their locations. The reader of a line handles a carriage return before the line feed. */
    static Dataset<Row> lines(SparkSession session, String input) {
        return session.read()
                .option("lineSep", "\n")
                .text(input)
                .select(col("value"), col("_metadata.file_path"), col("_metadata.file_block_start"));
    }

    /** The format of CSV files, which must all have the same header. */
    static LineFormat csv(SparkSession session, String input, char delimiter, ScoringPlan plan) {
        List<String> header = List.of();
        String first = "";
        for (String file : session.read().text(input).inputFiles()) {
            List<String> other = header(session.sparkContext().hadoopConfiguration(), new Path(file), delimiter);
            if (first.isEmpty()) {
                header = other;
                first = file;
            } else if (!other.equals(header)) {
                throw new RefusedInputException(file + " has another header than " + first);
            }
        }
        requireNoneOf(header.toArray(new String[0]));
        return LineFormat.ofTable(plan, delimiter, header);
    }

    private static void requireNoneOf(String[] columns) {
        for (String own : Arrays.asList(FILE, ROW, BLOCK)) {
            if (Arrays.asList(columns).contains(own)) {
                throw new RefusedInputException("a column " + own + " is to be added and is there already");
            }
        }
    }

    private static List<String> header(Configuration configuration, Path file, char delimiter) {
        CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(file);
        try (InputStream raw = file.getFileSystem(configuration).open(file);
                InputStream in = codec == null ? raw : codec.createInputStream(raw)) {
            CsvLine line = new CsvLine(delimiter);
            if (line.cut(firstLine(in)) != CsvLine.Cut.CELLS) {
                throw new RefusedInputException(file + " begins with no header");
            }
            return line.texts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line that isn't empty, truncated at 1 MiB. */
    private static byte[] firstLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && line.size() < 1 << 20; b = in.read()) {
            if (b != '\n') {
                line.write(b);
            } else if (line.toString(StandardCharsets.ISO_8859_1).isBlank()) {
                line.reset();
            } else {
                break;
            }
        }
        byte[] bytes = line.toByteArray();
        boolean marked = bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
        return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
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
