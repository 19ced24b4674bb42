package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.examples.intake.administration.Administration;
import io.github.alliancesdk.examples.intake.administration.Administrations;
import io.github.alliancesdk.examples.intake.administration.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows the scores of one administration and the facts that identify them. It doesn't interpret the scores, because no
 * published source does.
 */
@Controller
class ResultPage {
    private final Administrations administrations;
    private final MessageSource messages;

    ResultPage(Administrations administrations, MessageSource messages) {
        this.administrations = administrations;
        this.messages = messages;
    }

    /**
     * A scale with its score, or without one.
     *
     * @param name the name of the scale
     * @param score the mean, or the sum if the scale has no mean; null if it isn't scored
     * @param detail how many items were answered and the sum beside a mean, or why there is no score
     * @param range what the range of the scores is, if the scales differ in it; else null
     * @param place the x coordinate of the score on the range, in a drawing 300 wide; null if the scale isn't scored
     * @param alternative the text alternative of the drawing; null if the scale isn't scored
     * @param ticks the marks on the range
     */
    record ScaleView(
            String name,
            @Nullable String score,
            String detail,
            @Nullable String range,
            @Nullable String place,
            @Nullable String alternative,
            List<Tick> ticks) {
        /** The scale only: Spring logs models, and scores must not be logged. */
        @Override
        public String toString() {
            return "ScaleView[" + name + "]";
        }
    }

    /** A mark on the range, in a drawing 300 wide. */
    record Tick(String x, String number) {}

    @GetMapping("/page/administrations/{recordId}/result")
    ModelAndView result(@PathVariable String recordId, Locale locale) {
        Optional<Administration> row = administrations.find(recordId, State.FINAL);
        Optional<ScoreReport> report = row.flatMap(administrations::score);
        if (row.isEmpty() || report.isEmpty()) {
            return administrations.find(recordId, State.DRAFT).isPresent()
                    ? new ModelAndView("redirect:/page/administrations/{recordId}")
                    : new ModelAndView("not-found", HttpStatus.NOT_FOUND);
        }
        return page(recordId, report.get(), new Texts(messages, locale));
    }

    private static ModelAndView page(String recordId, ScoreReport report, Texts texts) {
        Instrument instrument = report.definition();
        ModelAndView page = new ModelAndView("result");
        page.addObject("recordId", recordId);
        page.addObject("instrumentTitle", instrument.title());
        page.addObject("instrument", instrument.id().value());
        page.addObject("dyadId", report.administration().dyadId().orElse(null));
        List<ScaleRange> ranges = instrument.scales().stream()
                .map(scale -> ScaleRange.of(instrument, scale, report.format()))
                .toList();
        boolean sameRange = ranges.stream().distinct().count() == 1;
        page.addObject("scales", scales(report, ranges, sameRange, texts));
        page.addObject("range", sameRange ? range(ranges.get(0), texts) : null);
        page.addObject("facts", ReportFacts.of(report, texts));
        page.addObject("openQuestions", report.openQuestions());
        return page;
    }

    private static String range(ScaleRange range, Texts texts) {
        return texts.of("result.range." + range.metric().id(), range.text(texts));
    }

    private static List<ScaleView> scales(ScoreReport report, List<ScaleRange> ranges, boolean sameRange, Texts texts) {
        List<ScaleView> views = new ArrayList<>();
        for (Scale scale : report.definition().scales()) {
            ScaleRange range = ranges.get(views.size());
            views.add(view(scale, report.scale(scale.id()), range, sameRange ? null : range(range, texts), texts));
        }
        return views;
    }

    private static ScaleView view(Scale scale, Score score, ScaleRange range, @Nullable String rangeText, Texts texts) {
        String name = scale.displayName(texts.language());
        if (score instanceof Insufficient insufficient) {
            return new ScaleView(name, null, ScoreWords.of(insufficient, texts), rangeText, null, null, List.of());
        }
        boolean prorated = score instanceof Scored scored && scored.isProrated();
        double sum = score.sum().orElseThrow();
        String sumText = prorated ? texts.figure(sum) : texts.exact(sum);
        String detail = texts.of(prorated ? "score.prorated" : "score.answered", score.answered(), score.items());
        boolean isMean = range.metric() == Metric.MEAN;
        double shown = isMean ? score.mean().orElseThrow() : sum;
        String text = isMean ? texts.figure(shown) : sumText;
        return new ScaleView(
                name,
                text,
                isMean ? detail + ", " + texts.of("result.sum", sumText) : detail,
                rangeText,
                range.x(shown),
                texts.of("result.place." + range.metric().id(), text),
                range.marks().stream()
                        .map(mark -> new Tick(range.x(mark), texts.exact(mark)))
                        .toList());
    }
}
