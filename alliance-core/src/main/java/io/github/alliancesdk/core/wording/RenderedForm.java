package io.github.alliancesdk.core.wording;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A questionnaire, ready to be shown: texts in order, escaped for their target. What stands in {@code notice} and
 * {@code credit} has to be shown with the items. Immutable and thread-safe.
 *
 * @param title what it is called
 * @param language the language of the texts
 * @param notice present if the wording is unvalidated, and says so
 * @param credit the line that the licence asks for
 * @param instruction what the person who answers is told first
 * @param items the items in the order of the instrument
 */
public record RenderedForm(
        String title,
        Locale language,
        Optional<String> notice,
        Optional<String> credit,
        Optional<String> instruction,
        List<RenderedItem> items) {
    /**
     * Makes a form.
     *
     * @param title what it is called
     * @param language the language of the texts
     * @param notice present if the wording is unvalidated, and says so
     * @param credit the line that the licence asks for
     * @param instruction what the person who answers is told first
     * @param items the items in the order of the instrument
     * @throws NullPointerException if an argument or an element is null
     */
    public RenderedForm {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(notice, "notice");
        Objects.requireNonNull(credit, "credit");
        Objects.requireNonNull(instruction, "instruction");
        items = List.copyOf(items);
    }

    /**
     * The form as other programs read it: {@code title}, {@code language} as a BCP 47 tag, {@code notice}, {@code credit} and
     * {@code instruction} where there are such, and {@code items}. It holds the wording. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("title", title);
        map.put("language", language.toLanguageTag());
        notice.ifPresent(text -> map.put("notice", text));
        credit.ifPresent(text -> map.put("credit", text));
        instruction.ifPresent(text -> map.put("instruction", text));
        map.put("items", items.stream().map(RenderedItem::toMap).toList());
        return Collections.unmodifiableMap(map);
    }

    /** How many items there are: what they ask belongs into no log. */
    @Override
    public String toString() {
        return "RenderedForm[" + items.size() + " items, " + language.toLanguageTag() + "]";
    }
}
