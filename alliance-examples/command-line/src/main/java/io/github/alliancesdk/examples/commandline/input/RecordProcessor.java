package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import java.util.List;

/** What a command does with the records of a file. */
public interface RecordProcessor {
    /** Something to do it with a part of the records; as many as there are parts under way. */
    RecordWork newWork();

    /** Whether parts may be worked on at once, from now on. */
    default boolean isParallel() {
        return true;
    }

    /** Begins with a file; says why the cells that pass through can't. Files without columns have none. */
    default List<Problem> begin(List<String> passthrough) {
        return List.of();
    }
}
