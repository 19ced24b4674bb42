package io.github.alliancesdk.core.statistics.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What didn't enter an agreement, and why: a dyad, or a single report that belongs to none. Immutable and thread-safe.
 *
 * @param why why it was left out
 * @param dyadId the dyad, if there is one
 * @param session the session, if it is that of all its reports
 * @param judges the judges on whom it falls: whose sheet is absent, or insufficient, or without an id; empty for a sheet
 *     of none of them
 */
@NoJsonForm.Instead("the Agreement, which counts what was left out")
public record LeftOut(Why why, Optional<String> dyadId, OptionalInt session, List<Judge> judges) implements NoJsonForm {
    /** Why something was left out. The {@link #id()} values are stable; more constants may be added. */
    public enum Why {
        /** A judge didn't rate the dyad. */
        UNPAIRED("unpaired"),
        /** A judge left too many items of the scale unanswered for the missing policy. */
        INSUFFICIENT("insufficient"),
        /** The judges rated different sessions. */
        DIFFERENT_SESSIONS("different-sessions"),
        /** A report that doesn't say which dyad it rates. */
        NO_DYAD_ID("no-dyad-id"),
        /** A report that doesn't say which session it rates, where sessions are told apart. */
        NO_SESSION("no-session"),
        /** A report of a rater that was not asked about. */
        OTHER_RATER("other-rater");

        private final String id;

        Why(String id) {
            this.id = id;
        }

        /**
         * The stable identifier.
         *
         * @return for example {@code unpaired}
         */
        @JsonValue
        public String id() {
            return id;
        }

        /**
         * This as an English sentence.
         *
         * @return one sentence
         */
        public String message() {
            return message(Locale.ROOT);
        }

        /**
         * This as a sentence in a language; in English if there is no translation.
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
     * @param session the session, if it is that of all its reports
     * @param judges the judges on whom it falls
     * @throws NullPointerException if an argument or an element is null
     */
    public LeftOut {
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(dyadId, "dyadId");
        Objects.requireNonNull(session, "session");
        judges = List.copyOf(judges);
    }
}
