package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Statistics of an item and its relation to the other items of its scale, from keyed values in the units of the item's
 * format. Immutable and thread-safe.
 *
 * <pre>{@code
 * ItemAnalysis item = ReliabilityAnalysis.withDefaults().analyse(matrix).scale("bond").item(3);
 * System.out.println(item.n()); // 200
 * System.out.println(String.format(Locale.ROOT, "%.2f", item.itemRest().orElseThrow().value())); // 0.51
 * System.out.println(String.format(Locale.ROOT, "%.2f", item.alphaIfDeleted().orElseThrow())); // 0.58
 * }</pre>
 *
 * @param item the number of the item
 * @param n the number of persons for all figures except {@code alphaIfDeleted}: those of the scale or, if item figures
 *     are prorated, those who answered this item and enough of the other items
 * @param mean their mean
 * @param standardDeviation with n - 1 in the denominator
 * @param skewness b1: the mean third power of the deviations, divided by the cube of the standard deviation; needs at
 *     least three persons; below 0 if most values are high
 * @param floor the share at the lowest value of the item's declared range, from 0 to 1
 * @param ceiling the share at the highest value of the item's declared range, from 0 to 1
 * @param itemRest the corrected item-total correlation: with the sum of the other items or, if item figures are
 *     prorated, with the mean of those answered or, if the items differ in their range, with the share that they reach of
 * their range; needs at least three persons
 * @param alphaIfDeleted Cronbach's alpha of the other items, over the persons of the scale; needs at least three items
 */
public record ItemAnalysis(
        int item,
        int n,
        Statistic<Double> mean,
        Statistic<Double> standardDeviation,
        Statistic<Double> skewness,
        Statistic<Double> floor,
        Statistic<Double> ceiling,
        Statistic<Correlation> itemRest,
        Statistic<Double> alphaIfDeleted) {
    /** The type of skewness, named as in textbooks and other software. */
    public static final String SKEWNESS_TYPE = "b1";

    /**
     * Makes a result.
     *
     * @param item the number of the item
     * @param n the number of persons for all figures except {@code alphaIfDeleted}: those of the scale or, if item
     *     figures are prorated, those who answered this item and enough of the other items
     * @param mean their mean
     * @param standardDeviation with n - 1 in the denominator
     * @param skewness b1: the mean third power of the deviations, divided by the cube of the standard deviation; needs
     *     at least three persons; below 0 if most values are high
     * @param floor the share at the lowest value of the item's declared range, from 0 to 1
     * @param ceiling the share at the highest value of the item's declared range, from 0 to 1
     * @param itemRest the corrected item-total correlation: with the sum of the other items or, if item figures are
     *     prorated, with the mean of those answered or, if the items differ in their range, with the share that they reach of
     * their range; needs at least three persons
     * @param alphaIfDeleted Cronbach's alpha of the other items, over the persons of the scale; needs at least three
     *     items
     * @throws NullPointerException if an argument is null
     */
    public ItemAnalysis {
        Objects.requireNonNull(mean, "mean");
        Objects.requireNonNull(standardDeviation, "standardDeviation");
        Objects.requireNonNull(skewness, "skewness");
        Objects.requireNonNull(floor, "floor");
        Objects.requireNonNull(ceiling, "ceiling");
        Objects.requireNonNull(itemRest, "itemRest");
        Objects.requireNonNull(alphaIfDeleted, "alphaIfDeleted");
    }

    /**
     * The JSON form of the item: {@code item}, {@code n}, {@code mean}, {@code sd}, {@code itemRest},
     * {@code alphaIfDeleted}, {@code skewness}, {@code floor} and {@code ceiling}. A value that could not be computed
     * is written as {@code {"reason": ".."}}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("item", item);
        map.put("n", n);
        map.put("mean", mean.toJsonValue());
        map.put("sd", standardDeviation.toJsonValue());
        map.put("itemRest", itemRest.toJsonValue(Correlation::toMap));
        map.put("alphaIfDeleted", alphaIfDeleted.toJsonValue());
        map.put("skewness", skewness.toJsonValue());
        map.put("floor", floor.toJsonValue());
        map.put("ceiling", ceiling.toJsonValue());
        return Collections.unmodifiableMap(map);
    }
}
