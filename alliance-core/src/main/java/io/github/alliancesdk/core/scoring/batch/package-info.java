/**
 * Scores of many sheets at once, from matrices of answers.
 *
 * <p>The input is an array of bytes, with a row for each sheet. The output is the mean and the number of answers of
 * each scale, equal to those of {@link io.github.alliancesdk.core.scoring.Scorer} bit for bit. All packed arithmetic is
 * internal to this package. Only this package writes NaN: into the array of means, for a scale without a score.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.scoring.batch.BatchScorer}.
 */
@NullMarked
package io.github.alliancesdk.core.scoring.batch;

import org.jspecify.annotations.NullMarked;
