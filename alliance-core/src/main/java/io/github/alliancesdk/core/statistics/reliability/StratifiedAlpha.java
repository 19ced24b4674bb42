package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Stratified alpha: the reliability of a total that is made of scales, {@code 1 - sum of var_s (1 - alpha_s) / var}.
 * Here {@code var_s} and {@code alpha_s} are the variance and alpha of the sum of a scale's items, and {@code var} is
 * the variance of the total. Alpha of all items at once treats variance that is specific to one scale as error, so it
 * is too low for such a total (Cronbach, Schoenemann and McKie 1965, doi:10.1177/001316446502500201). Immutable and
 * thread-safe.
 *
 * <p>A scale that isn't made of other scales has none; read its {@link CronbachAlpha}.
 *
 * <pre>{@code
 * ScaleReliability total = ReliabilityAnalysis.withDefaults().analyse(matrix).scale("total");
 * StratifiedAlpha alpha = total.stratifiedAlpha().orElseThrow();
 * System.out.println(alpha.strata()); // [goal, task, bond]
 * System.out.println(String.format(Locale.ROOT, "%.2f", alpha.value())); // 0.88
 * }</pre>
 *
 * @param value at most 1
 * @param interval by the delta method under normal theory, or the reason why there is none; its upper bound is at most
 *     1
 * @param strata the ids of the scales, in the order of the definition
 */
public record StratifiedAlpha(double value, Statistic<ConfidenceInterval> interval, List<String> strata) {
    /** The name of this coefficient in reports. */
    public static final String ID = "stratified-alpha";

    /** The name of the interval's method in reports. */
    public static final String INTERVAL_METHOD = "delta";

    /**
     * Makes a result.
     *
     * @param value at most 1
     * @param interval about the value, or the reason why there is none
     * @param strata the ids of the scales, in the order of the definition
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if {@code value} isn't finite
     */
    public StratifiedAlpha {
        Objects.requireNonNull(interval, "interval");
        strata = List.copyOf(strata);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("alpha is finite");
        }
    }

    /**
     * The JSON form of the coefficient: {@code value}, {@code lower}, {@code upper}, {@code method} and {@code strata}.
     * Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.putAll(ConfidenceInterval.withValue(value, interval));
        map.put("method", INTERVAL_METHOD);
        map.put("strata", strata);
        return Collections.unmodifiableMap(map);
    }
}
