package io.github.alliancesdk.core.statistics.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Why reports were not compared. Immutable and thread-safe.
 *
 * @param code what is wrong
 * @param judge the judge whose reports are affected, or {@code client, therapist} if the problem is between these two
 * @param found the ids, digests, formats or dyads that differ or repeat; never a score
 */
public record AgreementProblem(Code code, String judge, List<String> found) {
    /** What is wrong. The {@link #id()} values are stable; more constants may be added. */
    public enum Code {
        /** A judge rated a dyad twice; the pairs of one dyad depend on each other. */
        DUPLICATE_DYAD("duplicate-dyad"),
        /** Scores of different instruments. */
        DIFFERENT_INSTRUMENT("different-instrument"),
        /** Scores of one instrument under different keys. */
        DIFFERENT_DEFINITION("different-definition"),
        /** Scores in different response formats. */
        DIFFERENT_FORMAT("different-format"),
        /** Scores that one definition reports as means and another as sums. */
        DIFFERENT_METRIC("different-metric"),
        /** One kind of rater rated different kinds of relationship. */
        DIFFERENT_REFERENT("different-referent"),
        /** Scores under different missing policies. */
        DIFFERENT_POLICY("different-policy");

        private final String id;

        Code(String id) {
            this.id = id;
        }

        /**
         * The stable identifier.
         *
         * @return for example {@code duplicate-dyad}
         */
        @JsonValue
        public String id() {
            return id;
        }
    }

    /**
     * Makes a problem.
     *
     * @param code what is wrong
     * @param judge the judge whose reports are affected
     * @param found what differs or repeats
     * @throws NullPointerException if an argument or an element is null
     */
    public AgreementProblem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(judge, "judge");
        found = List.copyOf(found);
    }

    /**
     * What is wrong, in English.
     *
     * @return one sentence
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * What is wrong, in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return one sentence
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        return Messages.text(
                Objects.requireNonNull(locale, "locale"),
                "agreement." + code.id(),
                Map.of("judge", judge, "found", String.join(", ", found)));
    }

    /**
     * The JSON form of the problem: {@code code}, {@code judge} and {@code found}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code.id());
        map.put("judge", judge);
        map.put("found", found);
        return Collections.unmodifiableMap(map);
    }

    /** Code and message on one line, in English. */
    @Override
    public String toString() {
        return line(Locale.ROOT);
    }

    String line(Locale locale) {
        return code.id() + ": " + message(locale);
    }
}
