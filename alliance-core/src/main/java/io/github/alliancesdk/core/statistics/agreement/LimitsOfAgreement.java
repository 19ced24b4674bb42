package io.github.alliancesdk.core.statistics.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.statistics.Arguments;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The limits that contain a stated share of the differences between two raters: mean difference +- z * SD of the
 * differences (Bland and Altman 1986, doi 10.1016/S0140-6736(86)90837-8). They assume that the differences are normally
 * distributed and equally large at low and high ratings. They are not a confidence interval. A confidence interval is
 * about the mean difference, and becomes narrow with many pairs however much the raters differ. With few pairs the
 * limits themselves are uncertain. Immutable and thread-safe.
 *
 * @param lower the lower limit, finite
 * @param upper the upper limit, finite and not below {@code lower}
 * @param level the share of pairs, between 0 and 1, such as 0.95
 */
public record LimitsOfAgreement(double lower, double upper, double level) {
    /**
     * Makes limits.
     *
     * @param lower the lower limit, finite
     * @param upper the upper limit, finite and not below {@code lower}
     * @param level the share of pairs, between 0 and 1, such as 0.95
     * @throws IllegalArgumentException if a limit isn't finite, the upper is below the lower, or the level is not
     *     between 0 and 1
     */
    public LimitsOfAgreement {
        if (!Double.isFinite(lower) || !Double.isFinite(upper) || upper < lower) {
            throw new IllegalArgumentException("limits are finite, the upper not below the lower");
        }
        Arguments.requireLevel(level);
    }

    /**
     * The JSON form of the limits: {@code lower} and {@code upper}. Jackson 2 and 3 write this.
     *
     * @return plain numbers, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("lower", lower);
        map.put("upper", upper);
        return Collections.unmodifiableMap(map);
    }
}
