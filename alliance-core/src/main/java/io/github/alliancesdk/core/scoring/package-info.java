/**
 * Scores of checked answers.
 *
 * <p>The input is {@link io.github.alliancesdk.core.response.CheckedResponses}, which contain their instrument. The
 * result is a {@link io.github.alliancesdk.core.scoring.ScoreReport} with the scores and the facts that give them
 * meaning. A {@link io.github.alliancesdk.core.scoring.Scorer} needs only a
 * {@linkplain io.github.alliancesdk.core.instrument.MissingPolicy missing policy}. Start reading there.
 *
 * <p>A stored report is read back as a {@link io.github.alliancesdk.core.scoring.ScoreRecord}, which needs neither the
 * answers nor the instrument. Both are {@link io.github.alliancesdk.core.scoring.SheetScores}, which analyses take.
 *
 * <p>A report's {@link io.github.alliancesdk.core.scoring.MeasurementContext} contains the facts that must agree before
 * two scores are compared, and lists the differences.
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
 * <p>Each is one division of two exact integers in double arithmetic. There is no other rounding, and no result is NaN.
 * A scale with too few answers is {@link io.github.alliancesdk.core.scoring.Insufficient}, not zero.
 */
@NullMarked
package io.github.alliancesdk.core.scoring;

import org.jspecify.annotations.NullMarked;
