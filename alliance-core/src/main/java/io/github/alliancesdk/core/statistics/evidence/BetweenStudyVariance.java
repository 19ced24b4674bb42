package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** The estimator of the between-study variance, tau squared. */
public enum BetweenStudyVariance {
    /** The method of moments of DerSimonian and Laird; in closed form. */
    DERSIMONIAN_LAIRD("dl"),
    /**
     * Restricted maximum likelihood. The global maximum of the likelihood is bracketed, so it is always found.
     */
    REML("reml");

    private final String id;

    BetweenStudyVariance(String id) {
        this.id = id;
    }

    /**
     * The stable identifier of this constant.
     *
     * @return {@code dl} or {@code reml}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The display name of this method in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Restringierte Maximum-Likelihood-Schätzung (REML)}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "variance." + id);
    }
}
