package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Arrays;

/**
 * What each score of a series is compared with by a {@link DropRule}, and how far below it a drop begins. Immutable.
 */
final class Baseline {
    /** Differences below this share of the standard error are none: means are quotients, and not exact. */
    private static final double EQUAL = 1e-9;

    /** How many mean moving ranges a limit is away from the line. */
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
     * The baseline of values.
     *
     * @param positions where the values lie in time; used by the control chart only
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

    /** The SEM, or what a control chart has for it. */
    double standardError() {
        return standardError;
    }

    /** How far below an exactly known reference a drop begins. */
    double threshold() {
        return threshold;
    }

    /**
     * What the score at a place, counted from 0, is compared with; of the first, which isn't judged, on a chart only.
     */
    double reference(int place) {
        return references[place];
    }

    /** How far below its reference the score at a place has to be. */
    double threshold(int place) {
        return thresholds[place];
    }

    /** Whether the score at a place, counted from 0, is a drop. */
    boolean isDrop(int place, double value) {
        return place > 0 && references[place] - value > thresholds[place] + EQUAL * standardError;
    }

    /** The score from which on a drop at a place counts as recovered. */
    double recoveryLevel(int place) {
        return references[place] - DropRule.RECOVERY_DISTANCE * standardError;
    }

    /** Whether a score reaches a level. */
    boolean reaches(double value, double level) {
        return value >= level - EQUAL * standardError;
    }
}
