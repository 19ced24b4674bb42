package io.github.alliancesdk.core.wording;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Whether anybody has shown that a wording measures what it should. */
public enum WordingStatus {
    /** The licensee knows of a study of this wording. */
    VALIDATED("validated"),
    /** Nobody has: wherever the wording shows, it is marked. */
    UNVALIDATED("unvalidated");

    private final String id;

    WordingStatus(String id) {
        this.id = id;
    }

    /**
     * The word that stands for this constant in JSON.
     *
     * @return for example {@code unvalidated}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * What this status is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Nicht validiert}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "wording-status." + id);
    }

    /**
     * Finds the constant of a JSON word, letter by letter.
     *
     * @param id the word
     * @return the constant, or empty if no constant has that word
     * @throws NullPointerException if {@code id} is null
     */
    public static Optional<WordingStatus> find(String id) {
        Objects.requireNonNull(id, "id");
        for (WordingStatus constant : values()) {
            if (constant.id.equals(id)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
