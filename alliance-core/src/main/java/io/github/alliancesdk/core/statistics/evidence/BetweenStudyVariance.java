package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** How the variance between studies, tau squared, is estimated. */
public enum BetweenStudyVariance implements Named {
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

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "variance." + id);
    }
}
