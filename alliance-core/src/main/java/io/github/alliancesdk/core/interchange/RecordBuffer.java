package io.github.alliancesdk.core.interchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects the bytes of one record up to a limit. Bytes beyond the limit are counted and dropped. Not thread-safe. */
final class RecordBuffer {
    private static final int INITIAL_SIZE = 1024;

    private final int limit;
    private byte[] bytes = new byte[INITIAL_SIZE];
    private int length;
    private boolean blank = true;
    private boolean overflown;

    RecordBuffer(int limit) {
        this.limit = limit;
    }

    void clear() {
        length = 0;
        blank = true;
        overflown = false;
    }

    void add(int b) {
        blank &= ByteSource.isBlank(b);
        if (length == limit) {
            overflown = true;
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, length * 2));
        }
        bytes[length++] = (byte) b;
    }

    boolean isBlank() {
        return blank;
    }

    byte @Nullable [] bytes() {
        return overflown ? null : Arrays.copyOf(bytes, length);
    }
}
