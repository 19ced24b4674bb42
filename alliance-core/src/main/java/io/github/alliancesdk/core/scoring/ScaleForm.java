package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.NumberText;

/**
 * What the scores of a scale have in common on all sheets of one format. Sums are whole numbers: divided by {@code unit},
 * they are sums of answers.
 *
 * @param items the number of items
 * @param unit 10 to the power of the decimals of the answers
 * @param metric how scores are reported by convention
 * @param isMixed whether the items differ in their range, so that there is no mean
 * @param hasOwnFormats whether items have formats of their own, so that the range of a sum doesn't follow from the format
 *     of the sheet
 * @param lowest the lowest sum that all items can have
 * @param highest the highest sum that all items can have
 */
record ScaleForm(
        int items, int unit, Metric metric, boolean isMixed, boolean hasOwnFormats, long lowest, long highest) {

    /** A sum as a number of answers. */
    Number number(long sum) {
        return NumberText.number((double) sum / unit);
    }

    /** 10 to the power of a number of decimals. */
    static int unit(int decimals) {
        return (int) Math.pow(10, decimals);
    }

    /** Returns the decimals of all answers of a sheet. */
    static int decimals(Instrument instrument, ResponseFormat sheet) {
        int decimals = sheet.decimals();
        for (ResponseFormat format : instrument.itemFormats()) {
            decimals = Math.max(decimals, format.decimals());
        }
        return decimals;
    }
}
