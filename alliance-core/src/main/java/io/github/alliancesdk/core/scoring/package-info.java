/**
 * Scores of checked answers.
 *
 * <p>In come {@link io.github.alliancesdk.core.response.CheckedResponses}, which carry their instrument. Out comes a
 * {@link io.github.alliancesdk.core.scoring.ScoreReport}, which says what it is a score of. A {@link io.github.alliancesdk.core.scoring.Scorer} is made of a
 * {@linkplain io.github.alliancesdk.core.instrument.MissingPolicy missing policy} and nothing else; start reading there.
 *
 * <p>A report's {@link io.github.alliancesdk.core.scoring.MeasurementContext} holds the facts in which two scores must agree before they are compared,
 * and names those in which they differ.
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
 * <p>Each is one division of two exact integers in double arithmetic. Nothing is rounded inside, and nothing is NaN. A
 * scale with too few answers is {@link io.github.alliancesdk.core.scoring.Insufficient}, never zero.
 */
@NullMarked
package io.github.alliancesdk.core.scoring;

import org.jspecify.annotations.NullMarked;
