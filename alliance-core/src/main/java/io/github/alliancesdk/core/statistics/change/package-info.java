/**
 * Change over sessions.
 *
 * <p>In come score reports. {@link io.github.alliancesdk.core.statistics.change.ScoreSeries} groups them by dyad, rater, instrument, key, format and
 * referent, so that unlike measurements can't be joined. A scale of a series is a {@link io.github.alliancesdk.core.statistics.change.Trajectory}. Out
 * come reliable change, slopes, drops and recoveries, and what differs within persons and between them.
 *
 * <p>Only a {@link io.github.alliancesdk.core.scoring.ScoreReport} is accepted: a score that was converted from another
 * range has another type. Higher scores mean a better alliance throughout.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.statistics.change.ScoreSeries}.
 */
@NullMarked
package io.github.alliancesdk.core.statistics.change;

import org.jspecify.annotations.NullMarked;
