package io.github.alliancesdk.core.wording;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is wrong with a wording pack. It says where, and quotes no text of the pack. Immutable and thread-safe.
 *
 * @param code what is wrong
 * @param pointer where: a JSON Pointer (RFC 6901) into the pack; for something absent, where it would stand
 * @param arguments what the message says besides, by name; {@code allowed} is what would be right
 */
public record WordingProblem(Code code, String pointer, Map<String, String> arguments) {

    /** What can be wrong with a pack. The words of {@link #id()} are stable; more constants may come. */
    public enum Code implements Coded {
        /** The document isn't well-formed JSON. */
        MALFORMED_JSON("malformed-json"),
        /** The document isn't valid UTF-8, or a text holds a NUL or half a surrogate pair. */
        INVALID_TEXT("invalid-text"),
        /** The document is beyond the limits of the reader. */
        TOO_LARGE("too-large"),
        /** A value is of the wrong JSON type. */
        WRONG_TYPE("wrong-type"),
        /** A field that must be there is absent. */
        MISSING_FIELD("missing-field"),
        /** The format has no such field. */
        UNKNOWN_FIELD("unknown-field"),
        /** A field, an item or a point stands twice. */
        DUPLICATE_FIELD("duplicate-field"),
        /** A value is none of those allowed. */
        NOT_ALLOWED("not-allowed"),
        /** A text is empty or blank, as a template leaves it. */
        NOT_FILLED_IN("not-filled-in"),
        /** Braces hold something that isn't a placeholder, or don't match. */
        UNKNOWN_PLACEHOLDER("unknown-placeholder"),
        /** There is no such instrument. */
        UNKNOWN_INSTRUMENT("unknown-instrument"),
        /** The pack is of another instrument. */
        WRONG_INSTRUMENT("wrong-instrument"),
        /** The pack was made for another definition of the instrument. */
        DIGEST_MISMATCH("digest-mismatch"),
        /** The instrument has no form for this rater. */
        WRONG_RATER("wrong-rater"),
        /** The instrument isn't about what a placeholder names. */
        WRONG_REFERENT("wrong-referent"),
        /** An item has no text. */
        MISSING_ITEM("missing-item"),
        /** The instrument has no such item. */
        UNKNOWN_ITEM("unknown-item"),
        /** The instrument has no such response format. */
        UNKNOWN_FORMAT("unknown-format"),
        /** A point that the definition labels has no label. */
        MISSING_ANCHOR("missing-anchor"),
        /** A label stands outside the range of the format. */
        ANCHOR_OUT_OF_RANGE("anchor-out-of-range");

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
     * @param code what is wrong
     * @param pointer where: a JSON Pointer into the pack
     * @param arguments what the message says besides, by name
     * @throws NullPointerException if an argument is null
     */
    public WordingProblem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(pointer, "pointer");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(arguments, "arguments")));
    }

    static WordingProblem of(Code code, String pointer) {
        return new WordingProblem(code, pointer, Map.of());
    }

    static WordingProblem of(Code code, String pointer, String allowed) {
        return new WordingProblem(code, pointer, Map.of("allowed", allowed));
    }

    /**
     * What would be right.
     *
     * @return for example {@code a string}; empty where there is nothing to choose from
     */
    public Optional<String> allowed() {
        return Optional.ofNullable(arguments.get("allowed"));
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
        return Messages.text(Objects.requireNonNull(locale, "locale"), "wording." + code.id(), arguments);
    }

    /**
     * The problem as other programs read it: {@code code}, {@code pointer}, and {@code allowed} where there is such.
     *
     * @return plain strings by name, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code.id());
        map.put("pointer", pointer);
        allowed().ifPresent(text -> map.put("allowed", text));
        return Collections.unmodifiableMap(map);
    }

    /** Code, place and message on one line, in English. */
    @Override
    public String toString() {
        return line(Locale.ROOT);
    }

    String line(Locale locale) {
        return Messages.at(locale, code.id(), pointer, message(locale));
    }
}
