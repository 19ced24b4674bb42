package io.github.alliancesdk.core.interchange;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A field of a report that doesn't follow from the payload. It says which, and no value. Immutable and thread-safe.
 *
 * @param scale the scale it belongs to; empty for a field of the report itself
 * @param field the name of the field, such as {@code sum}; a name that a report must not have is escaped and cut
 */
public record Difference(Optional<String> scale, String field) {
    /**
     * Makes a difference.
     *
     * @param scale the scale it belongs to; empty for a field of the report itself
     * @param field the name of the field
     * @throws NullPointerException if an argument is null
     */
    public Difference {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(field, "field");
    }

    /**
     * The difference in words, in English.
     *
     * @return one sentence, without a value
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * The difference in words, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return one sentence, without a value
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return scale.map(id -> Messages.text(locale, "difference.of-scale", Map.of("scale", id, "field", field)))
                .orElseGet(() -> Messages.text(locale, "difference.of-report", Map.of("field", field)));
    }

    /**
     * The difference as other programs read it: {@code scale} where it belongs to one, and {@code field}. Jackson 2 and 3
     * write this.
     *
     * @return plain strings, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        scale.ifPresent(id -> map.put("scale", id));
        map.put("field", field);
        return map;
    }
}
