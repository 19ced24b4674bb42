package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.scoring.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Tables of sheets of one kind in a page: missing answers, answers by item and scores by scale, as numbers with bars.
 * Distributions of fewer than {@link ReportPage#LEAST} people are not shown.
 */
final class AnswerTables {
    /** The most columns of answers. A format with more answers is divided into intervals. */
    private static final int MOST_POINTS = 11;

    private static final int INTERVALS = 10;
    /** Ends of intervals and means are rounded in their last digits. */
    private static final double ROUNDING = 1e-9;

    private static final int SCORE_INTERVALS = 8;

    private final Html html;
    private final Instrument instrument;
    private final ResponseFormat format;
    private final List<ReportSheet> sheets;
    private final String label;

    /** All sheets have this format. */
    AnswerTables(Html html, Instrument instrument, ResponseFormat format, List<ReportSheet> sheets, String label) {
        this.html = html;
        this.instrument = instrument;
        this.format = format;
        this.sheets = sheets;
        this.label = label;
    }

    // ---- missing answers

    void missing() {
        List<MissingReason> reasons = Arrays.stream(MissingReason.values())
                .filter(reason -> sheets.stream()
                        .anyMatch(sheet -> instrument.itemNumbers().stream()
                                .anyMatch(item ->
                                        sheet.answers().missingReason(item).equals(Optional.of(reason)))))
                .toList();
        long blank = sheets.stream()
                .filter(sheet -> sheet.answers().answers().isEmpty())
                .count();
        if (blank > 0) {
            html.element("p", Text.count(blank, "sheet") + " without any answer; all its items count as missing.");
        }
        HtmlResult.begin(html, "Missing answers by item", label);
        List<String> titles = new ArrayList<>(List.of("Item", "Sheets", "Answered", "Missing", "%"));
        reasons.forEach(reason -> titles.add(reason.id()));
        head(titles);
        for (int item : instrument.itemNumbers()) {
            long answered = answered(item).size();
            long missing = sheets.size() - answered;
            html.open("tr").element("th", String.valueOf(item), "scope", "row", "class", "number");
            number(sheets.size());
            number(answered);
            number(missing);
            double share = sheets.isEmpty() ? 0 : (double) missing / sheets.size();
            bar(Figures.shown(100 * share, 0), share, "track long");
            reasons.forEach(reason ->
                    number(count(sheet -> sheet.answers().missingReason(item).equals(Optional.of(reason)))));
            html.close();
        }
        html.close();
        HtmlResult.end(html);
    }

    private long count(Predicate<ReportSheet> which) {
        return sheets.stream().filter(which).count();
    }

    private List<ReportSheet> answered(int item) {
        return sheets.stream()
                .filter(sheet -> sheet.answers().answer(item).isPresent())
                .toList();
    }

    // ---- distributions

    static long people(List<ReportSheet> some) {
        return some.stream().map(ReportSheet::person).distinct().count();
    }

    private static boolean areFew(List<ReportSheet> some) {
        return people(some) < ReportPage.LEAST;
    }

    /** An interval of numbers; the last of several contains its upper end. */
    private record Interval(String label, double from, double to, boolean isLast) {
        boolean contains(double value) {
            return value >= from - ROUNDING && (value < to - ROUNDING || (isLast && value <= to + ROUNDING));
        }
    }

    private static List<Interval> intervals(double min, double max, int number) {
        double width = (max - min) / number;
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    double from = min + i * width;
                    double to = i == number - 1 ? max : min + (i + 1) * width;
                    return new Interval(
                            shortly(from) + " to " + (i == number - 1 ? "" : "below ") + shortly(to),
                            from,
                            to,
                            i == number - 1);
                })
                .toList();
    }

    /** At most two decimals. */
    private static String shortly(double value) {
        return Figures.plain(Math.round(value * 100) / 100.0);
    }

    private static List<Interval> answers(ResponseFormat format) {
        return format.points().isEmpty() || format.points().size() > MOST_POINTS
                ? intervals(format.min(), format.max(), INTERVALS)
                : format.points().stream()
                        .map(point -> new Interval(String.valueOf(point), point, point, true))
                        .toList();
    }

    /** The answers to each item, a table for each format. */
    void items() {
        html.element(
                "p",
                "Answers as they were given, before reversed items are turned"
                        + (instrument.reversed().isEmpty() ? "" : " (reversed items are marked R)")
                        + ". In each cell: how many sheets gave the answer; the bar is their share of the sheets that"
                        + " answer the item (N). An item that fewer than " + ReportPage.LEAST
                        + " people answered has no counts.");
        Map<ResponseFormat, List<Integer>> byFormat = new LinkedHashMap<>();
        instrument
                .itemNumbers()
                .forEach(item -> byFormat.computeIfAbsent(instrument.format(item, format), any -> new ArrayList<>())
                        .add(item));
        byFormat.forEach(this::items);
    }

    private void items(ResponseFormat same, List<Integer> items) {
        List<Interval> answers = answers(same);
        HtmlResult.begin(html, "Answers by item, " + same.range() + " (" + same.id() + ")", label);
        List<String> titles = new ArrayList<>(List.of("Item", "N"));
        answers.forEach(answer -> titles.add(answer.label()));
        head(titles);
        for (int item : items) {
            List<ReportSheet> answered = answered(item);
            html.open("tr")
                    .element("th", item + (instrument.isReversed(item) ? " R" : ""), "scope", "row", "class", "number");
            number(answered.size());
            for (Interval answer : answers) {
                if (areFew(answered)) {
                    html.element("td", "-", "class", "number");
                } else {
                    long given = answered.stream()
                            .filter(sheet ->
                                    answer.contains(sheet.answers().answer(item).getAsDouble()))
                            .count();
                    bar(String.valueOf(given), (double) given / answered.size(), "track");
                }
            }
            html.close();
        }
        html.close();
        HtmlResult.end(html);
    }

    /** The scores of each scale. */
    void scales() {
        html.element(
                "p",
                "Mean scores of keyed answers. The bar is the share of the scored sheets (n). Not scored are sheets with"
                        + " too few answers.");
        for (Scale scale : instrument.scales()) {
            scale(scale);
        }
    }

    private void scale(Scale scale) {
        List<ReportSheet> scored = sheets.stream()
                .filter(sheet -> score(sheet, scale).comparable().isPresent())
                .toList();
        String counts = scale.id() + ": n " + scored.size() + " of " + sheets.size() + " sheets scored, "
                + (sheets.size() - scored.size()) + " not";
        if (areFew(scored)) {
            html.element(
                    "p",
                    counts + ". Fewer than " + ReportPage.LEAST
                            + " people: not shown, because it could show the answers of" + " one.");
            return;
        }
        boolean isMixed = instrument.isMixed(scale, format);
        List<Interval> intervals = isMixed
                ? intervals(0, 100, INTERVALS)
                : intervals(format(scale).min(), format(scale).max(), SCORE_INTERVALS);
        HtmlResult.begin(html, counts, label);
        head(List.of(isMixed ? "% of the maximum possible" : "Mean score", "Sheets", "%"));
        for (Interval interval : intervals) {
            long within = scored.stream()
                    .map(sheet -> isMixed
                            ? score(sheet, scale).pomp()
                            : score(sheet, scale).mean())
                    .map(OptionalDouble::getAsDouble)
                    .filter(interval::contains)
                    .count();
            double share = (double) within / scored.size();
            html.open("tr").element("th", interval.label(), "scope", "row", "class", "text");
            number(within);
            bar(Figures.shown(100 * share, 0), share, "track long");
            html.close();
        }
        html.close();
        HtmlResult.end(html);
    }

    /** The format of the items of a scale that don't differ in their range. */
    private ResponseFormat format(Scale scale) {
        return instrument.format(scale.items().iterator().next(), format);
    }

    private static Score score(ReportSheet sheet, Scale scale) {
        return sheet.scores().findScale(scale.id()).orElseThrow();
    }

    // ---- cells

    private void head(List<String> titles) {
        html.open("thead").open("tr");
        titles.forEach(title -> html.element("th", title, "scope", "col", "class", "number"));
        html.close().close().open("tbody");
    }

    private void number(long count) {
        html.element("td", String.valueOf(count), "class", "number");
    }

    /** A number with a bar, which repeats it for the eye. */
    private void bar(String number, double share, String track) {
        html.open("td", "class", "number")
                .text(number)
                .open("span", "class", track, "aria-hidden", "true")
                .element("span", "", "class", "bar", "style", "width:" + Figures.shown(100 * share, 1) + "%")
                .close()
                .close();
    }
}
