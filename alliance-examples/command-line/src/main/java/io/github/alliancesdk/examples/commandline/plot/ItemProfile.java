package io.github.alliancesdk.examples.commandline.plot;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.reliability.ItemAnalysis;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityReport;
import io.github.alliancesdk.core.statistics.reliability.ScaleReliability;
import io.github.alliancesdk.examples.commandline.output.Figures;
import io.github.alliancesdk.examples.commandline.output.ReliabilityResult;
import io.github.alliancesdk.examples.commandline.output.ReliabilityText;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ChartStyle;
import io.github.alliancesdk.examples.shared.Picture;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jspecify.annotations.Nullable;

/** A profile of the items by scale: the mean answers, and the item-rest correlations. */
public final class ItemProfile {
    private static final double CHART_HEIGHT = 480;
    private static final double MARKER = 8;

    private final ReliabilityResult analysis;
    private final List<Group> groups;

    /** The items of a scale. An item is shown once, even if several scales contain it. */
    private record Group(String scale, ScaleReliability reliability, List<ItemAnalysis> items, Shape marker) {}

    private ItemProfile(ReliabilityResult analysis) {
        this.analysis = analysis;
        this.groups = groups(analysis.reliability());
    }

    public static Picture of(ReliabilityResult analysis) {
        ItemProfile profile = new ItemProfile(analysis);
        int width = Math.max(760, 140 + 24 * profile.labels().length);
        return Picture.ofWidth(width, (canvas, top) -> profile.draw(canvas, top, width - 2.0 * Picture.MARGIN));
    }

    /** The subscales, and the items of the total that no subscale has. */
    private static List<Group> groups(ReliabilityReport report) {
        List<Shape> markers = List.of(
                ChartStyle.circle(MARKER),
                ChartStyle.square(MARKER),
                ChartStyle.triangle(MARKER + 1),
                ChartStyle.diamond(MARKER + 2));
        List<Group> groups = new ArrayList<>();
        Set<Integer> shown = new HashSet<>();
        Stream.concat(
                        report.scales().entrySet().stream()
                                .filter(entry -> !entry.getKey().equals(Scale.TOTAL)),
                        report.scales().entrySet().stream()
                                .filter(entry -> entry.getKey().equals(Scale.TOTAL)))
                .forEach(entry -> {
                    List<ItemAnalysis> items = entry.getValue().items().stream()
                            .filter(item -> shown.add(item.item()))
                            .toList();
                    if (!items.isEmpty()) {
                        groups.add(new Group(
                                entry.getKey(), entry.getValue(), items, markers.get(groups.size() % markers.size())));
                    }
                });
        return groups;
    }

    /** A label for each item, and an empty one at both ends and between scales. */
    private String[] labels() {
        List<String> labels = new ArrayList<>(List.of(""));
        groups.forEach(group -> {
            group.items().forEach(item -> labels.add(String.valueOf(item.item())));
            labels.add("");
        });
        return labels.toArray(String[]::new);
    }

    private double draw(Graphics2D canvas, double top, double width) {
        double x = Picture.MARGIN;
        double y = ChartStyle.write(canvas, ChartStyle.TITLE, "Profile of the items", x, top, width) + 2;
        ReliabilityText text = new ReliabilityText(analysis);
        String heading = text.heading() + "; " + Text.count(analysis.sheets(), "sheet");
        y = ChartStyle.write(canvas, ChartStyle.TEXT, heading, x, y, width);
        if (analysis.simulation().isPresent()) {
            y = ChartStyle.write(
                    canvas, ChartStyle.HEADING, analysis.simulation().get(), x, y, width);
        }
        chart().draw(canvas, new Rectangle2D.Double(x, y + 4, width, CHART_HEIGHT));
        y = legend(canvas, y + CHART_HEIGHT + 10, width);
        for (String caution : text.cautions()) {
            y = ChartStyle.write(canvas, ChartStyle.SMALL, caution, x, y, width);
        }
        return ChartStyle.write(
                canvas,
                ChartStyle.SMALL,
                "Bars above: one standard deviation to either side. Below: the correlation with the rest of its scale, with"
                        + " its 95 % interval. Item figures: "
                        + analysis.reliability().itemPolicy() + ". Keyed values. "
                        + text.sheets(),
                x,
                y,
                width);
    }

    private double legend(Graphics2D canvas, double top, double width) {
        double x = Picture.MARGIN;
        double y = top;
        for (Group group : groups) {
            String text = group.scale() + ", n " + group.reliability().n() + " of "
                    + group.reliability().rows() + ", alpha "
                    + Figures.shown(
                            group.reliability().alpha(),
                            alpha -> Figures.shown(alpha.value()) + " " + Figures.shownInterval(alpha.interval()));
            double room = canvas.getFontMetrics(ChartStyle.TEXT).stringWidth(text) + 40.0;
            if (x > Picture.MARGIN && x + room > Picture.MARGIN + width) {
                x = Picture.MARGIN;
                y += ChartStyle.LINE;
            }
            ChartStyle.mark(canvas, group.marker(), x + 6, y + 9);
            ChartStyle.write(canvas, ChartStyle.TEXT, text, x + 16, y, room);
            x += room;
        }
        return y + ChartStyle.LINE + 2;
    }

    private JFreeChart chart() {
        SymbolAxis items = ChartStyle.style(new SymbolAxis("item", labels()));
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(items);
        both.setGap(14);
        both.add(means(), 3);
        both.add(correlations(), 2);
        return ChartStyle.chart(both);
    }

    private XYPlot means() {
        ResponseFormat common = commonFormat();
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        double min = common == null ? 0 : common.min();
        double max = common == null ? 100 : common.max();
        double lowest = min;
        double highest = max;
        int place = 1;
        for (Group group : groups) {
            XYIntervalSeries series = new XYIntervalSeries(group.scale());
            for (ItemAnalysis item : group.items()) {
                ResponseFormat format = analysis.format(item.item());
                double unit = common == null ? 100 / (format.max() - format.min()) : 1;
                double sd = unit * item.standardDeviation().value().orElse(0.0);
                if (item.mean().value().isPresent()) {
                    double mean = item.mean().orElseThrow();
                    if (common == null) {
                        mean = unit * (mean - format.min());
                    }
                    series.add(place, place, place, mean, mean - sd, mean + sd);
                    lowest = Math.min(lowest, mean - sd);
                    highest = Math.max(highest, mean + sd);
                }
                place++;
            }
            data.addSeries(series);
            place++;
        }
        NumberAxis axis = ChartStyle.style(new NumberAxis(
                common == null
                        ? "mean answer, keyed, in % of the item's range"
                        : "mean answer, keyed (" + common.range() + ")"));
        double room = (highest - lowest) * 0.04;
        axis.setRange(lowest - room, highest + room);
        axis.setTickUnit(ChartStyle.scoreTicks(min, max));
        return plot(data, axis);
    }

    /** The format of all items; null if they differ in their range. */
    private @Nullable ResponseFormat commonFormat() {
        List<ResponseFormat> formats = groups.stream()
                .flatMap(group -> group.items().stream())
                .map(item -> analysis.format(item.item()))
                .toList();
        ResponseFormat first = formats.isEmpty() ? analysis.matrix().format() : formats.get(0);
        return formats.stream().allMatch(format -> format.min() == first.min() && format.max() == first.max())
                ? first
                : null;
    }

    private XYPlot correlations() {
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        boolean negative = false;
        int place = 1;
        for (Group group : groups) {
            XYIntervalSeries series = new XYIntervalSeries(group.scale());
            for (ItemAnalysis item : group.items()) {
                if (item.itemRest().value().isPresent()) {
                    Correlation rest = item.itemRest().orElseThrow();
                    double lower = rest.interval()
                            .map(ConfidenceInterval::lower)
                            .value()
                            .orElse(rest.value());
                    double upper = rest.interval()
                            .map(ConfidenceInterval::upper)
                            .value()
                            .orElse(rest.value());
                    series.add(place, place, place, rest.value(), lower, upper);
                    negative |= lower < 0;
                }
                place++;
            }
            data.addSeries(series);
            place++;
        }
        NumberAxis axis = ChartStyle.style(new NumberAxis("item-rest correlation"));
        axis.setRange(negative ? -1 : 0, 1);
        axis.setTickUnit(new NumberTickUnit(negative ? 0.5 : 0.25));
        return plot(data, axis);
    }

    private XYPlot plot(XYIntervalSeriesCollection data, NumberAxis axis) {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setCapLength(5);
        renderer.setErrorPaint(ChartStyle.BLACK);
        renderer.setErrorStroke(ChartStyle.line(1));
        for (int i = 0; i < groups.size(); i++) {
            renderer.setSeriesShape(i, groups.get(i).marker());
            renderer.setSeriesPaint(i, ChartStyle.BLACK);
            renderer.setSeriesShapesFilled(i, true);
        }
        XYPlot plot = new XYPlot(data, null, axis, renderer);
        ChartStyle.style(plot);
        return plot;
    }
}
