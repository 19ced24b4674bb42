package io.github.alliancesdk.examples.commandline.input;

import java.io.IOException;

/** The records of a file, in parts that can be parsed one without the other. Not thread-safe. */
interface Chunks {
    /**
     * Fills a chunk. Returns false if nothing is left.
     *
     * @throws IOException if the file can't be read further, after what was read before was returned in chunks
     */
    boolean fill(Chunk chunk) throws IOException;

    /** Whether the chunk that was filled last is the last of all. */
    boolean isDone();
}
