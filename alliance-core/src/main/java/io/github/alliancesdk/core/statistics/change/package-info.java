/**
 * Change over sessions.
 *
 * <p>The input is score reports, or stored ones that were read back as records. {@link io.github.alliancesdk.core.statistics.change.ScoreSeries} groups them by dyad,
 * rater, instrument, key, format and referent, so that different measurements can't be joined. One scale of a series is
 * a {@link io.github.alliancesdk.core.statistics.change.Trajectory}. The output is reliable change, slopes, drops and
 * recoveries, and the variation within and between persons.
 *
 * <p>Only {@link io.github.alliancesdk.core.scoring.SheetScores} are accepted: a score that was converted from another
 * range has another type. Higher scores always mean a better alliance.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.statistics.change.ScoreSeries}.
 */
@NullMarked
package io.github.alliancesdk.core.statistics.change;

import org.jspecify.annotations.NullMarked;
