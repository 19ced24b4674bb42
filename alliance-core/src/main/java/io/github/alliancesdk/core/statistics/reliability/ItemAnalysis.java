package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an item is like, and how it goes with the others of its scale; all of keyed values. Immutable and thread-safe.
 *
 * @param item the number of the item
 * @param n the number of persons behind the figures of the item, but {@code alphaIfDeleted}: those of the scale, or, if
 *     item figures are prorated, those who answered this item and enough of the others
 * @param mean their mean
 * @param standardDeviation with n - 1 in the denominator
 * @param skewness b1: the mean third power of the deviations over the cube of the standard deviation, from three
 *     persons on; below 0 where most stand high
 * @param floor the share at the lowest value of the declared range, from 0 to 1
 * @param ceiling the share at the highest value of the declared range, from 0 to 1
 * @param itemRest the corrected item-total correlation: with the sum of the other items, or the mean of those answered
 *     if item figures are prorated; from three persons on
 * @param alphaIfDeleted Cronbach's alpha of the other items, from three items on; of the persons of the scale
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
    /** The kind of skewness, as textbooks and other software name it. */
    public static final String SKEWNESS_TYPE = "b1";

    /**
     * Makes a result.
     *
     * @param item the number of the item
     * @param n the number of persons behind the figures of the item, but {@code alphaIfDeleted}: those of the scale, or, if
     *     item figures are prorated, those who answered this item and enough of the others
     * @param mean their mean
     * @param standardDeviation with n - 1 in the denominator
     * @param skewness b1: the mean third power of the deviations over the cube of the standard deviation, from three persons on; below 0 where most stand high
     * @param floor the share at the lowest value of the declared range, from 0 to 1
     * @param ceiling the share at the highest value of the declared range, from 0 to 1
     * @param itemRest the corrected item-total correlation: with the sum of the other items, or the mean of those
     *     answered if item figures are prorated; from three persons on
     * @param alphaIfDeleted Cronbach's alpha of the other items, from three items on; of the persons of the scale
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
