package io.github.alliancesdk.core.psychometrics;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An interval that would hold the true value in a stated share of samples. Immutable and thread-safe.
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
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("the level of an interval is between 0 and 1");
        }
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
     * The interval as other programs read it: {@code lower}, {@code upper} and {@code level}. Jackson 2 and 3 write this.
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
