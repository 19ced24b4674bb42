package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.CheckedResponses;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counts of one partition; reports them when the partition is finished. For one thread. */
final class Totals {
    private final @Nullable PartitionTotals all;
    private final int partition;
    private final @Nullable ItemSums sums;
    private long rows;
    private boolean ended;

    private Totals(@Nullable PartitionTotals all, int partition, @Nullable ItemSums sums) {
        this.all = all;
        this.partition = partition;
        this.sums = sums;
    }

    /** Counts rows and, if requested, the sums for alpha. */
    static Totals of(Ledger ledger, Instrument instrument, int partition) {
        return new Totals(ledger.all(), partition, ledger.reliability() ? new ItemSums(instrument) : null);
    }

    /** Counts a row that was read. */
    void row() {
        rows++;
    }

    /** Adds the answers of a scored sheet. */
    void sheet(byte[] answers, int from, ResponseFormat format, byte missing) {
        if (sums != null) {
            sums.add(answers, from, format, missing);
        }
    }

    /** Adds the answers of a scored sheet. */
    void sheet(CheckedResponses sheet) {
        if (sums != null) {
            sums.add(sheet);
        }
    }

    /** Reports the counts at the end of the partition. */
    boolean end() {
        if (all != null && !ended) {
            long[] ofItems = sums == null ? new long[0] : sums.sums();
            long[] counts = new long[1 + ofItems.length];
            counts[0] = rows;
            System.arraycopy(ofItems, 0, counts, 1, ofItems.length);
            all.add(Map.entry(partition, counts));
            ended = true;
        }
        return false;
    }
}
