package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;

/**
 * How much studies differ beyond their sampling errors. Immutable and thread-safe.
 *
 * @param q Cochran's Q: the weighted sum of squared deviations from the fixed effect
 * @param degreesOfFreedom the number of studies minus one
 * @param i2 {@code max(0, (q - df) / q)}: the share of the variation that sampling error doesn't explain, from 0 to
 *     below 1. It is computed from q, not from an estimate of tau squared
 */
@NoJsonForm.Instead("the CorrelationPool or the MeanPool")
public record Heterogeneity(double q, int degreesOfFreedom, double i2) implements NoJsonForm {}
