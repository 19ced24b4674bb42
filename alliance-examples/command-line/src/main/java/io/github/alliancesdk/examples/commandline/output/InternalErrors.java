package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the records whose processing failed in the program itself. With such a record the exit code is 3.
 * Thread-safe.
 */
public final class InternalErrors {
    private long records;
    private @Nullable String first;

    /** Counts a record if one of its problems is an internal error. */
    public synchronized void note(List<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.code() == ProblemCode.INTERNAL_ERROR) {
                records++;
                if (first == null) {
                    first = problem.arguments().get("failure");
                }
                return;
            }
        }
    }

    /** Reports such records if there are any, and returns the exit code: otherwise the given one. */
    public synchronized ExitCode end(Messages messages, ExitCode otherwise) {
        if (records == 0) {
            return otherwise;
        }
        messages.say("internal error in " + Text.count(records, "record") + ": " + first);
        return ExitCode.FILE;
    }
}
