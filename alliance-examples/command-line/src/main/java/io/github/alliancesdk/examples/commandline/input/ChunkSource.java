package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.examples.shared.ByteScan;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into chunks, in bounded memory for any content. Not thread-safe. */
abstract class ChunkSource implements Chunks {
    private static final int MARK_LENGTH = 3;

    /** The most bytes of a record. */
    final int limit;

    private final InputStream in;
    private byte[] rest = new byte[0];
    private boolean begun;
    private @Nullable IOException failure;

    /** The number of bytes in the current chunk. */
    int length;

    /** Whether the current chunk is the last one. */
    boolean atEnd;

    ChunkSource(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    @Override
    public final boolean fill(Chunk chunk) throws IOException {
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

    @Override
    public final boolean isDone() {
        return atEnd && rest.length == 0;
    }

    /** Describes the current chunk by stretches. Returns where the next chunk begins. */
    abstract int cut(Chunk chunk) throws IOException;

    /** Returns the index of the first end of a line, or {@code to} if there is none. */
    abstract int lineEnd(byte[] bytes, int from, int to);

    /** Puts the rest of the last chunk at the beginning, and reads until the chunk is full. */
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

    /** Receives the bytes that are skipped. */
    @FunctionalInterface
    interface Passing {
        void over(byte[] bytes, int from, int to);
    }

    /**
     * Skips the rest of a line that is longer than a chunk, and so is too long for a record. The current chunk then
     * begins with the next line.
     *
     * @return the index at which the next line begins
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
            // a line feed may follow
            bytes[0] = '\r';
            length = 1;
            end = 0;
            more(bytes);
        }
        return ByteScan.afterLineEnd(bytes, end, length);
    }
}
