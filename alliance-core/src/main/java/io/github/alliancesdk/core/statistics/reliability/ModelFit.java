package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How well the one-factor model of {@link McDonaldOmega} fits the covariances that it was fitted to. Omega estimates
 * reliability only if the model is true. A model with no degrees of freedom, such as one of three items, fits any data.
 * Its indices have no meaning and are replaced by the reason {@link Reason#NO_DEGREES_OF_FREEDOM}. Immutable and
 * thread-safe.
 *
 * <pre>
 * chi2  = n * F                                                (F: the likelihood's discrepancy at its least)
 * df    = k (k + 1) / 2 - 2 k                                  (k items)
 * CFI   = 1 - max(chi2 - df, 0) / max(chi2 - df, chi2_0 - df_0, 0)
 * TLI   = 1 - (chi2 - df) / df * df_0 / (chi2_0 - df_0)
 * RMSEA = sqrt(max(chi2 / df - 1, 0) / n)
 * SRMR  = root of the mean squared residual correlation, the diagonal included
 * </pre>
 *
 * <p>chi2_0 and df_0 are those of the baseline model, in which no two items correlate. R's lavaan uses the same
 * definitions by default for maximum likelihood.
 *
 * <pre>{@code
 * ModelFit fit = ReliabilityAnalysis.withDefaults().analyse(matrix).scale("total").omega().orElseThrow().fit();
 * System.out.println(fit.df()); // 54
 * System.out.println(fit.cfi().orElseThrow() >= ModelFit.LEAST_CFI); // true
 * }</pre>
 *
 * @param n the number of persons
 * @param chiSquare the likelihood ratio against the observed covariances, 0 or more
 * @param df its degrees of freedom, 0 or more
 * @param baselineChiSquare that of the baseline model, 0 or more
 * @param baselineDf its degrees of freedom
 * @param cfi the comparative fit index, from 0 to 1; {@link Reason#UNDECIDED} if the baseline model fits as well
 * @param tli the Tucker-Lewis index, usually from 0 to 1; {@link Reason#UNDECIDED} if the baseline model fits as well
 * @param rmsea the root mean square error of approximation, 0 or more
 * @param rmseaInterval its interval by the noncentral chi-square distribution, at the 90 % level that is usual for this
 *     index
 * @param srmr the standardized root mean square residual, 0 or more
 */
public record ModelFit(
        int n,
        double chiSquare,
        int df,
        double baselineChiSquare,
        int baselineDf,
        Statistic<Double> cfi,
        Statistic<Double> tli,
        Statistic<Double> rmsea,
        Statistic<ConfidenceInterval> rmseaInterval,
        double srmr) {
    /** A {@link #cfi()} below this is poor. */
    public static final double LEAST_CFI = 0.90;

    /** An {@link #rmsea()} above this is poor. */
    public static final double GREATEST_RMSEA = 0.10;

    /** The level of {@link #rmseaInterval()}. */
    public static final double RMSEA_LEVEL = 0.90;

    /**
     * Makes a result.
     *
     * @param n the number of persons
     * @param chiSquare the likelihood ratio against the observed covariances, 0 or more
     * @param df its degrees of freedom, 0 or more
     * @param baselineChiSquare that of the baseline model, 0 or more
     * @param baselineDf its degrees of freedom
     * @param cfi the comparative fit index
     * @param tli the Tucker-Lewis index
     * @param rmsea the root mean square error of approximation
     * @param rmseaInterval its interval
     * @param srmr the standardized root mean square residual, 0 or more
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if a number is negative or not finite
     */
    public ModelFit {
        Objects.requireNonNull(cfi, "cfi");
        Objects.requireNonNull(tli, "tli");
        Objects.requireNonNull(rmsea, "rmsea");
        Objects.requireNonNull(rmseaInterval, "rmseaInterval");
        if (n < 0 || df < 0 || baselineDf < 0 || !isSize(chiSquare) || !isSize(baselineChiSquare) || !isSize(srmr)) {
            throw new IllegalArgumentException("the figures of a model's fit are finite and 0 or more");
        }
    }

    private static boolean isSize(double value) {
        return value >= 0 && Double.isFinite(value);
    }

    /** The fit of a one-factor model of {@code items} items. */
    static ModelFit of(int n, int items, double discrepancy, double baselineDiscrepancy, double srmr) {
        int df = items * (items + 1) / 2 - 2 * items;
        int baselineDf = items * (items - 1) / 2;
        double chiSquare = n * Math.max(0, discrepancy);
        double baseline = n * Math.max(0, baselineDiscrepancy);
        return new ModelFit(
                n,
                chiSquare,
                df,
                baseline,
                baselineDf,
                incremental(cfi(chiSquare - df, baseline - baselineDf), df, baseline - baselineDf),
                incremental(tli(chiSquare, df, baseline, baselineDf), df, baseline - baselineDf),
                df == 0
                        ? Statistic.not(Reason.NO_DEGREES_OF_FREEDOM)
                        : Statistic.of(Math.sqrt(Math.max(chiSquare - df, 0) / df / n)),
                df == 0 ? Statistic.not(Reason.NO_DEGREES_OF_FREEDOM) : Statistic.of(interval(chiSquare, df, n)),
                srmr);
    }

    private static double cfi(double excess, double ofBaseline) {
        return 1 - Math.max(excess, 0) / Math.max(excess, ofBaseline);
    }

    private static double tli(double chiSquare, int df, double baseline, int baselineDf) {
        return 1 - (chiSquare - df) / df * (baselineDf / (baseline - baselineDf));
    }

    /**
     * An index relative to the baseline model has a meaning only if the baseline model fits worse than expected by
     * chance.
     */
    private static Statistic<Double> incremental(double index, int df, double ofBaseline) {
        if (df == 0) {
            return Statistic.not(Reason.NO_DEGREES_OF_FREEDOM);
        }
        return ofBaseline > 0 ? Statistic.finite(index) : Statistic.not(Reason.UNDECIDED);
    }

    private static ConfidenceInterval interval(double chiSquare, int df, int n) {
        double lower = Quantiles.noncentrality(chiSquare, df, (1 + RMSEA_LEVEL) / 2);
        double upper = Quantiles.noncentrality(chiSquare, df, (1 - RMSEA_LEVEL) / 2);
        return new ConfidenceInterval(Math.sqrt(lower / df / n), Math.sqrt(upper / df / n), RMSEA_LEVEL);
    }

    /**
     * Whether the model fits poorly by either of two common rules of thumb: {@link #cfi()} below {@value #LEAST_CFI} or
     * {@link #rmsea()} above {@value #GREATEST_RMSEA}. This is a caution, not a verdict: the rules come from larger
     * models and samples, and RMSEA is high if there are few degrees of freedom and few persons.
     *
     * @return false if neither index was computed
     */
    public boolean isPoor() {
        return cfi.value().orElse(1.0) < LEAST_CFI || rmsea.value().orElse(0.0) > GREATEST_RMSEA;
    }

    /**
     * The JSON form of the fit: {@code chiSquare}, {@code df}, {@code baselineChiSquare}, {@code baselineDf},
     * {@code cfi}, {@code tli}, {@code rmsea} with its interval, and {@code srmr}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("chiSquare", chiSquare());
        map.put("df", df());
        map.put("baselineChiSquare", baselineChiSquare());
        map.put("baselineDf", baselineDf());
        map.put("cfi", cfi().toJsonValue());
        map.put("tli", tli().toJsonValue());
        map.put("rmsea", rmsea().toJsonValue(value -> {
            Map<String, Object> interval = new LinkedHashMap<>(ConfidenceInterval.withValue(value, rmseaInterval()));
            interval.put("level", RMSEA_LEVEL);
            return Collections.unmodifiableMap(interval);
        }));
        map.put("srmr", srmr());
        return Collections.unmodifiableMap(map);
    }
}
