package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.internal.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** Reads a stream through a buffer of fixed size. A byte order mark at the start is skipped. Not thread-safe. */
final class ByteSource {
    /** The return value of {@link #read} at the end. */
    static final int END = -1;

    private static final int BUFFER_SIZE = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int limit;
    private boolean begun;
    private long skippedLines;
    private long line = 1;
    private long column = 1;

    ByteSource(InputStream in) {
        this.in = Objects.requireNonNull(in, "in");
    }

    /** Returns the next byte, 0 to 255, or {@link #END}. */
    int read() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xFF : END;
    }

    /** Returns the next byte, and counts lines and columns for {@link #line} and {@link #column}. */
    int readCounted() throws IOException {
        int b = read();
        if (b == '\n') {
            line++;
            column = 1;
        } else if (b != END && (b & 0xC0) != 0x80) {
            column++;
        }
        return b;
    }

    /** Returns the line of the next byte of {@link #readCounted}, from 1. */
    long line() {
        return line + skippedLines;
    }

    /** Returns the position of the next character of {@link #readCounted} in its line, from 1. */
    long column() {
        return column;
    }

    /** Returns whether the first byte that isn't blank is this one. Skips only the blanks before it. */
    boolean firstNonBlankIs(char wanted) throws IOException {
        while (position < limit || fill()) {
            if (!isBlank(buffer[position])) {
                return buffer[position] == wanted;
            }
            if (buffer[position++] == '\n') {
                skippedLines++;
                column = 1;
            } else {
                column++;
            }
        }
        return false;
    }

    /** Returns the number of lines that {@link #firstNonBlankIs} skipped. */
    long skippedLines() {
        return skippedLines;
    }

    static boolean isBlank(int b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private boolean fill() throws IOException {
        position = 0;
        if (begun) {
            limit = 0;
            return append();
        }
        begun = true;
        limit = in.readNBytes(buffer, 0, JsonReader.MARK_LENGTH);
        position = JsonReader.markLength(Arrays.copyOf(buffer, limit));
        return position < limit || append();
    }

    /**
     * Reads the available bytes to the end of the buffer. Does not wait until a terminal or a pipe has filled the
     * buffer.
     */
    private boolean append() throws IOException {
        int more = limit < BUFFER_SIZE ? in.read(buffer, limit, BUFFER_SIZE - limit) : 0;
        limit += Math.max(more, 0);
        return more > 0;
    }
}
