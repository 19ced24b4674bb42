/**
 * Moments and quantiles that the statistics share. Two-pass throughout: never a sum of squares minus a square of a sum.
 */
@NullMarked
package io.github.alliancesdk.core.internal.statistics;

import org.jspecify.annotations.NullMarked;
