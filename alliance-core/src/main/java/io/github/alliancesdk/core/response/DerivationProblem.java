package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Why the answers to one form are no answers to a shorter one. It names facts of the two definitions and never an
 * answer. Immutable and thread-safe.
 *
 * @param code what doesn't carry over
 * @param item the item of the shorter form that it is about, if it is about one
 * @param arguments what the message says besides, by name: {@code allowed} is what would carry over, {@code other} what
 *     was met
 */
public record DerivationProblem(Code code, OptionalInt item, Map<String, String> arguments) {

    /** What can stand in the way. The words of {@link #id()} are stable; more constants may come. */
    public enum Code implements Coded {
        /** The shorter form is only catalogued: its key isn't known. */
        NOT_SCORABLE("not-scorable"),
        /** The shorter form is experimental, and nobody opted in. */
        EXPERIMENTAL("experimental"),
        /** The definition of the shorter form doesn't say that this item comes from the longer one. */
        OTHER_ORIGIN("other-origin"),
        /** The longer form has no such item. */
        UNKNOWN_ITEM("unknown-item"),
        /** An item is reversed in one form and not in the other: it can't be worded alike. */
        REVERSAL_DIFFERS("reversal-differs"),
        /** An item is of other scales in one form than in the other, though both have them. */
        SCALE_DIFFERS("scale-differs"),
        /** The shorter form has no format of the range in which the longer one was answered. */
        FORMAT_DIFFERS("format-differs"),
        /** The points of the two formats are labelled in other words. */
        LABELS_DIFFER("labels-differ"),
        /** The shorter form isn't for this rater. */
        WRONG_RATER("wrong-rater"),
        /** The shorter form isn't about such a referent. */
        WRONG_REFERENT("wrong-referent");

        private final String id;

        Code(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /**
     * Makes a problem.
     *
     * @param code what doesn't carry over
     * @param item the item of the shorter form that it is about, if it is about one
     * @param arguments what the message says besides, by name
     * @throws NullPointerException if an argument is null
     */
    public DerivationProblem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(item, "item");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(arguments, "arguments")));
    }

    static DerivationProblem of(Code code) {
        return new DerivationProblem(code, OptionalInt.empty(), Map.of());
    }

    static DerivationProblem mismatch(Code code, String allowed, String other) {
        return new DerivationProblem(code, OptionalInt.empty(), Map.of("allowed", allowed, "other", other));
    }

    static DerivationProblem ofItem(Code code, int item, String allowed) {
        return new DerivationProblem(code, OptionalInt.of(item), Map.of("allowed", allowed));
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
     * What is wrong, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return one sentence
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        Map<String, String> all = new HashMap<>(arguments);
        item.ifPresent(number -> all.put("item", String.valueOf(number)));
        return Messages.text(locale, "derivation." + code.id(), all);
    }

    /**
     * The problem as other programs read it: {@code code}, {@code item} where it is about one, and {@code allowed} and
     * {@code other} where there are such. Jackson 2 and 3 write this.
     *
     * @return plain strings and integers, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code.id());
        item.ifPresent(number -> map.put("item", number));
        map.putAll(arguments);
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
