package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a high value of the outcome means. Without it, the sign of a correlation with the alliance can't be interpreted.
 */
public enum OutcomeDirection {
    /** A high outcome is good, as for improvement or functioning. A helpful alliance correlates positively. */
    HIGHER_IS_BETTER("higher-is-better"),
    /** A high outcome is bad, as for symptoms or dropout. A helpful alliance correlates negatively. */
    HIGHER_IS_WORSE("higher-is-worse"),
    /** The direction isn't stated. It equals only itself. */
    UNSTATED("unstated");

    private final String id;

    OutcomeDirection(String id) {
        this.id = id;
    }

    /**
     * The stable identifier of this constant.
     *
     * @return for example {@code higher-is-better}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The display name of this direction in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Höher ist schlechter}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "outcome." + id);
    }

    /**
     * Finds the constant with exactly this id.
     *
     * @param id the id
     * @return the constant, or empty if no constant has this id
     * @throws NullPointerException if {@code id} is null
     */
    public static Optional<OutcomeDirection> find(String id) {
        Objects.requireNonNull(id, "id");
        for (OutcomeDirection constant : values()) {
            if (constant.id.equals(id)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
