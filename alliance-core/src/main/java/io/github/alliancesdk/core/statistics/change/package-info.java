/**
 * Change over sessions.
 *
 * <p>The input is score reports. {@link io.github.alliancesdk.core.statistics.change.ScoreSeries} groups them by dyad,
 * rater, instrument, key, format and referent, so that different measurements can't be joined. One scale of a series is
 * a {@link io.github.alliancesdk.core.statistics.change.Trajectory}. The output is reliable change, slopes, drops and
 * recoveries, and the variation within and between persons.
 *
 * <p>Only a {@link io.github.alliancesdk.core.scoring.ScoreReport} is accepted: a score that was converted from another
 * range has another type. Higher scores always mean a better alliance.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.statistics.change.ScoreSeries}.
 */
@NullMarked
package io.github.alliancesdk.core.statistics.change;

import org.jspecify.annotations.NullMarked;
