package io.github.alliancesdk.core.psychometrics;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.statistics.CodeSums;
import io.github.alliancesdk.core.internal.statistics.Moments;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Distributions and covariances of some items: all that reliability is computed from. The sums of small integers are
 * exact, those of other numbers are taken in two passes. Arrays aren't to be changed.
 */
final class ItemMoments {
    private final ItemDistribution[] distributions;
    private final double[][] covariance;
    private final double[][] variances;
    private final int[][] persons;
    private final boolean oneGroup;

    /**
     * Of items in the order of their distributions.
     *
     * @param covariance NaN where fewer than two persons have both items
     * @param variances of the item of the row among those who have that of the column too
     * @param persons how many have both items, on the diagonal the one
     * @param oneGroup whether the same persons stand behind all figures
     */
    private ItemMoments(
            ItemDistribution[] distributions,
            double[][] covariance,
            double[][] variances,
            int[][] persons,
            boolean oneGroup) {
        this.distributions = distributions;
        this.covariance = covariance;
        this.variances = variances;
        this.persons = persons;
        this.oneGroup = oneGroup;
    }

    /** Of some columns; where nothing is missing, both ways of deletion are one. */
    static ItemMoments of(Columns columns, int[] chosen, Deletion deletion, Optional<ResponseFormat> format) {
        boolean gaps = Arrays.stream(chosen).anyMatch(columns::hasMissing);
        if (gaps && deletion == Deletion.PAIRWISE) {
            return pairwise(columns, chosen, format);
        }
        return columns instanceof CodeColumns codes ? ofCodes(codes, chosen, gaps) : ofNumbers(columns, chosen, format);
    }

    private static ItemMoments ofCodes(CodeColumns columns, int[] chosen, boolean gaps) {
        byte[][] codes = Arrays.stream(chosen).mapToObj(columns::codes).toArray(byte[][]::new);
        CodeSums sums = CodeSums.of(codes, columns.persons(), columns.max() - columns.min(), gaps);
        int n = sums.persons();
        int items = chosen.length;
        ItemDistribution[] distributions = new ItemDistribution[items];
        long[] totals = new long[items];
        for (int i = 0; i < items; i++) {
            int[] counts = sums.counts(i);
            distributions[i] = ItemDistribution.ofCounts(counts, columns.min(), columns.max());
            totals[i] = total(counts);
        }
        // products of distances from an integer near the mean are still exact, and no longer large
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
                covariance[i][j] = n < 2 ? Double.NaN : (product - restI * restJ / n) / (n - 1);
                covariance[j][i] = covariance[i][j];
            }
        }
        return oneGroup(distributions, covariance, n);
    }

    private static long total(int[] counts) {
        return IntStream.range(0, counts.length)
                .mapToLong(code -> (long) code * counts[code])
                .sum();
    }

    private static ItemMoments ofNumbers(Columns columns, int[] chosen, Optional<ResponseFormat> format) {
        int[] complete = IntStream.range(0, columns.persons())
                .filter(person -> Arrays.stream(chosen).noneMatch(column -> columns.isMissing(person, column)))
                .toArray();
        double[][] values = Arrays.stream(chosen)
                .mapToObj(column -> values(columns, column, complete))
                .toArray(double[][]::new);
        ItemDistribution[] distributions = Arrays.stream(values)
                .map(item -> ItemDistribution.ofValues(item, format))
                .toArray(ItemDistribution[]::new);
        double[][] covariance = new double[chosen.length][chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j < i; j++) {
                covariance[i][j] = covariance(distributions[i], values[i], distributions[j], values[j]);
                covariance[j][i] = covariance[i][j];
            }
        }
        return oneGroup(distributions, covariance, complete.length);
    }

    private static ItemMoments oneGroup(ItemDistribution[] distributions, double[][] covariance, int n) {
        int[][] persons = new int[distributions.length][distributions.length];
        double[][] variances = new double[distributions.length][distributions.length];
        for (int i = 0; i < distributions.length; i++) {
            covariance[i][i] = distributions[i].variance();
            Arrays.fill(variances[i], distributions[i].variance());
            Arrays.fill(persons[i], n);
        }
        return new ItemMoments(distributions, covariance, variances, persons, true);
    }

    private static ItemMoments pairwise(Columns columns, int[] chosen, Optional<ResponseFormat> format) {
        int items = chosen.length;
        ItemDistribution[] distributions = new ItemDistribution[items];
        double[][] covariance = new double[items][items];
        double[][] variances = new double[items][items];
        int[][] persons = new int[items][items];
        for (int i = 0; i < items; i++) {
            int[] answered = both(columns, chosen[i], chosen[i]);
            distributions[i] = ItemDistribution.ofValues(values(columns, chosen[i], answered), format);
            covariance[i][i] = distributions[i].variance();
            variances[i][i] = distributions[i].variance();
            persons[i][i] = answered.length;
            for (int j = 0; j < i; j++) {
                int[] both = both(columns, chosen[i], chosen[j]);
                double[] x = values(columns, chosen[i], both);
                double[] y = values(columns, chosen[j], both);
                ItemDistribution ofX = ItemDistribution.ofValues(x, format);
                ItemDistribution ofY = ItemDistribution.ofValues(y, format);
                covariance[i][j] = covariance(ofX, x, ofY, y);
                covariance[j][i] = covariance[i][j];
                variances[i][j] = ofX.variance();
                variances[j][i] = ofY.variance();
                persons[i][j] = both.length;
                persons[j][i] = both.length;
            }
        }
        return new ItemMoments(distributions, covariance, variances, persons, false);
    }

    private static double covariance(ItemDistribution ofX, double[] x, ItemDistribution ofY, double[] y) {
        if (x.length < 2) {
            return Double.NaN;
        }
        return ofX.constant() || ofY.constant() ? 0 : Moments.covariance(x, y);
    }

    /** Those who answered two items. */
    private static int[] both(Columns columns, int one, int other) {
        return IntStream.range(0, columns.persons())
                .filter(person -> !columns.isMissing(person, one) && !columns.isMissing(person, other))
                .toArray();
    }

    private static double[] values(Columns columns, int column, int[] persons) {
        return Arrays.stream(persons)
                .mapToDouble(person -> columns.value(person, column))
                .toArray();
    }

    /** Of some of the items, by their place here; not where persons were left out for another item. */
    ItemMoments select(int[] places) {
        int size = places.length;
        ItemDistribution[] chosen =
                Arrays.stream(places).mapToObj(place -> distributions[place]).toArray(ItemDistribution[]::new);
        double[][] covariances = new double[size][size];
        double[][] spreads = new double[size][size];
        int[][] numbers = new int[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariances[i][j] = covariance[places[i]][places[j]];
                spreads[i][j] = variances[places[i]][places[j]];
                numbers[i][j] = persons[places[i]][places[j]];
            }
        }
        return new ItemMoments(chosen, covariances, spreads, numbers, oneGroup);
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

    /** How many have both items. */
    int persons(int one, int other) {
        return persons[one][other];
    }

    boolean isOneGroup() {
        return oneGroup;
    }

    /** The fewest persons behind a covariance. */
    int fewestPersons() {
        return Arrays.stream(persons).flatMapToInt(Arrays::stream).min().orElse(0);
    }

    /** Why there are no figures of the items together, null if there are. */
    @Nullable
    Reason obstacle() {
        if (fewestPersons() < 2) {
            return Reason.TOO_FEW_PERSONS;
        }
        boolean finite =
                Arrays.stream(covariance).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
        return finite ? null : Reason.OUT_OF_DOUBLE_RANGE;
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
        if (fewestPersons() < 3) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
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

    /** The correlation of two items among those who have both. */
    Statistic<Double> correlation(int one, int other) {
        if (persons[one][other] < 3) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        double x = variances[one][other];
        double y = variances[other][one];
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        return x == 0 || y == 0
                ? Statistic.not(Reason.NO_VARIANCE)
                : bounded(covariance[one][other] / Math.sqrt(x) / Math.sqrt(y));
    }

    /** A correlation of covariances: of those over different persons it needn't be one. */
    private Statistic<Double> bounded(double r) {
        if (!oneGroup && Math.abs(r) > 1 + ROUNDING) {
            return Statistic.not(Reason.NOT_POSITIVE_DEFINITE);
        }
        return Double.isFinite(r)
                ? Statistic.of(Math.max(-1, Math.min(1, r)))
                : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    /** What is this small beside 1 is rounding. */
    static final double ROUNDING = 1e-12;

    /**
     * The variance of a sum of items.
     *
     * @param items how many
     * @param variance of their sum
     * @param variances the sum of their own
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
            double alpha = items / (items - 1.0) * (1 - variances / variance);
            if (alpha > 1 + ROUNDING) {
                return Statistic.not(Reason.NOT_POSITIVE_DEFINITE);
            }
            return Figures.finite(Math.min(1, alpha));
        }
    }

    /** The sum of all items but one; of all if that is -1. Only where there is no {@link #obstacle()}. */
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

    private static @Nullable Reason obstacle(double variance, double absolute) {
        if (!Double.isFinite(absolute)) {
            return Reason.OUT_OF_DOUBLE_RANGE;
        }
        if (Math.abs(variance) <= ROUNDING * absolute) {
            return Reason.NO_VARIANCE;
        }
        return variance < 0 ? Reason.NOT_POSITIVE_DEFINITE : null;
    }
}
