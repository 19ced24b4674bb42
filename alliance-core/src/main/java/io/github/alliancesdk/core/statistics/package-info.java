/**
 * Types that all statistics share: a computed value or the reason why there is none, intervals, and correlations.
 *
 * <p>Every figure of the packages below this one is a {@link io.github.alliancesdk.core.statistics.Statistic}. A figure
 * is never NaN or infinite. A sample of any size is accepted; a sample that is too small returns a reason instead of a
 * value. Start reading at {@link io.github.alliancesdk.core.statistics.Statistic}.
 */
@NullMarked
package io.github.alliancesdk.core.statistics;

import org.jspecify.annotations.NullMarked;
