package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.statistics.CodeSums;
import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Distributions and covariances of some items: the input of reliability and of the keying check. Sums of small integers
 * are exact; sums of other numbers take two passes. All figures are in the units of the items' formats. Don't modify the arrays.
 */
final class ItemMoments {
    private final ItemDistribution[] distributions;
    private final double[][] covariance;
    private final int n;

    /**
     * For items in the order of their distributions.
     *
     * @param covariance NaN if there are fewer than two persons
     * @param n how many persons answered all items, or the pair of items that the fewest answered
     */
    private ItemMoments(ItemDistribution[] distributions, double[][] covariance, int n) {
        this.distributions = distributions;
        this.covariance = covariance;
        this.n = n;
    }

    /** For some columns, over the persons who have a value in each of them. */
    static ItemMoments of(Columns columns, int[] chosen) {
        boolean gaps = Arrays.stream(chosen).anyMatch(columns::hasMissing);
        return columns instanceof CodeColumns codes ? ofCodes(codes, chosen, gaps) : ofNumbers(columns, chosen);
    }

    private static ItemMoments ofCodes(CodeColumns columns, int[] chosen, boolean gaps) {
        byte[][] codes = Arrays.stream(chosen).mapToObj(columns::codes).toArray(byte[][]::new);
        List<ResponseFormat> formats = Arrays.stream(chosen)
                .mapToObj(column -> columns.format(column).orElseThrow())
                .toList();
        int highest = formats.stream().mapToInt(CodeColumns::range).max().orElse(0);
        CodeSums sums = CodeSums.of(codes, columns.persons(), highest, gaps);
        int n = sums.persons();
        int items = chosen.length;
        ItemDistribution[] distributions = new ItemDistribution[items];
        long[] totals = new long[items];
        for (int i = 0; i < items; i++) {
            int[] counts = sums.counts(i);
            distributions[i] = ItemDistribution.ofCounts(counts, formats.get(i));
            totals[i] = total(counts);
        }
        // deviations from an integer near the mean have exact, small products
        long[] centres = Arrays.stream(totals)
                .map(total -> n == 0 ? 0 : Math.round((double) total / n))
                .toArray();
        double[][] covariance = new double[items][items];
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < i; j++) {
                long product = sums.products(i, j)
                        - centres[i] * totals[j]
                        - centres[j] * totals[i]
                        + n * centres[i] * centres[j];
                double restI = totals[i] - n * centres[i];
                double restJ = totals[j] - n * centres[j];
                double units = ItemDistribution.unit(formats.get(i)) * ItemDistribution.unit(formats.get(j));
                covariance[i][j] = n < 2 ? Double.NaN : (product - restI * restJ / n) / (n - 1) / units;
                covariance[j][i] = covariance[i][j];
            }
        }
        return of(distributions, covariance, n);
    }

    private static long total(int[] counts) {
        return IntStream.range(0, counts.length)
                .mapToLong(code -> (long) code * counts[code])
                .sum();
    }

    private static ItemMoments ofNumbers(Columns columns, int[] chosen) {
        int[] complete = IntStream.range(0, columns.persons())
                .filter(person -> Arrays.stream(chosen).noneMatch(column -> columns.isMissing(person, column)))
                .toArray();
        double[][] values = Arrays.stream(chosen)
                .mapToObj(column -> values(columns, column, complete))
                .toArray(double[][]::new);
        ItemDistribution[] distributions = IntStream.range(0, chosen.length)
                .mapToObj(i -> ItemDistribution.ofValues(values[i], columns.format(chosen[i])))
                .toArray(ItemDistribution[]::new);
        double[][] covariance = new double[chosen.length][chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j < i; j++) {
                covariance[i][j] = covariance(distributions[i], values[i], distributions[j], values[j]);
                covariance[j][i] = covariance[i][j];
            }
        }
        return of(distributions, covariance, complete.length);
    }

    private static ItemMoments of(ItemDistribution[] distributions, double[][] covariance, int n) {
        for (int i = 0; i < distributions.length; i++) {
            covariance[i][i] = distributions[i].variance();
        }
        return new ItemMoments(distributions, covariance, n);
    }

    /**
     * Of all columns over some persons, each covariance over those who answered both items. The size is that of the fewest
     * who answered a pair. If the items differ in their range, a value is replaced by its place in the range of its item;
     * so items with wide ranges don't outweigh the others.
     */
    static ItemMoments pairwise(Columns columns, boolean[] items, boolean[] persons) {
        int[] used = IntStream.range(0, persons.length)
                .filter(person -> persons[person])
                .toArray();
        int k = columns.items();
        boolean mixed =
                columns.isMixed(IntStream.range(0, k).filter(i -> items[i]).toArray());
        double[][] values = new double[k][];
        ItemDistribution[] distributions = new ItemDistribution[k];
        for (int i = 0; i < k; i++) {
            values[i] = !items[i] ? new double[0] : mixed ? places(columns, i, used) : values(columns, i, used);
            distributions[i] = ItemDistribution.ofValues(
                    Arrays.stream(values[i])
                            .filter(value -> !Double.isNaN(value))
                            .toArray(),
                    Optional.empty());
        }
        double[][] covariance = new double[k][k];
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i && items[i]; j++) {
                if (items[j]) {
                    double[] x = values[i];
                    double[] y = values[j];
                    int[] both = IntStream.range(0, used.length)
                            .filter(person -> !Double.isNaN(x[person] + y[person]))
                            .toArray();
                    fewest = Math.min(fewest, both.length);
                    // an item that fewer than two answered has no part in any sum
                    covariance[i][j] = both.length < 2 ? 0 : Moments.covariance(at(x, both), at(y, both));
                    covariance[j][i] = covariance[i][j];
                }
            }
        }
        return new ItemMoments(distributions, covariance, fewest);
    }

    private static double[] at(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }

    private static double covariance(ItemDistribution ofX, double[] x, ItemDistribution ofY, double[] y) {
        if (x.length < 2) {
            return Double.NaN;
        }
        return ofX.constant() || ofY.constant() ? 0 : Moments.covariance(x, y);
    }

    private static double[] values(Columns columns, int column, int[] persons) {
        return Arrays.stream(persons)
                .mapToDouble(person -> columns.value(person, column))
                .toArray();
    }

    private static double[] places(Columns columns, int column, int[] persons) {
        return Arrays.stream(persons)
                .mapToDouble(person -> columns.place(person, column))
                .toArray();
    }

    /** For some of these items, by their index here, over the same persons. */
    ItemMoments select(int[] places) {
        int size = places.length;
        ItemDistribution[] chosen =
                Arrays.stream(places).mapToObj(place -> distributions[place]).toArray(ItemDistribution[]::new);
        double[][] covariances = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariances[i][j] = covariance[places[i]][places[j]];
            }
        }
        return new ItemMoments(chosen, covariances, n);
    }

    /**
     * Of some of the items, by their place here, those of {@code reversed} scored in reverse: their covariances with the
     * others change sign. The distributions stay those of the answers.
     */
    ItemMoments select(int[] places, boolean[] reversed) {
        ItemMoments selected = select(places);
        for (int i = 0; i < places.length; i++) {
            for (int j = 0; j < places.length; j++) {
                if (reversed[places[i]] != reversed[places[j]]) {
                    selected.covariance[i][j] = -selected.covariance[i][j];
                }
            }
        }
        return selected;
    }

    int items() {
        return distributions.length;
    }

    ItemDistribution distribution(int item) {
        return distributions[item];
    }

    double[][] covariance() {
        return covariance;
    }

    /** How many persons answered all items, or the pair of items that the fewest answered. */
    int n() {
        return n;
    }

    /** Why there are no figures of the items together; null if there are. */
    @Nullable
    Reason obstacle() {
        if (n < 2) {
            return Reason.TOO_FEW_PERSONS;
        }
        boolean finite =
                Arrays.stream(covariance).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
        return finite ? null : Reason.OUT_OF_DOUBLE_RANGE;
    }

    /** The correlation of an item with the sum of the others, with its interval. */
    Statistic<Correlation> itemRest(int item, double level) {
        if (obstacle() == null && items() >= 2 && n < 3) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        return itemRest(item).flatMap(r -> Correlation.of(r, n, level));
    }

    /** The correlation of an item with the sum of the others. */
    Statistic<Double> itemRest(int item) {
        Reason obstacle = obstacle();
        if (obstacle != null) {
            return Statistic.not(obstacle);
        }
        if (items() < 2) {
            return Statistic.not(Reason.TOO_FEW_ITEMS);
        }
        Sum rest = sum(item);
        double with = 0;
        for (int other = 0; other < items(); other++) {
            with += other == item ? 0 : covariance[item][other];
        }
        if (distributions[item].constant()) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        return rest.obstacle() != null
                ? Statistic.not(rest.obstacle())
                : bounded(with / Math.sqrt(covariance[item][item]) / Math.sqrt(rest.variance()));
    }

    /** The correlation of two items. */
    Statistic<Double> correlation(int one, int other) {
        if (n < 3) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        double x = covariance[one][one];
        double y = covariance[other][other];
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        return x == 0 || y == 0
                ? Statistic.not(Reason.NO_VARIANCE)
                : bounded(covariance[one][other] / Math.sqrt(x) / Math.sqrt(y));
    }

    private static Statistic<Double> bounded(double r) {
        return Double.isFinite(r)
                ? Statistic.of(Math.max(-1, Math.min(1, r)))
                : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    /** A value this small beside 1 is rounding error. */
    static final double ROUNDING = 1e-12;

    /**
     * The variance of a sum of items.
     *
     * @param items the number of items
     * @param variance the variance of their sum
     * @param variances the sum of the item variances
     * @param obstacle why the sum has no variance above zero, null if it has one
     */
    record Sum(
            int items,
            double variance,
            double variances,
            @Nullable Reason obstacle) {
        /** Coefficient alpha of the sum. */
        Statistic<Double> alpha() {
            if (items < 2) {
                return Statistic.not(Reason.TOO_FEW_ITEMS);
            }
            if (obstacle != null) {
                return Statistic.not(obstacle);
            }
            return Statistic.finite(Math.min(1, items / (items - 1.0) * (1 - variances / variance)));
        }
    }

    /**
     * The sum of all items except one; of all items if {@code without} is -1. Call this only if there is no
     * {@link #obstacle()}.
     */
    Sum sum(int without) {
        int count = 0;
        double variance = 0;
        double variances = 0;
        double absolute = 0;
        for (int i = 0; i < items(); i++) {
            for (int j = 0; i != without && j < items(); j++) {
                variance += j == without ? 0 : covariance[i][j];
                absolute += j == without ? 0 : Math.abs(covariance[i][j]);
            }
            count += i == without ? 0 : 1;
            variances += i == without ? 0 : covariance[i][i];
        }
        return new Sum(count, variance, variances, obstacle(variance, absolute));
    }

    /** The terms that stratified alpha of a total and its interval are computed from. */
    Statistic<Double> stratifiedAlpha(List<int[]> strata) {
        Sum total = sum(-1);
        if (total.obstacle() != null) {
            return Statistic.not(total.obstacle());
        }
        Statistic<Double> error = Statistic.of(0.0);
        for (int[] stratum : strata) {
            Sum sum = select(stratum).sum(-1);
            error = error.flatMap(before ->
                    sum.alpha().flatMap(alpha -> Statistic.finite(before + sum.variance() * (1 - alpha))));
        }
        return error.flatMap(all -> Statistic.finite(1 - all / total.variance()));
    }

    /**
     * n times the variance of stratified alpha under normal theory by the delta method, 2 tr(G S G S). S contains the
     * covariances, and G the derivatives by them. A derivative is (e - d) / v for two items of one stratum of m items,
     * and e / v for other items. Here v is the variance of the total, e is the error share of it, and d is 1 on the
     * diagonal and -1 / (m - 1) elsewhere.
     */
    double varianceTimesN(double stratifiedAlpha, List<int[]> strata) {
        double variance = sum(-1).variance();
        double error = 1 - stratifiedAlpha;
        double[][] derivatives = new double[items()][items()];
        for (double[] row : derivatives) {
            Arrays.fill(row, error / variance);
        }
        for (int[] stratum : strata) {
            for (int i : stratum) {
                for (int j : stratum) {
                    derivatives[i][j] -= (i == j ? 1 : -1.0 / (stratum.length - 1)) / variance;
                }
            }
        }
        double[][] product = new double[items()][items()];
        for (int i = 0; i < items(); i++) {
            for (int j = 0; j < items(); j++) {
                for (int m = 0; m < items(); m++) {
                    product[i][j] += derivatives[i][m] * covariance[m][j];
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < items(); i++) {
            for (int j = 0; j < items(); j++) {
                trace += product[i][j] * product[j][i];
            }
        }
        return 2 * trace;
    }

    private static @Nullable Reason obstacle(double variance, double absolute) {
        if (!Double.isFinite(absolute)) {
            return Reason.OUT_OF_DOUBLE_RANGE;
        }
        return variance <= ROUNDING * absolute ? Reason.NO_VARIANCE : null;
    }
}
