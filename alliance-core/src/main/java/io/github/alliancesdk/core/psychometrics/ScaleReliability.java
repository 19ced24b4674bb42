package io.github.alliancesdk.core.psychometrics;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.statistics.OneFactorModel;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How reliable a scale is in a sample, and what each of its items contributes. Made by {@link ReliabilityAnalysis}.
 *
 * <p>{@link #mean()}, {@link #standardDeviation()} and {@link #standardErrorOfMeasurement()} are of the scale's mean
 * score, in the metric of the answers. Under {@link Deletion#PAIRWISE}, if answers are missing, they are those that the
 * means, variances and covariances of the items imply. Immutable and thread-safe.
 */
public final class ScaleReliability {
    private final String scale;
    private final List<Integer> items;
    private final Deletion deletion;
    private final double level;
    private final int rows;
    private final int leftOut;
    private final ItemMoments moments;
    private final Statistic<Double> standardDeviation;
    private final Statistic<CronbachAlpha> alpha;
    private final Statistic<McDonaldOmega> omega;
    private final List<ItemAnalysis> analyses;

    ScaleReliability(
            String scale,
            List<Integer> items,
            Deletion deletion,
            double level,
            int rows,
            int leftOut,
            ItemMoments moments) {
        this.scale = scale;
        this.items = items;
        this.deletion = deletion;
        this.level = level;
        this.rows = rows;
        this.leftOut = leftOut;
        this.moments = moments;
        Reason obstacle = moments.obstacle();
        if (obstacle == null) {
            ItemMoments.Sum sum = moments.sum(-1);
            this.standardDeviation = standardDeviation(sum);
            this.alpha = sum.alpha().map(value -> new CronbachAlpha(value, interval(value)));
        } else {
            this.standardDeviation = Statistic.not(obstacle);
            this.alpha = Statistic.not(obstacle);
        }
        this.omega = omega(moments);
        this.analyses =
                IntStream.range(0, items.size()).mapToObj(this::analysis).toList();
    }

    private static Statistic<Double> standardDeviation(ItemMoments.Sum sum) {
        Reason obstacle = sum.obstacle();
        return obstacle == null || obstacle == Reason.NO_VARIANCE
                ? Figures.finite(obstacle == null ? Math.sqrt(sum.variance()) / sum.items() : 0)
                : Statistic.not(obstacle);
    }

    private Statistic<ConfidenceInterval> interval(double value) {
        if (!moments.isOneGroup()) {
            return Statistic.not(Reason.NO_SINGLE_N);
        }
        if (1 - value <= ItemMoments.ROUNDING) {
            return Statistic.not(Reason.PERFECT_CORRELATION);
        }
        int persons = moments.persons(0, 0) - 1;
        double others = (double) persons * (items.size() - 1);
        double lower = 1 - (1 - value) * Quantiles.f((1 + level) / 2, persons, others);
        double upper = 1 - (1 - value) * Quantiles.f((1 - level) / 2, persons, others);
        return Double.isFinite(lower) && Double.isFinite(upper)
                ? Statistic.of(new ConfidenceInterval(lower, upper, level))
                : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    private static Statistic<McDonaldOmega> omega(ItemMoments moments) {
        Reason obstacle = moments.obstacle();
        if (obstacle != null) {
            return Statistic.not(obstacle);
        }
        int items = moments.items();
        if (items < 3) {
            return Statistic.not(Reason.TOO_FEW_ITEMS);
        }
        if (moments.fewestPersons() <= items) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        for (int item = 0; item < items; item++) {
            if (moments.covariance()[item][item] <= 0) {
                return Statistic.not(Reason.NO_VARIANCE);
            }
        }
        OneFactorModel.Fit fit = OneFactorModel.fit(moments.covariance());
        return switch (fit.outcome()) {
            case FITTED -> omega(fit);
            case SINGULAR -> Statistic.not(moments.isOneGroup() ? Reason.SINGULAR : Reason.NOT_POSITIVE_DEFINITE);
            case NOT_CONVERGED -> Statistic.not(Reason.NOT_CONVERGED);
            case HEYWOOD -> Statistic.not(Reason.HEYWOOD_CASE);
            case NOT_IDENTIFIED -> Statistic.not(Reason.NOT_IDENTIFIED);
        };
    }

    private static Statistic<McDonaldOmega> omega(OneFactorModel.Fit fit) {
        double loadings = Arrays.stream(fit.loadings()).sum();
        double common = loadings * loadings;
        double omega = common / (common + Arrays.stream(fit.uniqueVariances()).sum());
        return Double.isFinite(omega)
                ? Statistic.of(new McDonaldOmega(
                        omega,
                        Arrays.stream(fit.loadings()).boxed().toList(),
                        Arrays.stream(fit.uniqueVariances()).boxed().toList(),
                        Math.max(0, fit.discrepancy()),
                        fit.iterations()))
                : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    private ItemAnalysis analysis(int place) {
        ItemDistribution distribution = moments.distribution(place);
        Reason obstacle = moments.obstacle();
        return new ItemAnalysis(
                items.get(place),
                distribution.n(),
                distribution.meanValue(),
                distribution.standardDeviation(),
                distribution.skewness(),
                distribution.floor(),
                distribution.ceiling(),
                moments.itemRest(place),
                obstacle == null ? moments.sum(place).alpha() : Statistic.not(obstacle));
    }

    /**
     * The scale.
     *
     * @return its id
     */
    public String scale() {
        return scale;
    }

    /**
     * The numbers of its items.
     *
     * @return ascending
     */
    public List<Integer> itemNumbers() {
        return items;
    }

    /**
     * Which persons count when answers are missing.
     *
     * @return the option that the analysis was made with
     */
    public Deletion deletion() {
        return deletion;
    }

    /**
     * The rows of the matrix.
     *
     * @return used or not
     */
    public int rows() {
        return rows;
    }

    /**
     * The rows that nothing of this scale was computed from: with an answer missing, or, under
     * {@link Deletion#PAIRWISE}, with no answer at all.
     *
     * @return from 0 to {@link #rows()}
     */
    public int leftOut() {
        return leftOut;
    }

    /**
     * The number of persons behind every figure.
     *
     * @return {@link Reason#NO_SINGLE_N} if answers are missing under {@link Deletion#PAIRWISE}
     */
    public Statistic<Integer> n() {
        return moments.isOneGroup() ? Statistic.of(rows - leftOut) : Statistic.not(Reason.NO_SINGLE_N);
    }

    /**
     * The mean of the mean score.
     *
     * @return in the metric of the answers, from one person on
     */
    public Statistic<Double> mean() {
        Statistic<Double> sum = Statistic.of(0.0);
        for (ItemAnalysis item : analyses) {
            sum = sum.flatMap(total -> item.mean().flatMap(mean -> Figures.finite(total + mean)));
        }
        return sum.map(total -> total / items.size());
    }

    /**
     * The standard deviation of the mean score, with n - 1 in the denominator.
     *
     * @return in the metric of the answers, 0 or more, from two persons on
     */
    public Statistic<Double> standardDeviation() {
        return standardDeviation;
    }

    /**
     * Cronbach's alpha, {@code k/(k-1) * (1 - sum of variances / variance of the sum)}, with Feldt's interval,
     * {@code 1 - (1-alpha) * F} with n-1 and (n-1)(k-1) degrees of freedom; from two items and two persons on.
     *
     * @return alpha, or why there is none
     */
    public Statistic<CronbachAlpha> alpha() {
        return alpha;
    }

    /**
     * McDonald's omega of the one-factor model by maximum likelihood, from three items and more persons than items on.
     *
     * @return omega, or why there is none: a fit that didn't converge, or gave an item a unique variance that isn't above
     *     0, is never a number
     */
    public Statistic<McDonaldOmega> omega() {
        return omega;
    }

    /**
     * The standard error of measurement of the mean score: {@code SD * sqrt(1 - alpha)}. It is not the standard error
     * of an estimate.
     *
     * @return in the metric of the answers, 0 or more
     */
    public Statistic<Double> standardErrorOfMeasurement() {
        return alpha.flatMap(computed ->
                standardDeviation.flatMap(sd -> Figures.finite(sd * Math.sqrt(1 - computed.value()))));
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
        int place = Collections.binarySearch(items, number);
        if (place < 0) {
            throw new IllegalArgumentException("the scale has no item " + number);
        }
        return analyses.get(place);
    }

    /**
     * The correlations of the items with each other.
     *
     * @return the matrix, with the number of persons behind each correlation
     */
    public InterItemCorrelations interItemCorrelations() {
        return new InterItemCorrelations(items, moments);
    }

    /**
     * The scale as other programs read it: {@code n}, {@code mean}, {@code sd}, {@code alpha}, {@code omega}, {@code sem} and
     * {@code items}. What can't be computed is
     * {@code {"reason": ".."}} in its place. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("n", n().toJsonValue());
        map.put("mean", mean().toJsonValue());
        map.put("sd", standardDeviation().toJsonValue());
        map.put("alpha", alpha().toJsonValue(CronbachAlpha::toMap));
        map.put("omega", omega().toJsonValue(McDonaldOmega::toMap));
        map.put("sem", standardErrorOfMeasurement().toJsonValue());
        map.put("items", items().stream().map(ItemAnalysis::toMap).toList());
        return Collections.unmodifiableMap(map);
    }

    /** The scale, its size and what it was computed from. */
    @Override
    public String toString() {
        return "ScaleReliability[" + scale + ", " + items.size() + " items, " + (rows - leftOut) + " of " + rows
                + " rows, " + deletion.id() + "]";
    }
}
