package io.github.alliancesdk.examples.commandline.input;

import java.util.List;

/** Processes the checked records of a file, for a command. */
public interface RecordProcessor {
    /** Makes the work for one part of the file. Several may be in use at once. */
    RecordWork newWork();

    /** Whether several parts may be processed at once from now on. */
    default boolean isParallel() {
        return true;
    }

    /** Looks at the first line of a file that is no table, before it begins. */
    default void look(String firstLine) {}

    /** Begins a file with the columns that pass through. */
    default void begin(List<String> passthrough) {}
}
