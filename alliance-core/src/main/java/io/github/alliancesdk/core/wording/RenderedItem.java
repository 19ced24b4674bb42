package io.github.alliancesdk.core.wording;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One item, ready to be shown. Immutable and thread-safe.
 *
 * @param number its number in the instrument and in payloads
 * @param text what is asked, escaped for the target
 * @param answers what can be answered, in the order that the form prints: from the lowest value up, or from the highest
 *     down where the definition says {@code printedDescending}
 */
public record RenderedItem(int number, String text, List<RenderedAnswer> answers) {
    /**
     * Makes an item.
     *
     * @param number its number in the instrument and in payloads
     * @param text what is asked, escaped for the target
     * @param answers what can be answered, in the order that the form prints
     * @throws NullPointerException if an argument or an element is null
     */
    public RenderedItem {
        Objects.requireNonNull(text, "text");
        answers = List.copyOf(answers);
    }

    /**
     * The item as other programs read it: {@code number}, {@code text} and {@code answers}. It holds the wording. Jackson 2 and
     * 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", number);
        map.put("text", text);
        map.put("answers", answers.stream().map(RenderedAnswer::toMap).toList());
        return Collections.unmodifiableMap(map);
    }

    /** The number: what is asked belongs into no log. */
    @Override
    public String toString() {
        return "item " + number;
    }
}
