package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.NumberText;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The range of scores, such as that of the answers that a form declares. It is never the range observed in data.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * ScoreRange range = ScoreRange.of(BundledInstruments.waiShortRevised().responseFormat());
 * System.out.println(range); // 1..5
 * System.out.println(range.contains(5.2)); // false
 * ScoreRange own = ScoreRange.parse("0..100"); // from a setting
 * }</pre>
 *
 * @param min the lowest possible score
 * @param max the highest possible score, above {@code min}
 */
public record ScoreRange(double min, double max) {
    private static final int LIMIT = 1_000_000;
    private static final String NUMBER = "(-?[0-9]{1,7}(?:\\.[0-9]{1,3})?)";
    private static final Pattern TEXT = Pattern.compile(NUMBER + "\\.\\." + NUMBER);

    /**
     * Makes a range.
     *
     * @param min the lowest possible score
     * @param max the highest possible score, above {@code min}
     * @throws IllegalArgumentException if {@code min >= max} or a bound isn't finite
     */
    public ScoreRange {
        if (!(min < max && Double.isFinite(min) && Double.isFinite(max))) {
            throw new IllegalArgumentException("a range runs from a lower to a higher number, such as 1..5");
        }
    }

    /**
     * Makes a range.
     *
     * @param min the lowest possible score
     * @param max the highest possible score
     * @return the range
     * @throws IllegalArgumentException if {@code min >= max} or a bound isn't finite
     */
    public static ScoreRange of(double min, double max) {
        return new ScoreRange(min, max);
    }

    /**
     * The range of the means of answers in a format.
     *
     * @param format a response format
     * @return its range
     * @throws NullPointerException if {@code format} is null
     */
    public static ScoreRange of(ResponseFormat format) {
        return new ScoreRange(format.min(), format.max());
    }

    /**
     * Parses a range.
     *
     * @param text such as {@code 1..5}
     * @return the range
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if the text isn't of that form, the second number isn't above the first, or one
     *     is beyond a million or has more than three decimals
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ScoreRange parse(String text) {
        Matcher matcher = TEXT.matcher(Objects.requireNonNull(text, "text"));
        if (matcher.matches()) {
            double min = Double.parseDouble(matcher.group(1));
            double max = Double.parseDouble(matcher.group(2));
            if (min >= -LIMIT && max <= LIMIT) {
                return new ScoreRange(min, max);
            }
        }
        throw new IllegalArgumentException("a range runs from a lower to a higher number, such as 1..5");
    }

    /**
     * Whether a score is possible.
     *
     * @param score any number
     * @return true from {@code min} to {@code max}, both included
     */
    public boolean contains(double score) {
        return score >= min && score <= max;
    }

    /**
     * The highest score minus the lowest.
     *
     * @return above 0
     */
    public double width() {
        return max - min;
    }

    /** For example {@code 1..5}. */
    @JsonValue
    @Override
    public String toString() {
        return NumberText.of(min) + ".." + NumberText.of(max);
    }
}
