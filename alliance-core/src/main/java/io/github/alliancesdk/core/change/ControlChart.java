package io.github.alliancesdk.core.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.psychometrics.Reason;
import io.github.alliancesdk.core.psychometrics.Statistic;

/**
 * The chart of individual values and moving ranges (XmR) of a trajectory: its mean, and limits of 2.66 times the mean
 * moving range on both sides. A moving range is the distance of one scored session from the next scored one. All scored
 * sessions of the trajectory enter, those that turn out to be beyond a limit included. Immutable and thread-safe.
 */
@NoJsonForm.Instead("its numbers one by one")
public final class ControlChart implements NoJsonForm {
    /** How many mean moving ranges a limit is away from the mean. */
    private static final double LIMIT = 2.66;

    private static final int MINIMUM = 6;

    private final double mean;
    private final double meanMovingRange;
    private final int movingRanges;

    private ControlChart(double mean, double meanMovingRange, int movingRanges) {
        this.mean = mean;
        this.meanMovingRange = meanMovingRange;
        this.movingRanges = movingRanges;
    }

    /**
     * The chart of a trajectory.
     *
     * @param trajectory the trajectory
     * @return the chart; {@code too-few-sessions} with fewer than six moving ranges, {@code no-variance} if all scores are
     *     equal
     * @throws NullPointerException if {@code trajectory} is null
     */
    public static Statistic<ControlChart> of(Trajectory trajectory) {
        double[] values = trajectory.values();
        if (values.length <= MINIMUM) {
            return Statistic.not(Reason.TOO_FEW_SESSIONS);
        }
        if (Moments.isConstant(values)) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        double[] ranges = new double[values.length - 1];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = Math.abs(values[i + 1] - values[i]);
        }
        return Statistic.of(new ControlChart(Moments.mean(values), Moments.mean(ranges), ranges.length));
    }

    /**
     * The centre line.
     *
     * @return the mean of the scored sessions
     */
    public double mean() {
        return mean;
    }

    /**
     * The mean distance of one scored session from the next.
     *
     * @return above 0
     */
    public double meanMovingRange() {
        return meanMovingRange;
    }

    /**
     * How many moving ranges there are.
     *
     * @return 6 or more
     */
    public int movingRanges() {
        return movingRanges;
    }

    /**
     * The lower limit.
     *
     * @return the mean less 2.66 mean moving ranges; it may be outside the response range
     */
    public double lowerLimit() {
        return mean - LIMIT * meanMovingRange;
    }

    /**
     * The upper limit.
     *
     * @return the mean and 2.66 mean moving ranges; it may be outside the response range
     */
    public double upperLimit() {
        return mean + LIMIT * meanMovingRange;
    }

    /**
     * The standard deviation that the limits stand for: they are three of them away from the mean.
     *
     * @return a third of 2.66 mean moving ranges
     */
    public double standardDeviation() {
        return LIMIT * meanMovingRange / 3;
    }

    /** How many moving ranges it rests on; no number of a score. */
    @Override
    public String toString() {
        return "ControlChart[" + movingRanges + " moving ranges]";
    }
}
