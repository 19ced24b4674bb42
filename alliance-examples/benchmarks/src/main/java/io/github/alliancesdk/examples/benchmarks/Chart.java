package io.github.alliancesdk.examples.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;

/**
 * Draws the ratios as bars, one panel for each study, readable without colours: black for the SDK, white for R and
 * Python, grey for all others. Each bar is labelled with its ratio.
 */
final class Chart {
    private static final int WIDTH = 1000;
    private static final int BAR = 26;
    private static final int FRAME = 90;
    private static final double LINEAR_UP_TO = 20;
    private static final double ROOM_BEHIND_LINEAR = 1.15;
    private static final double ROOM_BEHIND_LOGARITHMIC = 3;
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private Chart() {}

    static String svg(List<Outcome> outcomes) {
        int height = outcomes.stream().mapToInt(Chart::height).sum();
        SVGGraphics2D svg = new SVGGraphics2D(WIDTH, Math.max(1, height));
        // draws text as text, not as outlines
        TextUtils.setUseDrawRotatedStringWorkaround(false);
        // otherwise every name contains the time of day
        svg.setDefsKeyPrefix("ratios");
        int top = 0;
        for (Outcome outcome : outcomes) {
            panel(outcome).draw(svg, new Rectangle2D.Double(0, top, WIDTH, height(outcome)));
            top += height(outcome);
        }
        return svg.getSVGDocument();
    }

    private static int height(Outcome outcome) {
        return FRAME + BAR * outcome.series().size();
    }

    private static JFreeChart panel(Outcome outcome) {
        List<Series> all = outcome.series();
        Series reference = outcome.reference();
        DefaultCategoryDataset ratios = new DefaultCategoryDataset();
        double least = 1;
        double most = 1;
        for (Series series : all) {
            double ratio = series.over(reference).median();
            ratios.addValue(ratio, "ratio", series.contender());
            least = Math.min(least, ratio);
            most = Math.max(most, ratio);
        }
        CategoryAxis names = new CategoryAxis();
        names.setTickLabelFont(PLAIN);
        names.setMaximumCategoryLabelWidthRatio(0.5f);
        names.setCategoryMargin(0.2);
        ValueAxis axis = most <= LINEAR_UP_TO ? linear(reference, most) : logarithmic(reference, least, most);
        axis.setLabelFont(PLAIN);
        axis.setTickLabelFont(PLAIN);
        CategoryPlot plot = new CategoryPlot(ratios, names, axis, new Bars(all));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.GRAY);
        JFreeChart chart =
                new JFreeChart(outcome.study().id() + ": " + outcome.study().title(), TITLE, plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        return chart;
    }

    private static ValueAxis linear(Series reference, double most) {
        NumberAxis axis = new NumberAxis("times as long as: " + reference.contender());
        axis.setRange(0, most * ROOM_BEHIND_LINEAR);
        return axis;
    }

    private static ValueAxis logarithmic(Series reference, double least, double most) {
        LogAxis axis = new LogAxis("times as long as: " + reference.contender() + " (logarithmic)");
        // bars begin at a tenth of the shortest one, so that each bar is visible
        axis.setRange(least / 10, most * ROOM_BEHIND_LOGARITHMIC);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setNumberFormatOverride(new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        return axis;
    }

    /** One bar for each contender, filled by origin and labelled with its ratio. */
    private static final class Bars extends BarRenderer {
        private static final long serialVersionUID = 1;

        private final transient List<Series> series;

        Bars(List<Series> series) {
            this.series = series;
            setBarPainter(new StandardBarPainter());
            setShadowVisible(false);
            setDrawBarOutline(true);
            setDefaultOutlinePaint(Color.BLACK);
            setDefaultOutlineStroke(new BasicStroke(1));
            setBase(Double.MIN_NORMAL);
            setIncludeBaseInRange(false);
            setDefaultItemLabelFont(PLAIN);
            setDefaultItemLabelsVisible(true);
            setDefaultPositiveItemLabelPosition(
                    new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
            setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator() {
                private static final long serialVersionUID = 1;

                @Override
                public String generateLabel(CategoryDataset dataset, int row, int column) {
                    return " " + Report.number(dataset.getValue(row, column).doubleValue());
                }
            });
        }

        @Override
        public Paint getItemPaint(int row, int column) {
            return switch (series.get(column).origin()) {
                case SDK -> Color.BLACK;
                case PEER -> Color.LIGHT_GRAY;
                case SCRIPT -> Color.WHITE;
            };
        }
    }
}
