package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * McDonald's omega total of the one-factor model, fitted to the covariances by maximum likelihood. It is the squared
 * sum of the loadings, divided by that square plus the sum of the unique variances. The denominator is the variance
 * that the model implies, not the observed one; other coefficients share the name omega. {@link #fit()} shows whether
 * one factor fits at all. Immutable and thread-safe.
 *
 * <p>The fit is iterative; each step takes time that grows with the cube of the number of items.
 *
 * <pre>{@code
 * McDonaldOmega omega = ReliabilityAnalysis.withDefaults().analyse(matrix).scale("bond").omega().orElseThrow();
 * System.out.println(String.format(Locale.ROOT, "%.2f", omega.value())); // 0.68
 * System.out.println(omega.loadings().size()); // 4
 * }</pre>
 *
 * @param value between 0 and 1
 * @param interval by the delta method from the expected information, cut to 0 and 1; or the reason why there is none
 * @param loadings of the items in their order, in the metric of the answers
 * @param uniqueVariances of the items in their order, above 0
 * @param fit how well the model fits
 * @param iterations the number of steps of the fit
 */
public record McDonaldOmega(
        double value,
        Statistic<ConfidenceInterval> interval,
        List<Double> loadings,
        List<Double> uniqueVariances,
        ModelFit fit,
        int iterations) {
    /** The name of the model and its estimator in reports. */
    public static final String MODEL = "one-factor-ml";

    /** The name of the interval's method in reports. */
    public static final String INTERVAL_METHOD = "delta";

    /**
     * Makes a result.
     *
     * @param value between 0 and 1
     * @param interval about the value, or the reason why there is none
     * @param loadings of the items in their order, in the metric of the answers
     * @param uniqueVariances of the items in their order, above 0
     * @param fit how well the model fits
     * @param iterations the number of steps of the fit
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if {@code value} isn't between 0 and 1
     */
    public McDonaldOmega {
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(fit, "fit");
        loadings = List.copyOf(loadings);
        uniqueVariances = List.copyOf(uniqueVariances);
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("omega lies between 0 and 1");
        }
    }

    /**
     * The display name of {@link #MODEL} in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Ein Faktor, Maximum Likelihood}
     * @throws NullPointerException if {@code locale} is null
     */
    public static String modelName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "model." + MODEL);
    }

    /**
     * The JSON form of omega: {@code value} and {@code model}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.putAll(ConfidenceInterval.withValue(value, interval));
        map.put("method", INTERVAL_METHOD);
        map.put("model", MODEL);
        map.put("fit", fit.toMap());
        return Collections.unmodifiableMap(map);
    }
}
