package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.ArrayList;
import java.util.List;

/**
 * Components of the variance of item answers: a three-way analysis of variance of persons, times and items, estimated
 * from expected mean squares. A component near zero can be estimated as negative and is not changed to 0. Immutable and
 * thread-safe.
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
        double person, double time, double item, double personTime, double personItem, double timeItem, double residual)
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
