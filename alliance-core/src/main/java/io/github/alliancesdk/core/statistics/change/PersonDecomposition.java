package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * How much the scores of a sample differ between dyads, and within dyads from session to session. Each score is the
 * mean of its dyad plus a deviation. Immutable and thread-safe.
 *
 * <p>The intraclass correlation is ICC1 of a one-way analysis of variance, (MSB - MSW) / (MSB + MSW * (n0 - 1)), with
 * n0 = (N - sum(n^2) / N) / (dyads - 1) the number of sessions of a typical dyad. Its interval is by the F
 * distribution. If all dyads have equally many sessions, it equals that of a random-intercept model by REML (R's
 * {@code lme4::lmer}), unless it is negative, and that of {@code psych::statsBy}. If the numbers of sessions differ,
 * the interval is an approximation, and both return other values than this class. The mixed model weights dyads
 * differently. {@code psych::statsBy} uses the mean number of sessions for n0, which makes its value too low.
 *
 * <p>It describes the scores alone; {@link WithinBetween} relates them to an outcome.
 *
 * <pre>{@code
 * PersonDecomposition scores = PersonDecomposition.of(trajectories);
 * System.out.println(scores); // PersonDecomposition[80 sessions of 20 dyads]
 * System.out.println(String.format(Locale.ROOT, "%.2f", scores.intraclassCorrelation().orElseThrow())); // 0.62
 * }</pre>
 */
@NoJsonForm.Instead("the statistics that it returns")
public final class PersonDecomposition implements NoJsonForm {
    private final ClusteredValues values;
    private final List<Deviation> deviations;
    private final int unscored;

    private PersonDecomposition(List<Trajectory> trajectories) {
        List<Trajectory> used = trajectories.stream()
                .filter(each -> !each.scoredPoints().isEmpty())
                .toList();
        this.values = new ClusteredValues(used.stream().map(Trajectory::values).toArray(double[][]::new));
        this.unscored = trajectories.stream().mapToInt(Trajectory::unscored).sum();
        List<Deviation> all = new ArrayList<>();
        for (int person = 0; person < used.size(); person++) {
            for (SeriesPoint point : used.get(person).scoredPoints()) {
                int next = all.size();
                all.add(new Deviation(
                        used.get(person).key(), point, values.means()[person], values.deviations()[next]));
            }
        }
        this.deviations = List.copyOf(all);
    }

    /**
     * Decomposes the scores of a sample.
     *
     * @param trajectories one for each dyad, all of one scale, instrument, key, format, rater and referent
     * @return the decomposition; a figure that can't be computed contains its reason
     * @throws NullPointerException if {@code trajectories} or an element is null
     * @throws RefusedException if the trajectories are not all of one kind, or a dyad has several
     * @throws IllegalArgumentException if a trajectory occurs twice
     */
    public static PersonDecomposition of(Collection<Trajectory> trajectories) {
        List<Trajectory> sample = List.copyOf(trajectories);
        Samples.requireOneKindOfTrajectory(sample);
        Samples.requireOnePerDyad(sample.stream().map(Trajectory::key).toList());
        return new PersonDecomposition(sample);
    }

    /**
     * Every scored session with its mean and deviation.
     *
     * @return in the order of the trajectories and of their sessions
     */
    public List<Deviation> deviations() {
        return deviations;
    }

    /**
     * The number of dyads.
     *
     * @return those with a scored session
     */
    public int persons() {
        return values.persons();
    }

    /**
     * The number of sessions.
     *
     * @return those that have a score
     */
    public int sessions() {
        return values.count();
    }

    /**
     * The number of records without a score.
     *
     * @return 0 or more
     */
    public int leftOut() {
        return unscored;
    }

    /**
     * The share of the variance that is between dyads: ICC1.
     *
     * @return at most 1; it can be negative and is not changed to 0. {@code too-few-persons} with fewer than two dyads,
     *     {@code too-few-sessions} if none has two sessions, {@code no-variance} if all scores are equal
     */
    public Statistic<Double> intraclassCorrelation() {
        return values.intraclassCorrelation();
    }

    /**
     * The interval of the intraclass correlation, by the F distribution.
     *
     * @return at 95 %; or the reason of {@link #intraclassCorrelation()}, {@code perfect-correlation} if no dyad's
     *     sessions differ, or {@code no-variance} if all dyads have the same mean
     */
    public Statistic<ConfidenceInterval> intraclassInterval() {
        return values.intraclassInterval();
    }

    /**
     * How reliably the dyads' means distinguish the dyads.
     *
     * @return the reliability; or the reason of {@link #intraclassCorrelation()}, or {@code no-variance} if all means
     *     are equal
     */
    public Statistic<WithinBetween.MeanReliability> meanReliability() {
        return values.meanReliability();
    }

    /**
     * The pooled standard deviation within dyads, with the number of sessions minus the number of dyads in the
     * denominator.
     *
     * @return 0 or more; {@code too-few-sessions} if no dyad has two sessions
     */
    public Statistic<Double> standardDeviationWithin() {
        return values.standardDeviationWithin();
    }

    /**
     * The standard deviation of the dyads' means, each counted once. It includes variation within dyads.
     *
     * @return 0 or more; {@code too-few-persons} with fewer than two dyads
     */
    public Statistic<Double> standardDeviationOfMeans() {
        return values.standardDeviationOfMeans();
    }

    /** The number of dyads and sessions, without any score. */
    @Override
    public String toString() {
        return "PersonDecomposition[" + sessions() + " sessions of " + persons() + " dyads]";
    }

    /**
     * One scored session, split into its dyad's mean and the deviation from it. Immutable and thread-safe.
     *
     * @param key the series of the session
     * @param point the session
     * @param personMean the mean over the scored sessions of the series
     * @param deviation the session's score minus that mean
     */
    @NoJsonForm.Instead("its numbers one by one")
    public record Deviation(SeriesKey key, SeriesPoint point, double personMean, double deviation)
            implements NoJsonForm {
        /**
         * Makes a deviation.
         *
         * @param key the series of the session
         * @param point the session
         * @param personMean the mean over the scored sessions of the series
         * @param deviation the session's score minus that mean
         * @throws NullPointerException if {@code key} or {@code point} is null
         */
        public Deviation {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(point, "point");
        }

        /** The series and the session, without any score. */
        @Override
        public String toString() {
            return "Deviation[" + key.context().instrument() + ", " + point + "]";
        }
    }
}
