package io.github.alliancesdk.core.wording;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An item that is ready to display. Immutable and thread-safe.
 *
 * @param number the item number in the instrument and in payloads
 * @param text the text, escaped for the target
 * @param answers the possible answers in the order of the printed form: ascending by value, or descending if the
 *     definition states {@code printedDescending}
 */
public record RenderedItem(int number, String text, List<RenderedAnswer> answers) {
    /**
     * Makes an item.
     *
     * @param number the item number in the instrument and in payloads
     * @param text the text, escaped for the target
     * @param answers the possible answers in the order of the printed form
     * @throws NullPointerException if an argument or an element is null
     */
    public RenderedItem {
        Objects.requireNonNull(text, "text");
        answers = List.copyOf(answers);
    }

    /**
     * The JSON form of the item, which Jackson 2 and 3 write: {@code number}, {@code text} and {@code answers}. It
     * includes the text of the wording.
     *
     * @return strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", number);
        map.put("text", text);
        map.put("answers", answers.stream().map(RenderedAnswer::toMap).toList());
        return Collections.unmodifiableMap(map);
    }

    /** The number, without the text: item texts must not be logged. */
    @Override
    public String toString() {
        return "item " + number;
    }
}
