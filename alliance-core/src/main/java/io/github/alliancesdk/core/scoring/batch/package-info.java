/**
 * Scores of many sheets at once, from matrices of answers that carry no instrument.
 *
 * <p>In comes an array of bytes or ints, with a row for each sheet. Out come means and the number of answers of each scale,
 * bit for bit those of {@link io.github.alliancesdk.core.scoring.Scorer}. All packed arithmetic is in this package, and no
 * other package knows about it. This is the only package that writes NaN: into an array of means, where a scale has no score.
 *
 * <p>Start reading at {@link io.github.alliancesdk.core.scoring.batch.BatchScorer}.
 */
@NullMarked
package io.github.alliancesdk.core.scoring.batch;

import org.jspecify.annotations.NullMarked;
