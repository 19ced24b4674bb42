package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A scale of which too few items were answered: it has no score, which is not zero. Immutable and thread-safe.
 *
 * @param answered how many items were answered
 * @param items how many items the scale has
 * @param required how many answers the missing policy asks for
 */
public record Insufficient(int answered, int items, int required) implements Score {
    /**
     * Makes the statement.
     *
     * @param answered how many items were answered
     * @param items how many items the scale has
     * @param required how many answers the missing policy asks for
     * @throws IllegalArgumentException unless {@code 0 <= answered < required <= items}
     */
    public Insufficient {
        if (answered < 0 || answered >= required || required > items) {
            throw new IllegalArgumentException("too few answers are fewer than the required ones");
        }
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
     * Why there is no score, in English.
     *
     * @return how many answers there are and how many are needed; no answer
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * Why there is no score, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return how many answers there are and how many are needed; no answer
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
