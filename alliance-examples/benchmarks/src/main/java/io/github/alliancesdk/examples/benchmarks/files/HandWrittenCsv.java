package io.github.alliancesdk.examples.benchmarks.files;

import io.github.alliancesdk.examples.benchmarks.rows.WaiKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A program for this one file that converts bytes to bytes without strings. It requires 36 columns in the order of the
 * items, one digit or nothing in each cell, and no quotes; anything else throws.
 */
final class HandWrittenCsv {
    private static final int BUFFER = 1 << 16;
    /** Larger than the longest row of scores. */
    private static final int ROOM = 1024;

    private static final int MIRROR = WaiKey.MAX + 1;

    private final int[] scaleOfItem = WaiKey.scaleOfItem();
    private final boolean[] reversed = WaiKey.reversed();
    private final byte[] header;
    private final byte[] context;
    private final byte[][] scaleText;
    private final byte[][] totalText;
    private final int[] sums = new int[WaiKey.SCALES - 1];
    private final int[] counts = new int[WaiKey.SCALES - 1];
    private final byte[] out = new byte[BUFFER + ROOM];
    private int written;
    private int item;
    private boolean filled;

    HandWrittenCsv(ScoreCells cells) {
        header = (String.join(",", cells.header()) + "\n").getBytes(StandardCharsets.UTF_8);
        StringBuilder before = new StringBuilder();
        cells.context().forEach(cell -> before.append(cell).append(','));
        context = before.toString().getBytes(StandardCharsets.UTF_8);
        scaleText = cells.bytes(0);
        totalText = cells.bytes(WaiKey.SCALES - 1);
    }

    void score(Path file, Path scores) throws IOException {
        byte[] bytes = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file);
                OutputStream target = Files.newOutputStream(scores)) {
            target.write(header);
            written = 0;
            begin();
            boolean inHeader = true;
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                int at = 0;
                while (inHeader && at < read) {
                    inHeader = bytes[at++] != '\n';
                }
                for (; at < read; at++) {
                    take(bytes[at]);
                    if (written > BUFFER) {
                        target.write(out, 0, written);
                        written = 0;
                    }
                }
            }
            target.write(out, 0, written);
        }
    }

    private void begin() {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        item = 0;
        filled = false;
    }

    private void take(byte each) throws IOException {
        if (each == ',') {
            item++;
            filled = false;
        } else if (each == '\n') {
            end();
        } else {
            int answer = each - '0';
            if (answer < 1 || answer > WaiKey.MAX || filled || item >= WaiKey.ITEMS) {
                throw new IOException("not the file that this program is for");
            }
            filled = true;
            sums[scaleOfItem[item]] += reversed[item] ? MIRROR - answer : answer;
            counts[scaleOfItem[item]]++;
        }
    }

    private void end() throws IOException {
        if (item != WaiKey.ITEMS - 1) {
            throw new IOException("not the file that this program is for");
        }
        System.arraycopy(context, 0, out, written, context.length);
        written += context.length;
        for (int scale = 0; scale < WaiKey.SCALES - 1; scale++) {
            write(scaleText[counts[scale] << 8 | sums[scale]], ',');
        }
        int answered = counts[0] + counts[1] + counts[2];
        write(totalText[answered << 8 | sums[0] + sums[1] + sums[2]], '\n');
        begin();
    }

    private void write(byte[] text, char separator) {
        System.arraycopy(text, 0, out, written, text.length);
        written += text.length;
        out[written++] = (byte) separator;
    }
}
