package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The pooled effect of studies under the assumption that their true effects differ (random effects). Immutable and
 * thread-safe.
 *
 * @param estimator the estimator of the between-study variance
 * @param value the mean effect; a correlation, or a mean
 * @param interval its 95 % interval, by the normal distribution
 * @param standardError the standard error; for correlations on the scale of Fisher's z
 * @param tau2 the between-study variance, 0 or more; for correlations on the scale of Fisher's z
 * @param prediction the prediction interval for the effect of a further study, by the normal distribution:
 *     {@code value +- z * sqrt(tau2 + standardError^2)}. It contains less than 95 % of further studies, and the share
 *     is smaller with fewer studies: {@link PoolingCaution#PREDICTION_TOO_NARROW}
 * @param knappHartung the intervals of Knapp and Hartung; not computed if all effects are the same, because their
 *     standard error would be zero
 * @param adHoc the same with a standard error that is never below {@code standardError}: the ad hoc correction, as in
 *     {@code metafor} with {@code test = "adhoc"}. It differs from {@code knappHartung} only if that one is narrower;
 *     {@link #cautions()} then contains a caution
 * @param weights the share of each study, in the order of the studies; their sum is 1
 */
@NoJsonForm.Instead("the CorrelationPool or the MeanPool")
public record RandomEffects(
        BetweenStudyVariance estimator,
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
    public List<PoolingCaution> cautions() {
        List<PoolingCaution> cautions = new ArrayList<>();
        // with two studies both are equal, except for rounding
        double less = standardError * (1 - 1e-9);
        if (knappHartung.value().filter(found -> found.standardError() < less).isPresent()) {
            cautions.add(PoolingCaution.NARROW_KNAPP_HARTUNG);
        }
        cautions.add(PoolingCaution.PREDICTION_TOO_NARROW);
        return List.copyOf(cautions);
    }
}
