package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.examples.shared.ByteScan;
import java.io.InputStream;

/** The lines of NDJSON. A line ends with a line feed; a carriage return before it is white space in JSON. */
final class LineChunks extends ChunkSource {
    private boolean blank;

    LineChunks(InputStream in) {
        super(in, Chunk.RECORD_LIMIT);
    }

    @Override
    int cut(Chunk chunk) {
        byte[] bytes = chunk.bytes;
        int to = length;
        while (!atEnd && to > 0 && bytes[to - 1] != '\n') {
            to--;
        }
        if (to > 0 || length < bytes.length) {
            chunk.add(Chunk.Kind.RECORDS, 0, to);
            return to;
        }
        return passLongLine(chunk);
    }

    private int passLongLine(Chunk chunk) {
        blank = true;
        int next = passLine(chunk.bytes, 0, this::note);
        chunk.add(blank ? Chunk.Kind.BLANK : Chunk.Kind.TOO_LARGE, 0, 0);
        return next;
    }

    private void note(byte[] bytes, int from, int to) {
        for (int i = from; i < to && blank; i++) {
            blank = isBlank(bytes[i]);
        }
    }

    @Override
    int lineEnd(byte[] bytes, int from, int to) {
        return ByteScan.indexOf(bytes, from, to, '\n');
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
