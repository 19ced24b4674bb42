package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;

/**
 * How much studies differ beyond their sampling errors. Immutable and thread-safe.
 *
 * <pre>{@code
 * Heterogeneity heterogeneity = CorrelationPool.of(studies).heterogeneity().orElseThrow();
 * System.out.println(heterogeneity.degreesOfFreedom()); // 2
 * System.out.println(String.format(Locale.ROOT, "I2 %.2f", heterogeneity.i2())); // I2 0.58
 * }</pre>
 *
 * @param q Cochran's Q: the weighted sum of squared deviations from the fixed effect
 * @param degreesOfFreedom the number of studies minus one
 * @param i2 {@code max(0, (q - df) / q)}: the share of the variation that sampling error doesn't explain, from 0 to
 *     below 1. It is computed from q, not from an estimate of tau squared
 */
@NoJsonForm.Instead("the CorrelationPool or the MeanPool")
public record Heterogeneity(double q, int degreesOfFreedom, double i2) implements NoJsonForm {}
