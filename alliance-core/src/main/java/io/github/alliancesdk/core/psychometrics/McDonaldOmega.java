package io.github.alliancesdk.core.psychometrics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * McDonald's omega total of the one-factor model that was fitted to the covariances by maximum likelihood: the square of
 * the sum of the loadings over itself and the sum of the unique variances. Other quantities share the name; the variance
 * below the line is that of the model, not that observed. Immutable and thread-safe.
 *
 * @param value between 0 and 1
 * @param loadings of the items in their order, in the metric of the answers
 * @param uniqueVariances of the items in their order, above 0
 * @param discrepancy how far the model is from the covariances: the least of the likelihood's discrepancy function, 0
 *     for a perfect fit
 * @param iterations the steps that the fit took
 */
public record McDonaldOmega(
        double value, List<Double> loadings, List<Double> uniqueVariances, double discrepancy, int iterations) {
    /** The model and its estimator, as reports name them. */
    public static final String MODEL = "one-factor-ml";

    /**
     * Makes a result.
     *
     * @param value between 0 and 1
     * @param loadings of the items in their order, in the metric of the answers
     * @param uniqueVariances of the items in their order, above 0
     * @param discrepancy how far the model is from the covariances: the least of the likelihood's discrepancy function, 0 for a perfect fit
     * @param iterations the steps that the fit took
     * @throws NullPointerException if a list or an element is null
     * @throws IllegalArgumentException if {@code value} isn't between 0 and 1
     */
    public McDonaldOmega {
        loadings = List.copyOf(loadings);
        uniqueVariances = List.copyOf(uniqueVariances);
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("omega lies between 0 and 1");
        }
    }

    /**
     * What {@link #MODEL} is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Ein Faktor, Maximum Likelihood}
     * @throws NullPointerException if {@code locale} is null
     */
    public static String modelName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "model." + MODEL);
    }

    /**
     * Omega as other programs read it: {@code value} and {@code model}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", value);
        map.put("model", MODEL);
        return Collections.unmodifiableMap(map);
    }
}
