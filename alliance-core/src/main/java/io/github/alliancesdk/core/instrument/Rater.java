package io.github.alliancesdk.core.instrument;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Who fills an instrument in. Scores of different raters are different measurements and are never mixed.
 */
public enum Rater implements Word {
    /** The client or patient, or the user of an app, programme or agent. */
    CLIENT("client"),
    /** The therapist. */
    THERAPIST("therapist"),
    /** A third person who rates the sessions. */
    OBSERVER("observer");

    private static final List<Rater> ALL = List.of(values());

    private final String id;

    Rater(String id) {
        this.id = id;
    }

    /**
     * The word that stands for this constant in JSON.
     *
     * @return for example {@code client}
     */
    @JsonValue
    @Override
    public String id() {
        return id;
    }

    /**
     * What this kind of rater is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Klientin oder Klient}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "rater." + id);
    }

    /**
     * Finds the constant of a JSON word, letter by letter: nothing is guessed.
     *
     * @param id the word
     * @return the constant, or empty if no constant has that word
     * @throws NullPointerException if {@code id} is null
     */
    public static Optional<Rater> find(String id) {
        Objects.requireNonNull(id, "id");
        for (Rater constant : ALL) {
            if (constant.id.equals(id)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
