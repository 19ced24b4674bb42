package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.scoring.ScoreRange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The linear map of one range of scores to another. A mean {@code m} becomes
 * {@code to.min + (m - from.min) * (to.max - to.min) / (from.max - from.min)}, and a standard deviation is multiplied
 * by the ratio of the widths. From 1..5 to 1..7 that is {@code 1 + 1.5 (m - 1)}. To multiply by 7/5 would be wrong,
 * because neither range begins at zero.
 *
 * <p>This is arithmetic, not equating: people might have answered differently on the other form. Every converted result
 * states that it was converted. Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.statistics.evidence.RangeConversion;
 * import io.github.alliancesdk.core.scoring.ScoreRange;
 *
 * RangeConversion conversion = RangeConversion.of(ScoreRange.of(1, 5), ScoreRange.of(1, 7));
 * System.out.println(conversion.mean(4)); // 5.5
 * System.out.println(conversion.sd(1)); // 1.5
 * System.out.println(conversion); // 1..5 to 1..7, linear, not equating
 * }</pre>
 *
 * @param from the range of the original scores
 * @param to the range of the converted scores
 */
public record RangeConversion(ScoreRange from, ScoreRange to) {
    /** The kind of this conversion, as written in every converted record. */
    public static final String KIND = "linear, not equating";

    /**
     * Makes a conversion.
     *
     * @param from the range of the original scores
     * @param to the range of the converted scores
     * @throws NullPointerException if an argument is null
     */
    public RangeConversion {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /**
     * Makes a conversion.
     *
     * @param from the range of the original scores
     * @param to the range of the converted scores
     * @return the conversion
     * @throws NullPointerException if an argument is null
     */
    public static RangeConversion of(ScoreRange from, ScoreRange to) {
        return new RangeConversion(from, to);
    }

    /**
     * Converts a mean score.
     *
     * @param mean a mean of answers, within {@link #from()}
     * @return the converted mean, within {@link #to()}
     * @throws RefusedException if the mean is outside its range
     */
    public double mean(double mean) {
        if (!from.contains(mean)) {
            throw new RefusedException(impossible("a mean within " + from));
        }
        return to.min() + (mean - from.min()) * to.width() / from.width();
    }

    /**
     * Converts a sum score.
     *
     * @param sum a sum of answers, from {@code items} times the lowest answer to {@code items} times the highest
     * @param items the number of items in the scale, at least 1
     * @return the converted sum
     * @throws IllegalArgumentException if {@code items} is below 1
     * @throws RefusedException if the sum is impossible
     */
    public double sum(double sum, int items) {
        if (items < 1) {
            throw new IllegalArgumentException("a scale has at least one item");
        }
        double lowest = (double) items * from.min();
        double highest = (double) items * from.max();
        if (!(sum >= lowest && sum <= highest)) {
            throw new RefusedException(impossible("a sum of " + items + " items within " + from));
        }
        return (double) items * to.min() + (sum - lowest) * to.width() / from.width();
    }

    /**
     * Converts a standard deviation of mean scores.
     *
     * @param sd a standard deviation, 0 or more
     * @return the converted standard deviation
     * @throws RefusedException if the standard deviation is negative or not finite
     */
    public double sd(double sd) {
        if (!(sd >= 0 && Double.isFinite(sd))) {
            throw new RefusedException(impossible("a standard deviation of 0 or more"));
        }
        return sd * to.width() / from.width();
    }

    private static Problem impossible(String allowed) {
        return Problem.of(Area.EVIDENCE, ProblemCode.IMPOSSIBLE_FIGURE)
                .with("id", Pointer.shown("a score"))
                .withAllowed(allowed);
    }

    /**
     * The JSON form of the conversion, which every converted record contains.
     *
     * @return {@code from}, {@code to} and {@code kind}, in this order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", from.toString());
        map.put("to", to.toString());
        map.put("kind", KIND);
        return Collections.unmodifiableMap(map);
    }

    /**
     * The display name of the conversion in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code 1..7 to 1..5, linear, not equating}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(
                Objects.requireNonNull(locale, "locale"),
                "conversion.linear",
                Map.of("from", from.toString(), "to", to.toString()));
    }

    /** For example {@code 1..7 to 1..5, linear, not equating}. */
    @Override
    public String toString() {
        return from + " to " + to + ", " + KIND;
    }
}
