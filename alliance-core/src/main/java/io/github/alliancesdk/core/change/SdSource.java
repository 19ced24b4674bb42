package io.github.alliancesdk.core.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.psychometrics.Reason;
import io.github.alliancesdk.core.psychometrics.Statistic;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Where the standard deviation comes from in which drops are measured. Immutable and thread-safe. */
public sealed interface SdSource {
    /**
     * A figure that the caller vouches for.
     *
     * @param standardDeviation of mean scores, on the range of the format in which the series was answered; above 0
     * @param source where it comes from, such as a citation; not blank
     */
    record Declared(double standardDeviation, String source) implements SdSource {
        /**
         * Makes a source.
         *
         * @param standardDeviation of mean scores, on the range of the format in which the series was answered; above 0
         * @param source where it comes from, such as a citation; not blank
         * @throws NullPointerException if {@code source} is null
         * @throws IllegalArgumentException if the standard deviation is not above 0 or not finite, or the source blank
         */
        public Declared {
            if (!(standardDeviation > 0) || !Double.isFinite(standardDeviation)) {
                throw new IllegalArgumentException("a standard deviation to measure in is above 0");
            }
            if (Objects.requireNonNull(source, "source").isBlank()) {
                throw new IllegalArgumentException("a declared standard deviation has a source");
            }
        }

        @Override
        public String id() {
            return "declared";
        }

        @Override
        public Statistic<Double> standardDeviation(Trajectory trajectory) {
            MeasurementError.requirePossible(standardDeviation, trajectory.format());
            return Statistic.of(standardDeviation);
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", id());
            map.put("sd", standardDeviation);
            map.put("source", source);
            return Collections.unmodifiableMap(map);
        }
    }

    /** The standard deviation of all scored sessions of the trajectory itself, its drops included. */
    record Person() implements SdSource {
        @Override
        public String id() {
            return "person";
        }

        @Override
        public Statistic<Double> standardDeviation(Trajectory trajectory) {
            double[] values = trajectory.values();
            if (values.length < 2) {
                return Statistic.not(Reason.TOO_FEW_SESSIONS);
            }
            return Moments.isConstant(values)
                    ? Statistic.not(Reason.NO_VARIANCE)
                    : Statistic.of(Moments.standardDeviation(values));
        }
    }

    /**
     * The standard deviation within the trajectories of a sample, pooled: the squared deviations of each from its own
     * mean, added up and divided by the number of scored sessions less the number of trajectories. How dyads differ from
     * one another is not in it. Immutable and thread-safe.
     */
    final class Sample implements SdSource {
        private final Trajectory first;
        private final Statistic<Double> pooled;
        private final int trajectories;
        private final int sessions;

        private Sample(List<Trajectory> sample) {
            Samples.requireOneKindOfTrajectory(sample);
            List<double[]> values = sample.stream()
                    .map(Trajectory::values)
                    .filter(each -> each.length > 1)
                    .toList();
            this.first = sample.get(0);
            this.trajectories = values.size();
            this.sessions = values.stream().mapToInt(each -> each.length).sum();
            this.pooled = pooled(values);
        }

        private Statistic<Double> pooled(List<double[]> values) {
            if (trajectories == 0) {
                return Statistic.not(Reason.TOO_FEW_SESSIONS);
            }
            double squares = values.stream()
                    .filter(each -> !Moments.isConstant(each))
                    .mapToDouble(Moments::sumOfSquares)
                    .sum();
            return squares == 0
                    ? Statistic.not(Reason.NO_VARIANCE)
                    : Statistic.of(Math.sqrt(squares / (sessions - trajectories)));
        }

        /**
         * How many trajectories it rests on.
         *
         * @return those with two or more scored sessions
         */
        public int trajectories() {
            return trajectories;
        }

        /**
         * How many scored sessions it rests on.
         *
         * @return the scored sessions of {@link #trajectories()}
         */
        public int sessions() {
            return sessions;
        }

        @Override
        public String id() {
            return "sample";
        }

        /**
         * The pooled standard deviation.
         *
         * @param trajectory a trajectory of the same kind as the sample
         * @return the same for each; {@code too-few-sessions} if no trajectory of the sample has two scored sessions,
         *     {@code no-variance} if none of them varies
         * @throws NullPointerException if {@code trajectory} is null
         * @throws MixedSeriesException if the trajectory is of another scale, instrument, key, format, rater or referent
         */
        @Override
        public Statistic<Double> standardDeviation(Trajectory trajectory) {
            Samples.requireOneKindOfTrajectory(List.of(first, trajectory));
            return pooled;
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", id());
            map.put("pooled", "within-series");
            map.put("series", trajectories);
            map.put("sessions", sessions);
            return Collections.unmodifiableMap(map);
        }

        /** What it rests on. */
        @Override
        public String toString() {
            return "Sample[" + sessions + " sessions of " + trajectories + " trajectories]";
        }
    }

    /** The standard deviation that the limits of the trajectory's own {@link ControlChart} stand for. */
    record Chart() implements SdSource {
        @Override
        public String id() {
            return "control-chart";
        }

        @Override
        public Statistic<Double> standardDeviation(Trajectory trajectory) {
            return ControlChart.of(trajectory).map(ControlChart::standardDeviation);
        }
    }

    /**
     * A figure that the caller vouches for.
     *
     * @param standardDeviation of mean scores, on the range of the format in which the series was answered; above 0
     * @param source where it comes from, such as a citation; not blank
     * @return the source
     * @throws NullPointerException if {@code source} is null
     * @throws IllegalArgumentException if the standard deviation is not above 0 or not finite, or the source blank
     */
    static SdSource declared(double standardDeviation, String source) {
        return new Declared(standardDeviation, source);
    }

    /**
     * The standard deviation of the trajectory itself.
     *
     * @return the source
     */
    static SdSource person() {
        return new Person();
    }

    /**
     * The pooled standard deviation within the trajectories of a sample.
     *
     * @param trajectories at least one, all of one scale, instrument, key, format, rater and referent
     * @return the source
     * @throws NullPointerException if {@code trajectories} or an element is null
     * @throws IllegalArgumentException if there is no trajectory
     * @throws MixedSeriesException if the trajectories are not all of one kind
     */
    static Sample sample(Collection<Trajectory> trajectories) {
        List<Trajectory> sample = List.copyOf(trajectories);
        if (sample.isEmpty()) {
            throw new IllegalArgumentException("a sample has at least one trajectory");
        }
        return new Sample(sample);
    }

    /**
     * The standard deviation that the limits of a control chart stand for.
     *
     * @return the source
     */
    static SdSource controlChart() {
        return new Chart();
    }

    /**
     * The stable word for this source.
     *
     * @return {@code declared}, {@code person}, {@code sample} or {@code control-chart}
     */
    String id();

    /**
     * What this source is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Der Reihe selbst}
     * @throws NullPointerException if {@code locale} is null
     */
    default String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "sd." + id());
    }

    /**
     * The standard deviation for a trajectory.
     *
     * @param trajectory the trajectory
     * @return above 0, or the reason why there is none
     * @throws NullPointerException if {@code trajectory} is null
     * @throws IllegalArgumentException if it is declared, and mean scores in the trajectory's format can't have it
     * @throws MixedSeriesException if it is of a sample of another kind
     */
    Statistic<Double> standardDeviation(Trajectory trajectory);

    /**
     * The source as other programs read it.
     *
     * @return {@code kind}, which is {@link #id()}, and what else there is to say
     */
    @JsonValue
    default Map<String, Object> toMap() {
        return Map.of("kind", id());
    }
}
