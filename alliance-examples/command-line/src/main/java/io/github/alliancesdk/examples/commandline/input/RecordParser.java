package io.github.alliancesdk.examples.commandline.input;

/** Cuts a chunk into records and checks each. Not thread-safe. */
interface RecordParser {
    /** Hands every record of a chunk to the work. Returns the number of rows. */
    int parse(Chunk chunk, RecordWork work);
}
