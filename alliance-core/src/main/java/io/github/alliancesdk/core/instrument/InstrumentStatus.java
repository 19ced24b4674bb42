package io.github.alliancesdk.core.instrument;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How far an instrument's key can be relied on, and so what may be done with it.
 */
public enum InstrumentStatus implements Word {
    /** Scale map, reversal and response format are each backed by sources: it can be scored. */
    KEYED("keyed"),
    /** Something that scoring needs is unconfirmed: it scores only after an explicit opt-in. */
    EXPERIMENTAL("experimental"),
    /** Known to exist; its key was not read: it is looked up and never scored. */
    CATALOGUED("catalogued");

    private final String id;

    InstrumentStatus(String id) {
        this.id = id;
    }

    /**
     * The word that stands for this constant in JSON.
     *
     * @return for example {@code keyed}
     */
    @JsonValue
    @Override
    public String id() {
        return id;
    }

    /**
     * What this status is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Experimentell}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "status." + id);
    }

    /**
     * Finds the constant of a JSON word, letter by letter: nothing is guessed.
     *
     * @param id the word
     * @return the constant, or empty if no constant has that word
     * @throws NullPointerException if {@code id} is null
     */
    public static Optional<InstrumentStatus> find(String id) {
        Objects.requireNonNull(id, "id");
        for (InstrumentStatus constant : values()) {
            if (constant.id.equals(id)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
