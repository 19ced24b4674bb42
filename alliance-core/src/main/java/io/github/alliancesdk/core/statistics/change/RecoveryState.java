package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What became of a drop. */
public enum RecoveryState {
    /** The score was back within the window. */
    RECOVERED("recovered"),
    /** The series went on beyond the window, and no score in it was back. */
    NOT_RECOVERED("not-recovered"),
    /** Not known: the series ended inside the window, or no session of the window has a score. */
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
