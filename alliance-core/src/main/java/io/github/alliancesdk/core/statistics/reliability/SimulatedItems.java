package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.statistics.NormalVariates;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.internal.statistics.ShiftedLognormal;
import java.util.ArrayList;
import java.util.List;

/** The items of a simulation with their thresholds; generates the answers to them. */
final class SimulatedItems {
    /** Thresholds are rounded to this grid, so that the last digit of a quantile never changes an answer. */
    private static final double GRID = 0x1.0p-30;

    private final ResponseFormat format;
    private final int factors;
    private final double spread;
    private final ShiftedLognormal shape;
    private final double trend;
    private final double missing;
    private final int sessions;
    private final List<Entry> entries = new ArrayList<>();

    /** An item and its thresholds by session. */
    private record Entry(
            int number,
            boolean reversed,
            int factor,
            ResponseSimulation.Sample.ItemParameters parameters,
            double unique,
            List<double[]> thresholds) {}

    SimulatedItems(
            ResponseFormat format,
            int factors,
            double spread,
            ShiftedLognormal shape,
            double trend,
            double missing,
            int sessions) {
        this.format = format;
        this.factors = factors;
        this.spread = spread;
        this.shape = shape;
        this.trend = trend;
        this.missing = missing;
        this.sessions = sessions;
    }

    void add(int number, boolean reversed, int factor, ResponseSimulation.Sample.ItemParameters parameters) {
        double common =
                parameters.loading() * parameters.loading() + parameters.scaleLoading() * parameters.scaleLoading();
        if (common >= 1) {
            throw new IllegalArgumentException("the sum of the squares of an item's loadings is 1 or more");
        }
        double location = location(parameters.mean());
        List<double[]> thresholds = new ArrayList<>();
        for (int session = 0; session < (trend == 0 ? 1 : sessions); session++) {
            thresholds.add(thresholds(location + trend * session));
        }
        entries.add(new Entry(number, reversed, factor, parameters, StrictMath.sqrt(1 - common), thresholds));
    }

    int factors() {
        return factors;
    }

    int count() {
        return entries.size();
    }

    int number(int column) {
        return entries.get(column).number();
    }

    ResponseSimulation.Sample.ItemParameters parameters(int column) {
        return entries.get(column).parameters();
    }

    /** The raw answers to all items, with {@link Columns#MISSING} for missing ones; factor 0 is the common factor. */
    int[] answer(double[] standing, int session, NormalVariates random, PersonByItem own) {
        int[] answers = new int[entries.size()];
        for (int column = 0; column < answers.length; column++) {
            Entry item = entries.get(column);
            double y = item.parameters().loading() * standing[0]
                    + (item.factor() > 0 ? item.parameters().scaleLoading() * standing[item.factor()] : 0)
                    + item.unique() * own.part(column, random.normal());
            // always drawn, so that the share of missing answers doesn't change the other answers
            boolean absent = random.uniform() < missing;
            int keyed = format.unscaledMin() + passed(item.thresholds().get(trend == 0 ? 0 : session - 1), y);
            answers[column] = absent ? Columns.MISSING : item.reversed() ? format.reverseUnscaled(keyed) : keyed;
        }
        return answers;
    }

    private static int passed(double[] thresholds, double y) {
        int count = 0;
        while (count < thresholds.length && y > thresholds[count]) {
            count++;
        }
        return count;
    }

    private double[] thresholds(double location) {
        double[] thresholds = new double[format.unscaledMax() - format.unscaledMin()];
        for (int i = 0; i < thresholds.length; i++) {
            double threshold = shape.threshold((format.min() + i + 0.5 - location) / spread);
            thresholds[i] = Double.isInfinite(threshold) ? threshold : Math.rint(threshold / GRID) * GRID;
        }
        return thresholds;
    }

    /** The location of the latent answer for which the expected answer equals a mean. */
    private double location(double mean) {
        double low = format.min() - 1.0;
        double high = format.max() + 1.0;
        while (expected(low) > mean) {
            low -= spread + high - low;
        }
        while (expected(high) < mean) {
            high += spread + high - low;
        }
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (expected(middle) < mean) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double expected(double location) {
        double expected = format.min();
        for (double threshold : thresholds(location)) {
            expected += Quantiles.normalShareAbove(threshold);
        }
        return expected;
    }
}
