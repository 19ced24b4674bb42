package io.github.alliancesdk.examples.commandline.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into chunks, in bounded memory whatever it brings. Not thread-safe. */
abstract class ChunkSource {
    private static final int MARK_LENGTH = 3;

    /** The most bytes of a record. */
    final int limit;

    private final InputStream in;
    private byte[] rest = new byte[0];
    private boolean begun;
    private @Nullable IOException failure;

    /** How many bytes there are in the chunk at hand. */
    int length;

    /** Whether nothing comes behind the chunk at hand. */
    boolean atEnd;

    ChunkSource(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * Fills a chunk; false if there is nothing left.
     *
     * @throws IOException if the stream failed; what came before has been handed on
     */
    final boolean fill(Chunk chunk) throws IOException {
        chunk.stretches.clear();
        while (chunk.stretches.isEmpty()) {
            if (failure != null) {
                throw failure;
            }
            if (atEnd && rest.length == 0) {
                return false;
            }
            read(chunk.bytes);
            int to = cut(chunk);
            rest = failure == null ? Arrays.copyOfRange(chunk.bytes, to, length) : new byte[0];
        }
        return true;
    }

    /** Whether the chunk that was filled last is the last of all. */
    final boolean isDone() {
        return atEnd && rest.length == 0;
    }

    /** Describes what is at hand by stretches; gives the place from which on it belongs to the next chunk. */
    abstract int cut(Chunk chunk) throws IOException;

    /** The index of the first end of a line, or {@code to} if there is none. */
    abstract int lineEnd(byte[] bytes, int from, int to);

    /** Reads behind what was left over, until the chunk is full. */
    final void read(byte[] bytes) {
        System.arraycopy(rest, 0, bytes, 0, rest.length);
        length = rest.length;
        more(bytes);
        if (!begun) {
            begun = true;
            skipMark(bytes);
        }
    }

    private void more(byte[] bytes) {
        try {
            while (length < bytes.length && !atEnd) {
                int count = in.read(bytes, length, bytes.length - length);
                atEnd = count < 0;
                length += Math.max(count, 0);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void skipMark(byte[] bytes) {
        if (length >= MARK_LENGTH
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF) {
            System.arraycopy(bytes, MARK_LENGTH, bytes, 0, length - MARK_LENGTH);
            length -= MARK_LENGTH;
        }
    }

    /** What is done with what is passed over. */
    @FunctionalInterface
    interface Passing {
        void over(byte[] bytes, int from, int to);
    }

    /**
     * Passes over the rest of a line that is longer than a chunk: it is too long to be a record. What is at hand then
     * begins with the next line.
     *
     * @return where the next line begins
     */
    final int passLine(byte[] bytes, int from, Passing passing) {
        int end = lineEnd(bytes, from, length);
        passing.over(bytes, from, end);
        while (end == length && !atEnd && failure == null) {
            length = 0;
            more(bytes);
            end = lineEnd(bytes, 0, length);
            passing.over(bytes, 0, end);
        }
        if (end + 1 == length && bytes[end] == '\r' && !atEnd) {
            // is there a line feed behind it?
            bytes[0] = '\r';
            length = 1;
            end = 0;
            more(bytes);
        }
        return afterLineEnd(bytes, end, length);
    }

    /** The place behind the end of a line, which may be two characters. */
    static int afterLineEnd(byte[] bytes, int end, int length) {
        if (end >= length) {
            return length;
        }
        return bytes[end] == '\r' && end + 1 < length && bytes[end + 1] == '\n' ? end + 2 : end + 1;
    }
}
