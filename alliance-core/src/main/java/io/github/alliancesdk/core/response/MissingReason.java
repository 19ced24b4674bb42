package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Why an answer is missing, where the payload says so. No score depends on it. */
public enum MissingReason {
    /** The person passed the item over. */
    SKIPPED("skipped"),
    /** The person did not want to answer. */
    DECLINED("declined"),
    /** The item does not apply to the person. */
    NOT_APPLICABLE("not-applicable"),
    /** Nobody knows. */
    UNKNOWN("unknown");

    static final String WORDS = "skipped, declined, not-applicable, unknown";

    private static final List<MissingReason> ALL = List.of(values());

    private final String id;

    MissingReason(String id) {
        this.id = id;
    }

    /**
     * The word that stands for this constant in JSON.
     *
     * @return for example {@code declined}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * What this reason is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Übersprungen}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "missing." + id);
    }

    /**
     * Finds the constant of a JSON word, letter by letter.
     *
     * @param id the word
     * @return the constant, or empty if no constant has that word
     * @throws NullPointerException if {@code id} is null
     */
    public static Optional<MissingReason> find(String id) {
        Objects.requireNonNull(id, "id");
        for (MissingReason reason : ALL) {
            if (reason.id.equals(id)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
