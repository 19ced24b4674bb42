package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/** Values of several persons, at least one each, split into person means and deviations from them. */
final class ClusteredValues {
    private static final double ROUNDING = 1e-14;

    private final double[] all;
    private final double[] means;
    /** In the order of {@link #all}. */
    private final double[] deviations;
    /** For each value, the mean of its person. */
    private final double[] spreadMeans;
    /** The sum over persons of the squared number of values. */
    private final double squaredSizes;

    ClusteredValues(double[][] persons) {
        this.means = Arrays.stream(persons).mapToDouble(ClusteredValues::mean).toArray();
        this.all = Arrays.stream(persons).flatMapToDouble(Arrays::stream).toArray();
        this.squaredSizes = Arrays.stream(persons)
                .mapToDouble(values -> (double) values.length * values.length)
                .sum();
        this.deviations = new double[all.length];
        this.spreadMeans = new double[all.length];
        int next = 0;
        for (int person = 0; person < persons.length; person++) {
            for (double value : persons[person]) {
                spreadMeans[next] = means[person];
                deviations[next++] = value - means[person];
            }
        }
    }

    /** The mean of equal values is exactly that value. */
    private static double mean(double... values) {
        return Moments.isConstant(values) ? values[0] : Moments.mean(values);
    }

    int count() {
        return all.length;
    }

    int persons() {
        return means.length;
    }

    double[] all() {
        return all;
    }

    double[] means() {
        return means;
    }

    double[] deviations() {
        return deviations;
    }

    double[] spreadMeans() {
        return spreadMeans;
    }

    boolean varyWithin() {
        return vary(deviations);
    }

    boolean varyBetween() {
        return vary(means);
    }

    /** Whether values vary by more than rounding. Means that should be equal can differ in their last digits. */
    private boolean vary(double... parts) {
        double size = Arrays.stream(all).map(Math::abs).max().orElse(0);
        DoubleSummaryStatistics range = Arrays.stream(parts).summaryStatistics();
        return range.getMax() - range.getMin() > ROUNDING * size;
    }

    /**
     * The number of values of a typical person, {@code (N - sum(n^2) / N) / (persons - 1)}. The expected mean square
     * between persons is the variance within persons plus this number times the variance between them. Needs at least
     * two persons.
     */
    private double typicalSize() {
        return (count() - squaredSizes / count()) / (persons() - 1);
    }

    private double meanSquareWithin() {
        double squares = 0;
        for (double deviation : deviations) {
            squares += deviation * deviation;
        }
        return squares / (count() - persons());
    }

    private double meanSquareBetween() {
        return Moments.sumOfSquares(spreadMeans) / (persons() - 1);
    }

    private Statistic<Double> ifDefined(double value) {
        if (persons() < 2) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        if (count() == persons()) {
            return Statistic.not(Reason.TOO_FEW_SESSIONS);
        }
        return varyWithin() || varyBetween() ? Statistic.of(value) : Statistic.not(Reason.NO_VARIANCE);
    }

    Statistic<Double> intraclassCorrelation() {
        // computed only after the check that the denominators aren't zero
        return ifDefined(0).flatMap(any -> {
            double between = meanSquareBetween();
            double within = meanSquareWithin();
            double share = (between - within) / (between + within * (typicalSize() - 1));
            return Double.isFinite(share) ? Statistic.of(share) : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        });
    }

    Statistic<ConfidenceInterval> intraclassInterval() {
        double more = typicalSize() - 1;
        return boundsOfRatio()
                .map(ratio -> new ConfidenceInterval(
                        (ratio.lower() - 1) / (ratio.lower() + more),
                        (ratio.upper() - 1) / (ratio.upper() + more),
                        0.95));
    }

    /** The interval of the ratio of the two mean squares in the population; the ratio is 1 if persons don't differ. */
    private Statistic<ConfidenceInterval> boundsOfRatio() {
        return ifDefined(0).flatMap(any -> {
            if (!varyWithin()) {
                return Statistic.not(Reason.PERFECT_CORRELATION);
            }
            if (!varyBetween()) {
                return Statistic.not(Reason.NO_VARIANCE);
            }
            double numerator = persons() - 1;
            double denominator = count() - persons();
            double ratio = meanSquareBetween() / meanSquareWithin();
            double lower = ratio / Quantiles.f(0.975, numerator, denominator);
            double upper = ratio * Quantiles.f(0.975, denominator, numerator);
            return Double.isFinite(lower) && Double.isFinite(upper)
                    ? Statistic.of(new ConfidenceInterval(lower, upper, 0.95))
                    : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        });
    }

    Statistic<WithinBetween.MeanReliability> meanReliability() {
        return ifDefined(0).flatMap(any -> {
            if (!varyBetween()) {
                return Statistic.not(Reason.NO_VARIANCE);
            }
            double between = meanSquareBetween();
            double value = (between - (varyWithin() ? meanSquareWithin() : 0)) / between;
            return Double.isFinite(value)
                    ? Statistic.of(new WithinBetween.MeanReliability(
                            value,
                            persons(),
                            typicalSize(),
                            boundsOfRatio()
                                    .map(ratio -> new ConfidenceInterval(
                                            1 - 1 / ratio.lower(), 1 - 1 / ratio.upper(), 0.95))))
                    : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        });
    }

    Statistic<Double> standardDeviationWithin() {
        if (count() == persons()) {
            return Statistic.not(Reason.TOO_FEW_SESSIONS);
        }
        return Statistic.of(varyWithin() ? Math.sqrt(meanSquareWithin()) : 0);
    }

    Statistic<Double> standardDeviationOfMeans() {
        if (persons() < 2) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        return Statistic.of(varyBetween() ? Moments.standardDeviation(means) : 0);
    }
}
