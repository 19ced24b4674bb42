package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the variance of item answers lies: components of a three-way analysis of variance of persons, times and items,
 * as expected mean squares give them. One that should be zero can come out negative, and is reported as it comes out.
 * Immutable and thread-safe.
 *
 * @param person between persons
 * @param time between times
 * @param item between items
 * @param personTime of persons changing unlike one another
 * @param personItem of persons answering items unlike one another
 * @param timeItem of items changing unlike one another
 * @param residual what is left, error included
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
     * Which components came out negative: the data say less of them than of noise.
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
