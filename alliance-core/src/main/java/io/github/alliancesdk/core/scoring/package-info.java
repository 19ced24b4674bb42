/**
 * From checked answers to scores. A {@link io.github.alliancesdk.core.scoring.Scorer} is made of a
 * {@linkplain io.github.alliancesdk.core.scoring.MissingPolicy missing policy} and nothing else; it takes only
 * {@link io.github.alliancesdk.core.response.CheckedResponses}, which carry their instrument; and what it gives always
 * says what it is a score of.
 *
 * <p>With {@code s} the sum of the keyed answers, {@code a} the number of items answered, {@code k} the number of items
 * of the scale, and {@code min} and {@code max} of the response format in force:
 *
 * <pre>
 * mean = s / a
 * sum  = s if a = k, else s * k / a        (prorated)
 * POMP = 100 * (s - a * min) / (a * (max - min))   (percentage of maximum possible)
 * </pre>
 *
 * <p>Each is one division of two exact integers in double arithmetic; nothing is rounded inside, and nothing is ever
 * NaN. A scale with too few answers is {@link io.github.alliancesdk.core.scoring.Insufficient}, and never zero.
 *
 * <p>A {@link io.github.alliancesdk.core.scoring.BatchScorer} gives the same numbers for matrices that carry no
 * instrument. It alone is made for one, and it alone writes NaN: into an array of means, where a scale has no score.
 */
@NullMarked
package io.github.alliancesdk.core.scoring;

import org.jspecify.annotations.NullMarked;
