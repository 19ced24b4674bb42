package io.github.alliancesdk.core.statistics.change;

import java.util.List;

/**
 * How often the control chart finds a drop in a stable series, and how often such a drop recovers. The rates are shares
 * of simulated series with independent normal errors and equally spaced sessions, computed by
 * src/test/reference/statistics/drops.R. Gaps between sessions change a rate by less than a tenth of it on average.
 */
final class ChartRates {
    private static final List<Integer> SESSIONS = List.of(8, 9, 10, 12, 15, 20, 30, 50, 100, 200);
    private static final List<Double> ALARM_RATES =
            List.of(0.00025, 0.00111, 0.00233, 0.00517, 0.00932, 0.0166, 0.0302, 0.0557, 0.1173, 0.2295);

    /** By the number of scores in the window, starting at 0. */
    private static final List<Double> RECOVERED = List.of(0.0, 0.79, 0.96, 0.99);

    private ChartRates() {}

    /** Between the simulated lengths, and beyond them, the hazard per session is linear in 1 / sessions. */
    static double alarmRate(int sessions) {
        int i = 1;
        while (i < SESSIONS.size() - 1 && SESSIONS.get(i) < sessions) {
            i++;
        }
        double x = 1.0 / sessions;
        double low = 1.0 / SESSIONS.get(i);
        double high = 1.0 / SESSIONS.get(i - 1);
        double share = (x - low) / (high - low);
        return -Math.expm1(-sessions * (share * hazard(i - 1) + (1 - share) * hazard(i)));
    }

    private static double hazard(int i) {
        return -Math.log1p(-ALARM_RATES.get(i)) / SESSIONS.get(i);
    }

    static double recovered(int scoresAfter) {
        return RECOVERED.get(scoresAfter);
    }
}
