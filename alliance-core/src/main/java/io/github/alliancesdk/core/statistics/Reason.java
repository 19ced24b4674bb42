package io.github.alliancesdk.core.statistics;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * Why a statistic could not be computed. The ids are stable; more constants may be added.
 *
 * <p>A switch over reasons needs a default.
 *
 * <pre>{@code
 * Statistic<Correlation> correlation = Correlation.of(new double[] {4, 5}, new double[] {3, 5});
 * Reason reason = correlation.reason().orElseThrow();
 * System.out.println(reason.id()); // too-few-persons
 * String why = reason.message(Locale.GERMAN);
 * }</pre>
 */
public enum Reason implements Coded {
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
    /** Something that must vary is constant. */
    NO_VARIANCE("no-variance"),
    /** Two variables correlate perfectly, so there is nothing to estimate from. */
    PERFECT_CORRELATION("perfect-correlation"),
    /** The covariance matrix can't be inverted: an item is a linear combination of the others. */
    SINGULAR("singular"),
    /** The data don't determine the model: other parameter values fit equally well. */
    NOT_IDENTIFIED("not-identified"),
    /** An iterative fit didn't reach its tolerance. */
    NOT_CONVERGED("not-converged"),
    /** A fit estimated a negative unique variance for an item (a Heywood case). */
    HEYWOOD_CASE("heywood-case"),
    /**
     * No degrees of freedom are left: a bound doesn't exist, or as many parameters were estimated as there are data.
     */
    NO_DEGREES_OF_FREEDOM("no-degrees-of-freedom"),
    /** An estimate of reliability is below 0, which no reliability can be. */
    NEGATIVE_RELIABILITY("negative-reliability"),
    /** No other scales without common items make up the scale. */
    NO_STRATA("no-strata"),
    /** The design isn't complete: not every person answered every item at every time. */
    INCOMPLETE_DESIGN("incomplete-design"),
    /** Another explanation fits the data as well. */
    UNDECIDED("undecided"),
    /** There is no record of a requested session. */
    NO_SUCH_SESSION("no-such-session"),
    /** A requested record has no score, because too few items were answered. */
    NO_SCORE("no-score"),
    /** The response format is unknown, and the statistic needs its range. */
    NO_FORMAT("no-format"),
    /** The figures are pooled over studies, so they don't describe a distribution of persons. */
    POOLED_SAMPLE("pooled-sample"),
    /** The number of persons behind a published figure is unknown. */
    UNKNOWN_N("unknown-n"),
    /** The figures are too large, or too far apart, for double arithmetic. */
    OUT_OF_DOUBLE_RANGE("out-of-double-range");

    private final String id;

    Reason(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    /**
     * The reason as an English sentence.
     *
     * @return one sentence
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * The reason as a sentence in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return one sentence
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "reason." + id);
    }
}
