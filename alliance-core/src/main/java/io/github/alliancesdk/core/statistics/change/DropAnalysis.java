package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.statistics.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The drops of a trajectory by a {@link DropRule}, and their recoveries. Every scored session except the first is
 * tested separately, so a lasting fall can be several drops. A drop doesn't show its cause, and among many series some
 * drops occur by chance: {@link DropSummary} computes how many. Immutable and thread-safe.
 *
 * <p>Example: mean scores of 4, 4.25, 3.25, 3.5 and 4.75 in sessions 1, 2, 4, 5 and 6, and none after, with SEM = 0.5 *
 * sqrt(.16) = 0.2. Four of the five scores are tested: z = Phi^-1(.95^(1/4)) = 2.234002. Session 4 is 4.125 - 3.25 =
 * 0.875 below the mean of the two before it. That is more than 2.234002 * 0.2 * sqrt(1.5) = 0.547217, so it is a drop.
 * It recovers at 4.125 - 0.2 = 3.925 or above until session 7; session 6 reaches this. Session 5 is 3.833333 - 3.5 =
 * 0.333333 below the mean of the three before it, which is not a drop.
 *
 * <pre>{@code
 * Trajectory total = ScoreSeries.of(reports).scale("total"); // there is no session 3
 * MeasurementError error = new MeasurementError(0.5, 0.84, ReliabilityKind.RETEST, "invented for this example");
 * DropAnalysis analysis = DropAnalysis.of(total, DropRule.runningMean(error)).orElseThrow();
 * System.out.println(analysis.drops()); // [Drop[session 4, recovered]]
 * Drop drop = analysis.drops().get(0);
 * System.out.println(drop.depth()); // 0.875
 * System.out.println(String.format(Locale.ROOT, "%.6f", drop.threshold())); // 0.547217
 * }</pre>
 */
@NoJsonForm.Instead("its drops()")
public final class DropAnalysis implements NoJsonForm {
    private final DropRule rule;
    private final Baseline baseline;
    private final int used;
    private final int leftOut;
    private final List<Drop> drops;
    private final int[] scoredAfter;

    private DropAnalysis(Trajectory trajectory, DropRule rule, Baseline baseline) {
        this.rule = rule;
        this.baseline = baseline;
        this.used = trajectory.scoredPoints().size();
        this.leftOut = trajectory.unscored();
        this.scoredAfter = new int[used];
        this.drops = drops(trajectory);
    }

    /**
     * Finds the drops of a trajectory.
     *
     * @param trajectory the trajectory
     * @param rule the rule
     * @return the drops, if any; {@code too-few-sessions} if there are fewer scored sessions than the rule needs. By
     *     the running mean, {@code no-variance} if the standard deviation of the measurement error is zero,
     *     {@code perfect-correlation} if its reliability is 1; on a control chart, {@code no-variance} if all scores
     *     are equal or of one time, {@code perfect-correlation} if they are on a straight line
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if values of the trajectory can't have the standard deviation of the measurement
     *     error
     */
    public static Statistic<DropAnalysis> of(Trajectory trajectory, DropRule rule) {
        Objects.requireNonNull(trajectory, "trajectory");
        if (Objects.requireNonNull(rule, "rule") instanceof DropRule.RunningMean mean) {
            mean.error().requirePossibleIn(trajectory);
        }
        double[] positions = trajectory.order() == ScoreSeries.Order.SESSION
                ? Slope.sessions(trajectory.scoredPoints())
                : Slope.times(trajectory.scoredPoints(), Duration.ofDays(1));
        return Baseline.of(rule, positions, trajectory.values())
                .map(baseline -> new DropAnalysis(trajectory, rule, baseline));
    }

    private List<Drop> drops(Trajectory trajectory) {
        List<SeriesPoint> scored = trajectory.scoredPoints();
        List<Drop> found = new ArrayList<>();
        for (int i = 1; i < used; i++) {
            SeriesPoint point = scored.get(i);
            Drop followed = follow(trajectory, point, i);
            scoredAfter[i] = followed.scoredInWindow();
            if (baseline.isDrop(i, point.requireValue())) {
                found.add(followed);
            }
        }
        return List.copyOf(found);
    }

    /** Determines whether a drop recovered. */
    private Drop follow(Trajectory trajectory, SeriesPoint drop, int index) {
        double level = baseline.recoveryLevel(index);
        List<SeriesPoint> points = trajectory.points();
        int place = points.indexOf(drop);
        int scored = 0;
        boolean beyond = false;
        Optional<SeriesPoint> recovered = Optional.empty();
        for (int i = place + 1; i < points.size(); i++) {
            SeriesPoint point = points.get(i);
            long distance = trajectory.order() == ScoreSeries.Order.SESSION ? sessions(drop, point) : i - place;
            beyond |= point.isScored() && distance >= DropRule.RECOVERY_WINDOW;
            if (point.isScored() && distance <= DropRule.RECOVERY_WINDOW) {
                scored++;
                if (recovered.isEmpty() && baseline.reaches(point.requireValue(), level)) {
                    recovered = Optional.of(point);
                }
            }
        }
        Drop.Recovery unrecovered = beyond && scored > 0 ? Drop.Recovery.NOT_RECOVERED : Drop.Recovery.CENSORED;
        Drop.Recovery state = recovered.isPresent() ? Drop.Recovery.RECOVERED : unrecovered;
        return new Drop(drop, baseline.reference(index), baseline.threshold(index), level, state, recovered, scored);
    }

    private static long sessions(SeriesPoint from, SeriesPoint to) {
        return (long) to.session().getAsInt() - from.session().getAsInt();
    }

    /**
     * The definition of a drop.
     *
     * @return the rule
     */
    public DropRule rule() {
        return rule;
    }

    /**
     * The standard error that the scores were tested with.
     *
     * @return in units of the score, above 0: the SEM of the rule's measurement error or, on a control chart, a third
     *     of the distance between the line and its limit, which estimates the SEM from the series' own residuals
     */
    public double standardError() {
        return baseline.standardError();
    }

    /**
     * How far below its reference a drop begins, if the reference is known exactly. The running mean of j scores has
     * its own error, so a drop begins at {@code threshold * sqrt(1 + 1 / j)} there; {@link Drop#threshold()} returns
     * that.
     *
     * @return in units of the score, above 0: z SEM, or 2.66 mean moving ranges
     */
    public double threshold() {
        return baseline.threshold();
    }

    /**
     * The probability that a stable series with as many scores shows at least one drop, if its errors are independent
     * and normal.
     *
     * @return a probability
     */
    public double alarmRate() {
        return rule.alarmRate(used);
    }

    /**
     * The number of scored sessions.
     *
     * @return all sessions with a score, tested or not
     */
    public int used() {
        return used;
    }

    /**
     * The number of records without a score.
     *
     * @return 0 or more
     */
    public int leftOut() {
        return leftOut;
    }

    /**
     * The drops.
     *
     * @return in order; empty if there are none
     */
    public List<Drop> drops() {
        return drops;
    }

    /** For each scored session, the number of scored sessions in its recovery window. */
    int[] scoredAfter() {
        return scoredAfter.clone();
    }

    /** The number of drops and the rule, without any score. */
    @Override
    public String toString() {
        return "DropAnalysis[" + drops.size() + " drops by " + rule.id() + "]";
    }
}
