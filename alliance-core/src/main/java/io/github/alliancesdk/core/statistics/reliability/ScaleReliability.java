package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.statistics.OneFactorModel;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The reliability of a scale in a sample, and the contribution of each item. {@link ReliabilityAnalysis} creates it.
 *
 * <p>All figures are of the {@link #n()} persons who answered every item of the scale. Prorated item figures are the
 * exception; they have their own n. {@link #mean()}, {@link #standardDeviation()} and
 * {@link #standardErrorOfMeasurement()} are of the scale's mean score or of its sum, as {@link #metric()} says. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * ScaleReliability total = ReliabilityAnalysis.withDefaults().analyse(matrix).scale("total");
 * System.out.println(total.n()); // 200
 * System.out.println(String.format(Locale.ROOT, "%.2f", total.standardErrorOfMeasurement().orElseThrow())); // 0.23
 * System.out.println(total.errorFrom()); // stratified-alpha
 * System.out.println(total.cautions()); // []
 * }</pre>
 */
public final class ScaleReliability {
    private final Scale scale;
    private final Metric metric;
    private final double level;
    private final int rows;
    private final ItemMoments moments;
    private final Statistic<Double> standardDeviation;
    private final Statistic<CronbachAlpha> alpha;
    private final Statistic<McDonaldOmega> omega;
    private final Strata strata;
    private final Statistic<StratifiedAlpha> stratifiedAlpha;
    private final List<ItemAnalysis> analyses;

    /** The scales that make up a scale, and the indexes of their items in it; empty if there are none. */
    record Strata(List<String> scales, List<int[]> places) {
        static final Strata NONE = new Strata(List.of(), List.of());
    }

    /**
     * A scale's figures.
     *
     * @param proratedItems the figures of its items if they are prorated, otherwise null
     */
    ScaleReliability(
            Scale scale,
            Metric metric,
            Strata strata,
            double level,
            int rows,
            ItemMoments moments,
            @Nullable List<ItemAnalysis> proratedItems) {
        this.scale = scale;
        this.metric = metric;
        this.strata = strata;
        this.level = level;
        this.rows = rows;
        this.moments = moments;
        Reason obstacle = moments.obstacle();
        if (obstacle == null) {
            ItemMoments.Sum sum = moments.sum(-1);
            this.standardDeviation = standardDeviation(sum, divisor());
            this.alpha = sum.alpha().map(value -> new CronbachAlpha(value, interval(value)));
        } else {
            this.standardDeviation = Statistic.not(obstacle);
            this.alpha = Statistic.not(obstacle);
        }
        this.omega = computeOmega();
        this.stratifiedAlpha = computeStratifiedAlpha();
        this.analyses = proratedItems != null
                ? proratedItems
                : IntStream.range(0, moments.items()).mapToObj(this::analysis).toList();
    }

    /** What a sum is divided by to have a score in the metric. */
    private int divisor() {
        return metric == Metric.MEAN ? moments.items() : 1;
    }

    private static Statistic<Double> standardDeviation(ItemMoments.Sum sum, int divisor) {
        Reason obstacle = sum.obstacle();
        return obstacle == null || obstacle == Reason.NO_VARIANCE
                ? Statistic.finite(obstacle == null ? Math.sqrt(sum.variance()) / divisor : 0)
                : Statistic.not(obstacle);
    }

    private Statistic<ConfidenceInterval> interval(double value) {
        if (1 - value <= ItemMoments.ROUNDING) {
            return Statistic.not(Reason.PERFECT_CORRELATION);
        }
        int persons = moments.n() - 1;
        double others = (double) persons * (moments.items() - 1);
        double lower = 1 - (1 - value) * Quantiles.f((1 + level) / 2, persons, others);
        double upper = 1 - (1 - value) * Quantiles.f((1 - level) / 2, persons, others);
        return Double.isFinite(lower) && Double.isFinite(upper)
                ? Statistic.of(new ConfidenceInterval(lower, upper, level))
                : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    private Statistic<McDonaldOmega> computeOmega() {
        Reason obstacle = moments.obstacle();
        if (obstacle != null) {
            return Statistic.not(obstacle);
        }
        int items = moments.items();
        if (items < 3) {
            return Statistic.not(Reason.TOO_FEW_ITEMS);
        }
        if (moments.n() <= items) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        for (int item = 0; item < items; item++) {
            if (moments.covariance()[item][item] <= 0) {
                return Statistic.not(Reason.NO_VARIANCE);
            }
        }
        OneFactorModel.Fit fit = OneFactorModel.fit(moments.covariance());
        return switch (fit.outcome()) {
            case FITTED -> fitted(fit);
            case SINGULAR -> Statistic.not(Reason.SINGULAR);
            case NOT_CONVERGED -> Statistic.not(Reason.NOT_CONVERGED);
            case HEYWOOD -> Statistic.not(Reason.HEYWOOD_CASE);
            case NOT_IDENTIFIED -> Statistic.not(Reason.NOT_IDENTIFIED);
        };
    }

    private Statistic<McDonaldOmega> fitted(OneFactorModel.Fit fit) {
        double loadings = Arrays.stream(fit.loadings()).sum();
        double common = loadings * loadings;
        double unique = Arrays.stream(fit.uniqueVariances()).sum();
        double omega = common / (common + unique);
        if (!Double.isFinite(omega)) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        int items = moments.items();
        double[] gradient = new double[2 * items];
        // divide both terms by the squared denominator separately, to avoid overflow
        Arrays.fill(gradient, 0, items, 2 * (omega / loadings) * (1 - omega));
        Arrays.fill(gradient, items, 2 * items, -omega / (common + unique));
        return Statistic.of(new McDonaldOmega(
                omega,
                omegaInterval(omega, fit.varianceTimesN(gradient)),
                Arrays.stream(fit.loadings()).boxed().toList(),
                Arrays.stream(fit.uniqueVariances()).boxed().toList(),
                ModelFit.of(moments.n(), items, fit.discrepancy(), fit.baselineDiscrepancy(), fit.residual()),
                fit.iterations()));
    }

    private Statistic<ConfidenceInterval> omegaInterval(double value, double varianceTimesN) {
        return Double.isNaN(varianceTimesN)
                ? Statistic.not(Reason.NOT_IDENTIFIED)
                : deltaInterval(value, varianceTimesN, 0);
    }

    /** The interval of the delta method, cut to the possible range of the coefficient. */
    private Statistic<ConfidenceInterval> deltaInterval(double value, double varianceTimesN, double least) {
        double half = Quantiles.normal((1 + level) / 2) * Math.sqrt(varianceTimesN / moments.n());
        return Double.isFinite(half)
                ? Statistic.of(new ConfidenceInterval(Math.max(least, value - half), Math.min(1, value + half), level))
                : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    private Statistic<StratifiedAlpha> computeStratifiedAlpha() {
        if (strata.scales().isEmpty()) {
            return Statistic.not(Reason.NO_STRATA);
        }
        Reason obstacle = moments.obstacle();
        return obstacle != null
                ? Statistic.not(obstacle)
                : moments.stratifiedAlpha(strata.places())
                        .map(value -> new StratifiedAlpha(value, stratifiedInterval(value), strata.scales()));
    }

    private Statistic<ConfidenceInterval> stratifiedInterval(double value) {
        return 1 - value <= ItemMoments.ROUNDING
                ? Statistic.not(Reason.PERFECT_CORRELATION)
                : deltaInterval(value, moments.varianceTimesN(value, strata.places()), Double.NEGATIVE_INFINITY);
    }

    private ItemAnalysis analysis(int place) {
        ItemDistribution distribution = moments.distribution(place);
        return new ItemAnalysis(
                itemNumbers().get(place),
                distribution.n(),
                distribution.meanValue(),
                distribution.standardDeviation(),
                distribution.skewness(),
                distribution.floor(),
                distribution.ceiling(),
                moments.itemRest(place, level),
                alphaWithout(moments, place));
    }

    static Statistic<Double> alphaWithout(ItemMoments moments, int place) {
        Reason obstacle = moments.obstacle();
        return obstacle == null ? moments.sum(place).alpha() : Statistic.not(obstacle);
    }

    /**
     * The scale.
     *
     * @return its id
     */
    public String scale() {
        return scale.id();
    }

    /**
     * The numbers of its items.
     *
     * @return ascending
     */
    public List<Integer> itemNumbers() {
        return scale.items();
    }

    /**
     * The rows of the matrix.
     *
     * @return all rows, whether used or not
     */
    public int rows() {
        return rows;
    }

    /**
     * The number of persons that the figures of the scale are computed from: those who answered every item of it.
     *
     * @return from 0 to {@link #rows()}
     */
    public int n() {
        return moments.n();
    }

    /**
     * The rows that were left out because an answer is missing.
     *
     * @return from 0 to {@link #rows()}
     */
    public int leftOut() {
        return rows - n();
    }

    /**
     * The metric of the mean, the standard deviation and the standard error of measurement. Alpha and omega are the same
     * in both metrics. A {@link io.github.alliancesdk.core.statistics.change.MeasurementError} takes the standard deviation
     * of mean scores if the scale has a mean, even if it is reported as a sum: that of sums divided by the number of items.
     *
     * @return {@link Metric#SUM} if the items differ in their range; otherwise as the instrument reports the scale, see
     *     {@link io.github.alliancesdk.core.instrument.Instrument#metric}. For plain numbers the metric of the
     *     {@link Scale}, {@link Metric#MEAN} if it has none
     */
    public Metric metric() {
        return metric;
    }

    /**
     * The mean of the score.
     *
     * @return in the {@link #metric()}; needs at least one person
     */
    public Statistic<Double> mean() {
        Statistic<Double> sum = Statistic.of(0.0);
        for (int place = 0; place < moments.items(); place++) {
            Statistic<Double> item = moments.distribution(place).meanValue();
            sum = sum.flatMap(total -> item.flatMap(mean -> Statistic.finite(total + mean)));
        }
        return sum.map(total -> total / divisor());
    }

    /**
     * The standard deviation of the score, with n - 1 in the denominator.
     *
     * @return in the {@link #metric()}, 0 or more; needs at least two persons
     */
    public Statistic<Double> standardDeviation() {
        return standardDeviation;
    }

    /**
     * Cronbach's alpha, {@code k/(k-1) * (1 - sum of variances / variance of the sum)}, with Feldt's interval,
     * {@code 1 - (1-alpha) * F} with n-1 and (n-1)(k-1) degrees of freedom. It needs at least two items and two
     * persons.
     *
     * @return alpha, or why there is none
     */
    public Statistic<CronbachAlpha> alpha() {
        return alpha;
    }

    /**
     * McDonald's omega of the one-factor model by maximum likelihood, with an interval and the fit of the model. It
     * needs at least three items and more persons than items.
     *
     * <p>The fit is one search from one start. A unique variance that isn't above 0 (a Heywood case) is detected at the
     * minimum where that search ends. If the likelihood has several minima, the others are not searched for.
     *
     * @return omega, or the reason why there is none. A fit that didn't converge, or that estimated a unique variance
     *     not above 0, never returns a number
     */
    public Statistic<McDonaldOmega> omega() {
        return omega;
    }

    /**
     * Stratified alpha, if two or more other scales of the instrument make up this scale: they share no item, contain
     * all of its items, and have two or more items each.
     *
     * @return stratified alpha, or the reason why there is none: {@link Reason#NO_STRATA} if no other scales make up
     *     this scale, or the reason of alpha if a stratum has no alpha
     */
    public Statistic<StratifiedAlpha> stratifiedAlpha() {
        return stratifiedAlpha;
    }

    /**
     * The scales that make up this scale.
     *
     * @return their ids in the order of the definition; empty if there are none
     */
    public List<String> strata() {
        return strata.scales();
    }

    /**
     * The standard error of measurement of the score, {@code SD * sqrt(1 - reliability)}. The reliability is
     * stratified alpha if other scales make up the scale, and alpha otherwise; {@link #errorFrom()} returns which. This
     * is not the standard error of an estimate.
     *
     * @return in the {@link #metric()}, from 0 to the standard deviation; {@link Reason#NEGATIVE_RELIABILITY} if
     *     the reliability is below 0
     */
    public Statistic<Double> standardErrorOfMeasurement() {
        Statistic<Double> reliability = strata.scales().isEmpty()
                ? alpha.map(CronbachAlpha::value)
                : stratifiedAlpha.map(StratifiedAlpha::value);
        return reliability.flatMap(value -> value < 0
                ? Statistic.not(Reason.NEGATIVE_RELIABILITY)
                : standardDeviation.flatMap(sd -> Statistic.finite(sd * Math.sqrt(1 - value))));
    }

    /**
     * The reliability that {@link #standardErrorOfMeasurement()} is computed from.
     *
     * @return {@link CronbachAlpha#ID}, or {@link StratifiedAlpha#ID} if other scales make up the scale
     */
    public String errorFrom() {
        return strata.scales().isEmpty() ? CronbachAlpha.ID : StratifiedAlpha.ID;
    }

    /**
     * Warnings that a reader of these figures must know.
     *
     * @return in the order of the constants; empty if there are none
     */
    public Set<Caution> cautions() {
        Set<Caution> cautions = EnumSet.noneOf(Caution.class);
        if (alpha.value().filter(any -> any.value() < 0).isPresent()) {
            cautions.add(Caution.NEGATIVE_ALPHA);
        }
        if (omega.value().filter(any -> any.fit().isPoor()).isPresent()) {
            cautions.add(Caution.POOR_FIT);
        }
        return Collections.unmodifiableSet(cautions);
    }

    /**
     * The items.
     *
     * @return by ascending number
     */
    public List<ItemAnalysis> items() {
        return analyses;
    }

    /**
     * An item.
     *
     * @param number the number of the item
     * @return its analysis
     * @throws IllegalArgumentException if the scale has no such item
     */
    public ItemAnalysis item(int number) {
        int place = Collections.binarySearch(itemNumbers(), number);
        if (place < 0) {
            throw new IllegalArgumentException("the scale has no item " + number);
        }
        return analyses.get(place);
    }

    /**
     * The inter-item correlations.
     *
     * @return the matrix
     */
    public InterItemCorrelations interItemCorrelations() {
        return new InterItemCorrelations(itemNumbers(), moments);
    }

    /**
     * The JSON form of the scale: {@code n}, {@code leftOut}, {@code metric}, {@code mean}, {@code sd}, {@code alpha},
     * {@code stratifiedAlpha} for a total of other scales, {@code omega}, {@code sem}, {@code semFrom},
     * {@code cautions} and {@code items}. A value that could not be computed is written as {@code {"reason": ".."}}.
     * Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("n", n());
        map.put("leftOut", leftOut());
        map.put("metric", metric().id());
        map.put("mean", mean().toJsonValue());
        map.put("sd", standardDeviation().toJsonValue());
        map.put("alpha", alpha().toJsonValue(CronbachAlpha::toMap));
        if (!strata().isEmpty()) {
            map.put("stratifiedAlpha", stratifiedAlpha().toJsonValue(StratifiedAlpha::toMap));
        }
        map.put("omega", omega().toJsonValue(McDonaldOmega::toMap));
        map.put("sem", standardErrorOfMeasurement().toJsonValue());
        map.put("semFrom", errorFrom());
        map.put("cautions", cautions().stream().map(Caution::id).toList());
        map.put("items", items().stream().map(ItemAnalysis::toMap).toList());
        return Collections.unmodifiableMap(map);
    }

    /** The scale, its number of items, and the persons that it was computed from. */
    @Override
    public String toString() {
        return "ScaleReliability[" + scale.id() + ", " + moments.items() + " items, " + n() + " of " + rows + " rows]";
    }

    /**
     * A caution that belongs to the figures of a scale. The words of {@link #id()} are stable; more may come.
     */
    public enum Caution implements Coded {
        /**
         * Alpha is below 0: the items correlate negatively on average. It is not a usable estimate of reliability. The
         * usual cause is a reversed item that was not reverse-scored.
         */
        NEGATIVE_ALPHA("negative-alpha"),
        /** One factor doesn't fit well ({@link ModelFit#isPoor()}), and omega assumes one factor. */
        POOR_FIT("poor-fit");

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
            return Messages.text(Objects.requireNonNull(locale, "locale"), "caution." + id);
        }
    }
}
