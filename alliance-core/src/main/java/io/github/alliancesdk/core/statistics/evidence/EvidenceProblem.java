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
 * Why a comparison, a conversion or a pooling was refused. It contains facts about figures, and never a person's score.
 * Immutable and thread-safe.
 *
 * @param code what is wrong
 * @param arguments the arguments of the message by name: {@code allowed} is what is expected, {@code other} what was
 *     found, {@code id} the study
 */
public record EvidenceProblem(Code code, Map<String, String> arguments) {

    /** What can be wrong. The {@link #id()} values are stable; more constants may be added. */
    public enum Code {
        /** The score is of another instrument than the sample. */
        WRONG_INSTRUMENT("wrong-instrument"),
        /** The score is a mean and the sample's figures are of sums, or the other way round. */
        WRONG_METRIC("wrong-metric"),
        /** The answers are on another range. */
        WRONG_FORMAT("wrong-format"),
        /** The rater is another one. */
        WRONG_RATER("wrong-rater"),
        /** The alliance is with another person or thing; an unstated referent equals only itself. */
        WRONG_REFERENT("wrong-referent"),
        /** The score is of another scale, or the instrument has no such scale. */
        WRONG_SCALE("wrong-scale"),
        /** Too few items were answered, so there is no score to compare. */
        INSUFFICIENT_SCORE("insufficient-score"),
        /** Studies report on different ranges, and no target range was given. */
        MIXED_FORMATS("mixed-formats"),
        /** Studies correlate different scales with the outcome. */
        MIXED_SCALES("mixed-scales"),
        /** A high outcome is good in some studies and bad in others, or not all studies state it. */
        MIXED_OUTCOMES("mixed-outcomes"),
        /** A study occurs more than once; its figures depend on each other. */
        REPEATED_STUDY("repeated-study"),
        /** A figure is impossible, such as a correlation above 1 or a mean outside its range. */
        IMPOSSIBLE_FIGURE("impossible-figure"),
        /** A text is not a score record, or refers to an unknown definition. */
        MALFORMED_RECORD("malformed-record"),
        /** A score record was converted before, and the original scores are lost. */
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
     * @param code what is wrong
     * @param arguments the arguments of the message by name
     * @throws NullPointerException if an argument is null
     */
    public EvidenceProblem {
        Objects.requireNonNull(code, "code");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(arguments, "arguments")));
    }

    /** A fact that differs between score and sample. */
    static EvidenceProblem mismatch(Code code, String allowed, String other) {
        return new EvidenceProblem(code, Map.of("allowed", allowed, "other", other));
    }

    static EvidenceProblem of(Code code, String name, String value) {
        return new EvidenceProblem(code, Map.of(name, value));
    }

    /** A problem of one study; its label is untrusted text. */
    static EvidenceProblem ofStudy(Code code, String label) {
        return of(code, "id", Pointer.shown(label));
    }

    /** A problem of one study, and what is allowed. */
    static EvidenceProblem ofStudy(Code code, String label, String allowed) {
        return new EvidenceProblem(code, Map.of("id", Pointer.shown(label), "allowed", allowed));
    }

    /** A problem of studies that differ in something that must be the same. */
    static EvidenceProblem mixed(Code code, List<String> words) {
        return of(code, "other", String.join(", ", words));
    }

    /**
     * What is expected.
     *
     * @return for example {@code client}; empty if the problem has no expected value
     */
    public Optional<String> allowed() {
        return Optional.ofNullable(arguments.get("allowed"));
    }

    /**
     * What was found instead.
     *
     * @return for example {@code therapist}; empty if the problem isn't about a single fact
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
     * {@code allowed} and {@code other} if they exist. Jackson 2 and 3 write this.
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
