package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.evidence.SampleComparison;
import io.github.alliancesdk.core.statistics.reliability.SimulatedResponses;
import io.github.alliancesdk.examples.intake.series.Course;
import io.github.alliancesdk.examples.intake.series.DyadSeries;
import io.github.alliancesdk.examples.intake.series.SeriesOfDyads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows a dyad over its sessions: one scale of one series at a time, as a chart and as a table of the same numbers. */
@Controller
@RequestMapping("/page/dyads/{dyadId}")
class SeriesPage {
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    private final SeriesOfDyads dyads;
    private final MessageSource messages;

    SeriesPage(SeriesOfDyads dyads, MessageSource messages) {
        this.dyads = dyads;
        this.messages = messages;
    }

    /**
     * What is shown, as parameters of the address.
     *
     * @param series which series of the dyad, from 1
     * @param scale the id of the scale
     * @param reference the id of the reference sample in the chart; empty for none
     */
    record View(int series, String scale, String reference) {}

    /** A link to another view. */
    record Choice(View view, String name, boolean chosen) {}

    @GetMapping
    ModelAndView series(
            @PathVariable String dyadId,
            @RequestParam(defaultValue = "1") int series,
            @RequestParam(defaultValue = "") String scale,
            @RequestParam(defaultValue = "") String reference,
            Locale locale) {
        Optional<DyadSeries> dyad = dyads.of(dyadId, Optional.empty(), Optional.empty());
        if (dyad.isEmpty()) {
            return new ModelAndView("not-found", HttpStatus.NOT_FOUND);
        }
        Texts texts = new Texts(messages, locale);
        ModelAndView page = new ModelAndView("series");
        page.addObject("dyadId", dyadId);
        page.addObject("simulated", isSimulated(dyad.get()));
        page.addObject("leftOut", leftOut(dyad.get(), texts));
        find(dyad.get(), series, scale)
                .ifPresent(course -> addCourse(page, dyad.get(), course, series, reference, texts));
        return page;
    }

    @GetMapping("/chart.svg")
    ResponseEntity<byte[]> chart(
            @PathVariable String dyadId,
            @RequestParam(defaultValue = "1") int series,
            @RequestParam(defaultValue = "") String scale,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "wide") String size,
            Locale locale) {
        TrajectoryChart.Size asked = size.equals("narrow") ? TrajectoryChart.Size.NARROW : TrajectoryChart.Size.WIDE;
        return dyads.of(dyadId, Optional.empty(), Optional.empty())
                .flatMap(dyad -> find(dyad, series, scale))
                .map(course -> TrajectoryChart.svg(
                        course, comparison(ReferenceContext.of(course), reference), new Texts(messages, locale), asked))
                .map(svg -> ResponseEntity.ok().contentType(SVG).body(svg))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static void addCourse(
            ModelAndView page, DyadSeries dyad, Course course, int series, String reference, Texts texts) {
        String scale = course.trajectory().scale();
        ReferenceContext context = ReferenceContext.of(course);
        Optional<SampleComparison> sample = comparison(context, reference);
        View view =
                new View(series, scale, sample.map(found -> found.sample().id()).orElse(""));
        List<ScoreReport> reports = Course.reports(course.series());
        ScoreReport latest = reports.get(reports.size() - 1);
        page.addObject("view", view);
        page.addObject("instrument", latest.instrument().value());
        page.addObject("instrumentTitle", latest.definition().title());
        page.addObject("seriesChoices", seriesChoices(dyad, series, texts));
        page.addObject("scaleChoices", scaleChoices(latest, view, texts));
        page.addObject("referenceChoices", referenceChoices(context, view, texts));
        page.addObject(
                "sample",
                sample.map(found -> ReferenceContext.view(found, texts)).orElse(null));
        page.addObject("course", CourseView.of(course, texts));
        page.addObject("context", context.view(texts));
        page.addObject("facts", ReportFacts.ofSeries(latest, texts));
        page.addObject("openQuestions", latest.openQuestions());
        page.addObject("wide", TrajectoryChart.Size.WIDE);
        page.addObject("narrow", TrajectoryChart.Size.NARROW);
    }

    /** The course of a scale of a series. Without a scale: the last scale, which is the total if there is one. */
    private static Optional<Course> find(DyadSeries dyad, int series, String scale) {
        List<ScoreSeries> all = all(dyad);
        if (series < 1 || series > all.size()) {
            return Optional.empty();
        }
        List<Course> courses = dyad.courses().stream()
                .filter(course -> course.series() == all.get(series - 1))
                .toList();
        return courses.stream()
                .filter(course -> course.trajectory().scale().equals(scale))
                .findFirst()
                .or(() -> Optional.of(courses.get(courses.size() - 1)));
    }

    private static List<ScoreSeries> all(DyadSeries dyad) {
        return dyad.courses().stream().map(Course::series).distinct().toList();
    }

    private static Optional<SampleComparison> comparison(ReferenceContext context, String reference) {
        return context.comparable().stream()
                .filter(found -> found.sample().id().equals(reference))
                .findFirst();
    }

    private static List<Choice> seriesChoices(DyadSeries dyad, int chosen, Texts texts) {
        List<Choice> choices = new ArrayList<>();
        for (ScoreSeries series : all(dyad)) {
            int number = choices.size() + 1;
            ScoreReport any = Course.reports(series).get(0);
            String name = texts.of(
                    "series.choice",
                    any.definition().abbreviation().orElse(any.definition().title()),
                    series.key().raterId().orElse(any.rater().displayName(texts.language())),
                    any.referent().displayName(texts.language()));
            choices.add(new Choice(new View(number, "", ""), name, number == chosen));
        }
        return choices;
    }

    private static List<Choice> scaleChoices(ScoreReport report, View view, Texts texts) {
        List<Choice> choices = new ArrayList<>();
        for (Scale scale : report.definition().scales()) {
            choices.add(new Choice(
                    new View(view.series(), scale.id(), ""),
                    scale.displayName(texts.language()),
                    scale.id().equals(view.scale())));
        }
        return choices;
    }

    private static List<Choice> referenceChoices(ReferenceContext context, View view, Texts texts) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                new View(view.series(), view.scale(), ""),
                texts.of("series.reference.none"),
                view.reference().isEmpty()));
        for (SampleComparison found : context.comparable()) {
            String id = found.sample().id();
            choices.add(new Choice(
                    new View(view.series(), view.scale(), id), found.sample().label(), id.equals(view.reference())));
        }
        return choices;
    }

    private static boolean isSimulated(DyadSeries dyad) {
        return dyad.courses().stream()
                .flatMap(course -> course.series().sheets().stream())
                .anyMatch(sheet -> SimulatedResponses.isSimulated(sheet.administration()));
    }

    private static List<String> leftOut(DyadSeries dyad, Texts texts) {
        List<String> lines = new ArrayList<>();
        for (Problem problem : dyad.problems()) {
            lines.add(texts.of(
                    "series.left-out", problem.argument("recordId").orElse("–"), problem.message(texts.language())));
        }
        dyad.unscored().forEach(recordId -> lines.add(texts.of("series.unscored", recordId)));
        return lines;
    }
}
