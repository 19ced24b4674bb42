package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.scoring.MeasurementContext;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.statistics.change.Drop;
import io.github.alliancesdk.core.statistics.change.DropAnalysis;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.SeriesPoint;
import io.github.alliancesdk.core.statistics.evidence.SampleComparison;
import io.github.alliancesdk.examples.intake.series.Course;
import io.github.alliancesdk.examples.shared.ChartStyle;
import io.github.alliancesdk.examples.shared.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws the course of one scale. Black and greys only: no colour suggests good or bad. A solid line joins consecutive
 * sessions; a dashed line crosses sessions without a record or a score.
 */
final class TrajectoryChart {
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final int LINE = 22;
    private static final double BORDER = 0.08;

    /** The size of the chart. */
    enum Size {
        /** For wide screens. */
        WIDE(860, 400),
        /** For phones; its text is as large as that of the wide chart. */
        NARROW(320, 360);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }

        /** In pixels. */
        public int width() {
            return width;
        }

        /** In pixels. */
        public int height() {
            return height;
        }
    }

    /** The marks that a chart can contain, each with the message key of its name. */
    private enum Mark {
        SCORE("chart.score"),
        GAP("chart.gap"),
        NO_SCORE("chart.no-score"),
        RECOVERED("chart.drop.recovered"),
        NOT_RECOVERED("chart.drop.not-recovered"),
        CENSORED("chart.drop.censored"),
        BAND("chart.band"),
        REFERENCE("chart.reference");

        private final String key;

        Mark(String key) {
            this.key = key;
        }

        static Mark of(Drop.Recovery state) {
            return switch (state) {
                case RECOVERED -> RECOVERED;
                case NOT_RECOVERED -> NOT_RECOVERED;
                case CENSORED -> CENSORED;
            };
        }
    }

    private final Course course;
    private final Optional<SampleComparison> reference;
    private final Texts texts;
    private final Size size;

    private TrajectoryChart(Course course, Optional<SampleComparison> reference, Texts texts, Size size) {
        this.course = course;
        this.reference = reference;
        this.texts = texts;
        this.size = size;
    }

    static byte[] svg(Course course, Optional<SampleComparison> reference, Texts texts, Size size) {
        TrajectoryChart chart = new TrajectoryChart(course, reference, texts, size);
        return Picture.ofSize(size.width, size.height, chart::draw).bytes(Picture.Format.SVG);
    }

    private void draw(Graphics2D canvas) {
        Set<Mark> used = used();
        double below = legend(canvas, used, 0, false);
        JFreeChart chart = ChartStyle.chart(plot());
        chart.setPadding(new RectangleInsets(4, 0, 4, 4));
        chart.draw(canvas, new Rectangle2D.Double(0, 0, size.width, size.height - below));
        legend(canvas, used, size.height - below, true);
    }

    // ---- the plot

    private XYPlot plot() {
        MeasurementContext context = course.series().key().context();
        ScoreRange range = course.trajectory().range().orElse(ScoreRange.of(context.min(), context.max()));
        String metric = course.trajectory().metric().orElse(Metric.MEAN).id();
        List<SeriesPoint> points = course.trajectory().points();
        int first = session(points.get(0));
        int last = session(points.get(points.size() - 1));
        double room = Math.max(0.5, (last - (double) first) * 0.04);
        NumberAxis sessions = styled(new NumberAxis(texts.of("chart.session")));
        sessions.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        sessions.setRange(first - room, last + room);
        NumberAxis scores = styled(ChartStyle.scoreAxis(
                texts.of("chart." + metric, range.min(), range.max()), range.min(), range.max(), BORDER));
        XYPlot plot = new XYPlot(new XYSeriesCollection(), sessions, scores, null);
        ChartStyle.style(plot);
        plot.setOutlinePaint(ChartStyle.GREY);
        XYLineAndShapeRenderer lines = lines(plot);
        course.change().ifPresent(change -> lines.addAnnotation(band(change, last + room), Layer.BACKGROUND));
        // in front of the band, which would hide them
        reference.ifPresent(sample -> levels(sample, first - room, last + room)
                .forEach(level -> lines.addAnnotation(level, Layer.BACKGROUND)));
        marks(plot, range.min() - BORDER * (range.max() - range.min()) * 0.6);
        return plot;
    }

    private static NumberAxis styled(NumberAxis axis) {
        ChartStyle.style(axis);
        axis.setLabelFont(TEXT);
        axis.setTickLabelFont(SMALL);
        return axis;
    }

    /** Draws a solid line between consecutive sessions and a dashed line across missing ones. */
    private XYLineAndShapeRenderer lines(XYPlot plot) {
        XYSeries whole = new XYSeries("whole", false);
        XYSeries broken = new XYSeries("broken", false);
        SeriesPoint before = null;
        for (SeriesPoint point : course.trajectory().scoredPoints()) {
            if (before != null && session(point) != session(before) + 1) {
                whole.add(session(before) + 0.5, null);
                broken.add(session(before), value(before));
                broken.add(session(point), value(point));
                broken.add(session(point), null);
            }
            whole.add(session(point), value(point));
            before = point;
        }
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(whole);
        data.addSeries(broken);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        renderer.setSeriesPaint(0, Color.BLACK);
        renderer.setSeriesStroke(0, ChartStyle.line(1.6f));
        renderer.setSeriesShape(0, circle());
        renderer.setSeriesPaint(1, ChartStyle.GREY);
        renderer.setSeriesStroke(1, ChartStyle.dashed(1.2f, 4, 4));
        renderer.setSeriesShapesVisible(1, false);
        plot.setDataset(0, data);
        plot.setRenderer(0, renderer);
        return renderer;
    }

    private void marks(XYPlot plot, double bottom) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        for (Drop.Recovery state : Drop.Recovery.values()) {
            Mark mark = Mark.of(state);
            XYSeries series = new XYSeries(mark.name(), false);
            drops().stream()
                    .filter(drop -> drop.state() == state)
                    .forEach(drop -> series.add(session(drop.at()), value(drop.at())));
            add(data, renderer, series, raised(shape(mark)), mark);
        }
        XYSeries unscored = new XYSeries(Mark.NO_SCORE.name(), false);
        course.trajectory().points().stream()
                .filter(point -> !point.isScored())
                .forEach(point -> unscored.add(session(point), bottom));
        add(data, renderer, unscored, shape(Mark.NO_SCORE), Mark.NO_SCORE);
        plot.setDataset(1, data);
        plot.setRenderer(1, renderer);
    }

    private static void add(
            XYSeriesCollection data, XYLineAndShapeRenderer renderer, XYSeries series, Shape shape, Mark mark) {
        int index = data.getSeriesCount();
        data.addSeries(series);
        renderer.setSeriesShape(index, shape);
        renderer.setSeriesPaint(index, Color.BLACK);
        renderer.setSeriesShapesFilled(index, mark == Mark.NOT_RECOVERED);
        renderer.setSeriesOutlineStroke(index, ChartStyle.line(1.3f));
        renderer.setDrawOutlines(true);
    }

    /** Scores within the band don't differ reliably from the score at its left end. */
    private static XYBoxAnnotation band(ReliableChange change, double end) {
        double from = value(change.from());
        double half = change.error().minimalDetectableChange();
        return ChartStyle.band(session(change.from()), from - half, end, from + half);
    }

    private static List<XYLineAnnotation> levels(SampleComparison sample, double begin, double end) {
        return List.of(
                level(sample.mean(), begin, end, ChartStyle.dashed(1.4f, 7, 3, 2, 3)),
                level(sample.mean() - sample.sd(), begin, end, ChartStyle.dashed(0.9f, 2, 3)),
                level(sample.mean() + sample.sd(), begin, end, ChartStyle.dashed(0.9f, 2, 3)));
    }

    private static XYLineAnnotation level(double y, double begin, double end, BasicStroke stroke) {
        return new XYLineAnnotation(begin, y, end, y, stroke, Color.BLACK);
    }

    // ---- the legend: only what is in the picture

    private Set<Mark> used() {
        Set<Mark> used = EnumSet.of(Mark.SCORE);
        List<SeriesPoint> scored = course.trajectory().scoredPoints();
        for (int i = 1; i < scored.size(); i++) {
            if (session(scored.get(i)) != session(scored.get(i - 1)) + 1) {
                used.add(Mark.GAP);
            }
        }
        if (scored.size() < course.trajectory().points().size()) {
            used.add(Mark.NO_SCORE);
        }
        drops().forEach(drop -> used.add(Mark.of(drop.state())));
        course.change().ifPresent(change -> used.add(Mark.BAND));
        reference.ifPresent(sample -> used.add(Mark.REFERENCE));
        return used;
    }

    /** Returns the height of the legend. */
    private double legend(Graphics2D canvas, Set<Mark> marks, double top, boolean visible) {
        double x = 6;
        double y = top;
        canvas.setFont(TEXT);
        for (Mark mark : marks) {
            List<String> lines = ChartStyle.wrap(canvas, TEXT, texts.of(mark.key), size.width - 40);
            double width = 40
                    + lines.stream()
                            .mapToInt(canvas.getFontMetrics(TEXT)::stringWidth)
                            .max()
                            .orElse(0);
            if (x > 6 && x + width > size.width) {
                x = 6;
                y += LINE;
            }
            if (visible) {
                draw(canvas, mark, x + 12, y + 10);
                canvas.setPaint(Color.BLACK);
                for (int i = 0; i < lines.size(); i++) {
                    canvas.drawString(lines.get(i), (float) x + 28, (float) (y + 14 + i * 15));
                }
            }
            y += (lines.size() - 1) * 15.0;
            x += width + 6;
        }
        return y + LINE + 4 - top;
    }

    private static void draw(Graphics2D canvas, Mark mark, double x, double y) {
        AffineTransform before = canvas.getTransform();
        canvas.translate(x, y);
        canvas.setPaint(Color.BLACK);
        canvas.setStroke(ChartStyle.line(1.3f));
        switch (mark) {
            case GAP -> {
                canvas.setPaint(ChartStyle.GREY);
                canvas.setStroke(ChartStyle.dashed(1.2f, 4, 4));
                canvas.draw(new Line2D.Double(-11, 0, 11, 0));
            }
            case BAND -> {
                canvas.setPaint(ChartStyle.PALE);
                canvas.fill(new Rectangle2D.Double(-10, -6, 20, 12));
                canvas.setPaint(ChartStyle.GREY);
                canvas.setStroke(ChartStyle.line(0.6f));
                canvas.draw(new Rectangle2D.Double(-10, -6, 20, 12));
            }
            case REFERENCE -> {
                canvas.setStroke(ChartStyle.dashed(1.4f, 7, 3, 2, 3));
                canvas.draw(new Line2D.Double(-11, -3, 11, -3));
                canvas.setStroke(ChartStyle.dashed(0.9f, 2, 3));
                canvas.draw(new Line2D.Double(-11, 4, 11, 4));
            }
            default -> {
                canvas.draw(shape(mark));
                if (mark == Mark.SCORE || mark == Mark.NOT_RECOVERED) {
                    canvas.fill(shape(mark));
                }
            }
        }
        canvas.setTransform(before);
    }

    private static Shape shape(Mark mark) {
        return switch (mark) {
            case NO_SCORE -> cross();
            case CENSORED -> ChartStyle.struck(triangle());
            case RECOVERED, NOT_RECOVERED -> triangle();
            default -> circle();
        };
    }

    private static Shape circle() {
        return new Ellipse2D.Double(-3.5, -3.5, 7, 7);
    }

    private static Shape triangle() {
        Path2D path = new Path2D.Double();
        path.moveTo(0, 6);
        path.lineTo(6, -5);
        path.lineTo(-6, -5);
        path.closePath();
        return path;
    }

    private static Shape cross() {
        Path2D path = new Path2D.Double();
        path.moveTo(-4, -4);
        path.lineTo(4, 4);
        path.moveTo(-4, 4);
        path.lineTo(4, -4);
        return path;
    }

    /** Moved up, above the score that it marks. */
    private static Shape raised(Shape shape) {
        return AffineTransform.getTranslateInstance(0, -14).createTransformedShape(shape);
    }

    // ---- what is drawn

    private List<Drop> drops() {
        return course.drops().map(DropAnalysis::drops).orElse(List.of());
    }

    private static int session(SeriesPoint point) {
        return point.session().orElseThrow();
    }

    private static double value(SeriesPoint point) {
        return point.value().orElseThrow();
    }
}
