package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How one item was scored: its raw answer, its keyed value, and the scales that contain it. Immutable and thread-safe.
 *
 * @param item the item number
 * @param raw the answer as given; empty if it is missing
 * @param keyed the value as scored, which is reversed for a reverse-keyed item; empty if the answer is missing
 * @param scales the ids of the scales that contain the item, in the order of the definition
 */
public record ItemAudit(int item, OptionalInt raw, OptionalInt keyed, List<String> scales) {
    /**
     * Creates the audit of an item.
     *
     * @param item the item number
     * @param raw the answer as given; empty if it is missing
     * @param keyed the value as scored, which is reversed for a reverse-keyed item; empty if the answer is missing
     * @param scales the ids of the scales that contain the item, in the order of the definition
     * @throws NullPointerException if an argument or an element is null
     */
    public ItemAudit {
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(keyed, "keyed");
        scales = List.copyOf(scales);
    }

    /**
     * The JSON form: {@code item}, {@code raw} and {@code keyed} if it was answered, and {@code scales}. It contains
     * the answer. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("item", item);
        raw.ifPresent(answer -> map.put("raw", answer));
        keyed.ifPresent(value -> map.put("keyed", value));
        map.put("scales", scales);
        return Collections.unmodifiableMap(map);
    }

    /** The item and its scales, without the answer. */
    @Override
    public String toString() {
        return "ItemAudit[item " + item + ", " + String.join(", ", scales) + "]";
    }
}
