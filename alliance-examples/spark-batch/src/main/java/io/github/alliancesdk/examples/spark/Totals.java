package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one partition counts while it is scored, and reports once it is through. For one thread. */
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

    /** Counts rows, and what alpha is computed from, if that is asked for. */
    static Totals of(Ledger ledger, Instrument instrument, int partition) {
        return new Totals(ledger.all(), partition, ledger.reliability() ? new ItemSums(instrument) : null);
    }

    /** Counts a row that was read. */
    void row() {
        rows++;
    }

    /** Takes the answers of a sheet that is scored. */
    void sheet(byte[] answers, int from, ResponseFormat format, byte missing) {
        if (sums != null) {
            sums.add(answers, from, format, missing);
        }
    }

    boolean wantsSheets() {
        return sums != null;
    }

    /** Reports; there is no further row. */
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
