package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The result for a scale with too few answers: there is no score. This is not a score of zero. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * if (report.scale("bond") instanceof Insufficient bond) {
 *     System.out.println(bond.answered()); // 2
 *     System.out.println(bond.message()); // Too few answers: 2 of 4, and 4 are needed
 * }
 * }</pre>
 *
 * @param answered the number of answered items
 * @param items the number of items of the scale
 * @param required the number of answers that the missing policy requires of the scale
 * @param form the answers on the whole form, if the missing policy requires more of them; then no scale has a score,
 *     whatever its own answers
 */
public record Insufficient(int answered, int items, int required, Optional<WholeForm> form) implements Score {
    /**
     * Creates the result.
     *
     * @param answered the number of answered items
     * @param items the number of items of the scale
     * @param required the number of answers that the missing policy requires of the scale
     * @param form the answers on the whole form, if the missing policy requires more of them
     * @throws NullPointerException if {@code form} is null
     * @throws IllegalArgumentException unless {@code 0 <= answered < required <= items}, or with {@code form}
     *     {@code 0 <= answered <= items} and {@code 1 <= required <= items}
     */
    public Insufficient {
        Objects.requireNonNull(form, "form");
        if (form.isEmpty()) {
            requireTooFew(answered, items, required);
        } else if (answered < 0 || answered > items || required < 1 || required > items) {
            throw new IllegalArgumentException("must be 0 <= answered <= items and 1 <= required <= items");
        }
    }

    /**
     * Creates the result of a scale with too few answers of its own.
     *
     * @param answered the number of answered items
     * @param items the number of items of the scale
     * @param required the number of answers that the missing policy requires
     * @throws IllegalArgumentException unless {@code 0 <= answered < required <= items}
     */
    public Insufficient(int answered, int items, int required) {
        this(answered, items, required, Optional.empty());
    }

    private static void requireTooFew(int answered, int items, int required) {
        if (answered < 0 || answered >= required || required > items) {
            throw new IllegalArgumentException("must be 0 <= answered < required <= items");
        }
    }

    /**
     * The answers on the whole form, if they are too few for every scale. Immutable and thread-safe.
     *
     * @param answered the number of answered items of the instrument
     * @param items the number of items of the instrument
     * @param required the number of answers that the missing policy requires
     */
    public record WholeForm(int answered, int items, int required) {
        /**
         * Creates the numbers.
         *
         * @param answered the number of answered items of the instrument
         * @param items the number of items of the instrument
         * @param required the number of answers that the missing policy requires
         * @throws IllegalArgumentException unless {@code 0 <= answered < required <= items}
         */
        public WholeForm {
            requireTooFew(answered, items, required);
        }

        /**
         * The JSON form. Jackson 2 and 3 write this.
         *
         * @return {@code answered}, {@code items} and {@code required}
         */
        @JsonValue
        public Map<String, Object> toMap() {
            return numbers(answered, items, required);
        }
    }

    @Override
    public OptionalDouble value() {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble mean() {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble sum() {
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble pomp() {
        return OptionalDouble.empty();
    }

    /**
     * The reason why there is no score, in English.
     *
     * @return one sentence with the number of answers and the number required, without any answer
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * The reason why there is no score, in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return one sentence with the number of answers and the number required, without any answer
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        Map<String, Object> numbers = form.map(WholeForm::toMap).orElseGet(() -> numbers(answered, items, required));
        Map<String, String> texts = new LinkedHashMap<>();
        numbers.forEach((name, number) -> texts.put(name, number.toString()));
        String key = form.isPresent() ? "score.insufficient-form" : "score.insufficient";
        return Messages.text(Objects.requireNonNull(locale, "locale"), key, texts);
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status", "insufficient");
        map.putAll(numbers(answered, items, required));
        form.ifPresent(whole -> map.put("form", whole.toMap()));
        return Collections.unmodifiableMap(map);
    }

    private static Map<String, Object> numbers(int answered, int items, int required) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("answered", answered);
        map.put("items", items);
        map.put("required", required);
        return Collections.unmodifiableMap(map);
    }
}
