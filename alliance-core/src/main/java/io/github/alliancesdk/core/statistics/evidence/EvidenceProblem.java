package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.Pointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a comparison, a conversion or a pooling was refused. It names facts about figures and never a person's score.
 * Immutable and thread-safe.
 *
 * @param code what doesn't fit
 * @param arguments what the message says besides, by name: {@code allowed} is what would fit, {@code other} what was met,
 *     {@code id} the study
 */
public record EvidenceProblem(Code code, Map<String, String> arguments) {

    /** What can be wrong. The {@link #id()} values are stable; more constants may be added. */
    public enum Code {
        /** The score is of another instrument than the sample. */
        WRONG_INSTRUMENT("wrong-instrument"),
        /** One of the two is a mean and the other a sum. */
        WRONG_METRIC("wrong-metric"),
        /** The answers ran over another range. */
        WRONG_FORMAT("wrong-format"),
        /** Somebody else rated. */
        WRONG_RATER("wrong-rater"),
        /** The alliance is with somebody or something else; unstated equals only itself. */
        WRONG_REFERENT("wrong-referent"),
        /** The score is of another scale, or the instrument has no such scale. */
        WRONG_SCALE("wrong-scale"),
        /** Too few answers: there is no score to compare. */
        INSUFFICIENT_SCORE("insufficient-score"),
        /** Studies report on different ranges, and none was named to convert to. */
        MIXED_FORMATS("mixed-formats"),
        /** Studies correlate different scales with the outcome. */
        MIXED_SCALES("mixed-scales"),
        /** In some studies a high outcome is a good one, in others a bad one, or not all say. */
        MIXED_OUTCOMES("mixed-outcomes"),
        /** A study stands more than once, and its figures depend on each other. */
        REPEATED_STUDY("repeated-study"),
        /** A figure that can't be: a correlation above 1, a mean outside its range. */
        IMPOSSIBLE_FIGURE("impossible-figure"),
        /** A text that should be a score record isn't one, or names a definition that isn't known. */
        MALFORMED_RECORD("malformed-record"),
        /** A score record was converted before; what it was converted from is gone. */
        ALREADY_CONVERTED("already-converted");

        private final String id;

        Code(String id) {
            this.id = id;
        }

        /**
         * The stable identifier of this code.
         *
         * @return for example {@code wrong-rater}
         */
        @JsonValue
        public String id() {
            return id;
        }
    }

    /**
     * Makes a problem.
     *
     * @param code what doesn't fit
     * @param arguments what the message says besides, by name
     * @throws NullPointerException if an argument is null
     */
    public EvidenceProblem {
        Objects.requireNonNull(code, "code");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(arguments, "arguments")));
    }

    /** A mismatch of two facts. */
    static EvidenceProblem mismatch(Code code, String allowed, String other) {
        return new EvidenceProblem(code, Map.of("allowed", allowed, "other", other));
    }

    static EvidenceProblem of(Code code, String name, String value) {
        return new EvidenceProblem(code, Map.of(name, value));
    }

    /** A problem of one study, whose label somebody else chose. */
    static EvidenceProblem ofStudy(Code code, String label) {
        return of(code, "id", Pointer.shown(label));
    }

    /** A problem of one study, and what would be possible. */
    static EvidenceProblem ofStudy(Code code, String label, String allowed) {
        return new EvidenceProblem(code, Map.of("id", Pointer.shown(label), "allowed", allowed));
    }

    /** A problem of studies that should agree in something and don't. */
    static EvidenceProblem mixed(Code code, List<String> words) {
        return of(code, "other", String.join(", ", words));
    }

    /**
     * What would fit.
     *
     * @return for example {@code client}; empty where nothing is to choose from
     */
    public Optional<String> allowed() {
        return Optional.ofNullable(arguments.get("allowed"));
    }

    /**
     * What was met instead.
     *
     * @return for example {@code therapist}; empty where it isn't one fact
     */
    public Optional<String> other() {
        return Optional.ofNullable(arguments.get("other"));
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
        return Messages.text(Objects.requireNonNull(locale, "locale"), "evidence." + code.id(), arguments);
    }

    /**
     * The JSON form of the problem: {@code code}, {@code pointer}, which is that of the whole record, and
     * {@code allowed} and {@code other} where there are such. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code.id());
        map.put("pointer", "");
        allowed().ifPresent(text -> map.put("allowed", text));
        other().ifPresent(text -> map.put("other", text));
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
