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
 * The definition of a drop. Both rules allow for measurement error, and both state how often a stable series shows a
 * drop by chance. Neither is a published criterion. Immutable and thread-safe.
 *
 * <p>For both rules, every scored session except the first is tested. A drop has recovered if one of the following
 * {@value #RECOVERY_WINDOW} sessions has a score of at least the drop's reference minus {@value #RECOVERY_DISTANCE}
 * standard error. A series needs {@link #minimumSessions()} scored sessions.
 *
 * <p>Choose {@link #runningMean} if you know the measurement error of the scores. {@link #controlChart()} doesn't need
 * it, but needs long series.
 *
 * <pre>{@code
 * DropRule rule = DropRule.runningMean(error, 0.01);
 * System.out.println(rule.alarmRate(10)); // 0.01
 * System.out.println(rule.minimumSessions()); // 2
 * System.out.println(DropRule.controlChart().minimumSessions()); // 8
 * }</pre>
 */
public sealed interface DropRule {
    /**
     * The number of sessions within which a drop must recover: by session number, or by record in a series ordered by
     * time.
     */
    int RECOVERY_WINDOW = 3;

    /** A drop has recovered at this distance below its reference, or closer; in standard errors. */
    double RECOVERY_DISTANCE = 1;

    /** The default alarm rate. */
    double DEFAULT_ALARM_RATE = 0.05;

    /**
     * A score is a drop if it is below the mean of the earlier scored sessions by more than measurement error explains:
     *
     * <pre>
     * mean of the j scores before - score > z * SEM * sqrt(1 + 1 / j)
     * z = Phi^-1((1 - alarmRate)^(1 / (n - 1)))       n = scored sessions of the whole series
     * </pre>
     *
     * The n - 1 comparisons of one series are independent if the errors are independent and normal with this SEM. A
     * stable series then shows at least one drop with probability {@code alarmRate} exactly. No trend is removed, so a
     * steady decline is found too. {@code z} rises with the length of a series, so a session just outside the limit may
     * be inside it after more sessions.
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
         * The distance of a drop from the mean of the earlier scores, in standard errors.
         *
         * @param sessions the number of scored sessions in the series, {@link #minimumSessions()} or more
         * @return z, 0 or more
         * @throws IllegalArgumentException if there are too few sessions
         */
        public double criticalValue(int sessions) {
            requireEnough(sessions, minimumSessions());
            return Quantiles.normalAbove(sessionAlarmRate(sessions));
        }

        /** The probability of a drop at one session; computed with logarithms, because the power is close to 1. */
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
     * A score is a drop if it is below the series' own straight line by more than the limit of an XmR chart, which is
     * 2.66 times the mean moving range. The line is that of {@link Slope}, over sessions or days. A moving range is the
     * absolute difference of two successive residuals. All scored sessions are used, including the drops, which widens
     * the limit.
     *
     * <p>It needs no external measurement error, and it doesn't report a steady rise or decline as a drop. It is much
     * less sensitive than the other rule. With seven scores no score can pass the limit, so eight are the minimum; with
     * ten to twenty it misses most drops. Its alarm rate can't be chosen: it depends on the number of scores, and was
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
     * The minimum number of scored sessions.
     *
     * @return 2 or more
     */
    int minimumSessions();

    /**
     * The probability that a stable series shows at least one drop, if its errors are independent and normal.
     *
     * @param sessions the number of scored sessions in the series, {@link #minimumSessions()} or more
     * @return a probability
     * @throws IllegalArgumentException if there are too few sessions
     */
    double alarmRate(int sessions);

    /**
     * The JSON form of the rule: {@code kind}, {@code alarmRate} if it can be chosen, {@code recovery} with
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
