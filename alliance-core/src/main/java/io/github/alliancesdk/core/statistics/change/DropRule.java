package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What counts as a drop. Both rules allow for measurement error, and both state how often a series in which nothing
 * happens shows a drop nevertheless. Neither is a published criterion. Immutable and thread-safe.
 *
 * <p>For both rules alike: every scored session but the first is judged; a drop is recovered when one of the following
 * {@value #RECOVERY_WINDOW} sessions has a score of at least the drop's reference less {@value #RECOVERY_DISTANCE}
 * standard error; a series needs {@link #minimumSessions()} scored sessions.
 */
public sealed interface DropRule {
    /** Within how many sessions a drop must recover: by session number, or by record in a series ordered by time. */
    int RECOVERY_WINDOW = 3;

    /** How far below its reference a drop counts as recovered, in standard errors. */
    double RECOVERY_DISTANCE = 1;

    /** The alarm rate unless another is asked for. */
    double DEFAULT_ALARM_RATE = 0.05;

    /**
     * A score is a drop if it lies below the mean of the scored sessions before it by more than measurement error
     * explains:
     *
     * <pre>
     * mean of the j scores before - score > z * SEM * sqrt(1 + 1 / j)
     * z = Phi^-1((1 - alarmRate)^(1 / (n - 1)))       n = scored sessions of the whole series
     * </pre>
     *
     * The n - 1 comparisons of one series are independent of one another where errors are independent and normal with
     * this SEM, so that a stable series shows one drop or more with probability {@code alarmRate} exactly. No trend is
     * removed: a steady decline is found too. {@code z} rises with the length of a series, and a session just outside
     * the limit may be inside it when the series has grown.
     *
     * @param error the measurement error of the scores
     * @param alarmRate the probability of any drop in a stable series, above 0 and at most 0.5
     */
    record RunningMean(MeasurementError error, double alarmRate) implements DropRule {
        /**
         * Makes a rule.
         *
         * @param error the measurement error of the scores
         * @param alarmRate the probability of any drop in a stable series, above 0 and at most 0.5
         * @throws NullPointerException if {@code error} is null
         * @throws IllegalArgumentException if the alarm rate is not above 0 and at most 0.5
         */
        public RunningMean {
            Objects.requireNonNull(error, "error");
            if (!(alarmRate > 0 && alarmRate <= 0.5)) {
                throw new IllegalArgumentException("an alarm rate is above 0 and at most 0.5");
            }
        }

        @Override
        public String id() {
            return "running-mean";
        }

        @Override
        public int minimumSessions() {
            return 2;
        }

        @Override
        public double alarmRate(int sessions) {
            requireEnough(sessions, minimumSessions());
            return alarmRate;
        }

        /**
         * How many standard errors below the mean of the earlier scores a drop lies.
         *
         * @param sessions how many sessions of the series have a score, {@link #minimumSessions()} or more
         * @return z, 0 or more
         * @throws IllegalArgumentException if there are too few sessions
         */
        public double criticalValue(int sessions) {
            requireEnough(sessions, minimumSessions());
            return Quantiles.normalAbove(sessionAlarmRate(sessions));
        }

        /** The probability of a drop at one session; by logarithms, because the power is next to 1. */
        double sessionAlarmRate(int sessions) {
            return -Math.expm1(Math.log1p(-alarmRate) / (sessions - 1));
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", id());
            map.put("alarmRate", alarmRate);
            map.put("recovery", recovery());
            map.put("minimumSessions", minimumSessions());
            return Collections.unmodifiableMap(map);
        }
    }

    /**
     * A score is a drop if it lies below the series' own straight line by more than the limit of an XmR chart, which is
     * 2.66 times the mean moving range. The line is that of {@link Slope}, over sessions or days; a moving range is the
     * distance of one residual from the next. All scored sessions enter, the drops included, which widens the limit.
     *
     * <p>It needs no measurement error from elsewhere and takes a steady rise or decline for granted. It is the less
     * sensitive rule by far: with seven scores nothing can pass the limit, which is why eight are the minimum, and from
     * ten to twenty it misses most drops. Its alarm rate isn't chosen: it follows from the number of scores, and was
     * found by simulation with independent normal errors.
     */
    record ControlChart() implements DropRule {
        @Override
        public String id() {
            return "control-chart";
        }

        @Override
        public int minimumSessions() {
            return 8;
        }

        @Override
        public double alarmRate(int sessions) {
            requireEnough(sessions, minimumSessions());
            return ChartRates.alarmRate(sessions);
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", id());
            map.put("recovery", recovery());
            map.put("minimumSessions", minimumSessions());
            return Collections.unmodifiableMap(map);
        }
    }

    /**
     * Drops below the mean of the earlier scores, with an alarm rate of {@value #DEFAULT_ALARM_RATE}.
     *
     * @param error the measurement error of the scores
     * @return the rule
     * @throws NullPointerException if {@code error} is null
     */
    static RunningMean runningMean(MeasurementError error) {
        return new RunningMean(error, DEFAULT_ALARM_RATE);
    }

    /**
     * Drops below the mean of the earlier scores.
     *
     * @param error the measurement error of the scores
     * @param alarmRate the probability of any drop in a stable series, above 0 and at most 0.5
     * @return the rule
     * @throws NullPointerException if {@code error} is null
     * @throws IllegalArgumentException if the alarm rate is not above 0 and at most 0.5
     */
    static RunningMean runningMean(MeasurementError error, double alarmRate) {
        return new RunningMean(error, alarmRate);
    }

    /**
     * Drops below the limit of a control chart about the series' own line.
     *
     * @return the rule
     */
    static ControlChart controlChart() {
        return new ControlChart();
    }

    /**
     * The stable identifier of this rule.
     *
     * @return {@code running-mean} or {@code control-chart}
     */
    String id();

    /**
     * The display name of this rule in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Unter dem Mittelwert der früheren Sitzungen}
     * @throws NullPointerException if {@code locale} is null
     */
    default String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "drop." + id());
    }

    /**
     * How many sessions must have a score.
     *
     * @return 2 or more
     */
    int minimumSessions();

    /**
     * How often a stable series shows one drop or more, if its errors are independent and normal.
     *
     * @param sessions how many sessions of the series have a score, {@link #minimumSessions()} or more
     * @return a probability
     * @throws IllegalArgumentException if there are too few sessions
     */
    double alarmRate(int sessions);

    /**
     * The JSON form of the rule: {@code kind}, {@code alarmRate} where it is chosen, {@code recovery} with
     * {@code withinSem} and {@code sessions}, and {@code minimumSessions}.
     *
     * @return plain strings, numbers and maps, in that order
     */
    @JsonValue
    Map<String, Object> toMap();

    private static Map<String, Object> recovery() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("withinSem", RECOVERY_DISTANCE);
        map.put("sessions", RECOVERY_WINDOW);
        return Collections.unmodifiableMap(map);
    }

    private static void requireEnough(int sessions, int minimum) {
        if (sessions < minimum) {
            throw new IllegalArgumentException("the rule needs " + minimum + " scored sessions");
        }
    }
}
