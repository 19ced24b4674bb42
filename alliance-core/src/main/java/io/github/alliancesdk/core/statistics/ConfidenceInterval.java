package io.github.alliancesdk.core.statistics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.statistics.Arguments;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An interval that contains the true value in a stated share of samples. Immutable and thread-safe.
 *
 * <p>It is about an estimate, such as a mean or a correlation, so it becomes narrow with many persons. For the
 * effect of a further study, read the
 * {@link io.github.alliancesdk.core.statistics.evidence.RandomEffects.PredictionInterval}; for the difference of two
 * ratings of one dyad, read the {@link io.github.alliancesdk.core.statistics.agreement.Agreement.Limits}.
 *
 * <pre>{@code
 * ConfidenceInterval interval = Correlation.of(0.3, 53).orElseThrow().interval().orElseThrow();
 * System.out.println(interval.level()); // 0.95
 * System.out.println(interval.contains(0)); // false
 * }</pre>
 *
 * @param lower the lower bound, finite
 * @param upper the upper bound, finite and not below {@code lower}
 * @param level the share, between 0 and 1, such as 0.95
 */
public record ConfidenceInterval(double lower, double upper, double level) {
    /**
     * Makes an interval.
     *
     * @param lower the lower bound, finite
     * @param upper the upper bound, finite and not below {@code lower}
     * @param level the share, between 0 and 1, such as 0.95
     * @throws IllegalArgumentException if a bound isn't finite, the upper is below the lower, or the level is not
     *     between 0 and 1
     */
    public ConfidenceInterval {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || upper < lower) {
            throw new IllegalArgumentException("an interval has finite bounds, the upper not below the lower");
        }
        Arguments.requireLevel(level);
    }

    /**
     * The JSON form of a figure and its interval.
     *
     * @param value the figure, in its JSON form
     * @param interval of the figure
     * @return {@code value}, {@code lower} and {@code upper}, in this order; {@code {"reason": ".."}} for bounds that
     *     can't be computed
     * @throws NullPointerException if an argument is null
     */
    public static Map<String, Object> withValue(Object value, Statistic<ConfidenceInterval> interval) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", Objects.requireNonNull(value, "value"));
        map.put("lower", interval.toJsonValue(ConfidenceInterval::lower));
        map.put("upper", interval.toJsonValue(ConfidenceInterval::upper));
        return Collections.unmodifiableMap(map);
    }

    /**
     * Whether a value lies in the interval.
     *
     * @param value any number
     * @return true on the bounds too
     */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /**
     * The JSON form of the interval: {@code lower}, {@code upper} and {@code level}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("lower", lower);
        map.put("upper", upper);
        map.put("level", level);
        return Collections.unmodifiableMap(map);
    }
}
