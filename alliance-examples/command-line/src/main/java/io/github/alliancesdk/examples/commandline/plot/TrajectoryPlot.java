package io.github.alliancesdk.examples.commandline.plot;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.scoring.MeasurementContext;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.SheetScores;
import io.github.alliancesdk.core.statistics.change.Drop;
import io.github.alliancesdk.core.statistics.change.DropRule;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.SeriesPoint;
import io.github.alliancesdk.core.statistics.evidence.ComparisonResult;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import io.github.alliancesdk.core.statistics.evidence.RefusedComparison;
import io.github.alliancesdk.core.statistics.evidence.SampleComparison;
import io.github.alliancesdk.examples.commandline.output.ChangeResult;
import io.github.alliancesdk.examples.commandline.output.ChangeText;
import io.github.alliancesdk.examples.commandline.output.Figures;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ChartStyle;
import io.github.alliancesdk.examples.shared.ForeignText;
import io.github.alliancesdk.examples.shared.Picture;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The courses of dyads, a panel each: scores, the band of unreliable change, drops, and a reference sample for
 * context.
 */
public final class TrajectoryPlot {
    private static final int MOST_PANELS = 12;
    private static final int GAP = 16;

    private final ChangeResult analysis;
    private final List<ChangeResult.Course> courses;
    private final Map<ChangeResult.Course, SampleComparison> references;
    private final Optional<ReferenceSample> sample;
    private final boolean oneForm;

    private TrajectoryPlot(ChangeResult analysis, Optional<ReferenceSample> sample) {
        this.analysis = analysis;
        this.sample = sample;
        this.courses = analysis.courses().stream().limit(MOST_PANELS).toList();
        this.references = sample.map(one -> references(one, courses)).orElse(Map.of());
        this.oneForm = courses.stream().map(ChangeText::form).distinct().count() == 1;
    }

    /** Draws a picture. A sample that can't be compared with the series is refused. */
    public static Picture of(ChangeResult analysis, Optional<ReferenceSample> sample) {
        TrajectoryPlot pictures = new TrajectoryPlot(analysis, sample);
        return Picture.ofWidth(pictures.width(), (canvas, top) -> pictures.draw(canvas, top));
    }

    private int columns() {
        return courses.size() == 1 ? 1 : 2;
    }

    private int panelWidth() {
        return columns() == 1 ? 760 : 470;
    }

    private int panelHeight() {
        return columns() == 1 ? 400 : 300;
    }

    private int width() {
        return 2 * Picture.MARGIN + columns() * panelWidth() + (columns() - 1) * GAP;
    }

    /** The sample, converted to the range of each course of its scale. */
    private static Map<ChangeResult.Course, SampleComparison> references(
            ReferenceSample sample, List<ChangeResult.Course> courses) {
        Map<ChangeResult.Course, SampleComparison> found = new LinkedHashMap<>();
        List<ChangeResult.Course> ofItsScale = courses.stream()
                .filter(course -> course.trajectory().scale().equals(sample.scale()))
                .toList();
        if (ofItsScale.isEmpty()) {
            throw new Refusal("the reference sample " + sample.id() + " is of the scale " + sample.scale()
                    + ", which isn't drawn");
        }
        for (ChangeResult.Course course : ofItsScale) {
            scored(course).ifPresent(report -> {
                ComparisonResult result = sample.compare(report);
                if (result instanceof RefusedComparison refused) {
                    throw new Refusal("the reference sample " + sample.id() + " is of another kind than dyad "
                            + Text.shown(course.series().key().dyadId()) + ": "
                            + refused.problems().stream().map(Problem::toString).collect(Collectors.joining(" ")));
                }
                found.put(course, result.orElseThrow());
            });
        }
        return found;
    }

    private static Optional<SheetScores> scored(ChangeResult.Course course) {
        return course.series().sheets().stream()
                .filter(report ->
                        report.scale(course.trajectory().scale()).mean().isPresent())
                .findFirst();
    }

    // ---- the whole

    private double draw(Graphics2D canvas, double top) {
        double inner = width() - 2.0 * Picture.MARGIN;
        double y = ChartStyle.write(canvas, ChartStyle.TITLE, "Course of the alliance", Picture.MARGIN, top, inner) + 2;
        y = ChartStyle.write(canvas, ChartStyle.TEXT, heading(), Picture.MARGIN, y, inner);
        for (String line : ChangeText.origin(analysis)) {
            y = ChartStyle.write(canvas, ChartStyle.HEADING, line, Picture.MARGIN, y, inner);
        }
        y += 8;
        for (int i = 0; i < courses.size(); i++) {
            int column = i % columns();
            double x = Picture.MARGIN + column * (double) (panelWidth() + GAP);
            panel(canvas, courses.get(i), new Rectangle2D.Double(x, y, panelWidth(), panelHeight()));
            if (column == columns() - 1 || i == courses.size() - 1) {
                y += panelHeight() + GAP;
            }
        }
        y = legend(canvas, y, inner) + 4;
        for (String line : footing()) {
            y = ChartStyle.write(canvas, ChartStyle.SMALL, line, Picture.MARGIN, y, inner);
        }
        return y;
    }

    private String heading() {
        String count = courses.size() < analysis.courses().size()
                ? "the first " + courses.size() + " of " + analysis.courses().size() + " courses"
                : Text.count(courses.size(), "course");
        return (oneForm ? ChangeText.form(courses.get(0)) + "; " : "") + count + "; mean scores, missing policy "
                + analysis.policy();
    }

    private List<String> footing() {
        MeasurementError error = analysis.error();
        List<String> lines = new ArrayList<>();
        lines.add("Band: a score within it doesn't differ reliably from the score at its left end (1.96"
                + " standard errors of a difference; SD " + Figures.plain(error.standardDeviation()) + ", reliability "
                + Figures.plain(error.reliability()) + ", " + error.kind().id() + ", from "
                + ForeignText.escaped(error.source(), 80) + ").");
        lines.add(dropRule() + " A drop doesn't say why. Broken lines: no session or no score in between.");
        sample.ifPresent(one -> lines.add("Reference: " + one.label() + " (" + one.id() + "), n "
                + (one.n().isPresent()
                        ? String.format(Locale.ROOT, "%,d", one.n().getAsInt())
                        : "not published")
                + ", mean " + Figures.shown(one.mean()) + ", SD " + Figures.shown(one.sd())
                + ": context, not a norm."
                + one.caution().map(words -> " Caution: " + words + ".").orElse("")));
        return lines;
    }

    private String dropRule() {
        String rule = analysis.rule() instanceof DropRule.RunningMean mean
                ? "Drop: below the mean of the j scores before by more than z SEM sqrt(1 + 1/j); a stable series shows any"
                        + " with probability " + Figures.plain(mean.alarmRate())
                        + ", and a steady decline is found too."
                : "Drop: below the series' own line by more than 2.66 mean moving ranges; a steady decline is not"
                        + " found.";
        return rule + " Of " + analysis.drops().series() + " series, "
                + analysis.drops().seriesWithDrops() + " show one; expected by chance: "
                + ChangeText.few(analysis.drops().expectedByChance()) + ".";
    }

    private double legend(Graphics2D canvas, double top, double inner) {
        double x = Picture.MARGIN;
        double y = top;
        for (Mark mark : Mark.values()) {
            if (mark == Mark.REFERENCE && sample.isEmpty()) {
                continue;
            }
            int width = canvas.getFontMetrics(ChartStyle.TEXT).stringWidth(mark.words) + 44;
            if (x + width > Picture.MARGIN + inner) {
                x = Picture.MARGIN;
                y += ChartStyle.LINE;
            }
            canvas.translate(x + 11, y + 9);
            mark.draw(canvas);
            canvas.translate(-x - 11, -y - 9);
            ChartStyle.write(canvas, ChartStyle.TEXT, mark.words, x + 27, y, width);
            x += width;
        }
        return y + ChartStyle.LINE;
    }

    /** The marks in a panel, and their names in the legend. */
    private enum Mark {
        SCORE("score"),
        RECOVERED("drop, recovered"),
        NOT_RECOVERED("drop, not recovered"),
        CENSORED("drop, censored"),
        BAND("no reliable change"),
        REFERENCE("reference sample: mean, and one SD to either side");

        private final String words;

        Mark(String words) {
            this.words = words;
        }

        private static Mark of(Drop.Recovery state) {
            return switch (state) {
                case RECOVERED -> RECOVERED;
                case NOT_RECOVERED -> NOT_RECOVERED;
                case CENSORED -> CENSORED;
            };
        }

        private Shape shape() {
            return this == SCORE ? ChartStyle.circle(7) : ChartStyle.triangleDown(11);
        }

        /** The shape, moved above its score. */
        private Shape raised() {
            return AffineTransform.getTranslateInstance(0, -12).createTransformedShape(shape());
        }

        private boolean isFilled() {
            return this == SCORE || this == NOT_RECOVERED;
        }

        private void draw(Graphics2D canvas) {
            canvas.setPaint(ChartStyle.BLACK);
            canvas.setStroke(ChartStyle.line(1.2f));
            switch (this) {
                case BAND -> {
                    canvas.setPaint(ChartStyle.PALE);
                    canvas.fill(new Rectangle2D.Double(-9, -6, 18, 12));
                }
                case REFERENCE -> {
                    canvas.setStroke(ChartStyle.dashed(1.2f, 7, 3, 2, 3));
                    canvas.draw(new Line2D.Double(-9, -3, 10, -3));
                    canvas.setStroke(ChartStyle.dashed(0.8f, 2, 3));
                    canvas.draw(new Line2D.Double(-9, 4, 10, 4));
                }
                default -> {
                    canvas.draw(this == CENSORED ? ChartStyle.struck(shape()) : shape());
                    if (isFilled()) {
                        canvas.fill(shape());
                    }
                }
            }
        }
    }

    // ---- a panel

    private void panel(Graphics2D canvas, ChangeResult.Course course, Rectangle2D area) {
        String rater = course.series()
                .key()
                .raterId()
                .map(id -> " by " + ForeignText.escaped(id, 20))
                .orElse("");
        String title = ForeignText.escaped(course.series().key().dyadId(), 40) + rater + ", "
                + course.trajectory().scale() + ", n "
                + course.trajectory().scoredPoints().size() + " of "
                + course.trajectory().points().size() + " sessions scored";
        double y =
                ChartStyle.write(canvas, ChartStyle.HEADING, title, area.getX() + 4, area.getY(), area.getWidth() - 8);
        if (!oneForm) {
            y = ChartStyle.write(
                    canvas, ChartStyle.SMALL, ChangeText.form(course), area.getX() + 4, y, area.getWidth() - 8);
        }
        ChartStyle.chart(plot(course))
                .draw(canvas, new Rectangle2D.Double(area.getX(), y, area.getWidth(), area.getMaxY() - y));
    }

    private XYPlot plot(ChangeResult.Course course) {
        MeasurementContext context = course.series().key().context();
        NumberAxis sessions = ChartStyle.style(new NumberAxis("session"));
        sessions.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        int first = session(course.trajectory().points().get(0));
        int last = session(
                course.trajectory().points().get(course.trajectory().points().size() - 1));
        double room = Math.max(0.5, (last - (double) first) * 0.03);
        sessions.setRange(first - room, last + room);
        ScoreRange range = course.trajectory().range().orElse(ScoreRange.of(context.min(), context.max()));
        String metric = course.trajectory().metric().orElse(Metric.MEAN).id();
        NumberAxis scores = ChartStyle.scoreAxis(metric + " score (" + range + ")", range.min(), range.max(), 0.06);
        XYPlot plot = new XYPlot(new XYSeriesCollection(), sessions, scores, null);
        ChartStyle.style(plot);
        XYLineAndShapeRenderer lines = lines(plot, course);
        course.change().value().ifPresent(change -> lines.addAnnotation(band(change, last + room), Layer.BACKGROUND));
        // drawn after the band, which would hide them
        Optional.ofNullable(references.get(course))
                .ifPresent(comparison -> reference(comparison, first - room, last + room)
                        .forEach(line -> lines.addAnnotation(line, Layer.BACKGROUND)));
        drops(plot, course);
        return plot;
    }

    private static int session(SeriesPoint point) {
        return point.session().orElseThrow();
    }

    private static double value(SeriesPoint point) {
        return point.value().orElseThrow();
    }

    /** The band of unreliable change, from the score that later ones are compared with. */
    private static XYBoxAnnotation band(ReliableChange change, double end) {
        double from = value(change.from());
        double half = change.error().minimalDetectableChange();
        return ChartStyle.band(session(change.from()), from - half, end, from + half);
    }

    private static List<XYLineAnnotation> reference(SampleComparison comparison, double begin, double end) {
        List<XYLineAnnotation> lines = new ArrayList<>();
        lines.add(level(comparison.mean(), begin, end, ChartStyle.dashed(1.2f, 7, 3, 2, 3)));
        lines.add(level(comparison.mean() - comparison.sd(), begin, end, ChartStyle.dashed(0.8f, 2, 3)));
        lines.add(level(comparison.mean() + comparison.sd(), begin, end, ChartStyle.dashed(0.8f, 2, 3)));
        return lines;
    }

    private static XYLineAnnotation level(double y, double begin, double end, Stroke stroke) {
        return new XYLineAnnotation(begin, y, end, y, stroke, ChartStyle.BLACK);
    }

    /** Solid lines between consecutive sessions, dashed ones over gaps. */
    private static XYLineAndShapeRenderer lines(XYPlot plot, ChangeResult.Course course) {
        XYSeries whole = new XYSeries("score", false);
        XYSeries all = new XYSeries("gap", false);
        Integer before = null;
        for (SeriesPoint point : course.trajectory().scoredPoints()) {
            int session = session(point);
            if (before != null && session != before + 1) {
                whole.add(session - 0.5, null);
            }
            whole.add(session, value(point));
            all.add(session, value(point));
            before = session;
        }
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(whole);
        data.addSeries(all);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        renderer.setSeriesPaint(0, ChartStyle.BLACK);
        renderer.setSeriesStroke(0, ChartStyle.line(1.4f));
        renderer.setSeriesShape(0, Mark.SCORE.shape());
        renderer.setSeriesPaint(1, ChartStyle.BLACK);
        renderer.setSeriesStroke(1, ChartStyle.dashed(0.9f, 4, 4));
        renderer.setSeriesShapesVisible(1, false);
        plot.setDataset(0, data);
        plot.setRenderer(0, renderer);
        return renderer;
    }

    private static void drops(XYPlot plot, ChangeResult.Course course) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        List<Drop> drops = course.drops().value().map(found -> found.drops()).orElse(List.of());
        int index = 0;
        for (Drop.Recovery state : Drop.Recovery.values()) {
            XYSeries series = new XYSeries(state.id(), false);
            drops.stream()
                    .filter(drop -> drop.state() == state)
                    .forEach(drop -> series.add(session(drop.at()), value(drop.at())));
            Mark mark = Mark.of(state);
            renderer.setSeriesShape(index, mark == Mark.CENSORED ? ChartStyle.struck(mark.raised()) : mark.raised());
            renderer.setSeriesPaint(index, ChartStyle.BLACK);
            renderer.setSeriesShapesFilled(index, mark.isFilled());
            renderer.setSeriesOutlineStroke(index, ChartStyle.line(1.2f));
            data.addSeries(series);
            index++;
        }
        plot.setDataset(1, data);
        plot.setRenderer(1, renderer);
    }
}
