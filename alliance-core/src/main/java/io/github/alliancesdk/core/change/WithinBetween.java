package io.github.alliancesdk.core.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.psychometrics.Statistic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

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
 */
@NoJsonForm.Instead("the statistics that it returns")
public final class WithinBetween implements NoJsonForm {
    private final OutcomeLabel outcome;
    private final ClusteredValues scores;
    private final ClusteredValues outcomes;
    private final int scoresWithoutOutcome;
    private final int outcomesWithoutScore;

    private record OutcomeLabel(String name, OutcomeDirection direction) {}

    private WithinBetween(OutcomeLabel outcome, double[][] scores, double[][] outcomes, int alone, int unmatched) {
        this.outcome = outcome;
        this.scores = new ClusteredValues(scores);
        this.outcomes = new ClusteredValues(outcomes);
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
    public static WithinBetween of(Collection<Trajectory> trajectories, Outcomes outcomes) {
        List<Trajectory> sample = List.copyOf(trajectories);
        Objects.requireNonNull(outcomes, "outcomes");
        Samples.requireOneKindOfTrajectory(sample);
        Samples.requireOnePerDyad(sample.stream().map(Trajectory::key).toList());
        List<double[]> x = new ArrayList<>();
        List<double[]> y = new ArrayList<>();
        int scored = 0;
        int used = 0;
        for (Trajectory trajectory : sample) {
            List<double[]> pairs = pairs(trajectory, outcomes);
            scored += trajectory.scoredPoints().size();
            used += pairs.size();
            if (!pairs.isEmpty()) {
                x.add(pairs.stream().mapToDouble(pair -> pair[0]).toArray());
                y.add(pairs.stream().mapToDouble(pair -> pair[1]).toArray());
            }
        }
        return new WithinBetween(
                new OutcomeLabel(outcomes.name(), outcomes.direction()),
                x.toArray(double[][]::new),
                y.toArray(double[][]::new),
                scored - used,
                outcomes.size() - used);
    }

    private static List<double[]> pairs(Trajectory trajectory, Outcomes outcomes) {
        List<double[]> pairs = new ArrayList<>();
        for (SeriesPoint point : trajectory.scoredPoints()) {
            OptionalDouble outcome = point.session().isPresent()
                    ? outcomes.find(trajectory.key().dyadId(), point.session().getAsInt())
                    : OptionalDouble.empty();
            outcome.ifPresent(value -> pairs.add(new double[] {point.requireValue(), value}));
        }
        return pairs;
    }

    /** Of numbers by person. */
    static WithinBetween of(double[][] scores, double[][] outcomes) {
        return new WithinBetween(
                new OutcomeLabel("outcome", OutcomeDirection.HIGHER_IS_BETTER), scores, outcomes, 0, 0);
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
     * The relation between dyads.
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
