package io.github.alliancesdk.core;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.Responses;
import java.util.List;
import java.util.Random;

/** Random answers in the formats of an instrument. */
public final class RandomAnswers {
    private RandomAnswers() {}

    /** A client's sheet in a format, on which each item is answered unless it falls into a gap. */
    public static Responses.Builder sheet(Instrument instrument, ResponseFormat sheet, double gaps, Random random) {
        Responses.Builder builder =
                Responses.builder(instrument.id().value(), Rater.CLIENT).format(sheet.id());
        for (int item : instrument.itemNumbers()) {
            if (random.nextDouble() >= gaps) {
                answer(builder, item, instrument.format(item, sheet), random);
            }
        }
        return builder;
    }

    private static void answer(Responses.Builder builder, int item, ResponseFormat format, Random random) {
        List<Integer> points = format.points();
        if (!points.isEmpty()) {
            builder.answer(item, points.get(random.nextInt(points.size())));
            return;
        }
        int step = (int) Math.rint(format.step().orElseThrow() * Math.pow(10, format.decimals()));
        int steps = (format.unscaledMax() - format.unscaledMin()) / step;
        builder.answer(item, format.value(format.unscaledMin() + step * random.nextInt(steps + 1)));
    }
}
