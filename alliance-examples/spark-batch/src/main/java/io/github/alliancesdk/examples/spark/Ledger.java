package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Collects the counts of partitions.
 *
 * @param all the counts of all partitions; null if they aren't needed
 * @param reliability whether partitions also count the sums for reliability
 */
record Ledger(@Nullable PartitionTotals all, boolean reliability) implements Serializable {
    /** Collects nothing. */
    static Ledger none() {
        return new Ledger(null, false);
    }

    static Ledger open(SparkSession session, boolean reliability) {
        PartitionTotals totals = new PartitionTotals();
        session.sparkContext().register(totals, "rows");
        return new Ledger(totals, reliability);
    }

    /** The number of rows read. */
    long rows() {
        return all == null ? 0 : all.sum(1)[0];
    }

    /** The sums of {@link ItemSums} over all partitions. */
    long[] itemSums(Instrument instrument) {
        int length = 1 + ItemSums.length(instrument);
        return all == null ? new long[length - 1] : Arrays.copyOfRange(all.sum(length), 1, length);
    }
}
