package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether two scores of one trajectory differ by more than measurement error. It computes the reliable change index of
 * Jacobson and Truax (1991, doi 10.1037/0022-006X.59.1.12) with the interval of the change, and the method of Edwards
 * and Nunnally ({@link #edwardsNunnally}). The {@link MeasurementError} states which error is meant;
 * {@link Method} states the assumptions of each method. A reliable change is not a clinically significant one:
 * there are no cut-offs. Immutable and thread-safe.
 *
 * <pre>
 * index    = (later - earlier) / (sqrt(2) * SEM); reliable if beyond 1.96 on either side
 * interval = (later - earlier) +- 1.96 * sqrt(2) * SEM
 * </pre>
 *
 * <p>Example: with a standard deviation of 0.5 and a reliability of .84, SEM = 0.5 * sqrt(.16) = 0.2, the standard
 * error of a difference is 0.2 * 1.414214 = 0.282843, and the minimal detectable change 1.96 * 0.282843 = 0.554372.
 * From 4 to 4.75 is 0.75: an index of 0.75 / 0.282843 = 2.651650, and an interval from 0.75 - 0.554372 to 0.75 +
 * 0.554372.
 *
 * <pre>{@code
 * Trajectory total = ScoreSeries.of(reports).scale("total"); // a mean of 4 in session 1, of 4.75 in session 6
 * MeasurementError error = new MeasurementError(0.5, 0.84, ReliabilityKind.RETEST, "invented for this example");
 * ReliableChange change = ReliableChange.firstToLast(total, error).orElseThrow();
 * System.out.println(change.difference()); // 0.75
 * System.out.println(String.format(Locale.ROOT, "%.6f", change.index())); // 2.651650
 * ConfidenceInterval interval = change.interval();
 * System.out.println(String.format(Locale.ROOT, "%.3f to %.3f", interval.lower(), interval.upper())); // 0.196 to 1.304
 * System.out.println(change.verdict().id()); // reliable-increase
 * }</pre>
 */
public final class ReliableChange {
    private final SeriesPoint from;
    private final SeriesPoint to;
    private final MeasurementError error;
    private final double difference;
    private final double index;
    private final ConfidenceInterval interval;

    /**
     * Whether a later score is outside an interval about the true score that is expected from the earlier one: the
     * method of Edwards and Nunnally as described by Speer (1992, doi 10.1037/0022-006X.60.3.402).
     *
     * <pre>
     * expected = M + reliability * (earlier - M)
     * interval = expected +- 1.96 * SEM
     * </pre>
     *
     * <p>{@link Method#EDWARDS_NUNNALLY} states the assumptions. Immutable and thread-safe.
     *
     * @param mean the mean M of the population that the dyad is from
     * @param expected the estimated true score of the earlier session, in the range of the trajectory
     * @param interval about {@code expected}; it may reach beyond that range
     * @param verdict an increase if the later score is above the interval, a decrease if it is below
     */
    public record EdwardsNunnally(double mean, double expected, ConfidenceInterval interval, Verdict verdict) {
        /**
         * Makes a finding from its parts.
         *
         * @param mean the mean of the population
         * @param expected the estimated true score of the earlier session
         * @param interval about {@code expected}
         * @param verdict the resulting verdict
         * @throws NullPointerException if an argument is null
         */
        public EdwardsNunnally {
            Objects.requireNonNull(interval, "interval");
            Objects.requireNonNull(verdict, "verdict");
        }

        /**
         * The JSON form of the finding: {@code mean}, {@code expected}, the interval's {@code lower} and {@code upper},
         * and {@code verdict}. Jackson 2 and 3 write this.
         *
         * @return plain strings and numbers, in a fixed order
         */
        @JsonValue
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("mean", mean);
            map.put("expected", expected);
            map.put("lower", interval.lower());
            map.put("upper", interval.upper());
            map.put("verdict", verdict.id());
            return Collections.unmodifiableMap(map);
        }
    }

    private ReliableChange(
            SeriesPoint from,
            SeriesPoint to,
            MeasurementError error,
            double difference,
            double index,
            ConfidenceInterval interval) {
        this.from = from;
        this.to = to;
        this.error = error;
        this.difference = difference;
        this.index = index;
        this.interval = interval;
    }

    /**
     * The change from the first point that has a score to the last.
     *
     * @param trajectory the trajectory
     * @param error the measurement error of the trajectory's scores
     * @return the change; {@code too-few-sessions} if fewer than two points have a score, {@code no-variance} if the
     *     standard deviation is zero, {@code perfect-correlation} if the reliability is 1
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if values of the trajectory can't have such a standard deviation
     */
    public static Statistic<ReliableChange> firstToLast(Trajectory trajectory, MeasurementError error) {
        requireFitting(trajectory, error);
        List<SeriesPoint> scored = trajectory.scoredPoints();
        if (scored.size() < 2) {
            return Statistic.not(Reason.TOO_FEW_SESSIONS);
        }
        return between(scored.get(0), scored.get(scored.size() - 1), error);
    }

    /**
     * The change from one session to another.
     *
     * @param trajectory the trajectory
     * @param from the number of the earlier session
     * @param to the number of the later session
     * @param error the measurement error of the trajectory's scores
     * @return the change; {@code no-such-session} if there is no record of a session, {@code no-score} if too few items
     *     were answered in one, {@code no-variance} if the standard deviation is zero, {@code perfect-correlation} if
     *     the reliability is 1
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code from} is not below {@code to}, or values of the
     *     trajectory can't have such a standard deviation
     */
    public static Statistic<ReliableChange> between(Trajectory trajectory, int from, int to, MeasurementError error) {
        requireFitting(trajectory, error);
        if (from >= to) {
            throw new IllegalArgumentException("a change is from an earlier session to a later one");
        }
        Optional<SeriesPoint> first = trajectory.findSession(from);
        Optional<SeriesPoint> second = trajectory.findSession(to);
        if (first.isEmpty() || second.isEmpty()) {
            return Statistic.not(Reason.NO_SUCH_SESSION);
        }
        if (!first.get().isScored() || !second.get().isScored()) {
            return Statistic.not(Reason.NO_SCORE);
        }
        return between(first.get(), second.get(), error);
    }

    private static void requireFitting(Trajectory trajectory, MeasurementError error) {
        Objects.requireNonNull(trajectory, "trajectory");
        Objects.requireNonNull(error, "error");
        error.requirePossibleIn(trajectory);
    }

    private static Statistic<ReliableChange> between(SeriesPoint from, SeriesPoint to, MeasurementError error) {
        if (error.standardDeviation() == 0) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        if (error.reliability() == 1) {
            return Statistic.not(Reason.PERFECT_CORRELATION);
        }
        double difference = to.requireValue() - from.requireValue();
        double index = difference / error.standardErrorOfDifference();
        // a standard deviation close to zero
        if (!Double.isFinite(index)) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        double half = error.minimalDetectableChange();
        ConfidenceInterval interval = new ConfidenceInterval(difference - half, difference + half, 0.95);
        return Statistic.of(new ReliableChange(from, to, error, difference, index, interval));
    }

    /**
     * The earlier point.
     *
     * @return a point with a score
     */
    public SeriesPoint from() {
        return from;
    }

    /**
     * The later point.
     *
     * @return a point with a score
     */
    public SeriesPoint to() {
        return to;
    }

    /**
     * The measurement error.
     *
     * @return the measurement error that the caller supplied
     */
    public MeasurementError error() {
        return error;
    }

    /**
     * The later score minus the earlier one.
     *
     * @return in units of the score; positive if the later alliance rating is higher
     */
    public double difference() {
        return difference;
    }

    /**
     * The reliable change index: the difference in units of its standard error.
     *
     * @return with the sign of the difference
     */
    public double index() {
        return index;
    }

    /**
     * The interval of the change.
     *
     * @return in units of the score, at 95 %
     */
    public ConfidenceInterval interval() {
        return interval;
    }

    /**
     * The verdict by the index of Jacobson and Truax.
     *
     * @return reliable if the index is beyond 1.96
     */
    public Verdict verdict() {
        if (index > MeasurementError.CRITICAL) {
            return Verdict.RELIABLE_INCREASE;
        }
        return index < -MeasurementError.CRITICAL ? Verdict.RELIABLE_DECREASE : Verdict.NOT_RELIABLE;
    }

    /**
     * Whether the change is more than measurement error, in either direction.
     *
     * @return true if the index is beyond 1.96
     */
    public boolean isReliable() {
        return verdict() != Verdict.NOT_RELIABLE;
    }

    /**
     * The JSON form of the change: {@code from} and {@code to}, which are sessions, or times if there are no sessions,
     * {@code difference}, {@code sem}, {@code rci}, {@code reliable}, {@code verdict}, the interval's {@code lower} and
     * {@code upper}, and {@code method}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", from().place());
        map.put("to", to().place());
        map.put("difference", difference());
        map.put("sem", error().standardErrorOfMeasurement());
        map.put("rci", index());
        map.put("reliable", isReliable());
        map.put("verdict", verdict().id());
        map.put("lower", interval().lower());
        map.put("upper", interval().upper());
        map.put("method", Method.JACOBSON_TRUAX.id());
        return Collections.unmodifiableMap(map);
    }

    /**
     * Compares the same two scores by the method of Edwards and Nunnally.
     *
     * <p>Example: from 3.0 to 3.7, with M = 3.8, a standard deviation of 0.6 and a reliability of .88, SEM = 0.6 *
     * sqrt(.12) = 0.207846; expected is 3.8 + .88 * (3.0 - 3.8) = 3.096, and the interval from 3.096 - 0.407378 =
     * 2.688622 to 3.503378 excludes 3.7. The index of Jacobson and Truax is 0.7 / (sqrt(2) * 0.207846) = 2.381448.
     *
     * @param mean the mean of the population that the dyad, the standard deviation and the reliability are from; of
     *     the values of the trajectory
     * @return the finding
     * @throws IllegalArgumentException if {@code mean} isn't in the range of the trajectory
     */
    public EdwardsNunnally edwardsNunnally(double mean) {
        ScoreRange range = ((Scored) from.score()).range();
        if (!range.contains(mean)) {
            throw new IllegalArgumentException("the mean of scores in " + range + " is in this range");
        }
        double expected = mean + error.reliability() * (from.requireValue() - mean);
        double half = MeasurementError.CRITICAL * error.standardErrorOfMeasurement();
        ConfidenceInterval around = new ConfidenceInterval(expected - half, expected + half, 0.95);
        double later = to.requireValue();
        Verdict verdict = Verdict.NOT_RELIABLE;
        if (!around.contains(later)) {
            verdict = later > expected ? Verdict.RELIABLE_INCREASE : Verdict.RELIABLE_DECREASE;
        }
        return new EdwardsNunnally(mean, expected, around, verdict);
    }

    /** The verdict and the kind of reliability, without any score. */
    @Override
    public String toString() {
        return "ReliableChange[" + verdict().id() + ", by " + error.kind().id() + "]";
    }

    /** Whether two scores differ reliably. Higher scores mean a better alliance. */
    public enum Verdict implements Named {
        /** Higher by more than measurement error. */
        RELIABLE_INCREASE("reliable-increase"),
        /** Lower by more than measurement error. */
        RELIABLE_DECREASE("reliable-decrease"),
        /** Not different by more than measurement error; this doesn't prove that nothing changed. */
        NOT_RELIABLE("not-reliable");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "change." + id);
        }
    }

    /** By which method two scores are compared, and what it takes for granted. */
    public enum Method implements Named {
        /**
         * The index of Jacobson and Truax (1991): the difference in units of its standard error. It uses both scores
         * unchanged. It assumes that their errors are independent, normal and equally large for all persons, and that
         * there is no regression to the mean.
         */
        JACOBSON_TRUAX("jacobson-truax"),
        /**
         * The interval of Edwards and Nunnally: the later score is compared with the true score that is expected from
         * the earlier one. It assumes that the dyad belongs to the population with the given mean, towards which the
         * earlier score regresses. It ignores the error of the later score. So it finds changes more readily than
         * Jacobson and Truax if the later score is on the far side of the expected one.
         */
        EDWARDS_NUNNALLY("edwards-nunnally");

        private final String id;

        Method(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "method." + id);
        }

        /**
         * What this method assumes, in a language; in English if there is no translation.
         *
         * @param locale the language
         * @return one sentence
         * @throws NullPointerException if {@code locale} is null
         */
        public String assumptions(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "assumptions." + id);
        }
    }
}
