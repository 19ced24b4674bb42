/**
 * Change over sessions. Score reports become {@linkplain io.github.alliancesdk.core.change.ScoreSeries series}, each of
 * one dyad, rater, instrument, key, format and referent, so that unlike measurements can't be joined; a scale of a series
 * is a {@link io.github.alliancesdk.core.change.Trajectory}, and of trajectories come reliable change, slopes, drops and
 * recoveries, and what differs within persons and between them.
 *
 * <p>Only a {@link io.github.alliancesdk.core.scoring.ScoreReport} enters: a score that was converted from another range
 * is of another type, and is no measurement of this one. Every figure is a
 * {@link io.github.alliancesdk.core.psychometrics.Statistic}: computed, or the named reason why it isn't. Higher scores
 * stand for a better alliance throughout.
 */
@NullMarked
package io.github.alliancesdk.core.change;

import org.jspecify.annotations.NullMarked;
