package io.github.alliancesdk.core.interchange;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits NDJSON into the lines that aren't blank. A carriage return before the line feed is white space in JSON. */
final class LineSource implements RecordSource {
    private final ByteSource in;
    private final RecordBuffer line;
    private long row;

    LineSource(ByteSource in, int limit) {
        this.in = in;
        this.row = in.skippedLines();
        // a carriage return doesn't count against the limit
        this.line = new RecordBuffer(limit == Integer.MAX_VALUE ? limit : limit + 1);
    }

    @Override
    public boolean next() throws IOException {
        int b;
        do {
            line.clear();
            row++;
            for (b = in.read(); b != '\n' && b != ByteSource.END; b = in.read()) {
                line.add(b);
            }
        } while (line.isBlank() && b != ByteSource.END);
        return !line.isBlank();
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public byte @Nullable [] bytes() {
        byte[] bytes = line.bytes();
        return bytes != null && bytes.length > 0 && bytes[bytes.length - 1] == '\r'
                ? Arrays.copyOf(bytes, bytes.length - 1)
                : bytes;
    }
}
