package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a record was left out of its series. It contains the record, the problem and its location, and no score.
 * Immutable and thread-safe.
 *
 * @param code what is wrong
 * @param row the position of the record in the collection that was grouped, from 1
 * @param recordId the record's own id, if it has one
 * @param pointer the location: a JSON Pointer (RFC 6901) into the report, such as {@code /dyadId}
 * @param others the rows of the records with the same session or time, ascending; empty unless the code is
 *     {@link SeriesProblemCode#DUPLICATE_SESSION}
 */
public record SeriesProblem(
        SeriesProblemCode code, int row, Optional<String> recordId, String pointer, List<Integer> others) {
    /**
     * Makes a problem.
     *
     * @param code what is wrong
     * @param row the position of the record in the collection that was grouped, from 1
     * @param recordId the record's own id, if it has one
     * @param pointer the location: a JSON Pointer into the report
     * @param others the rows of the records with the same session or time, ascending
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if {@code row} is below 1
     */
    public SeriesProblem {
        Objects.requireNonNull(code, "code");
        if (row < 1) {
            throw new IllegalArgumentException("rows count from 1");
        }
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(pointer, "pointer");
        others = List.copyOf(Objects.requireNonNull(others, "others"));
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
        Objects.requireNonNull(locale, "locale");
        String rows = others.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Messages.text(locale, "series." + code.id(), Map.of("rows", rows));
    }

    /**
     * The JSON form of the problem: {@code code} and {@code pointer}.
     *
     * @return plain strings by name, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code.id());
        map.put("pointer", pointer);
        return Collections.unmodifiableMap(map);
    }

    /** Row, code, pointer and message on one line, in English. */
    @Override
    public String toString() {
        return line(Locale.ROOT);
    }

    String line(Locale locale) {
        return Messages.text(
                locale,
                "problem.of-row",
                Map.of(
                        "row", String.valueOf(row),
                        "code", code.id(),
                        "pointer", pointer,
                        "message", message(locale)));
    }
}
