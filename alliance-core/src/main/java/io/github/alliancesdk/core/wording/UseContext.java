package io.github.alliancesdk.core.wording;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What a licence lets a wording be used for. */
public enum UseContext {
    /** In the care of clients. */
    CLINICAL("clinical"),
    /** In studies. */
    RESEARCH("research"),
    /** In teaching and training. */
    EDUCATIONAL("educational"),
    /** In something that is sold. */
    COMMERCIAL("commercial");

    private final String id;

    UseContext(String id) {
        this.id = id;
    }

    /**
     * The word that stands for this constant in JSON.
     *
     * @return for example {@code research}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * What this use is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Forschung}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "context." + id);
    }

    /**
     * Finds the constant of a JSON word, letter by letter.
     *
     * @param id the word
     * @return the constant, or empty if no constant has that word
     * @throws NullPointerException if {@code id} is null
     */
    public static Optional<UseContext> find(String id) {
        Objects.requireNonNull(id, "id");
        for (UseContext constant : values()) {
            if (constant.id.equals(id)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
