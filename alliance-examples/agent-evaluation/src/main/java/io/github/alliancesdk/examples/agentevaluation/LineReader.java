package io.github.alliancesdk.examples.agentevaluation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Splits NDJSON into lines and stops reading a line beyond a limit. */
final class LineReader {
    /** Larger than a payload's limit in the SDK, because a receipt contains a payload and a report. */
    private static final int MOST_BYTES = 1 << 20;

    private LineReader() {}

    /** Receives each line that isn't blank. */
    @FunctionalInterface
    interface Sink {
        /**
         * Receives a line.
         *
         * @param row from 1; blank lines count
         */
        void line(long row, byte[] utf8);
    }

    static void read(InputStream in, Sink sink) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long row = 1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                emit(row++, line, sink);
            } else if (line.size() <= MOST_BYTES) {
                // one byte more than the limit shows that the line is too long
                line.write(next);
            }
        }
        emit(row, line, sink);
    }

    private static void emit(long row, ByteArrayOutputStream line, Sink sink) {
        byte[] bytes = line.toByteArray();
        line.reset();
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                sink.line(row, bytes);
                return;
            }
        }
    }
}
