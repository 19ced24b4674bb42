package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.statistics.NormalVariates;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.internal.statistics.ShiftedLognormal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The items of a simulation with their thresholds; generates the answers to them. */
final class SimulatedItems {
    /** Thresholds are rounded to this grid, so that the last digit of a quantile never changes an answer. */
    private static final double GRID = 0x1.0p-30;

    private final int factors;
    private final ShiftedLognormal shape;
    private final double missing;
    private final int sessions;
    private final List<Entry> entries = new ArrayList<>();

    /** An item with its answers as integers, ascending, and its thresholds: one for all sessions, or one for each. */
    private record Entry(
            int number,
            ResponseFormat format,
            List<Integer> points,
            boolean reversed,
            int factor,
            ResponseSimulation.Sample.ItemParameters parameters,
            double unique,
            List<double[]> thresholds) {
        double[] thresholds(int session) {
            return thresholds.get(thresholds.size() == 1 ? 0 : session - 1);
        }
    }

    SimulatedItems(int factors, ShiftedLognormal shape, double missing, int sessions) {
        this.factors = factors;
        this.shape = shape;
        this.missing = missing;
        this.sessions = sessions;
    }

    /**
     * Adds an item.
     *
     * @param spread the standard deviation of the latent answer, in the units of the format
     * @param trend what the latent answer rises by from session to session, in the units of the format
     */
    void add(
            int number,
            ResponseFormat format,
            boolean reversed,
            int factor,
            ResponseSimulation.Sample.ItemParameters parameters,
            double spread,
            double trend) {
        double common =
                parameters.loading() * parameters.loading() + parameters.scaleLoading() * parameters.scaleLoading();
        if (common >= 1) {
            throw new IllegalArgumentException("the sum of the squares of an item's loadings is 1 or more");
        }
        List<Integer> points = points(format);
        Latent latent = new Latent(format, points, spread, shape);
        double location = latent.location(parameters.mean());
        List<double[]> thresholds = new ArrayList<>();
        for (int session = 0; session < (trend == 0 ? 1 : sessions); session++) {
            thresholds.add(latent.thresholds(location + trend * session));
        }
        entries.add(new Entry(
                number, format, points, reversed, factor, parameters, StrictMath.sqrt(1 - common), thresholds));
    }

    /** Every answer of a format as an integer, ascending. */
    static List<Integer> points(ResponseFormat format) {
        if (!format.codes().isEmpty()) {
            return format.codes();
        }
        int step = format.step().isPresent()
                ? (int) Math.rint(format.step().getAsDouble() * ItemDistribution.unit(format))
                : 1;
        return IntStream.rangeClosed(0, CodeColumns.range(format) / step)
                .mapToObj(place -> format.unscaledMin() + place * step)
                .toList();
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

    /**
     * The raw answers to all items as integers, with {@link Columns#MISSING} for missing ones; factor 0 is the common
     * factor.
     */
    int[] answer(double[] standing, int session, NormalVariates random, PersonByItem own) {
        int[] answers = new int[entries.size()];
        for (int column = 0; column < answers.length; column++) {
            Entry item = entries.get(column);
            double y = item.parameters().loading() * standing[0]
                    + (item.factor() > 0 ? item.parameters().scaleLoading() * standing[item.factor()] : 0)
                    + item.unique() * own.part(column, random.normal());
            // always drawn, so that the share of missing answers doesn't change the other answers
            boolean absent = random.uniform() < missing;
            int keyed = item.points().get(passed(item.thresholds(session), y));
            answers[column] =
                    absent ? Columns.MISSING : item.reversed() ? item.format().reverseUnscaled(keyed) : keyed;
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

    /** The latent answer to an item, which is rounded to the nearest answer of the format. */
    private record Latent(ResponseFormat format, List<Integer> points, double spread, ShiftedLognormal shape) {
        /** The thresholds lie halfway between neighbouring answers. */
        double[] thresholds(double location) {
            double[] thresholds = new double[points.size() - 1];
            for (int i = 0; i < thresholds.length; i++) {
                double middle = (format.value(points.get(i)) + format.value(points.get(i + 1))) / 2;
                double threshold = shape.threshold((middle - location) / spread);
                thresholds[i] = Double.isInfinite(threshold) ? threshold : Math.rint(threshold / GRID) * GRID;
            }
            return thresholds;
        }

        /** The location of the latent answer for which the expected answer equals a mean. */
        double location(double mean) {
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
            double[] thresholds = thresholds(location);
            double expected = format.min();
            for (int i = 0; i < thresholds.length; i++) {
                double distance = format.value(points.get(i + 1)) - format.value(points.get(i));
                expected += distance * Quantiles.normalShareAbove(thresholds[i]);
            }
            return expected;
        }
    }
}
