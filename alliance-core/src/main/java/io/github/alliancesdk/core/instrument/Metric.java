package io.github.alliancesdk.core.instrument;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How an instrument's users report its scores by convention. Every report of this SDK carries both.
 */
public enum Metric implements Word {
    /** The mean of the keyed answers, on the response range. */
    MEAN("mean"),
    /** The sum of the keyed answers. */
    SUM("sum");

    private final String id;

    Metric(String id) {
        this.id = id;
    }

    /**
     * The word that stands for this constant in JSON.
     *
     * @return for example {@code mean}
     */
    @JsonValue
    @Override
    public String id() {
        return id;
    }

    /**
     * What this metric is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Mittelwert}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "metric." + id);
    }

    /**
     * Finds the constant of a JSON word, letter by letter: nothing is guessed.
     *
     * @param id the word
     * @return the constant, or empty if no constant has that word
     * @throws NullPointerException if {@code id} is null
     */
    public static Optional<Metric> find(String id) {
        Objects.requireNonNull(id, "id");
        for (Metric constant : values()) {
            if (constant.id.equals(id)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
