package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;

/**
 * The position of a score in a sample of persons, in units of the sample's standard deviation. It can't be converted to
 * a percentile: alliance scores are skewed, with most of them near the top of the range, so the distance doesn't show
 * how many scores are below. Immutable and thread-safe.
 *
 * @param z {@code (score - mean) / sd}, which treats the sample's figures as those of a population
 * @param t {@code (score - mean) / (sd * sqrt((n + 1) / n))}, which corrects for estimation from a sample (Crawford and
 *     Howell 1998)
 * @param degreesOfFreedom of t: n - 1
 */
@NoJsonForm.Instead("the SampleComparison")
public record SamplePosition(double z, double t, int degreesOfFreedom) implements NoJsonForm {}
