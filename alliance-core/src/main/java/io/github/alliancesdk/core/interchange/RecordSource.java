package io.github.alliancesdk.core.interchange;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Splits a stream of bytes into records without parsing them. Not thread-safe. */
interface RecordSource {
    /** Moves to the next record. Returns false at the end. */
    boolean next() throws IOException;

    /** Returns the number of the record's line or element, from 1. */
    long row();

    /** Returns the record; null if it is larger than the limit, in which case its bytes were skipped. */
    byte @Nullable [] bytes();

    /**
     * Returns the place where the array ends without a bracket or continues after its end, if it is at this record;
     * else null.
     */
    default @Nullable Place end() {
        return null;
    }

    /**
     * A place in a file.
     *
     * @param line the line, from 1
     * @param column the character in it, from 1
     */
    record Place(long line, long column) {}
}
