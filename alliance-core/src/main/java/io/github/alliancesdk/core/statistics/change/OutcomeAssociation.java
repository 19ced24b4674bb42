package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;

/**
 * The relation of an outcome to the alliance on one level: within dyads or between dyads. {@link WithinBetween}
 * creates it. Immutable and thread-safe.
 *
 * <pre>{@code
 * OutcomeAssociation within = WithinBetween.of(trajectories, outcomes).within();
 * System.out.println(within.n() + " sessions"); // 80 sessions
 * System.out.println(within.degreesOfFreedom()); // 59
 * System.out.println(String.format(Locale.ROOT, "%.2f", within.slope().orElseThrow())); // -5.11
 * }</pre>
 */
@NoJsonForm.Instead("the statistics that it returns")
public final class OutcomeAssociation implements NoJsonForm {
    private final int n;
    private final int degreesOfFreedom;
    private final Statistic<Double> correlation;
    private final Statistic<LeastSquares> line;
    private final Reason tooFew;

    private OutcomeAssociation(
            int n, int degreesOfFreedom, Statistic<Double> correlation, Statistic<LeastSquares> line, Reason tooFew) {
        this.n = n;
        this.degreesOfFreedom = degreesOfFreedom;
        this.correlation = correlation;
        this.line = line;
        this.tooFew = tooFew;
    }

    static OutcomeAssociation within(ClusteredValues scores, ClusteredValues outcomes) {
        int degreesOfFreedom = scores.count() - scores.persons() - 1;
        if (degreesOfFreedom < 1) {
            return not(scores.count(), degreesOfFreedom, Reason.TOO_FEW_SESSIONS);
        }
        if (!scores.varyWithin() || !outcomes.varyWithin()) {
            return not(scores.count(), degreesOfFreedom, Reason.NO_VARIANCE);
        }
        return of(
                scores.count(),
                degreesOfFreedom,
                scores.deviations(),
                outcomes.deviations(),
                outcomes.all(),
                Reason.TOO_FEW_SESSIONS);
    }

    /** The relation after a straight line over the sessions, common to all dyads, is removed from both variables. */
    static OutcomeAssociation withinGivenSession(
            ClusteredValues scores, ClusteredValues outcomes, ClusteredValues sessions) {
        int degreesOfFreedom = scores.count() - scores.persons() - 2;
        if (degreesOfFreedom < 1) {
            return not(scores.count(), degreesOfFreedom, Reason.TOO_FEW_SESSIONS);
        }
        if (!scores.varyWithin() || !outcomes.varyWithin() || !sessions.varyWithin()) {
            return not(scores.count(), degreesOfFreedom, Reason.NO_VARIANCE);
        }
        double[] x = without(sessions.deviations(), scores.deviations());
        double[] y = without(sessions.deviations(), outcomes.deviations());
        if (isNothing(x, scores.deviations()) || isNothing(y, outcomes.deviations())) {
            return not(scores.count(), degreesOfFreedom, Reason.NO_VARIANCE);
        }
        return of(scores.count(), degreesOfFreedom, x, y, outcomes.all(), Reason.TOO_FEW_SESSIONS);
    }

    private static double[] without(double[] covariate, double[] values) {
        double slope = Moments.sumOfProducts(covariate, values) / Moments.sumOfSquares(covariate);
        double[] rest = new double[values.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[i] - slope * covariate[i];
        }
        return rest;
    }

    /** Whether a residual is only rounding error. */
    private static boolean isNothing(double[] rest, double[] values) {
        return Moments.sumOfSquares(rest) <= 1e-24 * Moments.sumOfSquares(values);
    }

    static OutcomeAssociation between(ClusteredValues scores, ClusteredValues outcomes) {
        int persons = scores.persons();
        if (persons < 3) {
            return not(persons, persons - 2, Reason.TOO_FEW_PERSONS);
        }
        if (!scores.varyBetween() || !outcomes.varyBetween()) {
            return not(persons, persons - 2, Reason.NO_VARIANCE);
        }
        return of(persons, persons - 2, scores.means(), outcomes.means(), outcomes.means(), Reason.TOO_FEW_PERSONS);
    }

    private static OutcomeAssociation of(
            int n, int degreesOfFreedom, double[] x, double[] y, double[] original, Reason tooFew) {
        if (!isInRange(Moments.sumOfSquares(x)) || !isInRange(Moments.sumOfSquares(y))) {
            return not(n, degreesOfFreedom, Reason.OUT_OF_DOUBLE_RANGE);
        }
        return new OutcomeAssociation(
                n,
                degreesOfFreedom,
                Statistic.of(Moments.correlation(x, y)),
                Statistic.of(LeastSquares.of(x, y, degreesOfFreedom, original)),
                tooFew);
    }

    /** The upper limit leaves room, because later computations multiply such sums by weights. */
    private static boolean isInRange(double squares) {
        return squares <= 1e290 && squares >= Double.MIN_NORMAL;
    }

    private static OutcomeAssociation not(int n, int degreesOfFreedom, Reason reason) {
        return new OutcomeAssociation(
                n, Math.max(0, degreesOfFreedom), Statistic.not(reason), Statistic.not(reason), reason);
    }

    /**
     * The number of observations.
     *
     * @return the number of sessions within dyads, of dyads between them
     */
    public int n() {
        return n;
    }

    /**
     * The degrees of freedom of the slope's residuals.
     *
     * @return within dyads, sessions minus dyads minus 1, or minus 2 with the session as a covariate; between dyads,
     *     dyads minus 2; at least 0
     */
    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /**
     * Pearson's correlation; with the session as a covariate, the partial correlation.
     *
     * @return from -1 to 1; {@code too-few-sessions} or {@code too-few-persons} without degrees of freedom,
     *     {@code no-variance} if the scores or the outcomes don't vary on this level or lie on a line over the
     *     sessions, {@code out-of-double-range} if the outcomes are too large or too small
     */
    public Statistic<Double> correlation() {
        return correlation;
    }

    /**
     * The interval of the correlation, by Fisher's z with the degrees of freedom plus 2 for n. Between dyads that is
     * the number of dyads. Within dyads it is as for a correlation from which the dyads are partialled out.
     *
     * @return at 95 %; or the reason of {@link #correlation()}, {@code too-few-sessions} or {@code too-few-persons}
     *     with a single degree of freedom, {@code perfect-correlation}
     */
    public Statistic<ConfidenceInterval> correlationInterval() {
        if (degreesOfFreedom == 1 && correlation.value().isPresent()) {
            return Statistic.not(tooFew);
        }
        return correlation.flatMap(r -> Correlation.of(r, degreesOfFreedom + 2).flatMap(Correlation::interval));
    }

    /**
     * The change of the outcome if the mean score is higher by 1.
     *
     * @return in units of the outcome, or the reason of {@link #correlation()}
     */
    public Statistic<Double> slope() {
        return line.map(LeastSquares::slope);
    }

    /**
     * The standard error of the slope. The residuals of one dyad are assumed to be independent.
     *
     * @return above 0; or the reason of {@link #correlation()}, or {@code perfect-correlation}
     */
    public Statistic<Double> standardError() {
        return line.flatMap(LeastSquares::standardError);
    }

    /**
     * The interval of the slope, by the t distribution.
     *
     * @return at 95 %, or the reason of {@link #standardError()}
     */
    public Statistic<ConfidenceInterval> interval() {
        return line.flatMap(LeastSquares::interval);
    }

    @Override
    public String toString() {
        return "OutcomeAssociation[n " + n + ", " + degreesOfFreedom + " degrees of freedom]";
    }
}
