package io.github.alliancesdk.examples.commandline.input;

/** Cuts a chunk into records and has each checked. For one thread at a time. */
interface RecordParser {
    /** Hands every record of a chunk to the work; gives how many rows there were. */
    int parse(Chunk chunk, RecordWork work);
}
