/**
 * Moments and quantiles that the statistics share. All moments take two passes, never a sum of squares minus a squared
 * sum.
 */
@NullMarked
package io.github.alliancesdk.core.internal.statistics;

import org.jspecify.annotations.NullMarked;
