package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * Cronbach's alpha of a scale, raw and with listwise deletion, equal to the SDK's {@code ReliabilityAnalysis} of data
 * that fit into one process.
 *
 * @param scale the id of the scale
 * @param n the number of sheets with all items of the scale
 * @param metric whether {@code mean} is one of mean scores or of sums
 * @param mean the mean of the scale's scores; empty if there is no sheet
 * @param alpha at most 1; empty if there are fewer than two sheets or items, or the scores don't vary
 * @param lower the lower bound of Feldt's 95 % interval; empty if alpha is empty or 1
 * @param upper the upper bound
 */
public record Reliability(
        String scale,
        long n,
        Metric metric,
        OptionalDouble mean,
        OptionalDouble alpha,
        OptionalDouble lower,
        OptionalDouble upper) {
    private static final double TAIL = 0.025;

    static List<Reliability> of(Instrument instrument, ResponseFormat format, long[] sums) {
        List<Reliability> scales = new ArrayList<>();
        for (int scale = 0; scale < instrument.scales().size(); scale++) {
            Scale one = instrument.scales().get(scale);
            scales.add(of(
                    one,
                    instrument.metric(one, format),
                    Math.pow(10, ItemSums.decimals(instrument)),
                    sums,
                    ItemSums.offset(instrument, scale)));
        }
        return scales;
    }

    private static Reliability of(Scale scale, Metric metric, double unit, long[] sums, int offset) {
        int k = scale.items().size();
        long n = sums[offset];
        int product = offset + 1 + k;
        BigInteger total = BigInteger.ZERO;
        BigInteger ofItems = BigInteger.ZERO;
        BigInteger ofSum = BigInteger.ZERO;
        for (int i = 0; i < k; i++) {
            BigInteger sum = BigInteger.valueOf(sums[offset + 1 + i]);
            total = total.add(sum);
            for (int j = 0; j <= i; j++) {
                BigInteger products = BigInteger.valueOf(sums[product++]);
                ofSum = ofSum.add(j == i ? products : products.shiftLeft(1));
                if (j == i) {
                    ofItems = ofItems.add(spread(n, products, sum));
                }
            }
        }
        ofSum = spread(n, ofSum, total);
        double parts = metric == Metric.MEAN ? unit * k : unit;
        OptionalDouble mean = n == 0 ? OptionalDouble.empty() : OptionalDouble.of(total.doubleValue() / n / parts);
        if (k < 2 || n < 2 || ofSum.signum() == 0) {
            return new Reliability(
                    scale.id(),
                    n,
                    metric,
                    mean,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
        }
        double alpha = k / (k - 1.0) * (1 - ofItems.doubleValue() / ofSum.doubleValue());
        return new Reliability(
                scale.id(),
                n,
                metric,
                mean,
                OptionalDouble.of(alpha),
                feldt(alpha, n, k, 1 - TAIL),
                feldt(alpha, n, k, TAIL));
    }

    /** A variance times n (n - 1), which is a whole number. */
    private static BigInteger spread(long n, BigInteger products, BigInteger sum) {
        return products.multiply(BigInteger.valueOf(n)).subtract(sum.multiply(sum));
    }

    private static OptionalDouble feldt(double alpha, long n, int k, double share) {
        double persons = n - 1.0;
        double quantile = FDistribution.of(persons, persons * (k - 1)).inverseCumulativeProbability(share);
        return alpha >= 1 ? OptionalDouble.empty() : OptionalDouble.of(1 - (1 - alpha) * quantile);
    }
}
