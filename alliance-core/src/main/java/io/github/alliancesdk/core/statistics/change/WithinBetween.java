package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.statistics.OutcomeDirection;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How an outcome goes with the alliance, within dyads and between them. These are two questions: whether sessions with a
 * better alliance than usual have a better outcome than usual, and whether dyads with a better alliance on the whole have
 * better outcomes. One correlation or slope over all sessions blends the two, can have the sign of neither, and isn't
 * offered. Immutable and thread-safe.
 *
 * <p>Within: correlation and slope of the deviations from the dyad's means, with the number of sessions less that of
 * dyads less 1 degrees of freedom; the slope is that of a regression with a constant for each dyad, and of a
 * random-intercept model with the dyads' means among its predictors. Between: those of the dyads' means, each dyad counted
 * once; {@link #betweenBySessions()} counts it as often as it has sessions, as R's {@code psych::statsBy} does.
 *
 * <p>Two things to bear in mind. First, a dyad's mean over few sessions holds much of what varies within the dyad, so that
 * the correlation of observed means isn't that of the dyads' true means: with a true one of .50 between dyads, -.30 within
 * them and an ICC1 of .4 in both, the means of 3, 6 and 12 sessions correlate .23, .34 and .41. {@link
 * #scoreMeanReliability()} and {@link #outcomeMeanReliability()} belong beside it. Second, where an outcome falls and the
 * alliance rises over the sessions of all dyads, they correlate within dyads without a link from session to session:
 * {@link #withinGivenSession()} takes a common trend out.
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
     * Takes the triples of each dyad.
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
     * @return the relations; what can't be computed in them says why
     * @throws NullPointerException if an argument or an element is null
     * @throws MixedSeriesException if the trajectories are not all of one kind, or a dyad has several
     * @throws IllegalArgumentException if a trajectory stands twice
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

    /** Of numbers by person, which sessions from 1 on gave. */
    static WithinBetween of(double[][] scores, double[][] outcomes) {
        double[][] sessions = new double[scores.length][];
        for (int person = 0; person < sessions.length; person++) {
            sessions[person] = IntStream.rangeClosed(1, scores[person].length)
                    .asDoubleStream()
                    .toArray();
        }
        return of(scores, outcomes, sessions);
    }

    /** Of numbers by person. */
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
     * What the outcome is.
     *
     * @return its name
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
    public Relation within() {
        return Relation.within(scores, outcomes);
    }

    /**
     * The relation within dyads with the number of the session as a covariate: of what is left when a straight trend, common
     * to all dyads, is taken out of both. Its slope is that of a regression on the score and the session with a constant for
     * each dyad, its correlation the partial one.
     *
     * @return with one degree of freedom less than {@link #within()}
     */
    public Relation withinGivenSession() {
        return Relation.withinGivenSession(scores, outcomes, sessionNumbers);
    }

    /**
     * The relation between dyads, to be read beside {@link #scoreMeanReliability()} and {@link #outcomeMeanReliability()}.
     *
     * @return of the dyads' means, each dyad counted once
     */
    public Relation between() {
        return Relation.between(scores, outcomes);
    }

    /**
     * The correlation between dyads, each counted as often as it has sessions.
     *
     * @return from -1 to 1; or the reason of the correlation of {@link #between()}
     */
    public Statistic<Double> betweenBySessions() {
        return between().correlation().map(any -> Moments.correlation(scores.spreadMeans(), outcomes.spreadMeans()));
    }

    /**
     * How reliably the dyads' mean scores tell dyads apart, in the sessions used.
     *
     * @return as {@link PersonDecomposition#meanReliability()}
     */
    public Statistic<MeanReliability> scoreMeanReliability() {
        return scores.meanReliability();
    }

    /**
     * How reliably the dyads' mean outcomes tell dyads apart, in the sessions used.
     *
     * @return as {@link PersonDecomposition#meanReliability()}
     */
    public Statistic<MeanReliability> outcomeMeanReliability() {
        return outcomes.meanReliability();
    }

    /**
     * The share of the scores' variance that lies between dyads, in the sessions used: ICC1 as of
     * {@link PersonDecomposition#intraclassCorrelation()}.
     *
     * @return at most 1, or why it could not be computed
     */
    public Statistic<Double> scoreIntraclassCorrelation() {
        return scores.intraclassCorrelation();
    }

    /**
     * The share of the outcome's variance that lies between dyads, in the sessions used: ICC1 as of
     * {@link PersonDecomposition#intraclassCorrelation()}.
     *
     * @return at most 1, or why it could not be computed
     */
    public Statistic<Double> outcomeIntraclassCorrelation() {
        return outcomes.intraclassCorrelation();
    }

    /**
     * How many dyads are used.
     *
     * @return those with a session that has both a score and an outcome
     */
    public int persons() {
        return scores.persons();
    }

    /**
     * How many sessions are used.
     *
     * @return those that have both a score and an outcome
     */
    public int sessions() {
        return scores.count();
    }

    /**
     * How many scored sessions were left out.
     *
     * @return those without an outcome, contradictory ones included
     */
    public int scoresWithoutOutcome() {
        return scoresWithoutOutcome;
    }

    /**
     * How many outcomes were left out.
     *
     * @return those of sessions without a score
     */
    public int outcomesWithoutScore() {
        return outcomesWithoutScore;
    }

    /** What was related, and how many sessions. */
    @Override
    public String toString() {
        return "WithinBetween[" + outcome.name() + ", " + sessions() + " sessions of " + persons() + " dyads]";
    }
}
