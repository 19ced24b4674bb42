package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The result for a scale with too few answers: there is no score. This is not a score of zero. Immutable and
 * thread-safe.
 *
 * @param answered the number of answered items
 * @param items the number of items of the scale
 * @param required the number of answers that the missing policy requires
 */
public record Insufficient(int answered, int items, int required) implements Score {
    /**
     * Creates the result.
     *
     * @param answered the number of answered items
     * @param items the number of items of the scale
     * @param required the number of answers that the missing policy requires
     * @throws IllegalArgumentException unless {@code 0 <= answered < required <= items}
     */
    public Insufficient {
        if (answered < 0 || answered >= required || required > items) {
            throw new IllegalArgumentException("must be 0 <= answered < required <= items");
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
        Map<String, String> numbers = Map.of(
                "answered", String.valueOf(answered),
                "items", String.valueOf(items),
                "required", String.valueOf(required));
        return Messages.text(Objects.requireNonNull(locale, "locale"), "score.insufficient", numbers);
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status", "insufficient");
        map.put("answered", answered);
        map.put("items", items);
        map.put("required", required);
        return Collections.unmodifiableMap(map);
    }
}
