package io.github.alliancesdk.examples.benchmarks.files;

import static java.util.Objects.requireNonNull;

import io.github.alliancesdk.examples.benchmarks.files.FastCsv.Numbers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Each call scores a whole file; after a few calls the JVM is warm. The heap has the SDK's documented limit. */
public class FilesBenchmark {
    private static final int BUFFER = 1 << 16;

    /** The files. */
    @State(Scope.Thread)
    public static class Source {
        /** Their directory. */
        @Param("")
        public String directory = "";

        StudyFiles files() {
            return new StudyFiles(Path.of(directory));
        }

        /**
         * Deletes the scores of the call before, so that freeing their pages isn't measured.
         *
         * @throws IOException if they can't be deleted
         */
        @Setup(Level.Invocation)
        public void deleteScores() throws IOException {
            Files.deleteIfExists(files().output());
        }
    }

    /** Objects that the CSV contenders create once. */
    @State(Scope.Thread)
    public static class Programs {
        private @Nullable HandWrittenCsv byHand;
        private @Nullable FastCsv fastCsv;
        private @Nullable FastCsv fastCsvAndNumbers;

        /**
         * Creates them.
         *
         * @param source the files
         * @throws IOException if the column names can't be read
         */
        @Setup
        public void make(Source source) throws IOException {
            ScoreCells cells = ScoreCells.read(source.files().context());
            byHand = new HandWrittenCsv(cells);
            fastCsv = new FastCsv(cells, Numbers.FROM_A_TABLE);
            fastCsvAndNumbers = new FastCsv(cells, Numbers.WRITTEN);
        }
    }

    /**
     * Reads the tokens of the NDJSON file on two threads.
     *
     * @param source the files
     * @return the number of tokens
     * @throws IOException if the file can't be read
     */
    @Benchmark
    public long tokenScan(Source source) throws IOException {
        return TokenScan.scan(source.files().ndjson());
    }

    /**
     * Reads the tokens, and writes as many bytes as the score records have, to include the cost of writing.
     *
     * @param source the files
     * @return the number of tokens
     * @throws IOException if a file can't be read or written
     */
    @Benchmark
    public long tokenScanAndWrite(Source source) throws IOException {
        StudyFiles files = source.files();
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(files.output())) {
            for (long left = Files.size(files.records()); left > 0; left -= buffer.length) {
                out.write(buffer, 0, (int) Math.min(left, buffer.length));
            }
        }
        return TokenScan.scan(files.ndjson());
    }

    /**
     * NDJSON to NDJSON by the SDK.
     *
     * @param source the files
     * @throws IOException if it fails
     */
    @Benchmark
    public void ndjson(Source source) throws IOException {
        CommandLine.scoreNdjson(source.files().ndjson(), source.files().output());
    }

    /**
     * CSV to CSV by hand.
     *
     * @param source the files
     * @param programs the program
     * @throws IOException if it fails
     */
    @Benchmark
    public void handWrittenCsv(Source source, Programs programs) throws IOException {
        requireNonNull(programs.byHand)
                .score(source.files().csv(), source.files().output());
    }

    /**
     * CSV to CSV by FastCSV, numbers from a table.
     *
     * @param source the files
     * @param programs the program
     * @throws IOException if it fails
     */
    @Benchmark
    public void fastCsv(Source source, Programs programs) throws IOException {
        requireNonNull(programs.fastCsv)
                .score(source.files().csv(), source.files().output());
    }

    /**
     * CSV to CSV by FastCSV, numbers by {@code String.valueOf}.
     *
     * @param source the files
     * @param programs the program
     * @throws IOException if it fails
     */
    @Benchmark
    public void fastCsvAndNumbers(Source source, Programs programs) throws IOException {
        requireNonNull(programs.fastCsvAndNumbers)
                .score(source.files().csv(), source.files().output());
    }

    /**
     * CSV to CSV by the SDK.
     *
     * @param source the files
     * @throws IOException if it fails
     */
    @Benchmark
    public void csv(Source source) throws IOException {
        CommandLine.scoreCsv(source.files().csv(), source.files().output());
    }
}
