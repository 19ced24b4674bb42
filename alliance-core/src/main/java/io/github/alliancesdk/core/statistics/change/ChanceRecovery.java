package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The share of chance drops that recover, as defined by {@link DropSummary#recoveredByChance()}. Caches its integrals,
 * because many series have the same number of scores. Not thread-safe.
 */
final class ChanceRecovery {
    /** The range of integration beyond the limit, in standard errors; less than 1e-10 of the drops are further away. */
    private static final double BEYOND = 7;

    /** Must be even. The share is then accurate to about six digits, because the tail falls steeply. */
    private static final int TAIL_STEPS = 200;

    /** Must be even. The normal density is almost 0 at both ends, so Simpson's rule converges fast. */
    private static final int NORMAL_STEPS = 60;

    private static final double NORMAL_END = 9;

    private record Place(double critical, int before, int after) {}

    private final Map<Place, Double> known = new HashMap<>();

    Statistic<Double> of(List<DropAnalysis> analyses) {
        double drops = 0;
        double recoveries = 0;
        for (DropAnalysis each : analyses) {
            int[] scoredAfter = each.scoredAfter();
            for (int i = 1; i < scoredAfter.length; i++) {
                double probability;
                double share;
                if (each.rule() instanceof DropRule.RunningMean rule) {
                    probability = rule.sessionAlarmRate(each.used());
                    share = share(rule.criticalValue(each.used()), i, scoredAfter[i]);
                } else {
                    probability = each.alarmRate() / (each.used() - 1);
                    share = ChartRates.recovered(scoredAfter[i]);
                }
                drops += probability;
                recoveries += probability * share;
            }
        }
        return Statistic.of(recoveries / drops);
    }

    /** The share for drops by the running mean after {@code before} scores, with {@code after} scores in the window. */
    double share(double critical, int before, int after) {
        return after == 0 ? 0 : known.computeIfAbsent(new Place(critical, before, after), ChanceRecovery::integrated);
    }

    private static double integrated(Place place) {
        double missed = 0;
        double all = 0;
        double step = BEYOND / TAIL_STEPS;
        for (int i = 0; i <= TAIL_STEPS; i++) {
            double t = place.critical + i * step;
            double weight = simpson(i, TAIL_STEPS) * density(t);
            missed += weight * missed(t, place);
            all += weight;
        }
        return 1 - missed / all;
    }

    /** The probability that no score in the window recovers, for a drop of depth {@code t}. */
    private static double missed(double t, Place place) {
        double centre = t / Math.sqrt((double) place.before * (place.before + 1.0));
        double width = 1 / Math.sqrt(place.before + 1.0);
        double missed = 0;
        double all = 0;
        double step = 2 * NORMAL_END / NORMAL_STEPS;
        for (int i = 0; i <= NORMAL_STEPS; i++) {
            double u = i * step - NORMAL_END;
            double reference = centre + width * u;
            double weight = simpson(i, NORMAL_STEPS) * density(u);
            missed +=
                    weight * Math.pow(Quantiles.normalShareAbove(DropRule.RECOVERY_DISTANCE - reference), place.after);
            all += weight;
        }
        return missed / all;
    }

    private static int simpson(int i, int steps) {
        if (i == 0 || i == steps) {
            return 1;
        }
        return i % 2 == 1 ? 4 : 2;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2);
    }
}
