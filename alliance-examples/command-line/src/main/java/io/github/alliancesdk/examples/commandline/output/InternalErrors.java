package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the records at which the program itself failed, on whatever thread. They end the program with 3. */
public final class InternalErrors {
    private long records;
    private @Nullable String first;

    /** Counts a record if it is one of them. */
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

    /** Says that there were such records, if there were; then the program ends otherwise than it would. */
    public synchronized ExitCode end(Messages messages, ExitCode otherwise) {
        if (records == 0) {
            return otherwise;
        }
        messages.say("internal error in " + Text.count(records, "record") + ": " + first);
        return ExitCode.FILE;
    }
}
