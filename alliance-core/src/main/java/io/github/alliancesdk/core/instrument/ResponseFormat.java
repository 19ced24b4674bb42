package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The integers that are allowed as answers, and their labels. Reversal and the percentage of maximum possible use this
 * <em>declared</em> range, never the range observed in data. Immutable and thread-safe.
 *
 * @param id the id of the format within its instrument
 * @param min the lowest answer
 * @param max the highest answer, above {@code min}
 * @param metric how scores in this format are reported by convention
 * @param anchors the known labels by point; they are for display only and never change a score
 */
@NoJsonForm.Instead("the Instrument that the format belongs to, or the id of the format")
public record ResponseFormat(String id, int min, int max, Metric metric, SortedMap<Integer, String> anchors)
        implements NoJsonForm {
    /** The largest absolute value of {@code min} and {@code max}. */
    static final int LIMIT = 1_000_000;

    /**
     * Makes a format.
     *
     * @param id the id of the format within its instrument
     * @param min the lowest answer
     * @param max the highest answer, above {@code min}
     * @param metric how scores in this format are reported by convention
     * @param anchors the known labels by point; they are for display only and never change a score
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code min >= max}, a bound exceeds a million in absolute value, or an
     *     anchor is outside the range
     */
    public ResponseFormat {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(metric, "metric");
        if (min >= max || min < -LIMIT || max > LIMIT) {
            throw new IllegalArgumentException("min must be below max, and both from -1000000 to 1000000");
        }
        // not new TreeMap(SortedMap), which would keep the caller's comparator
        TreeMap<Integer, String> copy = new TreeMap<>();
        for (Map.Entry<Integer, String> anchor :
                Objects.requireNonNull(anchors, "anchors").entrySet()) {
            copy.put(anchor.getKey(), Objects.requireNonNull(anchor.getValue(), "anchors"));
        }
        if (!copy.isEmpty() && (copy.firstKey() < min || copy.lastKey() > max)) {
            throw new IllegalArgumentException("an anchor must be within the range");
        }
        anchors = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Makes a format without labels that is reported as a mean.
     *
     * @param id the id of the format within its instrument
     * @param min the lowest answer
     * @param max the highest answer
     * @return the format
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if {@code min >= max} or a bound exceeds a million in absolute value
     */
    public static ResponseFormat of(String id, int min, int max) {
        return new ResponseFormat(id, min, max, Metric.MEAN, new TreeMap<>(Map.of()));
    }

    /**
     * Whether a number is an allowed answer.
     *
     * @param answer any number
     * @return true from {@code min} to {@code max}, both included
     */
    public boolean contains(long answer) {
        return answer >= min && answer <= max;
    }

    /**
     * Reverses an answer to a reverse-keyed item: {@code min + max - answer}. Reversing twice returns the answer.
     *
     * @param answer an answer within the range
     * @return the keyed value, within the range
     * @throws IllegalArgumentException if {@code answer} is outside the range
     */
    public int reverse(int answer) {
        if (!contains(answer)) {
            throw new IllegalArgumentException("only an answer of " + range() + " can be reversed");
        }
        return min + max - answer;
    }

    /**
     * The range as text for display.
     *
     * @return for example {@code 1..5}
     */
    public String range() {
        return min + ".." + max;
    }
}
