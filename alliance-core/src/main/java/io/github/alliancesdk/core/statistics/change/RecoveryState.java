package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** Whether a drop recovered. */
public enum RecoveryState {
    /** The score recovered within the window. */
    RECOVERED("recovered"),
    /** The series continues beyond the window, and no score in the window recovered. */
    NOT_RECOVERED("not-recovered"),
    /** Unknown: the series ends inside the window, or no session of the window has a score. */
    CENSORED("censored");

    private final String id;

    RecoveryState(String id) {
        this.id = id;
    }

    /**
     * The stable identifier of this state.
     *
     * @return for example {@code not-recovered}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The display name of this state in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Erholt}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "recovery." + id);
    }
}
