package io.github.alliancesdk.core.interchange;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts a stream of bytes into records without understanding them. Not thread-safe. */
interface RecordSource {
    /** Goes on to the next record; false at the end. */
    boolean next() throws IOException;

    /** Where the record stands, from 1. */
    long row();

    /** The record; null if it is beyond the limit, in which case its bytes were passed over. */
    byte @Nullable [] bytes();

    /** Where the file stops being what it began as, if that is at this record; null otherwise. */
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
