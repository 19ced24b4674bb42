package io.github.alliancesdk.examples.spark;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.hadoop.mapreduce.InputSplit;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.RecordReader;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.hadoop.mapreduce.lib.input.FileSplit;
import org.jspecify.annotations.Nullable;

/**
 * Divides CSV files among tasks, and reads the records of each part. A compressed file is one part. Public because Spark
 * creates it.
 */
public final class CsvInput extends FileInputFormat<Void, byte[]> {
    private static final String DELIMITER = "alliance.csv.delimiter";
    private static final String COLUMNS = "alliance.csv.columns";

    /** Creates the format of a configuration that this class made. */
    public CsvInput() {}

    /** The configuration for reading a file, a directory or a pattern of files, in parts of at most so many bytes. */
    static Configuration configuration(Configuration from, String input, long partBytes) throws IOException {
        Job job = Job.getInstance(from);
        setInputPaths(job, new Path(input));
        setInputDirRecursive(job, true);
        setMaxInputSplitSize(job, partBytes);
        return job.getConfiguration();
    }

    /** Adds what is known from the header. */
    static void setShape(Configuration configuration, CsvRecords.Shape shape) {
        configuration.setInt(DELIMITER, shape.delimiter());
        configuration.setInt(COLUMNS, shape.columns());
    }

    /** The files of a configuration. */
    static List<Path> files(Configuration configuration) throws IOException {
        return new CsvInput()
                .getSplits(Job.getInstance(configuration)).stream()
                        .map(split -> ((FileSplit) split).getPath())
                        .distinct()
                        .toList();
    }

    /** Opens a whole file, and decompresses it if necessary. */
    static InputStream open(Configuration configuration, Path file) throws IOException {
        InputStream in = file.getFileSystem(configuration).open(file);
        CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(file);
        return codec == null ? in : codec.createInputStream(in);
    }

    @Override
    protected boolean isSplitable(JobContext context, Path file) {
        return new CompressionCodecFactory(context.getConfiguration()).getCodec(file) == null;
    }

    @Override
    public RecordReader<Void, byte[]> createRecordReader(InputSplit split, TaskAttemptContext context) {
        return new Part();
    }

    /** The records of a part. */
    private static final class Part extends RecordReader<Void, byte[]> {
        private @Nullable CsvRecords records;
        private byte @Nullable [] record;

        @Override
        public void initialize(InputSplit split, TaskAttemptContext context) throws IOException {
            FileSplit part = (FileSplit) split;
            Configuration configuration = context.getConfiguration();
            Path file = part.getPath();
            CsvRecords.Shape shape =
                    new CsvRecords.Shape((char) configuration.getInt(DELIMITER, ','), configuration.getInt(COLUMNS, 0));
            if (new CompressionCodecFactory(configuration).getCodec(file) != null) {
                records = CsvRecords.ofFile(open(configuration, file), shape);
            } else {
                FileSystem files = file.getFileSystem(configuration);
                FSDataInputStream in = files.open(file);
                records = CsvRecords.ofPart(
                        in,
                        files.getFileStatus(file).getLen(),
                        part.getStart(),
                        part.getStart() + part.getLength(),
                        shape);
            }
        }

        @Override
        public boolean nextKeyValue() throws IOException {
            record = records == null ? null : records.next();
            return record != null;
        }

        @Override
        public @Nullable Void getCurrentKey() {
            return null;
        }

        @Override
        public byte @Nullable [] getCurrentValue() {
            return record;
        }

        @Override
        public float getProgress() {
            return 0;
        }

        @Override
        public void close() throws IOException {
            if (records != null) {
                records.close();
            }
        }
    }
}
