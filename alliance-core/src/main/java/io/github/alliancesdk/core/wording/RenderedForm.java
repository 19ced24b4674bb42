package io.github.alliancesdk.core.wording;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.NumberText;
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
 * <pre>{@code
 * RenderedForm form = FormRenderer.of(BundledInstruments.waiShortRevised()).render();
 * for (RenderedForm.Item item : form.items()) {
 *     for (RenderedForm.Answer answer : item.answers()) {
 *         String choice = item.number() + "=" + answer.value() + ": " + answer.label(); // a radio button of a page
 *     }
 * }
 * }</pre>
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
     * An item that is ready to display. It has either answers to choose from or a line to mark. Immutable and thread-safe.
     *
     * @param number the item number in the instrument and in payloads
     * @param text the text, escaped for the target
     * @param answers the possible answers in the order of the printed form: ascending by value, or descending if the
     *     definition states {@code printedDescending}; empty for a line
     * @param line the line that is marked; empty for an item with answers
     */
    public record Item(int number, String text, List<Answer> answers, Optional<Line> line) {
        /**
         * Makes an item.
         *
         * @param number the item number in the instrument and in payloads
         * @param text the text, escaped for the target
         * @param answers the possible answers in the order of the printed form; empty for a line
         * @param line the line that is marked; empty for an item with answers
         * @throws NullPointerException if an argument or an element is null
         * @throws IllegalArgumentException if there are answers and a line, or neither
         */
        public Item {
            Objects.requireNonNull(text, "text");
            answers = List.copyOf(answers);
            Objects.requireNonNull(line, "line");
            if (answers.isEmpty() == line.isEmpty()) {
                throw new IllegalArgumentException("an item has either answers or a line");
            }
        }

        /**
         * The JSON form of the item, which Jackson 2 and 3 write: {@code number}, {@code text}, and {@code answers} or
         * {@code line}. It includes the text of the wording.
         *
         * @return strings, numbers, lists and maps, in a fixed order
         */
        @JsonValue
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("number", number);
            map.put("text", text);
            line.ifPresentOrElse(
                    marked -> map.put("line", marked.toMap()),
                    () -> map.put("answers", answers.stream().map(Answer::toMap).toList()));
            return Collections.unmodifiableMap(map);
        }

        /** The number, without the text: item texts must not be logged. */
        @Override
        public String toString() {
            return "item " + number;
        }
    }

    /**
     * A visual analogue line, on which a person marks the answer. It has no answer until it is marked: a position that an
     * application shows before that, such as the middle, must not be sent. Immutable and thread-safe.
     *
     * @param start the answer at the start of the printed line: the lowest, or the highest if the definition states
     *     {@code printedDescending}
     * @param end the answer at the end of the printed line
     * @param step the distance between neighbouring answers, above 0. The lowest answer plus a whole number of steps is an
     *     answer
     * @param numberShown whether the number of the answer is shown beside the line. Otherwise only the position is shown
     * @param labels the answers that have a label, in the order of the printed line; possibly not its ends
     */
    public record Line(double start, double end, double step, boolean numberShown, List<Answer> labels) {
        /**
         * Makes a line.
         *
         * @param start the answer at the start of the printed line
         * @param end the answer at the end of the printed line
         * @param step the distance between neighbouring answers, above 0
         * @param numberShown whether the number of the answer is shown beside the line
         * @param labels the answers that have a label, in the order of the printed line
         * @throws NullPointerException if {@code labels} or an element is null
         */
        public Line {
            labels = List.copyOf(labels);
        }

        /**
         * The JSON form of the line, which Jackson 2 and 3 write: {@code start}, {@code end}, {@code step},
         * {@code numberShown} and {@code labels}. It includes the texts of the wording.
         *
         * @return numbers, a boolean and a list, in a fixed order
         */
        @JsonValue
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("start", NumberText.number(start));
            map.put("end", NumberText.number(end));
            map.put("step", NumberText.number(step));
            map.put("numberShown", numberShown);
            map.put("labels", labels.stream().map(Answer::toMap).toList());
            return Collections.unmodifiableMap(map);
        }

        /** The ends, without the labels. */
        @Override
        public String toString() {
            return NumberText.of(start) + " to " + NumberText.of(end);
        }
    }

    /**
     * A possible answer to an item, with its label. Immutable and thread-safe.
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
