package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.response.PayloadLimits;
import java.util.ArrayList;
import java.util.List;

/** A part of a file, cut where records end, so that it can be understood without the rest. */
final class Chunk {
    /** The most bytes of a record; what is longer is passed over. */
    static final int RECORD_LIMIT = PayloadLimits.defaults().bytes();

    /** What a stretch of a chunk is. */
    enum Kind {
        /** Records, whole ones. */
        RECORDS,
        /** A record that was too long and is not here. */
        TOO_LARGE,
        /** A blank line that was too long and is not here. */
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

    /** Room to see of each record whether it is too long. */
    static int size(int limit) {
        return 2 * limit + 16;
    }

    void add(Kind kind, int from, int to) {
        if (kind != Kind.RECORDS || from < to) {
            stretches.add(new Stretch(kind, from, to));
        }
    }
}
