package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** By which method two scores are compared, and what it takes for granted. */
public enum ChangeMethod {
    /**
     * The index of Jacobson and Truax (1991): the difference in units of its standard error. It takes both scores as
     * they are, their errors as independent, normal and of one size for all persons, and no regression to the mean.
     */
    JACOBSON_TRUAX("jacobson-truax"),
    /**
     * The interval of Edwards and Nunnally: the later score is held against the true score that the earlier one leads
     * to expect. It takes the dyad for one of the population of the given mean, towards which the earlier score
     * regresses, and leaves the error of the later score out, so that it finds changes more readily than Jacobson and
     * Truax where the later score is on the far side of the expected one.
     */
    EDWARDS_NUNNALLY("edwards-nunnally");

    private final String id;

    ChangeMethod(String id) {
        this.id = id;
    }

    /**
     * The stable identifier of this method.
     *
     * @return for example {@code jacobson-truax}
     */
    public String id() {
        return id;
    }

    /**
     * The display name of this method in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Jacobson und Truax}
     * @throws NullPointerException if {@code locale} is null
     */
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
