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
        List<Item> items) {
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
        map.put("items", items.stream().map(Item::toMap).toList());
        return Collections.unmodifiableMap(map);
    }

    /** The number of items and the language, without any text: item texts must not be logged. */
    @Override
    public String toString() {
        return "RenderedForm[" + items.size() + " items, " + language.toLanguageTag() + "]";
    }

    /**
     * An item that is ready to display. Immutable and thread-safe.
     *
     * @param number the item number in the instrument and in payloads
     * @param text the text, escaped for the target
     * @param answers the possible answers in the order of the printed form: ascending by value, or descending if the
     *     definition states {@code printedDescending}
     */
    public record Item(int number, String text, List<Answer> answers) {
        /**
         * Makes an item.
         *
         * @param number the item number in the instrument and in payloads
         * @param text the text, escaped for the target
         * @param answers the possible answers in the order of the printed form
         * @throws NullPointerException if an argument or an element is null
         */
        public Item {
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
            map.put("answers", answers.stream().map(Answer::toMap).toList());
            return Collections.unmodifiableMap(map);
        }

        /** The number, without the text: item texts must not be logged. */
        @Override
        public String toString() {
            return "item " + number;
        }
    }

    /**
     * A possible answer to an item. Immutable and thread-safe.
     *
     * @param value the value in a payload; the printed order doesn't change it
     * @param label the label, escaped for the target; the value as text if there is no label
     */
    public record Answer(int value, String label) {
        /**
         * Makes an answer.
         *
         * @param value the value in a payload
         * @param label the label, escaped for the target
         * @throws NullPointerException if {@code label} is null
         */
        public Answer {
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
}
