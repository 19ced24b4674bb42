package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Arrays;

/** Item statistics over the persons who answered the item and enough of the other items of its scale. */
final class ProratedItems {
    private final Columns columns;
    private final int[] chosen;
    private final int required;
    private final boolean mixed;

    /**
     * For the items of a scale.
     *
     * @param required how many of the other items must have been answered, 1 or more
     */
    ProratedItems(Columns columns, int[] chosen, int required) {
        this.columns = columns;
        this.chosen = chosen;
        this.required = required;
        this.mixed = columns.isMixed(chosen);
    }

    ItemAnalysis analyse(int place, int number, double level, Statistic<Double> alphaIfDeleted) {
        double[] own = new double[columns.persons()];
        double[] rest = new double[columns.persons()];
        int n = 0;
        for (int person = 0; person < columns.persons(); person++) {
            double mean = meanOfOthers(person, place);
            if (!columns.isMissing(person, chosen[place]) && !Double.isNaN(mean)) {
                own[n] = columns.value(person, chosen[place]);
                rest[n++] = mean;
            }
        }
        double[] values = Arrays.copyOf(own, n);
        ItemDistribution distribution = ItemDistribution.ofValues(values, columns.format(chosen[place]));
        return new ItemAnalysis(
                number,
                n,
                distribution.meanValue(),
                distribution.standardDeviation(),
                distribution.skewness(),
                distribution.floor(),
                distribution.ceiling(),
                Correlation.of(values, Arrays.copyOf(rest, n), level),
                alphaIfDeleted);
    }

    /**
     * The mean of the other items or, if the items differ in their range, the share of their range that was reached. NaN if
     * too few items were answered.
     */
    private double meanOfOthers(int person, int place) {
        double sum = 0;
        double range = 0;
        int answered = 0;
        for (int other = 0; other < chosen.length; other++) {
            if (other != place && !columns.isMissing(person, chosen[other])) {
                sum += columns.value(person, chosen[other]);
                answered++;
                if (mixed) {
                    ResponseFormat format = columns.format(chosen[other]).orElseThrow();
                    sum -= format.min();
                    range += format.max() - format.min();
                }
            }
        }
        return answered < required ? Double.NaN : sum / (mixed ? range : answered);
    }
}
