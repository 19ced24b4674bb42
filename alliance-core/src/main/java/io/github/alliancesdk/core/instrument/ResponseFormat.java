package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The integers that an item can be answered with, and what the form calls them. Reversal and the percentage of maximum
 * possible use the <em>declared</em> range, never the one seen in data. Immutable and thread-safe.
 *
 * @param id the id of the format within its instrument
 * @param min the lowest answer
 * @param max the highest answer, above {@code min}
 * @param metric how scores in this format are reported by convention
 * @param anchors the labels of points, as far as they are known, by point; facts for people, which no scoring looks at
 */
@NoJsonForm.Instead("the Instrument that the format belongs to, or the id of the format")
public record ResponseFormat(String id, int min, int max, Metric metric, SortedMap<Integer, String> anchors)
        implements NoJsonForm {
    /** The bounds that a range may have. */
    static final int LIMIT = 1_000_000;

    /**
     * Makes a format.
     *
     * @param id the id of the format within its instrument
     * @param min the lowest answer
     * @param max the highest answer, above {@code min}
     * @param metric how scores in this format are reported by convention
     * @param anchors the labels of points, as far as they are known, by point; facts for people, which no scoring looks at
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code min >= max}, a bound is beyond a million, or an anchor outside the
     *     range
     */
    public ResponseFormat {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(metric, "metric");
        if (min >= max || min < -LIMIT || max > LIMIT) {
            throw new IllegalArgumentException("a response format runs from a lower to a higher integer");
        }
        // not the constructor for sorted maps, which would keep an order of the caller's
        TreeMap<Integer, String> copy = new TreeMap<>();
        for (Map.Entry<Integer, String> anchor :
                Objects.requireNonNull(anchors, "anchors").entrySet()) {
            copy.put(anchor.getKey(), Objects.requireNonNull(anchor.getValue(), "anchors"));
        }
        if (!copy.isEmpty() && (copy.firstKey() < min || copy.lastKey() > max)) {
            throw new IllegalArgumentException("an anchor stands at a point of the range");
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
     * @throws IllegalArgumentException if {@code min >= max} or a bound is beyond a million
     */
    public static ResponseFormat of(String id, int min, int max) {
        return new ResponseFormat(id, min, max, Metric.MEAN, new TreeMap<>(Map.of()));
    }

    /**
     * Whether a number is an answer in this format.
     *
     * @param answer any number
     * @return true from {@code min} to {@code max}, both included
     */
    public boolean contains(long answer) {
        return answer >= min && answer <= max;
    }

    /**
     * An answer to a reverse-keyed item as it is scored: {@code min + max - answer}. Twice is the identity.
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
     * The range for people.
     *
     * @return for example {@code 1..5}
     */
    public String range() {
        return min + ".." + max;
    }
}
