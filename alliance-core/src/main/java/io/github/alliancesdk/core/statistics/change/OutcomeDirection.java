package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What a higher value of an outcome means. Without it, the sign of a correlation can't be interpreted. */
public enum OutcomeDirection {
    /** A higher value is better, as for well-being. */
    HIGHER_IS_BETTER("higher-is-better"),
    /** A higher value is worse, as for symptoms. */
    LOWER_IS_BETTER("lower-is-better");

    private final String id;

    OutcomeDirection(String id) {
        this.id = id;
    }

    /**
     * The stable identifier of this direction.
     *
     * @return for example {@code lower-is-better}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The display name of this direction in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Höher ist besser}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "outcome." + id);
    }
}
