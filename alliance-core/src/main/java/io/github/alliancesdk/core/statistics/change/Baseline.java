package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Arrays;

/**
 * The reference and the limit of each score of a series under a {@link DropRule}. Immutable.
 */
final class Baseline {
    /** Differences below this share of the standard error count as zero, because means are rounded. */
    private static final double EQUAL = 1e-9;

    /** The distance of the limit from the line, in mean moving ranges. */
    private static final double LIMIT = 2.66;

    private final double standardError;
    private final double threshold;
    private final double[] references;
    private final double[] thresholds;

    private Baseline(double standardError, double threshold, double[] references, double[] thresholds) {
        this.standardError = standardError;
        this.threshold = threshold;
        this.references = references;
        this.thresholds = thresholds;
    }

    /**
     * Computes the baseline of values.
     *
     * @param positions the times of the values; used by the control chart only
     */
    static Statistic<Baseline> of(DropRule rule, double[] positions, double[] values) {
        if (values.length < rule.minimumSessions()) {
            return Statistic.not(Reason.TOO_FEW_SESSIONS);
        }
        return rule instanceof DropRule.RunningMean mean ? of(mean, values) : chart(positions, values);
    }

    private static Statistic<Baseline> of(DropRule.RunningMean rule, double[] values) {
        double sem = rule.error().standardErrorOfMeasurement();
        if (sem == 0) {
            return Statistic.not(rule.error().reliability() == 1 ? Reason.PERFECT_CORRELATION : Reason.NO_VARIANCE);
        }
        double threshold = rule.criticalValue(values.length) * sem;
        double[] references = new double[values.length];
        double[] thresholds = new double[values.length];
        double sum = values[0];
        for (int j = 1; j < values.length; j++) {
            references[j] = sum / j;
            thresholds[j] = threshold * Math.sqrt(1 + 1.0 / j);
            sum += values[j];
        }
        return Statistic.of(new Baseline(sem, threshold, references, thresholds));
    }

    private static Statistic<Baseline> chart(double[] positions, double[] values) {
        if (Moments.isConstant(values) || Moments.isConstant(positions)) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        LeastSquares line = LeastSquares.of(positions, values);
        if (line.leavesNoResidual()) {
            return Statistic.not(Reason.PERFECT_CORRELATION);
        }
        double[] references = new double[values.length];
        double[] ranges = new double[values.length - 1];
        for (int i = 0; i < values.length; i++) {
            references[i] = line.intercept() + line.slope() * positions[i];
            if (i > 0) {
                ranges[i - 1] = Math.abs((values[i] - references[i]) - (values[i - 1] - references[i - 1]));
            }
        }
        double limit = LIMIT * Moments.mean(ranges);
        double[] thresholds = new double[values.length];
        Arrays.fill(thresholds, limit);
        return Statistic.of(new Baseline(limit / 3, limit, references, thresholds));
    }

    /** The SEM, or its estimate from a control chart. */
    double standardError() {
        return standardError;
    }

    /** How far below an exactly known reference a drop begins. */
    double threshold() {
        return threshold;
    }

    /**
     * The reference of the score at an index from 0. The first score isn't tested and has a reference only on a chart.
     */
    double reference(int place) {
        return references[place];
    }

    /** How far below its reference the score at an index must be. */
    double threshold(int place) {
        return thresholds[place];
    }

    /** Whether the score at an index from 0 is a drop. */
    boolean isDrop(int place, double value) {
        return place > 0 && references[place] - value > thresholds[place] + EQUAL * standardError;
    }

    /** The lowest score at which a drop at an index has recovered. */
    double recoveryLevel(int place) {
        return references[place] - DropRule.RECOVERY_DISTANCE * standardError;
    }

    /** Whether a score reaches a level. */
    boolean reaches(double value, double level) {
        return value >= level - EQUAL * standardError;
    }
}
