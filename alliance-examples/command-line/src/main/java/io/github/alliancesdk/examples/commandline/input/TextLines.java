package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.examples.shared.ByteScan;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads a file of NDJSON as texts, one line after the other. Blank lines count and are skipped. */
public final class TextLines {
    /** Takes each line that is not blank. */
    public interface Handler {
        /** Takes the text of a line; the first row is 1. */
        void line(long row, String text);

        /** Takes the problem of a line that is too long or is not valid text. */
        void problem(long row, Problem problem);
    }

    private final Handler handler;
    private long row;

    private TextLines(Handler handler) {
        this.handler = handler;
    }

    /** Reads a file to its end. */
    public static void read(RecordFile file, Handler handler) {
        file.read(in -> read(in, handler, file::progress));
    }

    /** Reads a stream to its end. */
    static void read(InputStream in, Handler handler, Runnable progress) throws IOException {
        new TextLines(handler).read(in, progress);
    }

    private void read(InputStream in, Runnable progress) throws IOException {
        LineChunks lines = new LineChunks(in);
        Chunk chunk = new Chunk();
        while (lines.fill(chunk)) {
            for (Chunk.Stretch stretch : chunk.stretches) {
                switch (stretch.kind()) {
                    case RECORDS -> lines(chunk.bytes, stretch.from(), stretch.to());
                    case BLANK -> row++;
                    default -> handler.problem(++row, CsvText.tooLarge());
                }
            }
            progress.run();
        }
    }

    private void lines(byte[] bytes, int begin, int end) {
        int from = begin;
        while (from < end) {
            int next = ByteScan.indexOf(bytes, from, end, '\n');
            row++;
            Optional<String> text = CsvText.decode(bytes, from, next);
            if (text.isEmpty()) {
                handler.problem(row, CsvText.invalid(CsvHeader.UTF_8));
            } else if (!text.get().isBlank()) {
                handler.line(row, text.get());
            }
            from = next + 1;
        }
    }
}
