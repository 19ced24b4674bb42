package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.scoring.ScoreRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The measurement error of a score, from a standard deviation and a reliability that the caller supplies. There is no
 * default: both figures belong to a population, a format and a rater, and the kind of reliability determines what
 * counts as error. Immutable and thread-safe.
 *
 * <pre>
 * SEM   = SD * sqrt(1 - reliability)          (standard error of measurement)
 * Sdiff = sqrt(2) * SEM                       (standard error of the difference of two scores)
 * MDC   = 1.96 * Sdiff                        (minimal detectable change, 95 %)
 * </pre>
 *
 * <pre>{@code
 * MeasurementError error = new MeasurementError(0.5, 0.84, ReliabilityKind.RETEST, "invented for this example");
 * System.out.println(String.format(Locale.ROOT, "%.2f", error.standardErrorOfMeasurement())); // 0.20
 * System.out.println(String.format(Locale.ROOT, "%.2f", error.minimalDetectableChange())); // 0.55
 * }</pre>
 *
 * @param standardDeviation of the values of the series: of mean scores, or of sums for a scale without a
 *     mean; on the same range; 0 or more
 * @param reliability from 0 to 1
 * @param kind the kind of the reliability
 * @param source the source of both figures, such as a citation; not blank
 */
public record MeasurementError(double standardDeviation, double reliability, ReliabilityKind kind, String source) {
    /** The 97.5 % quantile of the normal distribution, rounded as in the published index. */
    static final double CRITICAL = 1.96;

    /**
     * Makes a measurement error.
     *
     * @param standardDeviation of the values of the series: of mean scores, or of sums for a scale without a
     *     mean; on the same range; 0 or more
     * @param reliability from 0 to 1
     * @param kind the kind of the reliability
     * @param source the source of both figures, such as a citation; not blank
     * @throws NullPointerException if {@code kind} or {@code source} is null
     * @throws IllegalArgumentException if the standard deviation is negative or not finite, the reliability not from 0
     *     to 1, or the source blank
     */
    public MeasurementError {
        if (!(standardDeviation >= 0) || !Double.isFinite(standardDeviation)) {
            throw new IllegalArgumentException("a standard deviation is 0 or more");
        }
        if (!(reliability >= 0 && reliability <= 1)) {
            throw new IllegalArgumentException("a reliability is from 0 to 1");
        }
        Objects.requireNonNull(kind, "kind");
        if (Objects.requireNonNull(source, "source").isBlank()) {
            throw new IllegalArgumentException("a reliability has a source");
        }
    }

    /**
     * The standard error of measurement.
     *
     * @return in units of the score, 0 or more
     */
    public double standardErrorOfMeasurement() {
        return standardDeviation * Math.sqrt(1 - reliability);
    }

    /**
     * The standard error of the difference of two scores.
     *
     * @return in units of the score, 0 or more
     */
    public double standardErrorOfDifference() {
        return Math.sqrt(2) * standardErrorOfMeasurement();
    }

    /**
     * The smallest difference of two scores that is more than measurement error, at 95 %.
     *
     * @return in units of the score, 0 or more
     */
    public double minimalDetectableChange() {
        return CRITICAL * standardErrorOfDifference();
    }

    /**
     * Whether the values of a trajectory can have this standard deviation. An impossible one is that of sums instead of
     * means, or of another range.
     *
     * @param trajectory the trajectory
     * @return false if the standard deviation is above the maximum for any sample in the range of the values, which is
     *     the width of the range divided by the square root of 2; true if no point has a score
     * @throws NullPointerException if {@code trajectory} is null
     */
    public boolean isPossibleIn(Trajectory trajectory) {
        Optional<ScoreRange> range = trajectory.range();
        return range.isEmpty() || standardDeviation <= range.get().width() / Math.sqrt(2) * (1 + 1e-9);
    }

    void requirePossibleIn(Trajectory trajectory) {
        if (!isPossibleIn(trajectory)) {
            throw new IllegalArgumentException(trajectory.metric().orElseThrow().id() + " scores in "
                    + trajectory.range().orElseThrow()
                    + " can't have so large a standard deviation; is it of another metric or range?");
        }
    }

    /**
     * The JSON form of the error: {@code sd}, {@code reliability}, {@code kind}, {@code source}, {@code sem} and
     * {@code minimalDetectableChange}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sd", standardDeviation);
        map.put("reliability", reliability);
        map.put("kind", kind.id());
        map.put("source", source);
        map.put("sem", standardErrorOfMeasurement());
        map.put("minimalDetectableChange", minimalDetectableChange());
        return Collections.unmodifiableMap(map);
    }
}
