package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
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

    /** Begins a file. Returns the problems of the columns that pass through; a file without columns has none. */
    default List<Problem> begin(List<String> passthrough) {
        return List.of();
    }
}
