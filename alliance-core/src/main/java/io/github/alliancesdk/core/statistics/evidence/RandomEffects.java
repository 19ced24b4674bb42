package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Studies pooled under the assumption that their true effects differ (random effects). Immutable and thread-safe.
 *
 * @param estimator how the variance between studies was estimated
 * @param value the mean of the effects; of correlations, or of means
 * @param interval its 95 % interval, by the normal distribution
 * @param standardError the standard error; of correlations on the scale of Fisher's z
 * @param tau2 the variance between studies, 0 or more; of correlations on the scale of Fisher's z
 * @param prediction where the effect of a further study would lie, by the normal distribution:
 *     {@code value +- z * sqrt(tau2 + standardError^2)}. It holds less than 95 % of further studies, the less the fewer
 *     studies there are: {@link PoolingCaution#PREDICTION_TOO_NARROW}
 * @param knappHartung the interval of Knapp and Hartung; none if all effects are the same, because its standard error
 *     would be zero
 * @param adHoc the same with a standard error that is never below {@code standardError}: their ad hoc correction, as
 *     {@code metafor} has it under {@code test = "adhoc"}. It differs from {@code knappHartung} only where that one is
 *     narrower, which {@link #cautions()} says
 * @param weights the share of each study, in the order of the studies; they add to 1
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
     * The intervals with the standard error of Knapp and Hartung, which is made of the effects' own scatter, and
     * Student's t. Immutable and thread-safe.
     *
     * @param standardError the standard error; of correlations on the scale of Fisher's z
     * @param degreesOfFreedom those of t: the number of studies less one
     * @param interval the 95 % interval of the mean of the effects
     * @param prediction where the effect of a further study would lie:
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
         * @param degreesOfFreedom those of t
         * @param interval the 95 % interval of the mean of the effects
         * @param prediction where the effect of a further study would lie
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
     * @param estimator how the variance between studies was estimated
     * @param value the mean of the effects
     * @param interval its 95 % interval
     * @param standardError the standard error
     * @param tau2 the variance between studies
     * @param prediction where the effect of a further study would lie
     * @param knappHartung the interval of Knapp and Hartung
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
     * What to bear in mind when reading these figures.
     *
     * @return in the order of the constants
     */
    public List<PoolingCaution> cautions() {
        List<PoolingCaution> cautions = new ArrayList<>();
        // equal where two studies decide both, but for rounding
        double less = standardError * (1 - 1e-9);
        if (knappHartung.value().filter(found -> found.standardError() < less).isPresent()) {
            cautions.add(PoolingCaution.NARROW_KNAPP_HARTUNG);
        }
        cautions.add(PoolingCaution.PREDICTION_TOO_NARROW);
        return List.copyOf(cautions);
    }
}
