/**
 * What the statistics share: a computed value or the reason why there is none, intervals and correlations.
 *
 * <p>Every figure of the packages below this one is a {@link io.github.alliancesdk.core.statistics.Statistic}. Nothing is NaN or infinite, and no sample
 * is too small to ask about. Start reading at {@link io.github.alliancesdk.core.statistics.Statistic}.
 */
@NullMarked
package io.github.alliancesdk.core.statistics;

import org.jspecify.annotations.NullMarked;
