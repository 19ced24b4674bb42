package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.examples.intake.administration.Administration;
import io.github.alliancesdk.examples.intake.administration.Administrations;
import io.github.alliancesdk.examples.intake.administration.State;
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
     * @param mean the mean; null if it isn't scored
     * @param sum the sum; null if it isn't scored
     * @param detail how many items were answered, or why there is no score
     * @param place the x coordinate of the mean on the range, in a drawing 300 wide; null if the scale isn't scored
     */
    record ScaleView(
            String name,
            @Nullable String mean,
            @Nullable String sum,
            String detail,
            @Nullable String place) {
        /** The scale only: Spring logs models, and scores must not be logged. */
        @Override
        public String toString() {
            return "ScaleView[" + name + "]";
        }
    }

    /** A mark on the range, in a drawing 300 wide. */
    record Tick(String x, int code) {}

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
        page.addObject("scales", scales(report, texts));
        page.addObject("range", report.format().range());
        page.addObject("ticks", ticks(report.format()));
        page.addObject("facts", ReportFacts.of(report, texts));
        page.addObject("openQuestions", report.openQuestions());
        return page;
    }

    private static List<ScaleView> scales(ScoreReport report, Texts texts) {
        return report.definition().scales().stream()
                .map(scale -> view(scale, report.scale(scale.id()), report.format(), texts))
                .toList();
    }

    private static ScaleView view(Scale scale, Score score, ResponseFormat format, Texts texts) {
        String name = scale.displayName(texts.language());
        if (score instanceof Insufficient insufficient) {
            return new ScaleView(name, null, null, ScoreWords.of(insufficient, texts), null);
        }
        double mean = score.mean().orElseThrow();
        boolean prorated = score instanceof Scored scored && scored.isProrated();
        return new ScaleView(
                name,
                texts.figure(mean),
                prorated
                        ? texts.figure(score.sum().orElseThrow())
                        : String.valueOf((long) score.sum().orElseThrow()),
                texts.of(prorated ? "score.prorated" : "score.answered", score.answered(), score.items()),
                x(mean, format));
    }

    private static List<Tick> ticks(ResponseFormat format) {
        return format.points().stream()
                .map(code -> new Tick(x(code, format), code))
                .toList();
    }

    private static String x(double value, ResponseFormat format) {
        return String.format(Locale.ROOT, "%.1f", 10 + 280 * (value - format.min()) / (format.max() - format.min()));
    }
}
