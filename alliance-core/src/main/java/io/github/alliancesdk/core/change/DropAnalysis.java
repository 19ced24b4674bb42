package io.github.alliancesdk.core.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.psychometrics.Reason;
import io.github.alliancesdk.core.psychometrics.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The drops of a trajectory by a {@link DropRule}, and what became of each. Every scored session but the first is judged
 * by itself, so that a fall over two sessions can be two drops. That a score dropped doesn't say why. Immutable and
 * thread-safe.
 *
 * <p>By hand: mean scores of 4, 4.25, 3.25, 3.5 and 4 in sessions 1 to 5, and none after, with a declared standard
 * deviation of 0.8. Session 3 is 1 below session 2, which is 1.25 standard deviations: a drop. It is recovered at 4.25 -
 * 0.25 * 0.8 = 4.05 or above, until session 6. Session 5 is not there yet, and the series ends before session 6: whether it
 * would have recovered isn't known. Of half the drop regained, which is 3.75, session 5 has enough.
 *
 * <pre>{@code
 * Trajectory total = trajectory(4, 4.25, 3.25, 3.5, 4); // mean scores of sessions 1 to 5
 * DropRule rule = DropRule.fromPrevious(SdSource.declared(0.8, "invented for this example"));
 * DropAnalysis analysis = DropAnalysis.of(total, rule).orElseThrow();
 * System.out.println(analysis.drops()); // [Drop[session 3, censored]]
 * DropRule half = rule.withRecovery(Recovery.ofShare(0.5));
 * System.out.println(DropAnalysis.of(total, half).orElseThrow().drops()); // [Drop[session 3, recovered]]
 * }</pre>
 */
@NoJsonForm.Instead("its drops()")
public final class DropAnalysis implements NoJsonForm {
    /** Differences below this share of the standard deviation are none: means are quotients, and not exact. */
    private static final double EQUAL = 1e-9;

    private final DropRule rule;
    private final double sd;
    private final int used;
    private final int leftOut;
    private final List<Drop> drops;

    private DropAnalysis(Trajectory trajectory, DropRule rule, double sd) {
        this.rule = rule;
        this.sd = sd;
        this.used = trajectory.scoredPoints().size();
        this.leftOut = trajectory.unscored();
        this.drops = drops(trajectory);
    }

    /**
     * Looks for drops.
     *
     * @param trajectory the trajectory
     * @param rule the rule
     * @return the drops, if any; {@code too-few-sessions} with fewer scored sessions than the rule, or its standard
     *     deviation, asks for; {@code no-variance} if the standard deviation comes from scores that are all equal
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if mean scores in the trajectory's format can't have the declared standard deviation
     * @throws MixedSeriesException if the standard deviation is that of a sample of another kind
     */
    public static Statistic<DropAnalysis> of(Trajectory trajectory, DropRule rule) {
        Objects.requireNonNull(rule, "rule");
        Statistic<Double> sd = rule.sd().standardDeviation(trajectory);
        if (trajectory.scoredPoints().size() < rule.minimumSessions()) {
            return Statistic.not(Reason.TOO_FEW_SESSIONS);
        }
        return sd.map(value -> new DropAnalysis(trajectory, rule, value));
    }

    private List<Drop> drops(Trajectory trajectory) {
        List<SeriesPoint> scored = trajectory.scoredPoints();
        double[] values = trajectory.values();
        List<Drop> found = new ArrayList<>();
        for (int i = 1; i < values.length; i++) {
            double reference = reference(values, i);
            if (isDrop(reference - values[i])) {
                found.add(follow(trajectory, scored.get(i), reference));
            }
        }
        return List.copyOf(found);
    }

    private double reference(double[] values, int i) {
        return switch (rule.measure()) {
            case FROM_PREVIOUS -> values[i - 1];
            case FROM_RUNNING_MEAN -> Moments.mean(Arrays.copyOf(values, i));
            case CONTROL_CHART -> Moments.mean(values);
        };
    }

    private boolean isDrop(double depth) {
        double threshold = rule.threshold() * sd;
        return rule.measure() == DropMeasure.CONTROL_CHART
                ? depth > threshold + EQUAL * sd
                : depth >= threshold - EQUAL * sd;
    }

    private Drop follow(Trajectory trajectory, SeriesPoint drop, double reference) {
        double level = rule.recovery().level(reference, drop.requireValue(), sd);
        List<SeriesPoint> points = trajectory.points();
        int place = points.indexOf(drop);
        int scored = 0;
        boolean beyond = false;
        Optional<SeriesPoint> recovered = Optional.empty();
        for (int i = place + 1; i < points.size(); i++) {
            SeriesPoint point = points.get(i);
            long distance = trajectory.order() == SeriesOrder.SESSION ? sessions(drop, point) : i - place;
            beyond |= point.isScored() && distance >= rule.window();
            if (point.isScored() && distance <= rule.window()) {
                scored++;
                if (recovered.isEmpty() && point.requireValue() >= level - EQUAL * sd) {
                    recovered = Optional.of(point);
                }
            }
        }
        RecoveryState unrecovered = beyond && scored > 0 ? RecoveryState.NOT_RECOVERED : RecoveryState.CENSORED;
        RecoveryState state = recovered.isPresent() ? RecoveryState.RECOVERED : unrecovered;
        return new Drop(drop, reference, level, state, recovered, scored);
    }

    private static long sessions(SeriesPoint from, SeriesPoint to) {
        return (long) to.session().getAsInt() - from.session().getAsInt();
    }

    /**
     * What counted as a drop and as its recovery.
     *
     * @return the rule
     */
    public DropRule rule() {
        return rule;
    }

    /**
     * The standard deviation that drops were measured in.
     *
     * @return on the response range, above 0
     */
    public double standardDeviation() {
        return sd;
    }

    /**
     * How many sessions were judged or measured from.
     *
     * @return those that have a score
     */
    public int used() {
        return used;
    }

    /**
     * How many records have no score.
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

    /** How many drops there are, and by which rule; no number of a score. */
    @Override
    public String toString() {
        return "DropAnalysis[" + drops.size() + " drops by " + rule + "]";
    }
}
