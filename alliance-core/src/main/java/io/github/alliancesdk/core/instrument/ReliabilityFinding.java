package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A published reliability of an instrument's scores. It is text from a source and not meant for calculations.
 *
 * @param number the number of the finding within the definition
 * @param statistic the statistic, such as {@code alpha}
 * @param value the value as published
 * @param n the known sample sizes
 * @param population the population of the samples
 */
@NoJsonForm.Instead("the Instrument that the finding belongs to")
public record ReliabilityFinding(
        int number, String statistic, String value, List<Integer> n, Optional<String> population)
        implements NoJsonForm {
    /**
     * Makes a finding.
     *
     * @param number the number of the finding within the definition
     * @param statistic the statistic, such as {@code alpha}
     * @param value the value as published
     * @param n the known sample sizes
     * @param population the population of the samples
     * @throws NullPointerException if an argument or an element is null
     */
    public ReliabilityFinding {
        Objects.requireNonNull(statistic, "statistic");
        Objects.requireNonNull(value, "value");
        n = List.copyOf(Objects.requireNonNull(n, "n"));
        Objects.requireNonNull(population, "population");
    }
}
