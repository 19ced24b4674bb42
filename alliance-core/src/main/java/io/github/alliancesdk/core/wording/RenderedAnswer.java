package io.github.alliancesdk.core.wording;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A possible answer to an item. Immutable and thread-safe.
 *
 * @param value the value in a payload; the printed order doesn't change it
 * @param label the label, escaped for the target; the value as text if there is no label
 */
public record RenderedAnswer(int value, String label) {
    /**
     * Makes an answer.
     *
     * @param value the value in a payload
     * @param label the label, escaped for the target
     * @throws NullPointerException if {@code label} is null
     */
    public RenderedAnswer {
        Objects.requireNonNull(label, "label");
    }

    /**
     * The JSON form of the answer: {@code value} and {@code label}. Jackson 2 and 3 write this.
     *
     * @return a string and a number by name, in a fixed order
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
