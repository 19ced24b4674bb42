package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** By which method two scores are compared, and what it takes for granted. */
public enum ChangeMethod implements Named {
    /**
     * The index of Jacobson and Truax (1991): the difference in units of its standard error. It uses both scores
     * unchanged. It assumes that their errors are independent, normal and equally large for all persons, and that there
     * is no regression to the mean.
     */
    JACOBSON_TRUAX("jacobson-truax"),
    /**
     * The interval of Edwards and Nunnally: the later score is compared with the true score that is expected from the
     * earlier one. It assumes that the dyad belongs to the population with the given mean, towards which the earlier
     * score regresses. It ignores the error of the later score. So it finds changes more readily than Jacobson and
     * Truax if the later score is on the far side of the expected one.
     */
    EDWARDS_NUNNALLY("edwards-nunnally");

    private final String id;

    ChangeMethod(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "method." + id);
    }

    /**
     * What this method assumes, in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return one sentence
     * @throws NullPointerException if {@code locale} is null
     */
    public String assumptions(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "assumptions." + id);
    }
}
