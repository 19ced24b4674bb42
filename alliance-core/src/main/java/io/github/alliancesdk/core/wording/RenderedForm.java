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
 * A questionnaire that is ready to display: the texts in order, escaped for their target. {@code notice} and
 * {@code credit} must be displayed with the items. Immutable and thread-safe.
 *
 * @param title the title
 * @param language the language of the texts
 * @param notice the notice that the wording is unvalidated; empty otherwise
 * @param credit the line that the licence requires
 * @param instruction the instruction for the person who answers
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
     * @param title the title
     * @param language the language of the texts
     * @param notice the notice that the wording is unvalidated; empty otherwise
     * @param credit the line that the licence requires
     * @param instruction the instruction for the person who answers
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
     * The JSON form of the form, which Jackson 2 and 3 write. It contains {@code title}, {@code language} as a BCP 47
     * tag, {@code notice}, {@code credit} and {@code instruction} if present, and {@code items}. It includes the texts
     * of the wording.
     *
     * @return strings, numbers, lists and maps, in a fixed order
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

    /** The number of items and the language, without any text: item texts must not be logged. */
    @Override
    public String toString() {
        return "RenderedForm[" + items.size() + " items, " + language.toLanguageTag() + "]";
    }
}
