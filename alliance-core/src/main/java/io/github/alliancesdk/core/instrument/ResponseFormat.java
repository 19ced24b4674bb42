package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.NumberText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that are allowed as answers, and their labels. There are three kinds:
 *
 * <ul>
 *   <li>{@link #of whole numbers} from the lowest to the highest answer;
 *   <li>{@link #ofSteps steps}, such as 0 to 10 in steps of 0.1 for a line that is measured;
 *   <li>{@link #ofCodes codes}: a list of whole numbers with gaps, such as -3 to 3 without 0.
 * </ul>
 *
 * <p>Reversal and the percentage of maximum possible use this <em>declared</em> range, never the range observed in data.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * ResponseFormat line = ResponseFormat.ofSteps("line", 0, 10, 0.1).withMetric(Metric.SUM);
 * System.out.println(line.contains(7.3) + ", " + line.contains(7.35)); // true, false
 * System.out.println(line.reverse(7.3)); // 2.7
 * }</pre>
 */
@NoJsonForm.Instead("the Instrument that the format belongs to, or the id of the format")
public final class ResponseFormat implements NoJsonForm {
    /** The largest absolute value of the lowest and the highest answer. */
    static final int LIMIT = 1_000_000;

    /** The largest number of decimals of an answer. */
    static final int MAX_DECIMALS = 3;

    /** The largest number of steps from the lowest to the highest answer. */
    static final int MAX_STEPS = 1_000_000;

    private final String id;
    private final double min;
    private final double max;
    private final OptionalDouble step;
    private final List<Integer> codes;
    private final Metric metric;
    private final SortedMap<Integer, String> anchors;
    private final boolean numberShown;

    /** Whether every whole number of the range is an answer, and nothing else is. */
    private final boolean isPlain;

    // the grid of the answers in integers: each is an answer times 10^decimals
    private final int decimals;
    private final int unit;
    private final int unscaledMin;
    private final int unscaledMax;
    private final int unscaledStep;

    private ResponseFormat(
            String id,
            double min,
            double max,
            OptionalDouble step,
            List<Integer> codes,
            Metric metric,
            SortedMap<Integer, String> anchors,
            boolean numberShown) {
        this.id = id;
        this.min = min;
        this.max = max;
        this.step = step;
        this.codes = codes;
        this.metric = metric;
        this.anchors = anchors;
        this.numberShown = numberShown;
        this.isPlain = step.isEmpty() && codes.isEmpty();
        double width = step.orElse(1);
        this.decimals = Math.max(decimals(min), decimals(width));
        this.unit = (int) Math.pow(10, decimals);
        this.unscaledMin = unscale(min);
        this.unscaledMax = unscale(max);
        this.unscaledStep = unscale(width);
        for (int point : anchors.keySet()) {
            if (!contains(point)) {
                throw new IllegalArgumentException("an anchor must be an answer of the format");
            }
        }
    }

    /**
     * Returns a format of whole numbers without labels, whose scores are reported as means.
     *
     * @param id the id of the format within its instrument
     * @param min the lowest answer
     * @param max the highest answer
     * @return the format
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if {@code min >= max} or a bound exceeds a million in absolute value
     */
    public static ResponseFormat of(String id, int min, int max) {
        Objects.requireNonNull(id, "id");
        checkRange(min, max);
        return new ResponseFormat(
                id, min, max, OptionalDouble.empty(), List.of(), Metric.MEAN, Collections.emptySortedMap(), false);
    }

    /**
     * Returns a format of numbers on a grid that begins at the lowest answer, without labels, whose scores are reported as
     * means.
     *
     * @param id the id of the format within its instrument
     * @param min the lowest answer
     * @param max the highest answer, a whole number of steps above {@code min}
     * @param step the distance between neighbouring answers
     * @return the format
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if {@code min >= max}, a bound exceeds a million in absolute value, {@code step} is
     *     not above 0, a number has more than 3 decimals, or {@code max} is not from 1 to a million steps above
     *     {@code min}
     */
    public static ResponseFormat ofSteps(String id, double min, double max, double step) {
        Objects.requireNonNull(id, "id");
        checkRange(min, max);
        if (!isGrid(min, max, step)) {
            throw new IllegalArgumentException("step must be above 0, min, max and step have at most " + MAX_DECIMALS
                    + " decimals, and max is from 1 to " + MAX_STEPS + " whole steps above min");
        }
        return new ResponseFormat(
                id, min, max, OptionalDouble.of(step), List.of(), Metric.MEAN, Collections.emptySortedMap(), false);
    }

    /**
     * Returns a format of whole numbers with gaps, without labels, whose scores are reported as means.
     *
     * @param id the id of the format within its instrument
     * @param codes every answer that is allowed, ascending
     * @return the format
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the codes are not ascending, or have no gap, or one exceeds a million in absolute
     *     value
     */
    public static ResponseFormat ofCodes(String id, int... codes) {
        Objects.requireNonNull(id, "id");
        List<Integer> all =
                Arrays.stream(Objects.requireNonNull(codes, "codes")).boxed().toList();
        if (!hasGaps(all)) {
            throw new IllegalArgumentException(
                    "codes must be ascending and have a gap; for answers without a gap, call of(id, min, max)");
        }
        int min = all.get(0);
        int max = all.get(all.size() - 1);
        checkRange(min, max);
        return new ResponseFormat(
                id, min, max, OptionalDouble.empty(), all, Metric.MEAN, Collections.emptySortedMap(), false);
    }

    private static void checkRange(double min, double max) {
        if (!(min < max && min >= -LIMIT && max <= LIMIT)) {
            throw new IllegalArgumentException("min must be below max, and both from -1000000 to 1000000; got "
                    + NumberText.number(min) + " and " + NumberText.number(max));
        }
    }

    /** Whether min, max and step make a grid. The range must have been checked. */
    static boolean isGrid(double min, double max, double step) {
        if (!(step > 0 && step <= LIMIT + LIMIT)
                || decimals(min) > MAX_DECIMALS
                || decimals(max) > MAX_DECIMALS
                || decimals(step) > MAX_DECIMALS) {
            return false;
        }
        BigDecimal[] steps =
                BigDecimal.valueOf(max).subtract(BigDecimal.valueOf(min)).divideAndRemainder(BigDecimal.valueOf(step));
        return steps[1].signum() == 0 && steps[0].compareTo(BigDecimal.valueOf(MAX_STEPS)) <= 0;
    }

    /** Whether codes are ascending and have a gap. */
    static boolean hasGaps(List<Integer> codes) {
        for (int i = 1; i < codes.size(); i++) {
            if (codes.get(i) <= codes.get(i - 1)) {
                return false;
            }
        }
        return codes.size() > 1 && (long) codes.get(codes.size() - 1) - codes.get(0) >= codes.size();
    }

    private static int decimals(double number) {
        // most numbers are whole; a program whose definitions have no decimals then never loads BigDecimal
        if (number == (long) number) {
            return 0;
        }
        return Math.max(0, BigDecimal.valueOf(number).stripTrailingZeros().scale());
    }

    /**
     * This format with another metric.
     *
     * @param other how scores in this format are reported by convention
     * @return a new format
     * @throws NullPointerException if {@code other} is null
     */
    public ResponseFormat withMetric(Metric other) {
        return new ResponseFormat(
                id, min, max, step, codes, Objects.requireNonNull(other, "other"), anchors, numberShown);
    }

    /**
     * This format with other labels. They are for display only and never change a score.
     *
     * @param labels the labels by point
     * @return a new format
     * @throws NullPointerException if {@code labels}, a point or a label is null
     * @throws IllegalArgumentException if a point is not an answer of the format
     */
    public ResponseFormat withAnchors(Map<Integer, String> labels) {
        // not new TreeMap(SortedMap), which would keep the caller's comparator
        TreeMap<Integer, String> copy = new TreeMap<>();
        for (Map.Entry<Integer, String> label :
                Objects.requireNonNull(labels, "labels").entrySet()) {
            copy.put(label.getKey(), Objects.requireNonNull(label.getValue(), "labels"));
        }
        return new ResponseFormat(
                id, min, max, step, codes, metric, Collections.unmodifiableSortedMap(copy), numberShown);
    }

    /**
     * This format with the number of the answer shown beside its line. By default a form shows no number. This affects only
     * the display and never changes a score.
     *
     * @return a new format
     * @throws IllegalStateException if the format has no {@link #step()}: only lines can hide their numbers
     */
    public ResponseFormat withNumberShown() {
        if (step.isEmpty()) {
            throw new IllegalStateException("only a format with a step is answered on a line");
        }
        return new ResponseFormat(id, min, max, step, codes, metric, anchors, true);
    }

    /**
     * The id of the format within its instrument.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The lowest answer.
     *
     * @return a number from -1,000,000 to 1,000,000
     */
    public double min() {
        return min;
    }

    /**
     * The highest answer.
     *
     * @return a number above {@link #min()}, at most 1,000,000
     */
    public double max() {
        return max;
    }

    /**
     * The distance between neighbouring answers, if the definition states one.
     *
     * @return a number above 0; empty for whole numbers
     */
    public OptionalDouble step() {
        return step;
    }

    /**
     * Every answer that is allowed, if there are gaps.
     *
     * @return ascending; empty for a format without gaps
     */
    public List<Integer> codes() {
        return codes;
    }

    /**
     * How scores in this format are reported by convention.
     *
     * @return the metric
     */
    public Metric metric() {
        return metric;
    }

    /**
     * The known labels. They are for display only and never change a score.
     *
     * @return by point, ascending
     */
    public SortedMap<Integer, String> anchors() {
        return anchors;
    }

    /**
     * Whether a form shows the number of the answer beside its line. For display only.
     *
     * @return true only for a format with a {@link #step()} whose definition says so
     */
    public boolean isNumberShown() {
        return numberShown;
    }

    /**
     * The number of decimals of the answers.
     *
     * @return 0 for whole numbers; at most 3
     */
    public int decimals() {
        return decimals;
    }

    /**
     * Whether a number is an allowed answer.
     *
     * @param answer any number
     * @return true if it is within the range, and on the grid or one of the codes
     */
    public boolean contains(double answer) {
        if (!(answer >= min && answer <= max)) {
            return false;
        }
        if (isPlain) {
            return answer == (int) answer;
        }
        int unscaled = unscale(answer);
        return value(unscaled) == answer
                && ((long) unscaled - unscaledMin) % unscaledStep == 0
                && (codes.isEmpty() || codes.contains(unscaled));
    }

    /**
     * Reverses an answer to a reverse-keyed item: {@code min + max - answer}. Reversing twice returns the answer.
     *
     * @param answer an answer of this format
     * @return the keyed value, within the range
     * @throws IllegalArgumentException if {@code answer} is not an answer of this format
     */
    public double reverse(double answer) {
        return value(reverseUnscaled(unscaled(answer)));
    }

    /**
     * An answer as an integer, for exact sums: the answer times 10 to the power of {@link #decimals()}.
     *
     * @param answer an answer of this format
     * @return for whole numbers the answer itself; 73 for 7.3
     * @throws IllegalArgumentException if {@code answer} is not an answer of this format
     */
    public int unscaled(double answer) {
        if (!contains(answer)) {
            throw new IllegalArgumentException("not an answer of " + range());
        }
        return unscale(answer);
    }

    /**
     * The lowest answer as an integer.
     *
     * @return {@link #min()} as {@link #unscaled} returns it
     */
    public int unscaledMin() {
        return unscaledMin;
    }

    /**
     * The highest answer as an integer.
     *
     * @return {@link #max()} as {@link #unscaled} returns it
     */
    public int unscaledMax() {
        return unscaledMax;
    }

    /**
     * Reverses an answer in integers, as {@link #reverse} does in numbers.
     *
     * @param unscaled an answer, as {@link #unscaled} returns it
     * @return the keyed value
     */
    public int reverseUnscaled(int unscaled) {
        return unscaledMin + unscaledMax - unscaled;
    }

    /**
     * The number that belongs to an integer of {@link #unscaled}.
     *
     * @param unscaled an integer
     * @return the nearest double to the integer divided by 10 to the power of {@link #decimals()}
     */
    public double value(int unscaled) {
        return (double) unscaled / unit;
    }

    /** Returns the nearest integer to a number within the range times 10^decimals, which is exact for all answers. */
    private int unscale(double number) {
        return (int) Math.rint(number * unit);
    }

    /**
     * The allowed answers as text for display.
     *
     * @return for example {@code 1..5}, {@code 0, 0.1, .., 10} or {@code -1, 1}
     */
    public String range() {
        if (!codes.isEmpty()) {
            return codes.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return step.isPresent()
                ? NumberText.of(min) + ", " + NumberText.of(value(unscaledMin + unscaledStep)) + ", .., "
                        + NumberText.of(max)
                : NumberText.of(min) + ".." + NumberText.of(max);
    }

    /**
     * The JSON form of the allowed answers.
     *
     * @return {@code min} and {@code max}, and {@code step} or {@code codes} if the definition states them
     */
    public Map<String, Object> rangeMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("min", NumberText.number(min));
        map.put("max", NumberText.number(max));
        step.ifPresent(width -> map.put("step", NumberText.number(width)));
        if (!codes.isEmpty()) {
            map.put("codes", codes);
        }
        return Collections.unmodifiableMap(map);
    }

    /**
     * The answers that a form offers one by one.
     *
     * @return every allowed answer, ascending; empty for a format with a {@link #step()}, whose answers are marked on a line
     */
    public List<Integer> points() {
        if (step.isPresent()) {
            return List.of();
        }
        return codes.isEmpty()
                ? IntStream.rangeClosed(unscaledMin, unscaledMax).boxed().toList()
                : codes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ResponseFormat that
                        && id.equals(that.id)
                        && min == that.min
                        && max == that.max
                        && step.equals(that.step)
                        && codes.equals(that.codes)
                        && metric == that.metric
                        && anchors.equals(that.anchors)
                        && numberShown == that.numberShown);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, min, max, step, codes, metric, anchors, numberShown);
    }

    /** The id and the range. */
    @Override
    public String toString() {
        return "ResponseFormat[" + id + ", " + range() + "]";
    }
}
