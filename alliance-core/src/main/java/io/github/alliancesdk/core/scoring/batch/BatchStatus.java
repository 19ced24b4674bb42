package io.github.alliancesdk.core.scoring.batch;

import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * The status of one scale of one row in a {@link BatchScorer}'s output.
 */
public enum BatchStatus {
    /** Every item of the scale was answered: it has a score. */
    SCORED,
    /** Items are missing, and enough were answered for the missing policy: it has a prorated score. */
    PRORATED,
    /** Fewer items were answered than the missing policy requires: it has no score. This is not a score of zero. */
    INSUFFICIENT,
    /** The row contains a bad cell, in this scale or elsewhere: no scale of the row has a score. */
    REJECTED;

    /**
     * The name of this status in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Hochgerechnet}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "batch." + name().toLowerCase(Locale.ROOT));
    }
}
