package io.github.alliancesdk.examples.agentevaluation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Cuts NDJSON into its lines, none of which is kept beyond a limit. */
final class LineReader {
    /** A receipt holds a payload and a report; a payload's own limit is the SDK's. */
    private static final int MOST_BYTES = 1 << 20;

    private LineReader() {}

    /** Takes a line that isn't blank. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes a line.
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
                // one byte too many says that there were more
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
