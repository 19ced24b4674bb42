package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.statistics.evidence.EvidenceProblem.Code;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The linear map of one range of scores onto another: a mean {@code m} becomes
 * {@code to.min + (m - from.min) * (to.max - to.min) / (from.max - from.min)}, and a standard deviation is multiplied by
 * the ratio of the widths. From 1..5 to 1..7 that is {@code 1 + 1.5 (m - 1)}; to multiply by 7/5 would be wrong, because
 * neither range begins at zero.
 *
 * <p>It is arithmetic and no equating: that people would have answered so on the other form doesn't follow. Whatever it
 * gives says so. Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.statistics.evidence.RangeConversion;
 * import io.github.alliancesdk.core.statistics.evidence.ScoreRange;
 *
 * RangeConversion conversion = RangeConversion.of(ScoreRange.of(1, 5), ScoreRange.of(1, 7));
 * System.out.println(conversion.mean(4)); // 5.5
 * System.out.println(conversion.sd(1)); // 1.5
 * System.out.println(conversion); // 1..5 to 1..7, linear, not equating
 * }</pre>
 *
 * @param from the range of the scores as they were given
 * @param to the range that they are shown on
 */
public record RangeConversion(ScoreRange from, ScoreRange to) {
    /** What kind of conversion this is, in the words that every converted record carries. */
    public static final String KIND = "linear, not equating";

    /**
     * Makes a conversion.
     *
     * @param from the range of the scores as they were given
     * @param to the range that they are shown on
     * @throws NullPointerException if an argument is null
     */
    public RangeConversion {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /**
     * Makes a conversion.
     *
     * @param from the range of the scores as they were given
     * @param to the range that they are shown on
     * @return the conversion
     * @throws NullPointerException if an argument is null
     */
    public static RangeConversion of(ScoreRange from, ScoreRange to) {
        return new RangeConversion(from, to);
    }

    /**
     * A mean score on the other range.
     *
     * @param mean a mean of answers, within {@link #from()}
     * @return the converted mean, within {@link #to()}
     * @throws EvidenceRefusedException if the mean is outside its range, so that it is of another one
     */
    public double mean(double mean) {
        if (!from.contains(mean)) {
            throw new EvidenceRefusedException(impossible("a mean within " + from));
        }
        return to.min() + (mean - from.min()) * to.width() / from.width();
    }

    /**
     * A sum score on the other range.
     *
     * @param sum a sum of answers, from {@code items} times the lowest answer to {@code items} times the highest
     * @param items how many items the scale has, at least 1
     * @return the converted sum
     * @throws IllegalArgumentException if there are no items
     * @throws EvidenceRefusedException if the sum is impossible
     */
    public double sum(double sum, int items) {
        if (items < 1) {
            throw new IllegalArgumentException("a scale has at least one item");
        }
        double lowest = (double) items * from.min();
        double highest = (double) items * from.max();
        if (!(sum >= lowest && sum <= highest)) {
            throw new EvidenceRefusedException(impossible("a sum of " + items + " items within " + from));
        }
        return (double) items * to.min() + (sum - lowest) * to.width() / from.width();
    }

    /**
     * A standard deviation of mean scores on the other range.
     *
     * @param sd a standard deviation, 0 or more
     * @return the converted standard deviation
     * @throws EvidenceRefusedException if the standard deviation is negative or not finite
     */
    public double sd(double sd) {
        if (!(sd >= 0 && Double.isFinite(sd))) {
            throw new EvidenceRefusedException(impossible("a standard deviation of 0 or more"));
        }
        return sd * to.width() / from.width();
    }

    private static EvidenceProblem impossible(String allowed) {
        return EvidenceProblem.ofStudy(Code.IMPOSSIBLE_FIGURE, "a score", allowed);
    }

    /**
     * The mark that a converted record carries.
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
     * What the conversion is called, in a language; in English if there is no translation.
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

    /** Such as {@code 1..7 to 1..5, linear, not equating}. */
    @Override
    public String toString() {
        return from + " to " + to + ", " + KIND;
    }
}
