package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.OutcomeDirection;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The relation of an outcome to the alliance, within dyads and between dyads. These are two questions. Within: do
 * sessions with a better alliance than usual have a better outcome than usual? Between: do dyads with a better alliance
 * on average have better outcomes? A single correlation or slope over all sessions mixes the two, can have a sign that
 * neither of them has, and isn't offered. Immutable and thread-safe.
 *
 * <p>Within dyads: correlation and slope of the deviations from the dyad's means, with N - k - 1 degrees of freedom for
 * N sessions of k dyads. The slope equals that of a regression with a constant for each dyad, and that of a
 * random-intercept model with the dyads' means among its predictors. Between dyads: correlation and slope of the dyads'
 * means, each dyad counted once. {@link #betweenBySessions()} counts each dyad as often as it has sessions, as R's
 * {@code psych::statsBy} does.
 *
 * <p>Two cautions. First, a dyad's mean over few sessions contains much of the variation within the dyad. So the
 * correlation of observed means differs from that of the dyads' true means: with a true one of .50 between dyads, -.30
 * within them and an ICC1 of .4 in both, the means of 3, 6 and 12 sessions correlate .23, .34 and .41. Report
 * {@link #scoreMeanReliability()} and {@link #outcomeMeanReliability()} with it. Second, if an outcome falls and the
 * alliance rises over the sessions of all dyads, they correlate within dyads without any relation from session to
 * session; {@link #withinGivenSession()} removes a common trend.
 *
 * <p>Each call of a relation computes it again, in time that grows with the number of sessions.
 *
 * <pre>{@code
 * WithinBetween relation = WithinBetween.of(trajectories, outcomes);
 * System.out.println(relation); // WithinBetween[symptoms, 80 sessions of 20 dyads]
 * double within = relation.within().correlation().orElseThrow();
 * double between = relation.between().correlation().orElseThrow();
 * System.out.println(String.format(Locale.ROOT, "%.2f and %.2f", within, between)); // -0.45 and -0.92
 * }</pre>
 */
@NoJsonForm.Instead("the statistics that it returns")
public final class WithinBetween implements NoJsonForm {
    private final OutcomeLabel outcome;
    private final ClusteredValues scores;
    private final ClusteredValues outcomes;
    private final ClusteredValues sessionNumbers;
    private final int scoresWithoutOutcome;
    private final int outcomesWithoutScore;

    private record OutcomeLabel(String name, OutcomeDirection direction) {}

    /**
     * For the values of each dyad.
     *
     * @param pairs by dyad and session: score, outcome, session number
     */
    private WithinBetween(OutcomeLabel outcome, List<List<double[]>> pairs, int alone, int unmatched) {
        this.outcome = outcome;
        this.scores = column(pairs, 0);
        this.outcomes = column(pairs, 1);
        this.sessionNumbers = column(pairs, 2);
        this.scoresWithoutOutcome = alone;
        this.outcomesWithoutScore = unmatched;
    }

    /**
     * Relates an outcome to the alliance. Sessions that have both a score and an outcome are used.
     *
     * @param trajectories one for each dyad, all of one scale, instrument, key, format, rater and referent
     * @param outcomes the outcomes, by dyad and session number
     * @return the relations; a figure that can't be computed contains its reason
     * @throws NullPointerException if an argument or an element is null
     * @throws RefusedException if the trajectories are not all of one kind, or a dyad has several
     * @throws IllegalArgumentException if a trajectory occurs twice
     */
    public static WithinBetween of(Collection<Trajectory> trajectories, OutcomeSeries outcomes) {
        List<Trajectory> sample = List.copyOf(trajectories);
        Objects.requireNonNull(outcomes, "outcomes");
        Samples.requireOneKindOfTrajectory(sample);
        Samples.requireOnePerDyad(sample.stream().map(Trajectory::key).toList());
        List<List<double[]>> used = new ArrayList<>();
        int scored = 0;
        int matched = 0;
        for (Trajectory trajectory : sample) {
            List<double[]> pairs = pairs(trajectory, outcomes);
            scored += trajectory.scoredPoints().size();
            matched += pairs.size();
            if (!pairs.isEmpty()) {
                used.add(pairs);
            }
        }
        return new WithinBetween(
                new OutcomeLabel(outcomes.name(), outcomes.direction()),
                used,
                scored - matched,
                outcomes.size() - matched);
    }

    private static ClusteredValues column(List<List<double[]>> pairs, int column) {
        return new ClusteredValues(pairs.stream()
                .map(dyad -> dyad.stream().mapToDouble(pair -> pair[column]).toArray())
                .toArray(double[][]::new));
    }

    private static List<double[]> pairs(Trajectory trajectory, OutcomeSeries outcomes) {
        List<double[]> pairs = new ArrayList<>();
        for (SeriesPoint point : trajectory.scoredPoints()) {
            OptionalDouble outcome = point.session().isPresent()
                    ? outcomes.find(trajectory.key().dyadId(), point.session().getAsInt())
                    : OptionalDouble.empty();
            outcome.ifPresent(value -> pairs.add(
                    new double[] {point.requireValue(), value, point.session().getAsInt()}));
        }
        return pairs;
    }

    /** For numbers by person; each person's sessions are numbered from 1. */
    static WithinBetween of(double[][] scores, double[][] outcomes) {
        double[][] sessions = new double[scores.length][];
        for (int person = 0; person < sessions.length; person++) {
            sessions[person] = IntStream.rangeClosed(1, scores[person].length)
                    .asDoubleStream()
                    .toArray();
        }
        return of(scores, outcomes, sessions);
    }

    /** For numbers by person. */
    static WithinBetween of(double[][] scores, double[][] outcomes, double[][] sessions) {
        List<List<double[]>> pairs = new ArrayList<>();
        for (int person = 0; person < scores.length; person++) {
            List<double[]> own = new ArrayList<>();
            for (int i = 0; i < scores[person].length; i++) {
                own.add(new double[] {scores[person][i], outcomes[person][i], sessions[person][i]});
            }
            pairs.add(own);
        }
        return new WithinBetween(new OutcomeLabel("outcome", OutcomeDirection.HIGHER_IS_BETTER), pairs, 0, 0);
    }

    /**
     * The name of the outcome.
     *
     * @return the name
     */
    public String outcome() {
        return outcome.name();
    }

    /**
     * What a higher value of the outcome means.
     *
     * @return the direction
     */
    public OutcomeDirection direction() {
        return outcome.direction();
    }

    /**
     * The relation within dyads.
     *
     * @return of the deviations from the dyads' means
     */
    public OutcomeAssociation within() {
        return OutcomeAssociation.within(scores, outcomes);
    }

    /**
     * The relation within dyads with the session number as a covariate: a straight trend that is common to all dyads is
     * removed from both variables. The slope is that of a regression on the score and the session with a constant for
     * each dyad; the correlation is the partial one.
     *
     * @return with one degree of freedom fewer than {@link #within()}
     */
    public OutcomeAssociation withinGivenSession() {
        return OutcomeAssociation.withinGivenSession(scores, outcomes, sessionNumbers);
    }

    /**
     * The relation between dyads. Interpret it together with {@link #scoreMeanReliability()} and
     * {@link #outcomeMeanReliability()}.
     *
     * @return of the dyads' means, each dyad counted once
     */
    public OutcomeAssociation between() {
        return OutcomeAssociation.between(scores, outcomes);
    }

    /**
     * The correlation between dyads, each counted as often as it has sessions.
     *
     * @return from -1 to 1, or the reason of the correlation of {@link #between()}
     */
    public Statistic<Double> betweenBySessions() {
        return between().correlation().map(any -> Moments.correlation(scores.spreadMeans(), outcomes.spreadMeans()));
    }

    /**
     * How reliably the dyads' mean scores distinguish dyads, in the sessions used.
     *
     * @return as in {@link PersonDecomposition#meanReliability()}
     */
    public Statistic<MeanReliability> scoreMeanReliability() {
        return scores.meanReliability();
    }

    /**
     * How reliably the dyads' mean outcomes distinguish dyads, in the sessions used.
     *
     * @return as in {@link PersonDecomposition#meanReliability()}
     */
    public Statistic<MeanReliability> outcomeMeanReliability() {
        return outcomes.meanReliability();
    }

    /**
     * The share of the scores' variance that is between dyads, in the sessions used: ICC1 as in
     * {@link PersonDecomposition#intraclassCorrelation()}.
     *
     * @return at most 1, or the reason why it was not computed
     */
    public Statistic<Double> scoreIntraclassCorrelation() {
        return scores.intraclassCorrelation();
    }

    /**
     * The share of the outcome's variance that is between dyads, in the sessions used: ICC1 as in
     * {@link PersonDecomposition#intraclassCorrelation()}.
     *
     * @return at most 1, or the reason why it was not computed
     */
    public Statistic<Double> outcomeIntraclassCorrelation() {
        return outcomes.intraclassCorrelation();
    }

    /**
     * The number of dyads used.
     *
     * @return those with at least one session that has both a score and an outcome
     */
    public int persons() {
        return scores.persons();
    }

    /**
     * The number of sessions used.
     *
     * @return those that have both a score and an outcome
     */
    public int sessions() {
        return scores.count();
    }

    /**
     * The number of scored sessions that were left out.
     *
     * @return those without an outcome or with contradictory outcomes
     */
    public int scoresWithoutOutcome() {
        return scoresWithoutOutcome;
    }

    /**
     * The number of outcomes that were left out.
     *
     * @return those of sessions without a score
     */
    public int outcomesWithoutScore() {
        return outcomesWithoutScore;
    }

    /** The outcome and the number of sessions. */
    @Override
    public String toString() {
        return "WithinBetween[" + outcome.name() + ", " + sessions() + " sessions of " + persons() + " dyads]";
    }

    /**
     * How reliably the mean over a dyad's sessions distinguishes dyads: (MSB - MSW) / MSB of a one-way analysis of
     * variance, which is ICC2 of R's {@code psych::statsBy} and, with m sessions, m ICC1 / (1 + (m - 1) ICC1). The
     * lower this is, the more a correlation of such means resembles the relation of single sessions. Immutable and
     * thread-safe.
     *
     * @param value at most 1; it can be negative and is not changed to 0
     * @param persons the number of dyads
     * @param sessions the number of sessions of a typical dyad: (N - sum(n^2) / N) / (dyads - 1), which is the number
     *     of sessions if it is the same for all dyads
     * @param interval about the value, by the F distribution; not computed if no dyad's sessions differ
     */
    public record MeanReliability(double value, int persons, double sessions, Statistic<ConfidenceInterval> interval) {
        /**
         * Makes a reliability from its parts.
         *
         * @param value at most 1
         * @param persons the number of dyads
         * @param sessions the number of sessions of a typical dyad
         * @param interval about the value
         * @throws NullPointerException if {@code interval} is null
         * @throws IllegalArgumentException if {@code value} isn't finite or above 1
         */
        public MeanReliability {
            Objects.requireNonNull(interval, "interval");
            if (!Double.isFinite(value) || value > 1) {
                throw new IllegalArgumentException("a reliability is finite and at most 1");
            }
        }
    }
}
