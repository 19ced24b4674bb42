package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Means of many studies, pooled. "The weighted standard deviation" of a review can be the one within studies or the one
 * of all persons together; each has its own name here. The mean of the studies' standard deviations has no statistical
 * meaning and isn't offered. Immutable and thread-safe.
 *
 * <p>All means must be of one construct and on one range. Studies on different ranges are refused unless a target range is given;
 * {@link #studies()} then states the conversion of every converted study. A study of one person has no standard
 * deviation: it is left out and listed.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.statistics.evidence.MeanPool;
 * import io.github.alliancesdk.core.statistics.evidence.MeanStudy;
 * import io.github.alliancesdk.core.scoring.ScoreRange;
 * import java.util.List;
 *
 * MeanPool pool = MeanPool.of(
 *         List.of(
 *                 MeanStudy.of("A", 30, 4.0, 0.8, ScoreRange.of(1, 5)),
 *                 MeanStudy.of("B", 10, 5.0, 1.0, ScoreRange.of(1, 7))),
 *         ScoreRange.of(1, 7));
 * System.out.println(pool.mean().orElseThrow()); // 5.375
 * System.out.println(pool.studies().get(0).conversion().orElseThrow()); // 1..5 to 1..7, linear, not equating
 * }</pre>
 */
public final class MeanPool {
    private final List<PooledMean> studies;
    private final List<ExcludedStudy> leftOut;
    private final Optional<ScoreRange> range;

    /**
     * A study as it was pooled. Immutable and thread-safe.
     *
     * @param study the study as it was given
     * @param mean its mean on the pool's range
     * @param sd its standard deviation on the pool's range
     * @param conversion the conversion of its figures; empty if they were not converted
     */
    @NoJsonForm.Instead("the MeanPool")
    public record PooledMean(MeanStudy study, double mean, double sd, Optional<RangeConversion> conversion)
            implements NoJsonForm {
        /**
         * Makes an entry.
         *
         * @param study the study as it was given
         * @param mean its mean on the pool's range
         * @param sd its standard deviation on the pool's range
         * @param conversion the conversion of its figures
         * @throws NullPointerException if an argument is null
         */
        public PooledMean {
            Objects.requireNonNull(study, "study");
            Objects.requireNonNull(conversion, "conversion");
        }

        /**
         * The study's own 95 % interval by the normal distribution, {@code mean +- z * sd / sqrt(n)}, for a forest
         * plot.
         *
         * @return on the pool's range; it may extend beyond the range
         */
        public ConfidenceInterval interval() {
            double half = EffectPool.Z * sd / Math.sqrt(n());
            return new ConfidenceInterval(mean - half, mean + half, EffectPool.LEVEL);
        }

        int n() {
            return study.n();
        }
    }

    private MeanPool(List<PooledMean> studies, List<ExcludedStudy> leftOut, Optional<ScoreRange> range) {
        this.studies = List.copyOf(studies);
        this.leftOut = List.copyOf(leftOut);
        this.range = range;
    }

    /**
     * Pools studies that are all on one range.
     *
     * @param studies the studies, in any order; may be empty, in which case nothing is computed
     * @return the pool
     * @throws NullPointerException if {@code studies} or an element is null
     * @throws RefusedException if a study occurs twice, or constructs or ranges are mixed; it contains every problem
     */
    public static MeanPool of(Collection<MeanStudy> studies) {
        List<MeanStudy> all = List.copyOf(studies);
        List<Problem> problems = problems(all);
        Pools.mixed(
                        ProblemCode.MIXED_FORMATS,
                        all.stream().map(study -> study.range().toString()))
                .ifPresent(problems::add);
        return pool(all, problems, all.stream().map(MeanStudy::range).findFirst());
    }

    /**
     * Pools studies on a range; studies on another range are converted to it.
     *
     * @param studies the studies, in any order; may be empty, in which case nothing is computed
     * @param to the range of the pool
     * @return the pool
     * @throws NullPointerException if an argument or an element is null
     * @throws RefusedException if a study occurs twice, or constructs are mixed; it contains every problem
     */
    public static MeanPool of(Collection<MeanStudy> studies, ScoreRange to) {
        Objects.requireNonNull(to, "to");
        List<MeanStudy> all = List.copyOf(studies);
        return pool(all, problems(all), Optional.of(to));
    }

    private static List<Problem> problems(List<MeanStudy> studies) {
        List<Problem> problems = new ArrayList<>(
                Pools.repeated(studies.stream().map(MeanStudy::label).toList()));
        Pools.mixedConstructs(studies.stream().map(MeanStudy::construct)).ifPresent(problems::add);
        return problems;
    }

    private static MeanPool pool(List<MeanStudy> studies, List<Problem> problems, Optional<ScoreRange> range) {
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        List<PooledMean> pooled = new ArrayList<>();
        List<ExcludedStudy> leftOut = new ArrayList<>();
        for (MeanStudy study : studies) {
            if (study.n() < 2) {
                leftOut.add(new ExcludedStudy(study.label(), Reason.TOO_FEW_PERSONS));
            } else {
                pooled.add(entry(study, range.orElse(study.range())));
            }
        }
        return new MeanPool(pooled, leftOut, range);
    }

    private static PooledMean entry(MeanStudy study, ScoreRange to) {
        if (study.range().equals(to)) {
            return new PooledMean(study, study.mean(), study.sd(), Optional.empty());
        }
        RangeConversion conversion = RangeConversion.of(study.range(), to);
        return new PooledMean(study, conversion.mean(study.mean()), conversion.sd(study.sd()), Optional.of(conversion));
    }

    /**
     * The studies that are pooled.
     *
     * @return in the order in which they were given, with their conversions
     */
    public List<PooledMean> studies() {
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
     * What the scores of the studies measure.
     *
     * @return empty if no study is pooled
     */
    public Optional<Construct> construct() {
        return studies.stream().map(pooled -> pooled.study().construct()).findFirst();
    }

    /**
     * The range of the pooled figures.
     *
     * @return empty if there are no studies and no range was given
     */
    public Optional<ScoreRange> range() {
        return range;
    }

    /**
     * The total number of persons in the pooled studies.
     *
     * @return 0 or more
     */
    public long n() {
        return studies.stream().mapToLong(PooledMean::n).sum();
    }

    /**
     * The mean weighted by the number of persons, that is, the mean of all persons together.
     *
     * @return the mean; {@link Reason#TOO_FEW_STUDIES} if no study is pooled
     */
    public Statistic<Double> mean() {
        return any(() -> average(PooledMean::mean));
    }

    /**
     * The standard deviation within studies: {@code sqrt(sum((n - 1) sd^2) / sum(n - 1))}.
     *
     * @return the standard deviation; {@link Reason#TOO_FEW_STUDIES} if no study is pooled
     */
    public Statistic<Double> pooledWithinSd() {
        return any(() -> Math.sqrt(within() / (n() - studies.size())));
    }

    /**
     * The standard deviation of all persons together, which includes the differences between studies:
     * {@code sqrt((sum((n - 1) sd^2) + sum(n (mean - pooled mean)^2)) / (sum(n) - 1))}.
     *
     * @return the standard deviation; {@link Reason#TOO_FEW_STUDIES} if no study is pooled
     */
    public Statistic<Double> totalSd() {
        return any(() -> {
            double mean = average(PooledMean::mean);
            double between = sum(study -> study.n() * square(study.mean() - mean));
            return Math.sqrt((within() + between) / (n() - 1));
        });
    }

    /**
     * The mean weighted by the inverse of the sampling variances, {@code n / sd^2}: the fixed effect.
     *
     * @return the estimate, also for one study; {@link Reason#TOO_FEW_STUDIES} for none, {@link Reason#NO_VARIANCE} if
     *     a study has a standard deviation of zero, which would get all the weight
     */
    public Statistic<PooledEstimate> fixed() {
        return effects().flatMap(EffectPool::fixed);
    }

    /**
     * The random-effects mean with the between-study variance of DerSimonian and Laird.
     *
     * @return the estimate; {@link Reason#TOO_FEW_STUDIES} for fewer than two studies, {@link Reason#NO_VARIANCE} as
     *     for {@link #fixed()}
     */
    public Statistic<RandomEffects> dersimonianLaird() {
        return effects().flatMap(pool -> pool.random(RandomEffects.Estimator.DERSIMONIAN_LAIRD));
    }

    /**
     * The random-effects mean with the between-study variance by restricted maximum likelihood.
     *
     * @return the estimate; {@link Reason#TOO_FEW_STUDIES} for fewer than two studies, {@link Reason#NO_VARIANCE} as
     *     for {@link #fixed()}
     */
    public Statistic<RandomEffects> reml() {
        return effects().flatMap(pool -> pool.random(RandomEffects.Estimator.REML));
    }

    /**
     * The heterogeneity of the studies' means.
     *
     * @return the figures; {@link Reason#TOO_FEW_STUDIES} for fewer than two studies, {@link Reason#NO_VARIANCE} as for
     *     {@link #fixed()}
     */
    public Statistic<Heterogeneity> heterogeneity() {
        return effects().flatMap(EffectPool::heterogeneity);
    }

    private Statistic<EffectPool> effects() {
        double[] variances = studies.stream()
                .mapToDouble(study -> square(study.sd()) / study.n())
                .toArray();
        for (double variance : variances) {
            if (variance == 0) {
                return Statistic.not(Reason.NO_VARIANCE);
            }
        }
        return Statistic.of(new EffectPool(
                studies.stream().mapToDouble(PooledMean::mean).toArray(), variances, DoubleUnaryOperator.identity()));
    }

    private double within() {
        return sum(study -> (study.n() - 1) * square(study.sd()));
    }

    private double average(ToDoubleFunction<PooledMean> figure) {
        return sum(study -> study.n() * figure.applyAsDouble(study)) / n();
    }

    // sorted, so that the order of the studies doesn't change the last digit
    private double sum(ToDoubleFunction<PooledMean> term) {
        double sum = 0;
        for (double each : studies.stream().mapToDouble(term).sorted().toArray()) {
            sum += each;
        }
        return sum;
    }

    private static double square(double value) {
        return value * value;
    }

    private Statistic<Double> any(DoubleSupplier figure) {
        return studies.isEmpty() ? Statistic.not(Reason.TOO_FEW_STUDIES) : Statistic.of(figure.getAsDouble());
    }

    /**
     * The JSON form of the figures: {@code k} and {@code n} of what is pooled; {@code value}, the mean weighted by n,
     * with {@code sdPooled} and {@code sdTotal}; the models and the heterogeneity as in
     * {@link CorrelationPool#toMap()}; and {@code converted}, if any study was converted, with each such study and its
     * conversion. A value that could not be computed is written as {@code {"reason": ".."}}.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        List<Map<String, Object>> converted = studies.stream()
                .filter(study -> study.conversion().isPresent())
                .map(study -> JsonShapes.map(put -> {
                    put.accept("study", study.study().label());
                    study.conversion().orElseThrow().toMap().forEach(put);
                }))
                .toList();
        return JsonShapes.map(put -> {
            put.accept("k", studies.size());
            put.accept("n", n());
            put.accept("value", JsonShapes.of(mean()));
            put.accept("sdPooled", JsonShapes.of(pooledWithinSd()));
            put.accept("sdTotal", JsonShapes.of(totalSd()));
            JsonShapes.putEffects(put, fixed(), dersimonianLaird(), reml(), heterogeneity());
            if (!converted.isEmpty()) {
                put.accept("converted", converted);
            }
        });
    }

    /** The number of studies and persons, and the range. */
    @Override
    public String toString() {
        return "MeanPool[" + studies.size() + " studies, n " + n()
                + range.map(shown -> ", range " + shown).orElse("") + ", " + leftOut.size() + " left out]";
    }
}
