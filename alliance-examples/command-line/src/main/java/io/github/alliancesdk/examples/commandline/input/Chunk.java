package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.response.PayloadLimits;
import java.util.ArrayList;
import java.util.List;

/** A part of a file that ends where a record ends, so that it can be parsed without the rest. */
final class Chunk {
    /** The most bytes of a record. A longer record is skipped. */
    static final int RECORD_LIMIT = PayloadLimits.defaults().bytes();

    /** The kinds of stretches. */
    enum Kind {
        /** Complete records. */
        RECORDS,
        /** Complete rows of a sheet, as {@link SheetChunks} writes them. */
        CELLS,
        /** A record that was too long; its bytes are not in the chunk. */
        TOO_LARGE,
        /** A blank line that was too long; its bytes are not in the chunk. */
        BLANK,
        /** A line whose quotes don't match. */
        BAD_QUOTES
    }

    /** A stretch of the bytes of a chunk. */
    record Stretch(Kind kind, int from, int to) {}

    final byte[] bytes;
    final List<Stretch> stretches = new ArrayList<>();

    Chunk() {
        this(size(RECORD_LIMIT));
    }

    Chunk(int size) {
        this.bytes = new byte[size];
    }

    /** The size of a chunk that can hold a record of the limit and show that a longer one is too long. */
    static int size(int limit) {
        return 2 * limit + 16;
    }

    void add(Kind kind, int from, int to) {
        if (kind != Kind.RECORDS || from < to) {
            stretches.add(new Stretch(kind, from, to));
        }
    }
}
