package io.github.alliancesdk.core.psychometrics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** Which persons a scale's figures are computed from when answers are missing. */
public enum Deletion {
    /** Those who answered every item of the scale; each scale has its own. */
    LISTWISE("listwise"),
    /**
     * For every two items those who answered both. The figures of a scale are then of no one group of persons: its n, and
     * all that needs it, isn't defined unless nothing is missing, and covariances can contradict one another.
     */
    PAIRWISE("pairwise");

    private final String id;

    Deletion(String id) {
        this.id = id;
    }

    /**
     * The stable word for this option.
     *
     * @return for example {@code listwise}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * What this option is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Listenweiser Ausschluss}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "deletion." + id);
    }
}
