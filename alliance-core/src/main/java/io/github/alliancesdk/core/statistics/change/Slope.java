package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The slope of a trajectory: ordinary least squares of the mean score on the recorded session number, or on time.
 * Session numbers are not renumbered: session 5 is three sessions after session 2. Standard error and interval assume
 * independent residuals, which those of one dyad rarely are. Immutable and thread-safe.
 *
 * <p>Example: sessions 1, 2, 4, 5 and 6 with mean scores 4, 4.25, 3.25, 3.5 and 4.75. The means are 3.6 and 3.95. The
 * sum of the products of the deviations is 0.4, and the sum of the squared session deviations is 17.2. The slope is 0.4
 * / 17.2 = 0.023256 per session. If the sessions were renumbered 1 to 5, it would be 0.75 / 10 = 0.075.
 *
 * <pre>{@code
 * Trajectory total = ScoreSeries.of(reports).scale("total"); // there is no session 3
 * Slope slope = Slope.of(total, Slope.Unit.SESSION).orElseThrow();
 * System.out.println(String.format(Locale.ROOT, "%.6f", slope.perUnit())); // 0.023256
 * System.out.println(slope.used()); // 5
 * }</pre>
 */
public final class Slope {
    private static final int MINIMUM = 3;

    private final Unit unit;
    private final LeastSquares line;
    private final boolean level;
    private final int used;
    private final int leftOut;

    private Slope(Unit unit, LeastSquares line, boolean level, int used, int leftOut) {
        this.unit = unit;
        this.line = line;
        this.level = level;
        this.used = used;
        this.leftOut = leftOut;
    }

    /**
     * Computes the slope of a trajectory.
     *
     * @param trajectory the trajectory
     * @param unit the unit of time; points without the session or time that the unit needs are left out, as are points
     *     without a score
     * @return the slope; {@code too-few-sessions} for fewer than three points, {@code no-variance} if all of them are
     *     of the same time
     * @throws NullPointerException if an argument is null
     */
    public static Statistic<Slope> of(Trajectory trajectory, Unit unit) {
        Objects.requireNonNull(trajectory, "trajectory");
        Objects.requireNonNull(unit, "unit");
        List<SeriesPoint> points = trajectory.scoredPoints().stream()
                .filter(point -> unit == Unit.SESSION
                        ? point.session().isPresent()
                        : point.recordedAt().isPresent())
                .toList();
        double[] x = unit.duration().map(duration -> times(points, duration)).orElseGet(() -> sessions(points));
        double[] y = points.stream().mapToDouble(SeriesPoint::requireValue).toArray();
        return of(x, y, unit, trajectory.points().size() - points.size());
    }

    static Statistic<Slope> of(double[] x, double[] y, Unit unit, int leftOut) {
        if (x.length < MINIMUM) {
            return Statistic.not(Reason.TOO_FEW_SESSIONS);
        }
        if (Moments.isConstant(x)) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        boolean level = Moments.isConstant(y);
        // with rounding, the deviations of equal values are not always zero
        LeastSquares line = level ? new LeastSquares(0, y[0], 0, x.length - 2, true) : LeastSquares.of(x, y);
        return Statistic.of(new Slope(unit, line, level, x.length, leftOut));
    }

    static double[] sessions(List<SeriesPoint> points) {
        return points.stream().mapToDouble(point -> point.session().getAsInt()).toArray();
    }

    /** Units since the first point. */
    static double[] times(List<SeriesPoint> points, Duration unit) {
        return points.stream()
                .map(point -> point.recordedAt().orElseThrow())
                .mapToDouble(time -> units(points.get(0).recordedAt().orElseThrow(), time, unit))
                .toArray();
    }

    private static double units(OffsetDateTime from, OffsetDateTime to, Duration unit) {
        Duration passed = Duration.between(from, to);
        return (passed.getSeconds() + passed.getNano() / 1e9) / unit.toSeconds();
    }

    /**
     * The unit of time of the slope.
     *
     * @return the unit
     */
    public Unit unit() {
        return unit;
    }

    /**
     * The slope.
     *
     * @return change of the mean score per unit; positive if the alliance ratings rise
     */
    public double perUnit() {
        return line.slope();
    }

    /**
     * The value of the line at session number 0 or, per day or week, at the time of the first point used.
     *
     * @return in units of the score; it may be outside the range of the trajectory
     */
    public double intercept() {
        return line.intercept();
    }

    /**
     * The standard error of the slope.
     *
     * @return above 0; {@code no-variance} if all scores are equal, {@code perfect-correlation} if they lie on the line
     */
    public Statistic<Double> standardError() {
        return level ? Statistic.not(Reason.NO_VARIANCE) : line.standardError();
    }

    /**
     * The interval of the slope, by the t distribution with n - 2 degrees of freedom for n points.
     *
     * @return at 95 %, or the reason of {@link #standardError()}
     */
    public Statistic<ConfidenceInterval> interval() {
        return level ? Statistic.not(Reason.NO_VARIANCE) : line.interval();
    }

    /**
     * The number of points that the slope is computed from.
     *
     * @return 3 or more
     */
    public int used() {
        return used;
    }

    /**
     * The number of points of the trajectory that were left out.
     *
     * @return those without a score, or without the session or time that the unit needs
     */
    public int leftOut() {
        return leftOut;
    }

    /**
     * The JSON form of the slope: {@code value}, which is {@link #perUnit()}, {@code se}, {@code lower}, {@code upper}
     * and {@code n}, which is {@link #used()}. A value that could not be computed is written as
     * {@code {"reason": ".."}}. Jackson 2 and 3 write this.
     *
     * @return plain numbers and maps, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", perUnit());
        map.put("se", standardError().toJsonValue());
        map.put("lower", interval().toJsonValue(ConfidenceInterval::lower));
        map.put("upper", interval().toJsonValue(ConfidenceInterval::upper));
        map.put("n", used);
        return Collections.unmodifiableMap(map);
    }

    /** The unit and the number of points, without any score. */
    @Override
    public String toString() {
        return "Slope[per " + unit.id() + ", " + used + " points]";
    }

    /** What a slope is per. */
    public enum Unit implements Named {
        /** The session number as recorded: a session that is missing counts. */
        SESSION("session", Optional.empty()),
        /** 24 hours of recorded time. */
        DAY("day", Optional.of(Duration.ofDays(1))),
        /** Seven times 24 hours of recorded time. */
        WEEK("week", Optional.of(Duration.ofDays(7)));

        private final String id;
        private final Optional<Duration> duration;

        Unit(String id, Optional<Duration> duration) {
            this.id = id;
            this.duration = duration;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "unit." + id);
        }

        /**
         * The length of the unit.
         *
         * @return empty for sessions
         */
        public Optional<Duration> duration() {
            return duration;
        }
    }
}
