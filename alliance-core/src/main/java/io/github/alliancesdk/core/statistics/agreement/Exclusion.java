package io.github.alliancesdk.core.statistics.agreement;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A dyad or a single report that was left out of an agreement, and why. Immutable and thread-safe.
 *
 * @param why why it was left out
 * @param dyadId the dyad, if there is one
 * @param session the session, if all its reports have the same one
 * @param judges the judges that caused this: their report is missing, insufficient or without an id; empty for a report
 *     of another rater
 */
@NoJsonForm.Instead("the Agreement, which counts what was left out")
public record Exclusion(Why why, Optional<String> dyadId, OptionalInt session, List<RatingSource> judges)
        implements NoJsonForm {
    /** Why something was left out. The words of {@link #id()} are stable; more constants may come. */
    public enum Why implements Coded {
        /** A judge didn't rate the dyad. */
        UNPAIRED("unpaired"),
        /** A judge left too many items of the scale unanswered for the missing policy. */
        INSUFFICIENT("insufficient"),
        /** The judges rated different sessions. */
        DIFFERENT_SESSIONS("different-sessions"),
        /** A report doesn't state which dyad it rates. */
        NO_DYAD_ID("no-dyad-id"),
        /** A report doesn't state which session it rates, and sessions are compared one by one. */
        NO_SESSION("no-session"),
        /** A report is of a rater that is not compared. */
        OTHER_RATER("other-rater");

        private final String id;

        Why(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        /**
         * This reason as an English sentence.
         *
         * @return one sentence
         */
        public String message() {
            return message(Locale.ROOT);
        }

        /**
         * This reason as a sentence in a language; in English if there is no translation.
         *
         * @param locale the language
         * @return one sentence
         * @throws NullPointerException if {@code locale} is null
         */
        public String message(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "left-out." + id);
        }
    }

    /**
     * Makes an entry.
     *
     * @param why why it was left out
     * @param dyadId the dyad, if there is one
     * @param session the session, if all its reports have the same one
     * @param judges the judges that caused this
     * @throws NullPointerException if an argument or an element is null
     */
    public Exclusion {
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(dyadId, "dyadId");
        Objects.requireNonNull(session, "session");
        judges = List.copyOf(judges);
    }
}
