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
 * The files that every contender reads, of seeded answers, written before anything is measured.
 *
 * @param directory where they are
 */
public record StudyFiles(Path directory) {
    /** Payloads, one a line. */
    Path ndjson() {
        return directory.resolve("wai-sr.ndjson");
    }

    /** WAI answers with a header of item numbers; a missing answer is an empty cell. */
    Path csv() {
        return directory.resolve("wai.csv");
    }

    /** The same answers, a byte each, row by row; a missing one is 0. */
    Path matrix() {
        return directory.resolve("wai.bin");
    }

    /** Their means, four a row, as doubles in little-endian order; NaN where too few items are answered. */
    Path means() {
        return directory.resolve("wai-means.bin");
    }

    /** The columns that the command line writes before those of the scores: their names and, the same in every row, cells. */
    Path context() {
        return directory.resolve("context.csv");
    }

    /** Where a contender writes; the last one's are deleted before. */
    Path output() {
        return directory.resolve("scores.out");
    }

    /** Score records of all payloads, as the SDK writes them. */
    Path records() {
        return directory.resolve("records.ndjson");
    }

    /** Where a contender writes whose scores are compared with those in {@link #output()}. */
    Path compared() {
        return directory.resolve("compared.out");
    }

    /**
     * Writes the matrix and its means.
     *
     * @param rows how many
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
     * @param records how many
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
     * @param rows how many
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
