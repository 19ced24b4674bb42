package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.statistics.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether data go with the key that they are said to follow. {@link KeyingCheck} makes it. Immutable and thread-safe.
 *
 * @param verdict what it comes to
 * @param reason why nothing can be told; present for {@link Verdict#CANNOT_TELL} only
 * @param persons how many respondents there are
 * @param used how many of them answered at least half of the items
 * @param findings what speaks against the declared key; empty unless the verdict is {@link Verdict#SUSPECT}
 * @param hypotheses the keys that were compared, the declared one first; empty if nothing can be told of any
 * @param notToldApart keys of other instruments that fit the data like the declared one: they differ in their scales
 *     only, and the correlations of the items can't tell them apart
 */
public record KeyingReport(
        Verdict verdict,
        Optional<Reason> reason,
        int persons,
        int used,
        List<KeyingFinding> findings,
        List<KeyHypothesis> hypotheses,
        List<InstrumentId> notToldApart) {
    /** What a keying check comes to. */
    public enum Verdict {
        /**
         * The items go together under the declared key, none goes against it, no other key fits better, and nothing else
         * was found.
         */
        OK("ok"),
        /** Something speaks against the declared key, or against the data. */
        SUSPECT("suspect"),
        /** There are too few respondents, the items don't go together, or another key fits about as well. */
        CANNOT_TELL("cannot-tell");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        /**
         * The stable identifier.
         *
         * @return for example {@code cannot-tell}
         */
        @JsonValue
        public String id() {
            return id;
        }

        /**
         * The display name of this verdict in a language; in English if there is no translation.
         *
         * @param locale the language
         * @return for example {@code Nicht entscheidbar}
         * @throws NullPointerException if {@code locale} is null
         */
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "keying-verdict." + id);
        }
    }

    /**
     * Makes a report.
     *
     * @param verdict what it comes to
     * @param reason why nothing can be told
     * @param persons how many respondents there are
     * @param used how many of them answered at least half of the items
     * @param findings what speaks against the declared key
     * @param hypotheses the keys that were compared
     * @param notToldApart keys of other instruments that fit the data like the declared one
     * @throws NullPointerException if an argument or an element is null
     */
    public KeyingReport {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        findings = List.copyOf(findings);
        hypotheses = List.copyOf(hypotheses);
        notToldApart = List.copyOf(notToldApart);
    }

    /**
     * The JSON form of the verdict and the findings.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("verdict", verdict.id());
        reason.ifPresent(why -> map.put("reason", why.id()));
        map.put("findings", findings.stream().map(KeyingFinding::toMap).toList());
        if (!notToldApart.isEmpty()) {
            map.put(
                    "notToldApart",
                    notToldApart.stream().map(InstrumentId::value).toList());
        }
        return Collections.unmodifiableMap(map);
    }

    /** The verdict and what was found; the answers stay out. */
    @Override
    public String toString() {
        return "KeyingReport[" + verdict.id() + ", " + used + " of " + persons + " persons, " + findings + "]";
    }
}
