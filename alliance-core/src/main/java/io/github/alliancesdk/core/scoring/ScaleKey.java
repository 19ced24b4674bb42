package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckedResponses;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The key of a scale for the sheets of one format: which items are added up, and which of them are reversed. Answers are
 * reversed only here. Immutable.
 */
final class ScaleKey {
    private final ScaleForm form;

    // by the position of an item in the scale
    private final int[] items;
    private final boolean[] reversed;

    /** What an answer is multiplied by, so that all answers are in the same unit; then the lowest and highest answer. */
    private final int[] factors;

    private final long[] lowest;
    private final long[] highest;

    ScaleKey(Instrument instrument, Scale scale, ResponseFormat sheet) {
        List<Integer> numbers = scale.items();
        int size = numbers.size();
        items = new int[size];
        reversed = new boolean[size];
        factors = new int[size];
        lowest = new long[size];
        highest = new long[size];
        int decimals = ScaleForm.decimals(instrument, sheet);
        long lowestOfAll = 0;
        long highestOfAll = 0;
        for (int i = 0; i < size; i++) {
            items[i] = numbers.get(i);
            ResponseFormat format = instrument.format(items[i], sheet);
            reversed[i] = instrument.isReversed(items[i]);
            factors[i] = ScaleForm.unit(decimals - format.decimals());
            lowest[i] = (long) factors[i] * format.unscaledMin();
            highest[i] = (long) factors[i] * format.unscaledMax();
            lowestOfAll += lowest[i];
            highestOfAll += highest[i];
        }
        form = new ScaleForm(
                size,
                ScaleForm.unit(decimals),
                instrument.metric(scale, sheet),
                instrument.isMixed(scale, sheet),
                !instrument.itemFormats().isEmpty(),
                lowestOfAll,
                highestOfAll);
    }

    /** Scores the answers of a sheet of this format; {@code tooFewOnForm} says if the whole form has too few. */
    Score score(CheckedResponses responses, int required, Optional<Insufficient.WholeForm> tooFewOnForm) {
        int answered = 0;
        long sum = 0;
        long low = 0;
        long high = 0;
        for (int i = 0; i < items.length; i++) {
            OptionalInt raw = responses.unscaledAnswer(items[i]);
            if (raw.isPresent()) {
                long answer = (long) factors[i] * raw.getAsInt();
                sum += reversed[i] ? lowest[i] + highest[i] - answer : answer;
                low += lowest[i];
                high += highest[i];
                answered++;
            }
        }
        return answered < required || tooFewOnForm.isPresent()
                ? new Insufficient(answered, items.length, required, tooFewOnForm)
                : new Scored(form, answered, sum, low, high);
    }
}
