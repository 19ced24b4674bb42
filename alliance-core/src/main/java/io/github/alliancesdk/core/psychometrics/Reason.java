package io.github.alliancesdk.core.psychometrics;

import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** Why a statistic could not be computed. The words of {@link #id()} are stable; more constants may come. */
public enum Reason {
    /** There are fewer persons, pairs or respondents than the statistic is defined for. */
    TOO_FEW_PERSONS("too-few-persons"),
    /** There are fewer items than the statistic is defined for. */
    TOO_FEW_ITEMS("too-few-items"),
    /** There are fewer raters than the statistic is defined for. */
    TOO_FEW_RATERS("too-few-raters"),
    /** There are fewer sessions than the statistic is defined for. */
    TOO_FEW_SESSIONS("too-few-sessions"),
    /** There are fewer studies than the statistic is defined for. */
    TOO_FEW_STUDIES("too-few-studies"),
    /** What should vary doesn't. */
    NO_VARIANCE("no-variance"),
    /** Two things correlate perfectly, which leaves nothing to estimate from. */
    PERFECT_CORRELATION("perfect-correlation"),
    /** A bound of an interval doesn't exist: the data leave no degrees of freedom for it. */
    NO_DEGREES_OF_FREEDOM("no-degrees-of-freedom"),
    /** The covariance matrix can't be inverted: an item follows from the others. */
    SINGULAR("singular"),
    /** Covariances over different persons contradict one another: no data have all of them at once. */
    NOT_POSITIVE_DEFINITE("not-positive-definite"),
    /** The data don't determine the model: other values fit as well. */
    NOT_IDENTIFIED("not-identified"),
    /** An iterative fit didn't reach its tolerance. */
    NOT_CONVERGED("not-converged"),
    /** A fit gave an item less than no unique variance (a Heywood case). */
    HEYWOOD_CASE("heywood-case"),
    /** The number of persons isn't one number under pairwise deletion. */
    NO_SINGLE_N("no-single-n"),
    /** The design isn't complete: not every person answered every item at every time. */
    INCOMPLETE_DESIGN("incomplete-design"),
    /** The data are as well explained by something else. */
    UNDECIDED("undecided"),
    /** There is no record of a session that was asked for. */
    NO_SUCH_SESSION("no-such-session"),
    /** A record that was asked for has no score: too few items were answered. */
    NO_SCORE("no-score"),
    /** The response format is not known, and the statistic needs its range. */
    NO_FORMAT("no-format"),
    /** The figures are pooled over studies, which is no distribution of persons. */
    POOLED_SAMPLE("pooled-sample"),
    /** How many persons a published figure is of isn't known. */
    UNKNOWN_N("unknown-n"),
    /** The figures are too large, or too far apart, for double arithmetic. */
    OUT_OF_DOUBLE_RANGE("out-of-double-range");

    private final String id;

    Reason(String id) {
        this.id = id;
    }

    /**
     * The stable word for this reason.
     *
     * @return for example {@code no-variance}
     */
    public String id() {
        return id;
    }

    /**
     * The reason in words, in English.
     *
     * @return one sentence
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * The reason in words, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return one sentence
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "reason." + id);
    }
}
