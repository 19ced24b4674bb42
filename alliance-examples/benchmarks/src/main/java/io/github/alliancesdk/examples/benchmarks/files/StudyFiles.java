package io.github.alliancesdk.examples.benchmarks.files;

import io.github.alliancesdk.examples.benchmarks.payload.Payloads;
import io.github.alliancesdk.examples.benchmarks.rows.Matrix;
import io.github.alliancesdk.examples.benchmarks.rows.WaiKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that every contender reads. They contain seeded answers and are written before anything is measured.
 *
 * @param directory their directory
 */
public record StudyFiles(Path directory) {
    /** One payload per line. */
    Path ndjson() {
        return directory.resolve("wai-sr.ndjson");
    }

    /** WAI answers with a header of item numbers; a missing answer is an empty cell. */
    Path csv() {
        return directory.resolve("wai.csv");
    }

    /** The same answers, one byte each, row by row; 0 is a missing answer. */
    Path matrix() {
        return directory.resolve("wai.bin");
    }

    /** Their means, four per row, as little-endian doubles; NaN if too few items are answered. */
    Path means() {
        return directory.resolve("wai-means.bin");
    }

    /** The columns that the command line writes before the scores: names and cells, the same in every row. */
    Path context() {
        return directory.resolve("context.csv");
    }

    /** The output of a contender; deleted before the next one runs. */
    Path output() {
        return directory.resolve("scores.out");
    }

    /** The score records of all payloads, as the SDK writes them. */
    Path records() {
        return directory.resolve("records.ndjson");
    }

    /** The output of a contender that is compared with {@link #output()}. */
    Path compared() {
        return directory.resolve("compared.out");
    }

    /**
     * Writes the matrix and its means.
     *
     * @param rows the number of rows
     * @throws IOException if a file can't be written
     */
    public void writeMatrix(int rows) throws IOException {
        Files.createDirectories(directory);
        byte[] answers = Matrix.answers(rows, WaiKey.ITEMS, WaiKey.MAX);
        Files.write(matrix(), answers);
        double[] means = Matrix.means(answers);
        ByteBuffer bytes = ByteBuffer.allocate(means.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(means);
        Files.write(means(), bytes.array());
    }

    /**
     * Writes the payloads.
     *
     * @param records the number of records
     * @throws IOException if the file can't be written
     */
    void writeNdjson(int records) throws IOException {
        Files.createDirectories(directory);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(ndjson()))) {
            for (byte[] payload : Payloads.good(records)) {
                out.write(payload);
                out.write('\n');
            }
        }
    }

    /**
     * Writes the table.
     *
     * @param rows the number of rows
     * @throws IOException if the file can't be written
     */
    void writeCsv(int rows) throws IOException {
        Files.createDirectories(directory);
        byte[] answers = Matrix.answers(rows, WaiKey.ITEMS, WaiKey.MAX);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(csv()))) {
            for (int item = 1; item <= WaiKey.ITEMS; item++) {
                out.write(((item == 1 ? "" : ",") + item).getBytes(StandardCharsets.US_ASCII));
            }
            out.write('\n');
            for (int i = 0; i < answers.length; i++) {
                if (answers[i] != 0) {
                    out.write('0' + answers[i]);
                }
                out.write((i + 1) % WaiKey.ITEMS == 0 ? '\n' : ',');
            }
        }
    }
}
