package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import java.util.List;
import java.util.Objects;

/**
 * The pooled effect of studies under the assumption that all of them measure the same effect (fixed effect), weighted
 * by the inverse of their sampling variances. Immutable and thread-safe.
 *
 * <p>If the true effects may differ, choose {@link RandomEffects}.
 *
 * <pre>{@code
 * PooledEstimate fixed = CorrelationPool.of(studies).fixed().orElseThrow();
 * System.out.println(String.format(Locale.ROOT, "%.2f", fixed.value())); // 0.25
 * System.out.println(String.format(Locale.ROOT, "%.2f", fixed.weights().get(0))); // 0.22
 * }</pre>
 *
 * @param value the pooled effect; a correlation, or a mean
 * @param interval its 95 % interval, by the normal distribution
 * @param standardError the standard error; for correlations on the scale of Fisher's z
 * @param weights the share of each study, in the order of the studies; their sum is 1
 */
@NoJsonForm.Instead("the CorrelationPool or the MeanPool")
public record PooledEstimate(double value, ConfidenceInterval interval, double standardError, List<Double> weights)
        implements NoJsonForm {
    /**
     * Makes an estimate.
     *
     * @param value the pooled effect
     * @param interval its 95 % interval
     * @param standardError the standard error
     * @param weights the share of each study
     * @throws NullPointerException if an argument is null
     */
    public PooledEstimate {
        Objects.requireNonNull(interval, "interval");
        weights = List.copyOf(weights);
    }
}
