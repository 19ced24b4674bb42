package io.github.alliancesdk.core.wording;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One answer that can be given to an item. Immutable and thread-safe.
 *
 * @param value what is sent for it; the same wherever it is printed
 * @param label what it is called, escaped for the target; its number if it has no name
 */
public record RenderedAnswer(int value, String label) {
    /**
     * Makes an answer.
     *
     * @param value what is sent for it
     * @param label what it is called
     * @throws NullPointerException if {@code label} is null
     */
    public RenderedAnswer {
        Objects.requireNonNull(label, "label");
    }

    /**
     * The answer as other programs read it: {@code value} and {@code label}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", value);
        map.put("label", label);
        return Collections.unmodifiableMap(map);
    }

    /** The value. */
    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
