package io.github.alliancesdk.core;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.Responses;
import java.util.List;
import java.util.Random;

/** Random answers in the formats of an instrument, and random missing policies. */
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

    /** Any missing policy that fits an instrument; often one that its sheets meet in part. */
    public static MissingPolicy policy(Instrument instrument, Random random) {
        MissingPolicy policy = instrument.missing().isPresent() && random.nextBoolean()
                ? MissingPolicy.published()
                : switch (random.nextInt(4)) {
                    case 0 -> MissingPolicy.complete();
                    case 1 -> MissingPolicy.prorate(0.5 + random.nextInt(6) * 0.1);
                    case 2 -> MissingPolicy.atMostMissing(random.nextInt(3));
                    default -> MissingPolicy.formAtMostMissing(random.nextInt(3));
                };
        if (random.nextInt(3) > 0) {
            return policy;
        }
        String scale = instrument
                .scales()
                .get(random.nextInt(instrument.scales().size()))
                .id();
        return policy.withScale(
                scale, random.nextBoolean() ? MissingPolicy.complete() : MissingPolicy.atMostMissing(1));
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
