package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.statistics.OutcomeDirection;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Correlations of many studies, pooled on the scale of Fisher's z, {@code atanh r} with the sampling variance
 * {@code 1 / (n - 3)}, and transformed back. {@code metafor}'s {@code escalc}, {@code rma} and {@code predict} return
 * the same. Immutable and thread-safe.
 *
 * <p>Studies must be independent samples with one correlation each. A repeated label is refused; aggregate several
 * correlations of a study first. The construct, the scale and the direction of the outcome must be the same in all
 * studies. A study of fewer than four pairs, or of a perfect correlation, has no sampling variance: it is left out and
 * listed.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.statistics.evidence.CorrelationPool;
 * import io.github.alliancesdk.core.statistics.evidence.CorrelationStudy;
 * import java.util.List;
 * import java.util.Locale;
 *
 * CorrelationPool pool = CorrelationPool.of(List.of(
 *         CorrelationStudy.of("A", 0.3, 53), CorrelationStudy.of("B", 0.1, 103), CorrelationStudy.of("C", 0.4, 83)));
 * double r = pool.reml().orElseThrow().value();
 * System.out.println(String.format(Locale.ROOT, "%.3f over %d studies", r, pool.studies().size())); // 0.264 over 3 studies
 * }</pre>
 */
public final class CorrelationPool {
    private static final int FEWEST_PAIRS = 4;

    private final List<CorrelationStudy> studies;
    private final List<ExcludedStudy> leftOut;
    private final EffectPool effects;

    private CorrelationPool(List<CorrelationStudy> studies, List<ExcludedStudy> leftOut) {
        this.studies = List.copyOf(studies);
        this.leftOut = List.copyOf(leftOut);
        this.effects = new EffectPool(
                studies.stream().mapToDouble(study -> fisherZ(study.r())).toArray(),
                studies.stream().mapToDouble(study -> 1 / (study.n() - 3.0)).toArray(),
                StrictMath::tanh);
    }

    // the inverse of tanh; log1p keeps the digits near zero that a quotient would lose
    private static double fisherZ(double r) {
        return (StrictMath.log1p(r) - StrictMath.log1p(-r)) / 2;
    }

    /**
     * Pools studies.
     *
     * @param studies the studies, in any order; may be empty, in which case nothing is computed
     * @return the pool
     * @throws NullPointerException if {@code studies} or an element is null
     * @throws RefusedException if a study occurs twice, or constructs, scales or directions of the outcome are mixed;
     *     it contains every problem
     */
    public static CorrelationPool of(Collection<CorrelationStudy> studies) {
        List<CorrelationStudy> all = List.copyOf(studies);
        List<Problem> problems = new ArrayList<>(
                Pools.repeated(all.stream().map(CorrelationStudy::label).toList()));
        Pools.mixedConstructs(all.stream().map(CorrelationStudy::construct)).ifPresent(problems::add);
        Pools.mixed(ProblemCode.MIXED_SCALES, all.stream().map(CorrelationStudy::scale))
                .ifPresent(problems::add);
        Pools.mixed(
                        ProblemCode.MIXED_OUTCOMES,
                        all.stream().map(study -> study.outcome().id()))
                .ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        List<CorrelationStudy> pooled = new ArrayList<>();
        List<ExcludedStudy> leftOut = new ArrayList<>();
        for (CorrelationStudy study : all) {
            Optional<Reason> reason = whyLeftOut(study);
            reason.ifPresentOrElse(why -> leftOut.add(new ExcludedStudy(study.label(), why)), () -> pooled.add(study));
        }
        return new CorrelationPool(pooled, leftOut);
    }

    private static Optional<Reason> whyLeftOut(CorrelationStudy study) {
        if (study.n() < FEWEST_PAIRS) {
            return Optional.of(Reason.TOO_FEW_PERSONS);
        }
        return Math.abs(study.r()) == 1 ? Optional.of(Reason.PERFECT_CORRELATION) : Optional.empty();
    }

    /**
     * The studies that are pooled.
     *
     * @return in the order in which they were given
     */
    public List<CorrelationStudy> studies() {
        return studies;
    }

    /**
     * The studies that could not be pooled.
     *
     * @return each with its reason, in the order in which they were given
     */
    public List<ExcludedStudy> leftOut() {
        return leftOut;
    }

    /**
     * The total number of pairs in the pooled studies.
     *
     * @return 0 or more
     */
    public long n() {
        return studies.stream().mapToLong(CorrelationStudy::n).sum();
    }

    /**
     * What the scores of the studies measure.
     *
     * @return empty if no study is pooled
     */
    public Optional<Construct> construct() {
        return studies.stream().map(CorrelationStudy::construct).findFirst();
    }

    /**
     * The scale that was correlated.
     *
     * @return empty if no study is pooled
     */
    public Optional<String> scale() {
        return studies.stream().map(CorrelationStudy::scale).findFirst();
    }

    /**
     * What a high outcome means in all of the studies.
     *
     * @return the direction; unstated if no study is pooled
     */
    public OutcomeDirection outcome() {
        return studies.stream().map(CorrelationStudy::outcome).findFirst().orElse(OutcomeDirection.UNSTATED);
    }

    /**
     * The fixed-effect estimate.
     *
     * @return the estimate, also for one study; {@link Reason#TOO_FEW_STUDIES} for none
     */
    public Statistic<PooledEstimate> fixed() {
        return effects.fixed();
    }

    /**
     * The random-effects estimate with the between-study variance of DerSimonian and Laird.
     *
     * @return the estimate; {@link Reason#TOO_FEW_STUDIES} for fewer than two studies
     */
    public Statistic<RandomEffects> dersimonianLaird() {
        return effects.random(RandomEffects.Estimator.DERSIMONIAN_LAIRD);
    }

    /**
     * The random-effects estimate with the between-study variance by restricted maximum likelihood.
     *
     * @return the estimate; {@link Reason#TOO_FEW_STUDIES} for fewer than two studies
     */
    public Statistic<RandomEffects> reml() {
        return effects.random(RandomEffects.Estimator.REML);
    }

    /**
     * The heterogeneity of the studies.
     *
     * @return the figures, on the scale of Fisher's z; {@link Reason#TOO_FEW_STUDIES} for fewer than two studies
     */
    public Statistic<Heterogeneity> heterogeneity() {
        return effects.heterogeneity();
    }

    /**
     * The JSON form of the figures: {@code k} and {@code n} of what is pooled; {@code fixed}, {@code dl} and
     * {@code reml}, each with {@code value}, {@code lower} and {@code upper}; {@code tau2} and {@code prediction} in
     * {@code dl} and {@code reml}; {@code knappHartung}, {@code adHoc} and {@code cautions} in {@code reml}; and
     * {@code q}, {@code df} and {@code i2}. A value that could not be computed is written as {@code {"reason": ".."}}.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        return JsonShapes.map(put -> {
            put.accept("k", studies.size());
            put.accept("n", n());
            JsonShapes.putEffects(put, fixed(), dersimonianLaird(), reml(), heterogeneity());
        });
    }

    /** The number of studies and pairs, the scale and the outcome. */
    @Override
    public String toString() {
        return "CorrelationPool[" + studies.size() + " studies, n " + n() + ", Fisher's z"
                + scale().map(id -> ", scale " + id).orElse("") + ", outcome "
                + outcome().id() + ", "
                + leftOut.size() + " left out]";
    }
}
