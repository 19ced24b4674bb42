package io.github.alliancesdk.core.wording;

import java.util.List;
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

    /** The number: what is asked belongs into no log. */
    @Override
    public String toString() {
        return "item " + number;
    }
}
