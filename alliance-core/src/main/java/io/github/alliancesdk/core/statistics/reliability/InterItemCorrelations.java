package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.List;

/**
 * The inter-item correlations of a scale, over the persons who answered all of its items. Immutable and thread-safe.
 *
 * <pre>{@code
 * ScaleReliability bond = ReliabilityAnalysis.withDefaults().analyse(matrix).scale("bond");
 * InterItemCorrelations correlations = bond.interItemCorrelations();
 * System.out.println(correlations.items()); // [3, 5, 7, 9]
 * System.out.println(String.format(Locale.ROOT, "%.2f", correlations.correlation(3, 5).orElseThrow())); // 0.36
 * }</pre>
 */
@NoJsonForm.Instead("the statistics that it returns")
public final class InterItemCorrelations implements NoJsonForm {
    private final List<Integer> items;
    private final ItemMoments moments;

    InterItemCorrelations(List<Integer> items, ItemMoments moments) {
        this.items = items;
        this.moments = moments;
    }

    /**
     * The items.
     *
     * @return their numbers, ascending
     */
    public List<Integer> items() {
        return items;
    }

    /**
     * Pearson's correlation of two items over the persons of the scale; it needs at least three persons.
     *
     * @param one the number of an item
     * @param other the number of an item
     * @return from -1 to 1; 1 for an item with itself, if it varies
     * @throws IllegalArgumentException if the scale has no such item
     */
    public Statistic<Double> correlation(int one, int other) {
        return moments.correlation(place(one), place(other));
    }

    /**
     * The covariance of two items, with n - 1 in the denominator; it needs at least two persons.
     *
     * @param one the number of an item
     * @param other the number of an item
     * @return the covariance; for an item with itself, its variance
     * @throws IllegalArgumentException if the scale has no such item
     */
    public Statistic<Double> covariance(int one, int other) {
        double covariance = moments.covariance()[place(one)][place(other)];
        return n() < 2 ? Statistic.not(Reason.TOO_FEW_PERSONS) : Statistic.finite(covariance);
    }

    /**
     * The number of persons that every correlation is computed from.
     *
     * @return 0 or more
     */
    public int n() {
        return moments.n();
    }

    private int place(int item) {
        int place = Collections.binarySearch(items, item);
        if (place < 0) {
            throw new IllegalArgumentException("the scale has no item " + item);
        }
        return place;
    }

    /** The items. */
    @Override
    public String toString() {
        return "InterItemCorrelations" + items;
    }
}
