package io.github.alliancesdk.core.interchange;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A field of a report that doesn't follow from the payload. Contains the name of the field and no value. Immutable and
 * thread-safe.
 *
 * @param scale the scale of the field; empty for a field of the report itself
 * @param field the name of the field, such as {@code sum}; a name that isn't allowed in a report is escaped and
 *     shortened
 */
public record Difference(Optional<String> scale, String field) {
    /**
     * Creates a difference.
     *
     * @param scale the scale of the field; empty for a field of the report itself
     * @param field the name of the field
     * @throws NullPointerException if an argument is null
     */
    public Difference {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(field, "field");
    }

    /**
     * The message, in English.
     *
     * @return one sentence, without a value
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * The message in a language; in English if there is no translation.
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
     * The JSON form: {@code scale} if the field belongs to a scale, and {@code field}. Jackson 2 and 3 write this.
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
