package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The result for a scale: {@link Scored}, or {@link Insufficient} if too few of its items were answered. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Score bond = report.scale("bond");
 * if (bond instanceof Scored scored) {
 *     double mean = scored.mean().getAsDouble();
 * } else if (bond instanceof Insufficient tooFew) {
 *     System.out.println(tooFew.required() + " answers are needed"); // 4 answers are needed
 * }
 * }</pre>
 */
public sealed interface Score permits Scored, Insufficient {
    /**
     * The score as it is reported by convention: the mean or the sum. It is for display; series and comparisons use
     * {@link #comparable()}.
     *
     * @return the {@link #mean()} or the {@link #sum()}; empty if there are too few answers
     */
    OptionalDouble value();

    /**
     * The mean of the keyed answers.
     *
     * @return from the lowest to the highest answer of the format; empty if there are too few answers, or if the items of
     *     the scale differ in their range
     */
    OptionalDouble mean();

    /**
     * The sum of the keyed answers, prorated to all items of the scale if some are missing.
     *
     * @return from the sum of the lowest to the sum of the highest answers; empty if there are too few answers
     */
    OptionalDouble sum();

    /**
     * The score that series, changes and agreement use: the {@link #mean()}, or the {@link #sum()} of a scale whose items
     * differ in their range and which has no mean.
     *
     * @return empty if there are too few answers
     */
    default OptionalDouble comparable() {
        return mean().isPresent() ? mean() : sum();
    }

    /**
     * The percentage of maximum possible: the position of the sum between the lowest and the highest sum that the answered
     * items can have.
     *
     * @return 0 to 100; empty if there are too few answers
     */
    OptionalDouble pomp();

    /**
     * The number of answered items.
     *
     * @return 0 to {@link #items()}
     */
    int answered();

    /**
     * The number of items of the scale.
     *
     * @return 1 or more
     */
    int items();

    /**
     * The JSON form, as in a report: {@code status}, which is {@code scored} or {@code insufficient}, {@code metric},
     * {@code value}, {@code mean} (unless the items differ in their range) and {@code sum} if it is scored,
     * {@code answered}, {@code items}, and {@code prorated} or {@code required}; also {@code form} if the whole form has
     * too few answers. If the definition gives items formats of their own, also {@code lowest} and {@code highest}, the
     * ends of the range of the sum of the answered items, and for a prorated sum those of all items
     * ({@code lowestOfAll}, {@code highestOfAll}). Jackson 2 and 3 write this. It doesn't contain the instrument and the
     * scale. To store scores, use a {@link ScoreReport}.
     *
     * @return plain strings, numbers, booleans and maps, in that order
     */
    @JsonValue
    Map<String, Object> toMap();
}
