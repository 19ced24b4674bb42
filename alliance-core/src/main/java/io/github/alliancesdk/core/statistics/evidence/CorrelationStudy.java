package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.OutcomeDirection;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Objects;

/**
 * One study's correlation of a score with an outcome: one independent sample, one number. If a study reports
 * several correlations, aggregate them first. A regression weight, an explained variance or a correlation of a subscale
 * is not a correlation of the total. Immutable and thread-safe.
 *
 * <pre>{@code
 * CorrelationStudy study = CorrelationStudy.of("A", 0.3, 53).withOutcome(OutcomeDirection.HIGHER_IS_BETTER);
 * ConfidenceInterval own = study.correlation().orElseThrow().interval().orElseThrow();
 * System.out.println(String.format(Locale.ROOT, "%.2f to %.2f", own.lower(), own.upper())); // 0.03 to 0.53
 * CorrelationStudy other = CorrelationStudy.of("B", 0.1, 103).withOutcome(OutcomeDirection.HIGHER_IS_BETTER);
 * CorrelationPool pool = CorrelationPool.of(List.of(study, other));
 * }</pre>
 *
 * @param label the name of the study; unique among the pooled studies
 * @param r the correlation, from -1 to 1
 * @param n the number of pairs, at least 1
 * @param scale the scale that was correlated, such as {@code total}
 * @param outcome what a high outcome means
 * @param construct what the score measures; only studies of one construct are pooled
 */
@NoJsonForm.Instead("the CorrelationPool of the studies")
public record CorrelationStudy(
        String label, double r, int n, String scale, OutcomeDirection outcome, Construct construct)
        implements NoJsonForm {
    /**
     * Makes a study.
     *
     * @param label the name of the study; unique among the pooled studies
     * @param r the correlation, from -1 to 1
     * @param n the number of pairs, at least 1
     * @param scale the scale that was correlated, such as {@code total}
     * @param outcome what a high outcome means
     * @param construct what the score measures
     * @throws NullPointerException if an argument is null
     * @throws RefusedException if {@code r} is not from -1 to 1, or {@code n} is below 1
     */
    public CorrelationStudy {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(construct, "construct");
        if (!(r >= -1 && r <= 1)) {
            throw new RefusedException(Problem.of(Area.EVIDENCE, ProblemCode.IMPOSSIBLE_FIGURE)
                    .with("id", Pointer.shown(label))
                    .withAllowed("a correlation from -1 to 1"));
        }
        if (n < 1) {
            throw new RefusedException(Problem.of(Area.EVIDENCE, ProblemCode.IMPOSSIBLE_FIGURE)
                    .with("id", Pointer.shown(label))
                    .withAllowed("a sample of at least one"));
        }
    }

    /**
     * Makes a study of the total score of the alliance that doesn't state what a high outcome means.
     *
     * @param label the name of the study
     * @param r the correlation, from -1 to 1
     * @param n the number of pairs, at least 1
     * @return the study
     * @throws NullPointerException if {@code label} is null
     * @throws RefusedException if {@code r} is not from -1 to 1, or {@code n} is below 1
     */
    public static CorrelationStudy of(String label, double r, int n) {
        return new CorrelationStudy(label, r, n, "total", OutcomeDirection.UNSTATED, Construct.ALLIANCE);
    }

    /**
     * Returns this study with another scale.
     *
     * @param id the scale
     * @return a new study
     * @throws NullPointerException if {@code id} is null
     */
    public CorrelationStudy withScale(String id) {
        return new CorrelationStudy(label, r, n, id, outcome, construct);
    }

    /**
     * Returns this study with another construct.
     *
     * @param measured what the score measures
     * @return a new study
     * @throws NullPointerException if {@code measured} is null
     */
    public CorrelationStudy withConstruct(Construct measured) {
        return new CorrelationStudy(label, r, n, scale, outcome, Objects.requireNonNull(measured, "measured"));
    }

    /**
     * Returns this study with the direction of its outcome.
     *
     * @param direction what a high outcome means
     * @return a new study with the same correlation
     * @throws NullPointerException if {@code direction} is null
     */
    public CorrelationStudy withOutcome(OutcomeDirection direction) {
        return new CorrelationStudy(label, r, n, scale, direction, construct);
    }

    /**
     * Returns this study with its outcome reversed: the correlation changes its sign.
     *
     * @return a new study; the direction of an unstated outcome stays unstated
     */
    public CorrelationStudy withOutcomeReversed() {
        OutcomeDirection reversed = switch (outcome) {
            case HIGHER_IS_BETTER -> OutcomeDirection.HIGHER_IS_WORSE;
            case HIGHER_IS_WORSE -> OutcomeDirection.HIGHER_IS_BETTER;
            case UNSTATED -> OutcomeDirection.UNSTATED;
        };
        // 0 - r, because -r would be minus zero for a correlation of 0
        return new CorrelationStudy(label, 0 - r, n, scale, reversed, construct);
    }

    /**
     * The study's own correlation with its 95 % interval.
     *
     * @return the correlation, or the reason why it was not computed
     */
    public Statistic<Correlation> correlation() {
        return Correlation.of(r, n);
    }
}
