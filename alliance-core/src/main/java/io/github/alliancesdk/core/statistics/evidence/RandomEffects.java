package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The pooled effect of studies under the assumption that their true effects differ (random effects). Immutable and
 * thread-safe.
 *
 * <p>If all studies measure the same effect, {@link PooledEstimate} is enough.
 *
 * <pre>{@code
 * RandomEffects reml = CorrelationPool.of(studies).reml().orElseThrow();
 * System.out.println(String.format(Locale.ROOT, "%.3f", reml.value())); // 0.264
 * ConfidenceInterval interval = reml.adHoc().interval();
 * System.out.println(String.format(Locale.ROOT, "%.2f to %.2f", interval.lower(), interval.upper())); // -0.17 to 0.61
 * System.out.println(reml.cautions().get(0).id()); // knapp-hartung-narrow
 * }</pre>
 *
 * @param estimator the estimator of the between-study variance
 * @param value the mean effect; a correlation, or a mean
 * @param interval its 95 % interval, by the normal distribution
 * @param standardError the standard error; for correlations on the scale of Fisher's z
 * @param tau2 the between-study variance, 0 or more; for correlations on the scale of Fisher's z
 * @param prediction the prediction interval for the effect of a further study, by the normal distribution:
 *     {@code value +- z * sqrt(tau2 + standardError^2)}. It contains less than 95 % of further studies, and the share
 *     is smaller with fewer studies: {@link Caution#PREDICTION_TOO_NARROW}
 * @param knappHartung the intervals of Knapp and Hartung; not computed if all effects are the same, because their
 *     standard error would be zero
 * @param adHoc the same with a standard error that is never below {@code standardError}: the ad hoc correction, as in
 *     {@code metafor} with {@code test = "adhoc"}. It differs from {@code knappHartung} only if that one is narrower;
 *     {@link #cautions()} then contains a caution
 * @param weights the share of each study, in the order of the studies; their sum is 1
 */
@NoJsonForm.Instead("the CorrelationPool or the MeanPool")
public record RandomEffects(
        Estimator estimator,
        double value,
        ConfidenceInterval interval,
        double standardError,
        double tau2,
        PredictionInterval prediction,
        Statistic<KnappHartung> knappHartung,
        KnappHartung adHoc,
        List<Double> weights)
        implements NoJsonForm {

    /**
     * The intervals of Knapp and Hartung. Their standard error is computed from the observed variation of the effects,
     * and they use Student's t. Immutable and thread-safe.
     *
     * @param standardError the standard error; for correlations on the scale of Fisher's z
     * @param degreesOfFreedom of t: the number of studies minus one
     * @param interval the 95 % interval of the mean effect
     * @param prediction the prediction interval for the effect of a further study:
     *     {@code value +- t * sqrt(tau2 + standardError^2)}
     */
    @NoJsonForm.Instead("the CorrelationPool or the MeanPool")
    public record KnappHartung(
            double standardError, int degreesOfFreedom, ConfidenceInterval interval, PredictionInterval prediction)
            implements NoJsonForm {
        /**
         * Makes the intervals.
         *
         * @param standardError the standard error
         * @param degreesOfFreedom of t
         * @param interval the 95 % interval of the mean effect
         * @param prediction the prediction interval for the effect of a further study
         * @throws NullPointerException if an argument is null
         */
        public KnappHartung {
            Objects.requireNonNull(interval, "interval");
            Objects.requireNonNull(prediction, "prediction");
        }
    }

    /**
     * Makes an estimate.
     *
     * @param estimator the estimator of the between-study variance
     * @param value the mean effect
     * @param interval its 95 % interval
     * @param standardError the standard error
     * @param tau2 the between-study variance
     * @param prediction the prediction interval for the effect of a further study
     * @param knappHartung the intervals of Knapp and Hartung
     * @param adHoc the same with their ad hoc correction
     * @param weights the share of each study
     * @throws NullPointerException if an argument is null
     */
    public RandomEffects {
        Objects.requireNonNull(estimator, "estimator");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(prediction, "prediction");
        Objects.requireNonNull(knappHartung, "knappHartung");
        Objects.requireNonNull(adHoc, "adHoc");
        weights = List.copyOf(weights);
    }

    /**
     * Cautions about these figures.
     *
     * @return in the order of the constants
     */
    public List<Caution> cautions() {
        List<Caution> cautions = new ArrayList<>();
        // with two studies both are equal, except for rounding
        double less = standardError * (1 - 1e-9);
        if (knappHartung.value().filter(found -> found.standardError() < less).isPresent()) {
            cautions.add(Caution.NARROW_KNAPP_HARTUNG);
        }
        cautions.add(Caution.PREDICTION_TOO_NARROW);
        return List.copyOf(cautions);
    }

    /** How the variance between studies, tau squared, is estimated. */
    public enum Estimator implements Named {
        /** The method of moments of DerSimonian and Laird; in closed form. */
        DERSIMONIAN_LAIRD("dl"),
        /**
         * Restricted maximum likelihood. The global maximum of the likelihood is bracketed, so it is always found.
         */
        REML("reml");

        private final String id;

        Estimator(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "variance." + id);
        }
    }

    /**
     * A caution that belongs to pooled figures. The ids are stable; more constants may be added.
     */
    public enum Caution implements Coded {
        /**
         * The Knapp-Hartung standard error is below that of the model, because the effects vary less than the model
         * expects. If the between-study variance is zero, this happens when Q is below its degrees of freedom, and the
         * standard error is then also below that of the fixed effect. {@link RandomEffects#adHoc()} is the correction
         * (Röver, Knapp and Friede 2015, doi 10.1186/s12874-015-0091-1).
         */
        NARROW_KNAPP_HARTUNG("knapp-hartung-narrow"),
        /**
         * A 95 % prediction interval contains less than 95 % of further studies, because it treats the estimated
         * between-study variance as the true one (Partlett and Riley 2017, doi 10.1002/sim.7140). In a simulation with
         * 3 to 20 studies and an I2 of .2 to .8, the intervals by the normal distribution contained 76 to 91 % of
         * further studies; the script is {@code coverage/prediction.R} beside the reference values. Every
         * random-effects model has this caution.
         */
        PREDICTION_TOO_NARROW("prediction-too-narrow");

        private final String id;

        Caution(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        /**
         * The caution as an English sentence.
         *
         * @return one sentence
         */
        public String message() {
            return message(Locale.ROOT);
        }

        /**
         * The caution as a sentence in a language; in English if there is no translation.
         *
         * @param locale the language
         * @return one sentence
         * @throws NullPointerException if {@code locale} is null
         */
        public String message(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "pooling." + id);
        }
    }

    /**
     * The interval that contains the true effect of a further study in a stated share of cases. It is not a confidence
     * interval. A confidence interval is about the mean of the effects, and becomes narrow with many studies however
     * much they differ. Immutable and thread-safe.
     *
     * @param lower the lower bound, finite
     * @param upper the upper bound, finite and not below {@code lower}
     * @param level the share, between 0 and 1, such as 0.95
     */
    @NoJsonForm.Instead("the CorrelationPool or the MeanPool")
    public record PredictionInterval(double lower, double upper, double level) implements NoJsonForm {
        /**
         * Makes an interval.
         *
         * @param lower the lower bound, finite
         * @param upper the upper bound, finite and not below {@code lower}
         * @param level the share, between 0 and 1, such as 0.95
         * @throws IllegalArgumentException if a bound isn't finite, the upper is below the lower, or the level is not
         *     between 0 and 1
         */
        public PredictionInterval {
            if (!Double.isFinite(lower) || !Double.isFinite(upper) || upper < lower) {
                throw new IllegalArgumentException("an interval has finite bounds, the upper not below the lower");
            }
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException("the level of an interval is between 0 and 1, such as 0.95");
            }
        }
    }
}
