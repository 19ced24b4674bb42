package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that is wrong with a payload. It says what, where and what would be right, and never what was sent: an
 * answer is health data. Immutable and thread-safe.
 *
 * @param code what is wrong
 * @param pointer where: a JSON Pointer (RFC 6901) into the payload; for something absent, where it would stand. A name
 *     that the payload chose is escaped and cut to 32 characters
 * @param item the item it is about, if it is about one
 * @param arguments what the message says besides, by name, such as {@code allowed}, or {@code line} and {@code column}
 *     of malformed JSON
 */
public record ResponseProblem(ProblemCode code, String pointer, OptionalInt item, Map<String, String> arguments) {
    private static final String ALLOWED = "allowed";

    /**
     * Makes a problem.
     *
     * @param code what is wrong
     * @param pointer where: a JSON Pointer (RFC 6901) into the payload; for something absent, where it would stand. A name that the payload chose is escaped and cut to 32 characters
     * @param item the item it is about, if it is about one
     * @param arguments what the message says besides, by name, such as {@code allowed}, or {@code line} and {@code column} of malformed JSON
     * @throws NullPointerException if an argument is null
     */
    public ResponseProblem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(item, "item");
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    static ResponseProblem of(ProblemCode code, String pointer) {
        return new ResponseProblem(code, pointer, OptionalInt.empty(), Map.of());
    }

    static ResponseProblem of(ProblemCode code, String pointer, String allowed) {
        return new ResponseProblem(code, pointer, OptionalInt.empty(), Map.of(ALLOWED, allowed));
    }

    static ResponseProblem ofItem(ProblemCode code, String pointer, int item) {
        return new ResponseProblem(code, pointer, OptionalInt.of(item), Map.of());
    }

    static ResponseProblem ofItem(ProblemCode code, String pointer, int item, String allowed) {
        return new ResponseProblem(code, pointer, OptionalInt.of(item), Map.of(ALLOWED, allowed));
    }

    /**
     * The problem of a record at which the program itself failed, for whoever works through many records and must not
     * lose the others.
     *
     * @param failure what was thrown; its message is left out, because it could quote an answer
     * @return the problem {@code internal-error}, whose argument {@code failure} is the name of the failure's class
     * @throws NullPointerException if {@code failure} is null
     */
    public static ResponseProblem internalError(Throwable failure) {
        return new ResponseProblem(
                ProblemCode.INTERNAL_ERROR,
                "",
                OptionalInt.empty(),
                Map.of(
                        "failure",
                        Objects.requireNonNull(failure, "failure").getClass().getName()));
    }

    /**
     * What would be right.
     *
     * @return for example {@code 1..5}; empty where there is nothing to choose from
     */
    public Optional<String> allowed() {
        return Optional.ofNullable(arguments.get(ALLOWED));
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
        return Messages.text(locale, "response." + code.id(), all);
    }

    /**
     * The problem as other programs read it: {@code code}, {@code pointer}, and {@code item} and {@code allowed} where
     * there are such. Jackson 2 and 3 write a problem as this.
     *
     * @return plain strings and integers by name, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code.id());
        map.put("pointer", pointer);
        item.ifPresent(number -> map.put("item", number));
        allowed().ifPresent(text -> map.put(ALLOWED, text));
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
