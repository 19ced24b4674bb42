package io.github.alliancesdk.core.change;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a drop, and what as its recovery. There is one rule with parameters, and every result carries the one
 * that made it; it is nobody's published criterion. Where the caller doesn't say otherwise: a drop is 1.0 standard
 * deviations or more (beyond three, on a control chart), recovered when back to within 0.25 standard deviations within 3
 * sessions, in series of at least 3 scored sessions. Amounts that differ by less than a billionth of the standard
 * deviation are equal. Immutable and thread-safe.
 */
public final class DropRule {
    private static final double CHART_LIMITS = 3;

    private final DropMeasure measure;
    private final SdSource sd;
    private final double threshold;
    private final Recovery recovery;
    private final int window;
    private final int minimumSessions;

    private DropRule(
            DropMeasure measure, SdSource sd, double threshold, Recovery recovery, int window, int minimumSessions) {
        this.measure = measure;
        this.sd = sd;
        this.threshold = threshold;
        this.recovery = recovery;
        this.window = window;
        this.minimumSessions = minimumSessions;
    }

    private static DropRule of(DropMeasure measure, SdSource sd, double threshold) {
        return new DropRule(measure, Objects.requireNonNull(sd, "sd"), threshold, Recovery.within(0.25), 3, 3);
    }

    /**
     * Drops from the previous session that has a score.
     *
     * @param sd the standard deviation to measure in
     * @return the rule
     * @throws NullPointerException if {@code sd} is null
     */
    public static DropRule fromPrevious(SdSource sd) {
        return of(DropMeasure.FROM_PREVIOUS, sd, 1.0);
    }

    /**
     * Drops from the mean of all earlier sessions that have a score.
     *
     * @param sd the standard deviation to measure in
     * @return the rule
     * @throws NullPointerException if {@code sd} is null
     */
    public static DropRule fromRunningMean(SdSource sd) {
        return of(DropMeasure.FROM_RUNNING_MEAN, sd, 1.0);
    }

    /**
     * Drops below the lower limit of the trajectory's {@link ControlChart}: more than 2.66 mean moving ranges below its
     * mean, which are three of the standard deviations that the limits stand for.
     *
     * @return the rule
     */
    public static DropRule controlChart() {
        return of(DropMeasure.CONTROL_CHART, SdSource.controlChart(), CHART_LIMITS);
    }

    /**
     * This rule with another threshold.
     *
     * @param standardDeviations how far down a drop goes at least, above 0; on a control chart, more than which
     * @return a new rule
     * @throws IllegalArgumentException if the threshold is not above 0 or not finite
     */
    public DropRule withThreshold(double standardDeviations) {
        if (!(standardDeviations > 0) || !Double.isFinite(standardDeviations)) {
            throw new IllegalArgumentException("a threshold is above 0");
        }
        return new DropRule(measure, sd, standardDeviations, recovery, window, minimumSessions);
    }

    /**
     * This rule with another criterion of recovery.
     *
     * @param recovery the criterion
     * @return a new rule
     * @throws NullPointerException if {@code recovery} is null
     */
    public DropRule withRecovery(Recovery recovery) {
        return new DropRule(
                measure, sd, threshold, Objects.requireNonNull(recovery, "recovery"), window, minimumSessions);
    }

    /**
     * This rule with another window.
     *
     * @param sessions within how many sessions a drop must recover, 1 or more: by session number, those that are missing
     *     counted; in a series ordered by time, by records
     * @return a new rule
     * @throws IllegalArgumentException if the window is below 1
     */
    public DropRule withWindow(int sessions) {
        if (sessions < 1) {
            throw new IllegalArgumentException("a window is 1 session or more");
        }
        return new DropRule(measure, sd, threshold, recovery, sessions, minimumSessions);
    }

    /**
     * This rule with another minimum of sessions.
     *
     * @param sessions how many sessions must have a score, 2 or more
     * @return a new rule
     * @throws IllegalArgumentException if the minimum is below 2
     */
    public DropRule withMinimumSessions(int sessions) {
        if (sessions < 2) {
            throw new IllegalArgumentException("a drop takes 2 sessions or more");
        }
        return new DropRule(measure, sd, threshold, recovery, window, sessions);
    }

    /**
     * What drops are measured from.
     *
     * @return the measure
     */
    public DropMeasure measure() {
        return measure;
    }

    /**
     * Where the standard deviation comes from.
     *
     * @return the source
     */
    public SdSource sd() {
        return sd;
    }

    /**
     * How far down a drop goes.
     *
     * @return in standard deviations
     */
    public double threshold() {
        return threshold;
    }

    /**
     * When a drop counts as recovered.
     *
     * @return the criterion
     */
    public Recovery recovery() {
        return recovery;
    }

    /**
     * Within how many sessions a drop must recover.
     *
     * @return 1 or more
     */
    public int window() {
        return window;
    }

    /**
     * How many sessions must have a score.
     *
     * @return 2 or more
     */
    public int minimumSessions() {
        return minimumSessions;
    }

    /**
     * The rule as other programs read it: {@code measure}, {@code sd}, {@code threshold}, {@code recovery} with
     * {@code withinSd} or {@code share}, {@code window} and {@code minimumSessions}.
     *
     * @return plain strings, numbers and maps, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("measure", measure.id());
        map.put("sd", sd.toMap());
        map.put("threshold", threshold);
        map.put("recovery", toMap(recovery));
        map.put("window", window);
        map.put("minimumSessions", minimumSessions);
        return Collections.unmodifiableMap(map);
    }

    private static Map<String, Object> toMap(Recovery recovery) {
        if (recovery instanceof Recovery.Distance distance) {
            return Map.of("withinSd", distance.standardDeviations());
        }
        return Map.of("share", ((Recovery.Share) recovery).share());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DropRule that
                && measure == that.measure
                && sd.equals(that.sd)
                && threshold == that.threshold
                && recovery.equals(that.recovery)
                && window == that.window
                && minimumSessions == that.minimumSessions;
    }

    @Override
    public int hashCode() {
        return Objects.hash(measure, sd, threshold, recovery, window, minimumSessions);
    }

    /** The whole rule. */
    @Override
    public String toString() {
        return "DropRule" + toMap();
    }
}
