package io.github.alliancesdk.core.instrument;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Whom or what the alliance is with, from the rater's point of view.
 */
public enum Referent implements Word {
    /** A human therapist. */
    THERAPIST("therapist"),
    /** An application. */
    APP("app"),
    /** A self-help or guided programme. */
    PROGRAMME("programme"),
    /** A conversational agent. */
    AGENT("agent"),
    /** The client, where the therapist is the rater. */
    CLIENT("client"),
    /** Anything else that a definition declares. */
    OTHER("other"),
    /** The payload did not say. It equals only itself; no definition declares it and no payload can send it. */
    UNSTATED("unstated");

    private static final List<Referent> ALL = List.of(values());

    private final String id;

    Referent(String id) {
        this.id = id;
    }

    /**
     * The word that stands for this constant in JSON.
     *
     * @return for example {@code therapist}
     */
    @JsonValue
    @Override
    public String id() {
        return id;
    }

    /**
     * What this referent is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Programm}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "referent." + id);
    }

    /**
     * Finds the constant of a JSON word, letter by letter: nothing is guessed.
     *
     * @param id the word
     * @return the constant, or empty if no constant has that word
     * @throws NullPointerException if {@code id} is null
     */
    public static Optional<Referent> find(String id) {
        Objects.requireNonNull(id, "id");
        for (Referent constant : ALL) {
            if (constant.id.equals(id)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
