package io.github.alliancesdk.examples.commandline.plot;

import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.examples.commandline.output.ReportPage;
import io.github.alliancesdk.examples.commandline.output.ScoreDistributions;
import io.github.alliancesdk.examples.shared.ChartStyle;
import io.github.alliancesdk.examples.shared.Picture;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** The distribution of the scores of each scale, and the missing answers of each item. */
public final class ScorePicture {
    private static final double CHART_HEIGHT = 190;
    private static final int LEAST_WIDTH = 760;
    /** Half the width of a bar of an item. */
    private static final double HALF = 0.35;

    private final ScoreDistributions scores;

    private ScorePicture(ScoreDistributions scores) {
        this.scores = scores;
    }

    public static Picture of(ScoreDistributions scores) {
        int width = Math.max(LEAST_WIDTH, 140 + 24 * scores.missing().size());
        return Picture.ofWidth(
                width, (canvas, top) -> new ScorePicture(scores).draw(canvas, top, width - 2.0 * Picture.MARGIN));
    }

    private double draw(Graphics2D canvas, double top, double width) {
        double x = Picture.MARGIN;
        double y = ChartStyle.write(canvas, ChartStyle.TITLE, "Scores and missing answers", x, top, width) + 2;
        y = ChartStyle.write(canvas, ChartStyle.TEXT, scores.heading(), x, y, width) + 6;
        for (ScoreDistributions.OfScale scale : scores.scales()) {
            String counts = scale.id() + ": " + scale.scored() + " of " + scores.sheets() + " sheets scored";
            if (scale.isShown()) {
                y = chart(canvas, counts, distribution(scale), x, y, width);
            } else {
                y = ChartStyle.write(
                        canvas,
                        ChartStyle.TEXT,
                        counts + "; fewer than " + ReportPage.LEAST + " are not shown",
                        x,
                        y,
                        width);
            }
        }
        y = chart(canvas, "Missing answers by item", missing(), x, y, width);
        return ChartStyle.write(
                canvas,
                ChartStyle.SMALL,
                "All sheets together, also several of one person. Scores are of keyed answers: means, or sums where the"
                        + " items of a scale differ in their range.",
                x,
                y,
                width);
    }

    private static double chart(Graphics2D canvas, String title, XYPlot plot, double x, double top, double width) {
        double y = ChartStyle.write(canvas, ChartStyle.HEADING, title, x, top, width);
        ChartStyle.chart(plot).draw(canvas, new Rectangle2D.Double(x, y, width, CHART_HEIGHT));
        return y + CHART_HEIGHT + 8;
    }

    private static XYPlot distribution(ScoreDistributions.OfScale scale) {
        ScoreRange range = scale.range();
        double step = range.width() / ScoreDistributions.INTERVALS;
        XYIntervalSeries series = new XYIntervalSeries(scale.id());
        List<Long> counts = scale.counts();
        for (int i = 0; i < counts.size(); i++) {
            double from = range.min() + i * step;
            series.add(from + step / 2, from, from + step, counts.get(i), 0, counts.get(i));
        }
        NumberAxis axis = ChartStyle.style(new NumberAxis(scale.metric().id() + " score"));
        axis.setRange(range.min(), range.max());
        axis.setTickUnit(ChartStyle.scoreTicks(range.min(), range.max()));
        return bars(
                series, axis, counts.stream().mapToLong(Long::longValue).max().orElse(0));
    }

    private XYPlot missing() {
        Map<Integer, Long> missing = scores.missing();
        XYIntervalSeries series = new XYIntervalSeries("missing");
        int place = 1;
        for (double count : missing.values()) {
            series.add(place, place - HALF, place + HALF, count, 0, count);
            place++;
        }
        String[] labels = Stream.concat(Stream.of(""), missing.keySet().stream().map(String::valueOf))
                .toArray(String[]::new);
        SymbolAxis items = ChartStyle.style(new SymbolAxis("item", labels));
        items.setRange(0.4, missing.size() + 0.6);
        return bars(series, items, scores.sheets());
    }

    private static XYPlot bars(XYIntervalSeries series, ValueAxis across, long most) {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        XYBarRenderer renderer = new XYBarRenderer();
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setUseYInterval(true);
        renderer.setSeriesPaint(0, ChartStyle.GREY);
        renderer.setSeriesOutlinePaint(0, ChartStyle.BLACK);
        NumberAxis sheets = ChartStyle.style(new NumberAxis("sheets"));
        sheets.setRange(0, Math.max(1, most * 1.05));
        sheets.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        if (most <= 1) {
            sheets.setTickUnit(new NumberTickUnit(1));
        }
        XYPlot plot = new XYPlot(data, across, sheets, renderer);
        ChartStyle.style(plot);
        return plot;
    }
}
