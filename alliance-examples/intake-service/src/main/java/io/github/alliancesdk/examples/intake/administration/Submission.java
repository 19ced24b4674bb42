package io.github.alliancesdk.examples.intake.administration;

import io.github.alliancesdk.core.Problem;
import java.util.List;

/** What became of a payload that was sent. */
public sealed interface Submission {
    /**
     * It was stored: as a new record, or in place of its draft.
     *
     * @param stored what is stored now
     */
    record Created(Administration stored) implements Submission {}

    /**
     * It says what is stored already; nothing changed.
     *
     * @param stored what was stored before
     */
    record Replayed(Administration stored) implements Submission {}

    /** The record is there already and says something else, or is final; nothing changed. */
    record Conflict() implements Submission {}

    /** The draft isn't the version that the sender knows; nothing changed. */
    record Outdated() implements Submission {}

    /**
     * The payload has problems; nothing was stored.
     *
     * @param problems every one of them
     */
    record Rejected(List<Problem> problems) implements Submission {
        /** Keeps its own list. */
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
