package io.github.alliancesdk.core.wording;

import java.util.List;
import java.util.Locale;
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

    /** How many items there are: what they ask belongs into no log. */
    @Override
    public String toString() {
        return "RenderedForm[" + items.size() + " items, " + language.toLanguageTag() + "]";
    }
}
