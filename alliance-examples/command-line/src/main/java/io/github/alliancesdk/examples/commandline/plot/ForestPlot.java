package io.github.alliancesdk.examples.commandline.plot;

import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.evidence.CorrelationPool;
import io.github.alliancesdk.core.statistics.evidence.CorrelationStudy;
import io.github.alliancesdk.core.statistics.evidence.MeanPool;
import io.github.alliancesdk.core.statistics.evidence.PooledEstimate;
import io.github.alliancesdk.core.statistics.evidence.RandomEffects;
import io.github.alliancesdk.examples.commandline.output.Figures;
import io.github.alliancesdk.examples.commandline.output.PoolText;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ChartStyle;
import io.github.alliancesdk.examples.shared.ForeignText;
import io.github.alliancesdk.examples.shared.Picture;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** A forest plot: studies with their intervals, and the pooled estimates below them. */
public final class ForestPlot {
    private static final int WIDTH = 860;
    private static final int ROW = 24;
    private static final int AXES = 56;
    /** A space as wide as a digit. SVG joins several plain spaces to one. */
    private static final String FIXED_SPACE = "\u2007";

    private static final int MOST_STUDIES = 500;

    private final String title;
    private final List<String> notes;
    private final String axis;
    private final List<Row> rows;
    private final Range range;
    private final OptionalDouble nothing;

    /** A study or a pooled estimate. */
    private record Row(
            String label, OptionalDouble value, double lower, double upper, double weight, Kind kind, String words) {}

    private enum Kind {
        STUDY,
        FIXED,
        MOMENTS,
        REML,
        ADJUSTED,
        PREDICTION,
        EMPTY
    }

    /** The range of the axis. */
    private record Range(double lower, double upper) {
        static Range of(List<Row> rows, OptionalDouble nothing, double least, double most) {
            DoubleStream bounds = rows.stream()
                    .filter(row -> row.kind() != Kind.EMPTY)
                    .flatMapToDouble(row -> DoubleStream.of(row.lower(), row.upper()));
            double[] all = DoubleStream.concat(bounds, nothing.stream()).toArray();
            double lower = DoubleStream.of(all).min().orElse(0);
            double upper = DoubleStream.of(all).max().orElse(1);
            double room = Math.max((upper - lower) * 0.05, 1e-6);
            return new Range(Math.max(least, lower - room), Math.min(most, upper + room));
        }
    }

    private ForestPlot(
            String title,
            List<String> notes,
            String axis,
            List<Row> rows,
            OptionalDouble nothing,
            double least,
            double most) {
        this.title = title;
        this.notes = notes;
        this.axis = axis;
        this.rows = rows;
        this.nothing = nothing;
        this.range = Range.of(rows, nothing, least, most);
    }

    /** Draws the pools that have studies. */
    public static Picture of(CorrelationPool correlations, MeanPool means) {
        List<ForestPlot> forests = new ArrayList<>();
        if (!correlations.studies().isEmpty()) {
            forests.add(of(correlations));
        }
        if (!means.studies().isEmpty()) {
            forests.add(of(means));
        }
        if (forests.stream().anyMatch(forest -> forest.rows.size() > MOST_STUDIES)) {
            throw new Refusal("a forest plot of more than " + MOST_STUDIES + " rows can't be read");
        }
        return Picture.ofWidth(WIDTH, (canvas, top) -> {
            double y = top;
            for (ForestPlot forest : forests) {
                y = forest.draw(canvas, y == top ? y : y + 2 * ChartStyle.LINE);
            }
            return y;
        });
    }

    // ---- what is drawn

    private static ForestPlot of(CorrelationPool pool) {
        List<Double> weights = weights(pool.fixed(), pool.reml(), pool.studies().size());
        List<Row> rows = new ArrayList<>();
        int i = 0;
        for (CorrelationStudy study : pool.studies()) {
            ConfidenceInterval interval =
                    study.correlation().flatMap(found -> found.interval()).orElseThrow();
            rows.add(study(study.label(), study.n(), study.r(), interval, weights.get(i++)));
        }
        addPooled(rows, pool.fixed(), pool.dersimonianLaird(), pool.reml());
        List<String> notes = new ArrayList<>();
        notes.add(PoolText.title(pool) + "; " + pool.studies().size() + " studies, n " + pool.n() + ".");
        notes.add(PoolText.heterogeneity(pool.heterogeneity()) + tau2(pool.reml()));
        notes.addAll(PoolText.cautions(pool.reml()));
        if (!pool.leftOut().isEmpty()) {
            notes.add("Left out: " + pool.leftOut().size() + " that can't be pooled.");
        }
        return new ForestPlot(
                "Forest plot of correlations", notes, "correlation r", rows, OptionalDouble.of(0), -1.03, 1.03);
    }

    private static ForestPlot of(MeanPool pool) {
        List<Double> weights = weights(pool.fixed(), pool.reml(), pool.studies().size());
        List<Row> rows = new ArrayList<>();
        int i = 0;
        for (MeanPool.PooledMean study : pool.studies()) {
            rows.add(study(
                    study.study().label() + (study.conversion().isPresent() ? " *" : ""),
                    study.study().n(),
                    study.mean(),
                    study.interval(),
                    weights.get(i++)));
        }
        addPooled(rows, pool.fixed(), pool.dersimonianLaird(), pool.reml());
        String range = pool.range().map(Object::toString).orElse("-");
        List<String> notes = new ArrayList<>();
        notes.add(PoolText.title(pool) + "; " + pool.studies().size() + " studies, n " + pool.n() + "; weighted by n "
                + Figures.shown(pool.mean()) + ".");
        notes.add(PoolText.heterogeneity(pool.heterogeneity()) + tau2(pool.reml()));
        notes.addAll(PoolText.cautions(pool.reml()));
        if (pool.studies().stream().anyMatch(study -> study.conversion().isPresent())) {
            notes.add("* converted from another range: linear, not equating.");
        }
        if (!pool.leftOut().isEmpty()) {
            notes.add("Left out: " + pool.leftOut().size() + " that can't be pooled.");
        }
        return new ForestPlot(
                "Forest plot of means",
                notes,
                "mean score (" + range + ")",
                rows,
                OptionalDouble.empty(),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    private static String tau2(Statistic<RandomEffects> reml) {
        return reml.value()
                .map(found -> " tau2 (REML) " + Figures.shown(found.tau2(), 4) + ".")
                .orElse("");
    }

    private static List<Double> weights(Statistic<PooledEstimate> fixed, Statistic<RandomEffects> reml, int count) {
        return reml.value()
                .map(RandomEffects::weights)
                .or(() -> fixed.value().map(PooledEstimate::weights))
                .orElseGet(() -> Collections.nCopies(count, 1.0 / count));
    }

    private static Row study(String label, int n, double value, ConfidenceInterval interval, double weight) {
        return new Row(
                ForeignText.escaped(label, 34) + ", n " + n,
                OptionalDouble.of(value),
                interval.lower(),
                interval.upper(),
                weight,
                Kind.STUDY,
                Figures.shown(value) + " " + Figures.shown(interval) + FIXED_SPACE + FIXED_SPACE
                        + Text.padLeft(Figures.shown(100 * weight, 1), 4).replace(" ", FIXED_SPACE) + " %");
    }

    private static void addPooled(
            List<Row> rows,
            Statistic<PooledEstimate> fixed,
            Statistic<RandomEffects> moments,
            Statistic<RandomEffects> reml) {
        rows.add(new Row("", OptionalDouble.empty(), 0, 0, 0, Kind.EMPTY, ""));
        rows.add(pooled("fixed effect", Kind.FIXED, fixed, PooledEstimate::value, PooledEstimate::interval));
        rows.add(pooled("random effects, DL", Kind.MOMENTS, moments, RandomEffects::value, RandomEffects::interval));
        rows.add(pooled("random effects, REML", Kind.REML, reml, RandomEffects::value, RandomEffects::interval));
        boolean narrow = PoolText.narrow(reml);
        Statistic<RandomEffects.KnappHartung> adjusted =
                narrow ? reml.map(RandomEffects::adHoc) : reml.flatMap(RandomEffects::knappHartung);
        rows.add(pooled(
                narrow ? "  Knapp-Hartung, ad hoc" : "  Knapp-Hartung",
                Kind.ADJUSTED,
                adjusted,
                any -> reml.orElseThrow().value(),
                RandomEffects.KnappHartung::interval));
        Optional<RandomEffects.PredictionInterval> prediction = reml.value().map(RandomEffects::prediction);
        rows.add(prediction
                .map(found -> new Row(
                        "prediction interval",
                        OptionalDouble.empty(),
                        found.lower(),
                        found.upper(),
                        0,
                        Kind.PREDICTION,
                        Figures.shown(found.lower(), found.upper())))
                .orElseGet(() -> absent("prediction interval", reml)));
    }

    private static <T> Row pooled(
            String label,
            Kind kind,
            Statistic<T> statistic,
            ToDoubleFunction<T> value,
            Function<T, ConfidenceInterval> interval) {
        return statistic
                .value()
                .map(found -> new Row(
                        label,
                        OptionalDouble.of(value.applyAsDouble(found)),
                        interval.apply(found).lower(),
                        interval.apply(found).upper(),
                        0,
                        kind,
                        Figures.shown(value.applyAsDouble(found)) + " " + Figures.shown(interval.apply(found))))
                .orElseGet(() -> absent(label, statistic));
    }

    private static Row absent(String label, Statistic<?> statistic) {
        return new Row(
                label,
                OptionalDouble.empty(),
                0,
                0,
                0,
                Kind.EMPTY,
                statistic.reason().orElseThrow().id());
    }

    // ---- how it is drawn

    private double draw(Graphics2D canvas, double top) {
        double inner = WIDTH - 2.0 * Picture.MARGIN;
        double y = ChartStyle.write(canvas, ChartStyle.TITLE, title, Picture.MARGIN, top, inner) + 2;
        for (String note : notes) {
            y = ChartStyle.write(canvas, ChartStyle.TEXT, note, Picture.MARGIN, y, inner);
        }
        y += 6;
        double chart = rows.size() * (double) ROW + AXES;
        ChartStyle.chart(plot()).draw(canvas, new Rectangle2D.Double(Picture.MARGIN, y, inner, chart));
        return ChartStyle.write(
                canvas,
                ChartStyle.SMALL,
                "Squares: studies, sized by weight. Diamonds: pooled. Both with 95 % intervals. Dashed: where a further"
                        + " study would lie (95 %).",
                Picture.MARGIN,
                y + chart,
                inner);
    }

    private XYPlot plot() {
        NumberAxis effects = ChartStyle.style(new NumberAxis(axis));
        effects.setRange(range.lower(), range.upper());
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        XYIntervalSeries studies = new XYIntervalSeries("studies", false, true);
        List<Row> drawn = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.kind() == Kind.STUDY) {
                studies.add(row.value().orElseThrow(), row.lower(), row.upper(), i, i, i);
                drawn.add(row);
            }
        }
        data.addSeries(studies);
        XYPlot plot = new XYPlot(
                data, effects, symbols(rows.stream().map(Row::label).toArray(String[]::new)), squares(drawn));
        ChartStyle.style(plot);
        plot.setRangeGridlinesVisible(false);
        plot.setRangeAxis(1, symbols(rows.stream().map(Row::words).toArray(String[]::new)));
        plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
        nothing.ifPresent(at ->
                plot.addDomainMarker(new ValueMarker(at, ChartStyle.BLACK, ChartStyle.line(0.8f)), Layer.BACKGROUND));
        for (int i = 0; i < rows.size(); i++) {
            pooled(plot, rows.get(i), i);
        }
        return plot;
    }

    private static SymbolAxis symbols(String... labels) {
        SymbolAxis axis = ChartStyle.style(new SymbolAxis(null, labels));
        axis.setInverted(true);
        axis.setAxisLineVisible(false);
        return axis;
    }

    private static XYErrorRenderer squares(List<Row> studies) {
        double most = studies.stream().mapToDouble(Row::weight).max().orElse(1);
        XYErrorRenderer renderer = new XYErrorRenderer() {
            private static final long serialVersionUID = 1L;

            @Override
            public Shape getItemShape(int series, int item) {
                return ChartStyle.square(3 + 9 * Math.sqrt(studies.get(item).weight() / most));
            }
        };
        renderer.setDrawYError(false);
        renderer.setCapLength(0);
        renderer.setErrorPaint(ChartStyle.BLACK);
        renderer.setErrorStroke(ChartStyle.line(1.2f));
        renderer.setSeriesPaint(0, ChartStyle.BLACK);
        return renderer;
    }

    private static void pooled(XYPlot plot, Row row, int place) {
        switch (row.kind()) {
            case FIXED -> diamond(plot, row, place, ChartStyle.WHITE);
            case MOMENTS, ADJUSTED -> diamond(plot, row, place, ChartStyle.GREY);
            case REML -> {
                diamond(plot, row, place, ChartStyle.BLACK);
                plot.addDomainMarker(
                        new ValueMarker(row.value().orElseThrow(), ChartStyle.GREY, ChartStyle.dashed(0.8f, 2, 3)),
                        Layer.BACKGROUND);
            }
            case PREDICTION -> {
                plot.addAnnotation(new XYLineAnnotation(
                        row.lower(), place, row.upper(), place, ChartStyle.dashed(2, 5, 3), ChartStyle.BLACK));
                for (double end : new double[] {row.lower(), row.upper()}) {
                    plot.addAnnotation(new XYLineAnnotation(
                            end, place - 0.25, end, place + 0.25, ChartStyle.line(1.4f), ChartStyle.BLACK));
                }
            }
            case STUDY, EMPTY -> {
                // studies are the data of the plot, and an empty row has nothing to draw
            }
        }
    }

    private static void diamond(XYPlot plot, Row row, int place, Color fill) {
        double value = row.value().orElseThrow();
        plot.addAnnotation(new XYPolygonAnnotation(
                new double[] {row.lower(), place, value, place - 0.32, row.upper(), place, value, place + 0.32},
                ChartStyle.line(1.2f),
                ChartStyle.BLACK,
                fill));
    }
}
