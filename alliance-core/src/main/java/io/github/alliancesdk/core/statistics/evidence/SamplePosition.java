package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;

/**
 * Where a score lies in a sample of persons, in units of the sample's standard deviation. No percentile follows: alliance
 * scores are skewed, with most of them near the top of the range, and the distance says nothing of how many are below.
 * Immutable and thread-safe.
 *
 * @param z {@code (score - mean) / sd}, with the sample's figures taken as those of a population
 * @param t {@code (score - mean) / (sd * sqrt((n + 1) / n))}, which allows for the sample being one (Crawford and Howell
 *     1998)
 * @param degreesOfFreedom those of t: n less one
 */
@NoJsonForm.Instead("the SampleComparison")
public record SamplePosition(double z, double t, int degreesOfFreedom) implements NoJsonForm {}
