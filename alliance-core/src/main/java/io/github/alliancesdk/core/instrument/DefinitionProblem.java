package io.github.alliancesdk.core.instrument;

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
 * Something that is wrong with a definition. Immutable and thread-safe.
 *
 * @param code what is wrong
 * @param pointer where: a JSON Pointer (RFC 6901) into the definition; for something absent, where it would stand
 * @param arguments what the message says besides, by name; {@code allowed} is what would be right
 */
public record DefinitionProblem(Code code, String pointer, Map<String, String> arguments) {

    /** What can be wrong with a definition. The words of {@link #id()} are stable. */
    public enum Code implements Coded {
        /** The document isn't well-formed JSON. */
        MALFORMED_JSON("malformed-json"),
        /** The document isn't valid UTF-8, or holds a NUL. */
        INVALID_TEXT("invalid-text"),
        /** The document is beyond the limits of the reader. */
        TOO_LARGE("too-large"),
        /** A value is of the wrong JSON type. */
        WRONG_TYPE("wrong-type"),
        /** A number is an integer by value but not written as one, such as 4.0. */
        NOT_AN_INTEGER("not-an-integer"),
        /** A field that must be there is absent. */
        MISSING_FIELD("missing-field"),
        /** The format has no such field. */
        UNKNOWN_FIELD("unknown-field"),
        /** A field stands twice. */
        DUPLICATE_FIELD("duplicate-field"),
        /** A field that must not be there in this combination. */
        UNEXPECTED_FIELD("unexpected-field"),
        /** A value is none of those allowed, or out of bounds. */
        NOT_ALLOWED("not-allowed"),
        /** A list names something twice. */
        DUPLICATE_ENTRY("duplicate-entry"),
        /** A list must not be empty. */
        EMPTY_LIST("empty-list"),
        /** An id is used twice. */
        DUPLICATE_ID("duplicate-id"),
        /** Items must ascend. */
        NOT_ASCENDING("not-ascending"),
        /** There is no such item. */
        UNKNOWN_ITEM("unknown-item"),
        /** There is no such scale. */
        UNKNOWN_SCALE("unknown-scale"),
        /** The definition declares no such rater. */
        UNKNOWN_RATER("unknown-rater"),
        /** The definition declares no such referent. */
        UNKNOWN_REFERENT("unknown-referent"),
        /** The definition declares no such response format. */
        UNKNOWN_FORMAT("unknown-format"),
        /** The definition lists no such source. */
        UNKNOWN_SOURCE("unknown-source"),
        /** The highest answer must be above the lowest. */
        EMPTY_RANGE("empty-range"),
        /** An anchor stands outside the range. */
        ANCHOR_OUT_OF_RANGE("anchor-out-of-range"),
        /** An example's number is outside what is possible. */
        OUT_OF_RANGE("out-of-range"),
        /** The total must be the last scale. */
        TOTAL_NOT_LAST("total-not-last"),
        /** The total must hold every item that any scale holds. */
        TOTAL_INCOMPLETE("total-incomplete"),
        /** A fact has no provenance. */
        MISSING_PROVENANCE("missing-provenance"),
        /** A fact has its provenance twice. */
        DUPLICATE_FACT("duplicate-fact"),
        /** A provenance names a fact that isn't there. */
        UNKNOWN_FACT("unknown-fact"),
        /** A fact of this disposition needs a source. */
        SOURCE_REQUIRED("source-required"),
        /** A keyed definition rests on a weak fact and states no open question. */
        WEAK_KEY("weak-key"),
        /** No item text may be shipped. */
        WORDING_SHIPPED("wording-shipped"),
        /** Definitions of one id: the first number of the version must change exactly with the digest. */
        VERSION_CONFLICT("version-conflict"),
        /** What was loaded isn't the definition that its catalogue entry announced. */
        NOT_AS_LISTED("not-as-listed"),
        /** A fact of this disposition needs more sources than it has. */
        TOO_FEW_SOURCES("too-few-sources"),
        /** A keyed definition has no example of some kind. */
        EXAMPLE_MISSING("example-missing"),
        /** An example doesn't score as it states. */
        EXAMPLE_DIFFERS("example-differs"),
        /** A law that every score obeys doesn't hold. */
        LAW_BROKEN("law-broken");

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
     * @param pointer where: a JSON Pointer (RFC 6901) into the definition; for something absent, where it would stand
     * @param arguments what the message says besides, by name; {@code allowed} is what would be right
     * @throws NullPointerException if an argument is null
     */
    public DefinitionProblem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(pointer, "pointer");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(arguments, "arguments")));
    }

    /** The problem of a document that a definition, reference samples or themes are read from. */
    static DefinitionProblem of(Coded code, String pointer, Map<String, String> arguments) {
        return new DefinitionProblem(Coded.find(Code.class, code.id()).orElseThrow(), pointer, arguments);
    }

    static DefinitionProblem notAsListed(String pointer, String listed) {
        return new DefinitionProblem(Code.NOT_AS_LISTED, pointer, Map.of("allowed", listed));
    }

    /**
     * What would be right.
     *
     * @return for example {@code an integer}; empty where there is nothing to choose from
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
        return Messages.text(Objects.requireNonNull(locale, "locale"), "definition." + code.id(), arguments);
    }

    /**
     * The problem as other programs read it: {@code code}, {@code pointer}, and {@code allowed} where there is such. Jackson 2
     * and 3 write this.
     *
     * @return plain strings, in that order
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
