package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.agreement.IntraclassCorrelation;
import io.github.alliancesdk.examples.shared.ChartStyle;
import io.github.alliancesdk.examples.shared.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The scores of each conversation: a marker for each judge and a bar for the pooled score. */
final class Chart {
    static final int MOST_CONVERSATIONS = 24;

    private static final double HEIGHT = 420;
    private static final double MARKER = 9;

    private final Evaluation evaluation;
    private final ScaleEvaluation scale;
    private final List<String> conversations;
    private final List<String> judges;
    private final List<Shape> markers = ChartStyle.markers(MARKER);
    private final List<Shape> smallMarkers = ChartStyle.markers(MARKER / 2);

    private Chart(Evaluation evaluation, String scale) {
        this.evaluation = evaluation;
        this.scale = evaluation.scale(scale);
        this.conversations =
                this.scale.conversations().stream().limit(MOST_CONVERSATIONS).toList();
        this.judges = this.scale.judges();
    }

    static Picture of(Evaluation evaluation, String scale) {
        Chart chart = new Chart(evaluation, scale);
        int width = Math.max(760, 110 + 60 * chart.conversations.size());
        return Picture.ofWidth(width, (canvas, top) -> chart.draw(canvas, top, width - 2.0 * Picture.MARGIN));
    }

    private double draw(Graphics2D canvas, double top, double width) {
        double x = Picture.MARGIN;
        double y = ChartStyle.write(
                canvas, ChartStyle.TITLE, "Conversations by judge, scale " + scale.scale(), x, top, width);
        y = ChartStyle.write(canvas, ChartStyle.TEXT, evaluation.label() + ".", x, y + 2, width);
        if (evaluation.judgements().areSimulated()) {
            y = ChartStyle.write(
                    canvas,
                    ChartStyle.HEADING,
                    "Simulated: nobody held these conversations, and nobody judged them.",
                    x,
                    y,
                    width);
        }
        ChartStyle.chart(plot()).draw(canvas, new Rectangle2D.Double(x, y + 4, width, HEIGHT));
        y = legend(canvas, y + HEIGHT + 10, width);
        for (String line : notes()) {
            y = ChartStyle.write(canvas, ChartStyle.SMALL, line, x, y, width);
        }
        return y;
    }

    private List<String> notes() {
        int hidden = scale.conversations().size() - conversations.size();
        return List.of(
                "Markers, left to right as above: a judge's mean over its repeats; hollow if not pooled. Bars: the mean of the "
                        + Text.count(scale.compared().columns().size(), "judge")
                        + " who scored each of the conversations that are compared"
                        + (hidden > 0 ? "; " + Text.count(hidden, "more conversation") + " not drawn." : "."),
                "Between judges: ICC(A,1) " + shown(scale.agreement()) + ", ICC(C,1) " + shown(scale.consistency())
                        + ".",
                "Open: " + String.join(" ", evaluation.policy().openQuestions()),
                Evaluation.NOT_FOR.get(0) + " " + Evaluation.NOT_FOR.get(1));
    }

    private static String shown(Statistic<IntraclassCorrelation> icc) {
        return icc.value()
                .map(found -> Text.rounded(found.value()))
                .orElseGet(() -> "not computed (" + icc.reason().orElseThrow().id() + ")");
    }

    private Shape marker(int judge) {
        boolean large = judge / markers.size() % 2 == 0;
        return (large ? markers : smallMarkers).get(judge % markers.size());
    }

    private boolean isPooled(int judge) {
        return scale.compared().columns().contains(judges.get(judge));
    }

    private double legend(Graphics2D canvas, double top, double width) {
        double x = Picture.MARGIN;
        double y = top;
        for (int judge = 0; judge < judges.size(); judge++) {
            String name = Text.shown(judges.get(judge)) + (isPooled(judge) ? "" : " (not pooled)");
            double room = canvas.getFontMetrics(ChartStyle.TEXT).stringWidth(name) + 44.0;
            if (x > Picture.MARGIN && x + room > Picture.MARGIN + width) {
                x = Picture.MARGIN;
                y += 18;
            }
            ChartStyle.outline(canvas, marker(judge), isPooled(judge), x + 6, y + 9);
            ChartStyle.write(canvas, ChartStyle.TEXT, name, x + 16, y, room);
            x += room;
        }
        return y + 20;
    }

    private XYPlot plot() {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        for (int judge = 0; judge < judges.size(); judge++) {
            XYSeries series = new XYSeries(judge, false);
            for (int i = 0; i < conversations.size(); i++) {
                double place = i + offset(judge);
                scale.cell(judges.get(judge), conversations.get(i))
                        .map(ScaleEvaluation.Cell::mean)
                        .filter(OptionalDouble::isPresent)
                        .ifPresent(mean -> series.add(place, mean.getAsDouble()));
            }
            data.addSeries(series);
            renderer.setSeriesShape(judge, marker(judge));
            renderer.setSeriesPaint(judge, Color.BLACK);
            renderer.setSeriesShapesFilled(judge, isPooled(judge));
            renderer.setSeriesOutlineStroke(judge, ChartStyle.line(1.1f));
        }
        for (ScaleEvaluation.Pooled pooled : scale.pooled()) {
            int place = conversations.indexOf(pooled.conversation());
            if (place >= 0) {
                renderer.addAnnotation(
                        new XYLineAnnotation(
                                place - 0.4,
                                pooled.mean(),
                                place + 0.4,
                                pooled.mean(),
                                ChartStyle.line(3f),
                                ChartStyle.GREY),
                        Layer.BACKGROUND);
            }
        }
        XYPlot plot = new XYPlot(data, conversationAxis(), scoreAxis(), renderer);
        ChartStyle.style(plot);
        return plot;
    }

    /** The horizontal offset of a judge's markers, so that equal scores don't hide each other. */
    private double offset(int judge) {
        return judges.size() < 2 ? 0 : 0.6 * (judge / (judges.size() - 1.0) - 0.5);
    }

    private SymbolAxis conversationAxis() {
        SymbolAxis axis = ChartStyle.style(new SymbolAxis(
                "conversation", conversations.stream().map(Text::shown).toArray(String[]::new)));
        axis.setRange(-0.6, Math.max(1, conversations.size()) - 0.4);
        int longest = conversations.stream()
                .mapToInt(name -> Text.shown(name).length())
                .max()
                .orElse(0);
        axis.setVerticalTickLabels(longest > 8);
        return axis;
    }

    private NumberAxis scoreAxis() {
        ResponseFormat format = evaluation.instrument().responseFormat();
        return ChartStyle.scoreAxis("mean score (" + format.range() + ")", format.min(), format.max(), 0.06);
    }
}
