package io.github.alliancesdk.examples.intake.administration;

import io.github.alliancesdk.core.Problem;
import java.util.List;

/** The result of sending a payload. */
public sealed interface Submission {
    /**
     * The payload was stored as a new record, or replaced its draft.
     *
     * @param stored the stored record
     */
    record Created(Administration stored) implements Submission {}

    /**
     * An equal record was stored before; nothing changed.
     *
     * @param stored the record that was stored before
     */
    record Replayed(Administration stored) implements Submission {}

    /**
     * A different record with this id exists, or the record is final, or the record or its dyad isn't the caller's;
     * nothing changed.
     */
    record Conflict() implements Submission {}

    /** The draft isn't the version that the sender named; nothing changed. */
    record Outdated() implements Submission {}

    /**
     * The payload has problems; nothing was stored.
     *
     * @param problems all problems
     */
    record Rejected(List<Problem> problems) implements Submission {
        /** Copies the list. */
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
