package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.response.CheckedResponses;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The keyed answers to the items of a scale, added up in whole numbers: a sum divided by {@link #unit} is a sum of answers.
 * Answers are reversed only here. Immutable.
 */
final class ScaleSum {
    /** 10 to the power of the decimals of the answers. */
    final int unit;

    /** The number of answered items. */
    final int answered;

    /** The sum of the keyed answers, and the lowest and highest sum that the answered items can have. */
    final long keyed;

    final long lowest;
    final long highest;

    /** The lowest and highest sum that all items of the scale can have. */
    final long lowestOfAll;

    final long highestOfAll;

    /**
     * Whether items have formats of their own, in which case the lowest and highest sums don't follow from the format of
     * the sheet.
     */
    final boolean hasOwnFormats;

    /** A sum of stored scores; its numbers are in units of 10 to the power of minus {@code decimals}. */
    ScaleSum(
            int decimals,
            int answered,
            long keyed,
            long lowest,
            long highest,
            long lowestOfAll,
            long highestOfAll,
            boolean hasOwnFormats) {
        this.unit = unit(decimals);
        this.answered = answered;
        this.keyed = keyed;
        this.lowest = lowest;
        this.highest = highest;
        this.lowestOfAll = lowestOfAll;
        this.highestOfAll = highestOfAll;
        this.hasOwnFormats = hasOwnFormats;
    }

    private ScaleSum(CheckedResponses responses, Scale scale, int decimals) {
        int count = 0;
        long sum = 0;
        long low = 0;
        long high = 0;
        long lowOfAll = 0;
        long highOfAll = 0;
        for (int item : scale.items()) {
            ResponseFormat format = responses.format(item);
            int factor = format.decimals() == decimals ? 1 : unit(decimals - format.decimals());
            long min = (long) factor * format.unscaledMin();
            long max = (long) factor * format.unscaledMax();
            lowOfAll += min;
            highOfAll += max;
            OptionalInt raw = responses.unscaledAnswer(item);
            if (raw.isPresent()) {
                long answer = (long) factor * raw.getAsInt();
                sum += responses.instrument().isReversed(item) ? min + max - answer : answer;
                low += min;
                high += max;
                count++;
            }
        }
        this.unit = unit(decimals);
        this.answered = count;
        this.keyed = sum;
        this.lowest = low;
        this.highest = high;
        this.lowestOfAll = lowOfAll;
        this.highestOfAll = highOfAll;
        this.hasOwnFormats = !responses.instrument().itemFormats().isEmpty();
    }

    /** Adds up the answers to the items of a scale. */
    static ScaleSum of(CheckedResponses responses, Scale scale) {
        return new ScaleSum(responses, scale, decimals(responses.instrument(), responses.format()));
    }

    /** 10 to the power of a number of decimals. */
    static int unit(int decimals) {
        return (int) Math.pow(10, decimals);
    }

    /** A sum as a number of answers. */
    Number number(long sum) {
        return NumberText.number((double) sum / unit);
    }

    /** Returns the decimals of all answers of a sheet. */
    static int decimals(Instrument instrument, ResponseFormat sheet) {
        int decimals = sheet.decimals();
        for (ResponseFormat format : instrument.itemFormats()) {
            decimals = Math.max(decimals, format.decimals());
        }
        return decimals;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScaleSum that
                && unit == that.unit
                && answered == that.answered
                && keyed == that.keyed
                && lowest == that.lowest
                && highest == that.highest
                && lowestOfAll == that.lowestOfAll
                && highestOfAll == that.highestOfAll
                && hasOwnFormats == that.hasOwnFormats;
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit, answered, keyed, lowest, highest, lowestOfAll, highestOfAll, hasOwnFormats);
    }
}
