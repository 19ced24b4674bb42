package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Raw Cronbach's alpha: computed from covariances, not from correlations. Immutable and thread-safe.
 *
 * <p>For a total that is made of scales, choose {@link StratifiedAlpha}. {@link McDonaldOmega} doesn't require that all
 * items measure the common factor equally well.
 *
 * <pre>{@code
 * CronbachAlpha alpha = ReliabilityAnalysis.withDefaults().analyse(matrix).scale("bond").alpha().orElseThrow();
 * System.out.println(String.format(Locale.ROOT, "%.2f", alpha.value())); // 0.68
 * System.out.println(String.format(Locale.ROOT, "%.2f", alpha.interval().orElseThrow().lower())); // 0.60
 * }</pre>
 *
 * @param value at most 1; below 0 if the items correlate negatively on average:
 *     {@link ScaleReliability.Caution#NEGATIVE_ALPHA}
 * @param interval Feldt's interval, or the reason why there is none
 */
public record CronbachAlpha(double value, Statistic<ConfidenceInterval> interval) {
    /** The name of this coefficient in reports. */
    public static final String ID = "alpha";

    /** The name of the interval's method in reports. */
    public static final String INTERVAL_METHOD = "feldt";

    /**
     * Makes a result.
     *
     * @param value at most 1
     * @param interval Feldt's interval, or the reason why there is none
     * @throws NullPointerException if {@code interval} is null
     * @throws IllegalArgumentException if {@code value} isn't finite
     */
    public CronbachAlpha {
        Objects.requireNonNull(interval, "interval");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("alpha is finite");
        }
    }

    /**
     * The display name of {@link #INTERVAL_METHOD} in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Intervall nach Feldt}
     * @throws NullPointerException if {@code locale} is null
     */
    public static String intervalMethodName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "interval." + INTERVAL_METHOD);
    }

    /**
     * The JSON form of alpha: {@code value}, {@code lower}, {@code upper}, and {@code method}. A value that could not
     * be computed is written as {@code {"reason": ".."}}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.putAll(ConfidenceInterval.withValue(value, interval));
        map.put("method", INTERVAL_METHOD);
        return Collections.unmodifiableMap(map);
    }
}
