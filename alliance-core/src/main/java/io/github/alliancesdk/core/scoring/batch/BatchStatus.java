package io.github.alliancesdk.core.scoring.batch;

import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * What a {@link BatchScorer} made of one scale of one row.
 */
public enum BatchStatus {
    /** Every item of the scale was answered: it has a score. */
    SCORED,
    /** Items are missing, and as many were answered as the missing policy asks for: it has a score, prorated. */
    PRORATED,
    /** Fewer items were answered than the missing policy asks for: it has no score, which is not zero. */
    INSUFFICIENT,
    /** The row holds a bad cell, on this scale or elsewhere: no scale of the row has a score. */
    REJECTED;

    /**
     * What this status is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Hochgerechnet}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "batch." + name().toLowerCase(Locale.ROOT));
    }
}
