package io.github.alliancesdk.examples.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * The counts of each partition, by its number. A partition may be computed again, because a machine was lost or a cache
 * was too small; its new counts then replace the old ones. A plain accumulator would count it twice.
 */
final class PartitionTotals extends AccumulatorV2<Map.Entry<Integer, long[]>, Map<Integer, long[]>> {
    private static final long serialVersionUID = 1;

    private final ConcurrentHashMap<Integer, long[]> totals = new ConcurrentHashMap<>();

    @Override
    public boolean isZero() {
        return totals.isEmpty();
    }

    @Override
    public AccumulatorV2<Map.Entry<Integer, long[]>, Map<Integer, long[]>> copy() {
        PartitionTotals copy = new PartitionTotals();
        copy.totals.putAll(totals);
        return copy;
    }

    @Override
    public void reset() {
        totals.clear();
    }

    @Override
    public void add(Map.Entry<Integer, long[]> counts) {
        totals.put(counts.getKey(), counts.getValue());
    }

    @Override
    public void merge(AccumulatorV2<Map.Entry<Integer, long[]>, Map<Integer, long[]>> other) {
        totals.putAll(other.value());
    }

    @Override
    public Map<Integer, long[]> value() {
        return totals;
    }

    /** The given number of sums over all partitions; zeros if there is no partition. */
    long[] sum(int length) {
        long[] sum = new long[length];
        for (long[] counts : totals.values()) {
            for (int i = 0; i < length; i++) {
                sum[i] = Math.addExact(sum[i], counts[i]);
            }
        }
        return sum;
    }
}
