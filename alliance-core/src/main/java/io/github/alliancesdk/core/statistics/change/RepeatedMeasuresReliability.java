package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;

/**
 * How reliably a scale distinguishes persons and their changes in repeated administrations (Cranford et al. 2006), by
 * variance components. With the components p, t, i, pt, pi, ti and e, m items and k times:
 *
 * <pre>
 * change  Rc  = pt / (pt + e/m)
 * fixed   RkF = (p + pi/m) / (p + pi/m + e/(k m));  R1F is the same with k = 1
 * random  R1R = (p + pi/m) / (p + pi/m + t + pt + e/m)
 *         RkR = (p + pi/m) / (p + pi/m + t/k + pt/k + e/(k m))
 * </pre>
 *
 * <p>If {@link #components()} has {@linkplain VarianceComponents#negative() negative} values, the coefficients are
 * computed from them unchanged, and can be outside 0 to 1. {@link RepeatedMeasures#reliability()}
 * computes these coefficients. Immutable and thread-safe.
 *
 * <pre>{@code
 * double[][][] answers = {{{2, 3}, {4, 4}}, {{1, 1}, {2, 3}}, {{5, 5}, {4, 5}}}; // persons, times, items
 * RepeatedMeasuresReliability reliability = RepeatedMeasures.of(answers).reliability().orElseThrow();
 * System.out.println(String.format(Locale.ROOT, "%.2f", reliability.change().orElseThrow())); // 0.75
 * System.out.println(reliability.components().negative()); // [personItem, timeItem]
 * }</pre>
 */
@NoJsonForm.Instead("the statistics that it returns")
public final class RepeatedMeasuresReliability implements NoJsonForm {
    private final VarianceComponents components;
    private final int persons;
    private final int times;
    private final int items;
    private final int leftOut;

    RepeatedMeasuresReliability(VarianceComponents components, int persons, int times, int items, int leftOut) {
        this.components = components;
        this.persons = persons;
        this.times = times;
        this.items = items;
        this.leftOut = leftOut;
    }

    /**
     * The variance components that the coefficients are computed from.
     *
     * @return the variance components, by analysis of variance
     */
    public VarianceComponents components() {
        return components;
    }

    /**
     * Rc: the reliability of changes within persons. Together with the standard deviation within persons it is a
     * reliability of the kind {@link ReliabilityKind#WITHIN_PERSON}.
     *
     * @return the coefficient; {@code no-variance} if its denominator is not above 0
     */
    public Statistic<Double> change() {
        return ratio(components.personTime(), components.residual() / items);
    }

    /**
     * R1F: the reliability of differences between persons at one fixed time.
     *
     * @return the coefficient; {@code no-variance} if its denominator is not above 0
     */
    public Statistic<Double> oneFixedTime() {
        return ratio(person(), components.residual() / items);
    }

    /**
     * RkF: the reliability of differences between persons in the mean over these fixed times.
     *
     * @return the coefficient; {@code no-variance} if its denominator is not above 0
     */
    public Statistic<Double> allFixedTimes() {
        return ratio(person(), components.residual() / ((double) times * items));
    }

    /**
     * R1R: the reliability of differences between persons at one random time.
     *
     * @return the coefficient; {@code no-variance} if its denominator is not above 0
     */
    public Statistic<Double> oneRandomTime() {
        return ratio(person(), components.time() + components.personTime() + components.residual() / items);
    }

    /**
     * RkR: the reliability of differences between persons in the mean over k random times.
     *
     * @return the coefficient; {@code no-variance} if its denominator is not above 0
     */
    public Statistic<Double> allRandomTimes() {
        return ratio(
                person(),
                components.time() / times
                        + components.personTime() / times
                        + components.residual() / ((double) times * items));
    }

    private double person() {
        return components.person() + components.personItem() / items;
    }

    private static Statistic<Double> ratio(double signal, double noise) {
        return signal + noise > 0 ? Statistic.of(signal / (signal + noise)) : Statistic.not(Reason.NO_VARIANCE);
    }

    /**
     * The number of persons that the coefficients are computed from.
     *
     * @return those who answered every item at every time
     */
    public int persons() {
        return persons;
    }

    /**
     * The number of times.
     *
     * @return 2 or more
     */
    public int times() {
        return times;
    }

    /**
     * The number of items.
     *
     * @return 2 or more
     */
    public int items() {
        return items;
    }

    /**
     * The number of persons that were left out.
     *
     * @return those who didn't answer every item at every time
     */
    public int leftOut() {
        return leftOut;
    }

    /** The number of persons, times and items. */
    @Override
    public String toString() {
        return "RepeatedMeasuresReliability[" + persons + " persons, " + times + " times, " + items + " items]";
    }

    /**
     * Components of the variance of item answers: a three-way analysis of variance of persons, times and items,
     * estimated from expected mean squares. A component near zero can be estimated as negative and is not changed to 0.
     * Immutable and thread-safe.
     *
     * @param person between persons
     * @param time between times
     * @param item between items
     * @param personTime of different changes of persons
     * @param personItem of different item patterns of persons
     * @param timeItem of different changes of items
     * @param residual the rest, including error
     */
    @NoJsonForm.Instead("its numbers one by one")
    public record VarianceComponents(
            double person,
            double time,
            double item,
            double personTime,
            double personItem,
            double timeItem,
            double residual)
            implements NoJsonForm {
        /**
         * The sum of the components.
         *
         * @return the total variance
         */
        public double total() {
            return person + time + item + personTime + personItem + timeItem + residual;
        }

        /**
         * The components with negative estimates; the data contain too little information about them.
         *
         * @return the names of the components, such as {@code personTime}, in order; empty if there are none
         */
        public List<String> negative() {
            List<String> names = new ArrayList<>();
            addIfNegative(names, "person", person);
            addIfNegative(names, "time", time);
            addIfNegative(names, "item", item);
            addIfNegative(names, "personTime", personTime);
            addIfNegative(names, "personItem", personItem);
            addIfNegative(names, "timeItem", timeItem);
            return List.copyOf(names);
        }

        private static void addIfNegative(List<String> names, String name, double component) {
            if (component < 0) {
                names.add(name);
            }
        }
    }
}
