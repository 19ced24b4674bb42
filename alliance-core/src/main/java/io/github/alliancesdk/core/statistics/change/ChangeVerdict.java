package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** The verdict on the difference of two scores. Higher scores mean a better alliance. */
public enum ChangeVerdict {
    /** Higher by more than measurement error. */
    RELIABLE_INCREASE("reliable-increase"),
    /** Lower by more than measurement error. */
    RELIABLE_DECREASE("reliable-decrease"),
    /** Not different by more than measurement error; this doesn't prove that nothing changed. */
    NOT_RELIABLE("not-reliable");

    private final String id;

    ChangeVerdict(String id) {
        this.id = id;
    }

    /**
     * The stable identifier of this verdict.
     *
     * @return for example {@code not-reliable}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The display name of this verdict in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Keine reliable Veränderung}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "change." + id);
    }
}
