package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.wording.FormRenderer;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An instrument in one of its formats, for tests of exports: random sheets, and the scores that the SDK gives them. */
record ExportCase(Instrument instrument, ResponseFormat format) {
    /** Every instrument that can be scored, in each of its formats, and an invented one that mixes formats. */
    static Stream<ExportCase> all() {
        return Stream.concat(
                        BundledInstruments.catalog().instruments().stream()
                                .filter(instrument -> instrument.status() != InstrumentStatus.CATALOGUED),
                        Stream.of(DemonstrationInstrument.instrument(), mixed()))
                .flatMap(instrument -> instrument.formats().stream().map(format -> new ExportCase(instrument, format)));
    }

    /** Whole numbers, codes with gaps and lines in one instrument. */
    static Instrument mixed() {
        return Instrument.builder("own-mixed")
                .title("Own mixed [x] | scale & more")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat(ResponseFormat.of("choice", 0, 4).withAnchors(Map.of(0, "No, | [a]", 4, "Yes <b>")))
                .itemFormat(ResponseFormat.ofCodes("sides", -2, -1, 1, 2))
                .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.1).withAnchors(Map.of(0, "Low", 10, "High")))
                .itemFormat(ResponseFormat.ofSteps("coarse", -1.5, 1.5, 0.3))
                .items(3)
                .item(Item.inFormat(4, "sides"))
                .item(Item.inFormat(5, "sides"))
                .item(Item.inFormat(6, "line"))
                .item(Item.inFormat(7, "line"))
                .item(Item.inFormat(8, "coarse"))
                .item(Item.inFormat(9, "coarse"))
                .reversed(2, 5, 7, 9)
                .scale("plain", 1, 2, 3)
                .scale("two-sides", 4, 5)
                .scale("line", 6, 7)
                .scale("coarse", 8, 9)
                .scale("total", IntStream.rangeClosed(1, 9).toArray())
                .allFactsFrom(Disposition.AUTHOR)
                .build();
    }

    FormRenderer form() {
        return FormRenderer.of(instrument).withFormat(format.id());
    }

    String variable(int item) {
        return instrument.id().value().replace('-', '_') + "_" + item;
    }

    /** A random sheet: complete, or with gaps. Answers are decimals, as text written without an exponent. */
    Map<Integer, String> sheet(Random random, boolean gaps) {
        Map<Integer, String> answers = new TreeMap<>();
        for (int item : instrument.itemNumbers()) {
            if (!gaps || random.nextInt(instrument.items().size()) > 0) {
                answers.put(item, answer(instrument.format(item, format), random));
            }
        }
        return answers;
    }

    private static String answer(ResponseFormat format, Random random) {
        if (format.step().isEmpty()) {
            return String.valueOf(
                    format.points().get(random.nextInt(format.points().size())));
        }
        BigDecimal min = BigDecimal.valueOf(format.min());
        BigDecimal step = BigDecimal.valueOf(format.step().getAsDouble());
        int steps = BigDecimal.valueOf(format.max()).subtract(min).divide(step).intValueExact();
        return min.add(step.multiply(BigDecimal.valueOf(random.nextInt(steps + 1))))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The sums and means of the scales by the names of the exports; a score that the SDK doesn't give is absent. */
    Map<String, Double> scores(Map<Integer, String> sheet) {
        Responses.Builder builder = Responses.builder(
                        instrument.id().value(), instrument.raters().iterator().next())
                .format(format.id());
        sheet.forEach((item, answer) -> {
            if (answer.contains(".")) {
                builder.answer(item, Double.parseDouble(answer));
            } else {
                builder.answer(item, Long.parseLong(answer));
            }
        });
        Map<String, Double> scores = new TreeMap<>();
        Scorer.complete()
                .score(ResponseChecker.of(instrument)
                        .allowExperimental()
                        .check(builder.build())
                        .orElseThrow())
                .scales()
                .forEach((scale, score) -> {
                    String name = (instrument.id() + "-" + scale).replace('-', '_');
                    score.sum().ifPresent(sum -> scores.put(name + "_sum", sum));
                    score.mean().ifPresent(mean -> scores.put(name + "_mean", mean));
                });
        return scores;
    }

    @Override
    public String toString() {
        return instrument.id() + ", " + format.range();
    }
}
