package io.github.alliancesdk.examples.shared;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;

/** The colours, fonts, lines and markers of all charts. Black and greys only: no meaning depends on a colour. */
public final class ChartStyle {
    public static final Color BLACK = Color.BLACK;
    public static final Color WHITE = Color.WHITE;
    public static final Color GREY = new Color(0x80, 0x80, 0x80);
    public static final Color PALE = new Color(0xE4, 0xE4, 0xE4);
    public static final Color LINES = new Color(0xCC, 0xCC, 0xCC);

    public static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    public static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    public static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    public static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    public static final int LINE = 17;

    private ChartStyle() {}

    public static BasicStroke line(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }

    public static BasicStroke dashed(float width, float... dashes) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
    }

    // ---- markers, with their centre at the origin

    public static Shape circle(double size) {
        return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
    }

    public static Shape square(double size) {
        return new Rectangle2D.Double(-size / 2, -size / 2, size, size);
    }

    public static Shape diamond(double size) {
        return polygon(0, -size / 2, size / 2, 0, 0, size / 2, -size / 2, 0);
    }

    public static Shape triangle(double size) {
        return polygon(0, -size / 2, size / 2, size / 2, -size / 2, size / 2);
    }

    public static Shape triangleDown(double size) {
        return polygon(0, size / 2, size / 2, -size / 2, -size / 2, -size / 2);
    }

    /** Returns markers that differ in shape. */
    public static List<Shape> markers(double size) {
        double r = size / 2;
        return List.of(
                circle(size),
                square(size),
                triangle(size),
                diamond(size + 2),
                triangleDown(size),
                polygon(-r, -r, r, r, r, -r, -r, r));
    }

    /** Returns a marker with a horizontal line through it. */
    public static Shape struck(Shape marker) {
        Path2D path = new Path2D.Double(marker);
        Rectangle2D bounds = marker.getBounds2D();
        path.moveTo(bounds.getMinX() - 2, bounds.getCenterY());
        path.lineTo(bounds.getMaxX() + 2, bounds.getCenterY());
        return path;
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** Draws a filled marker. */
    public static void mark(Graphics2D canvas, Shape marker, double x, double y) {
        canvas.setPaint(BLACK);
        canvas.fill(placed(marker, x, y));
    }

    /** Draws the outline of a marker, which is filled with black or white. */
    public static void outline(Graphics2D canvas, Shape marker, boolean filled, double x, double y) {
        canvas.setPaint(filled ? BLACK : WHITE);
        canvas.fill(placed(marker, x, y));
        canvas.setPaint(BLACK);
        canvas.setStroke(line(1.1f));
        canvas.draw(placed(marker, x, y));
    }

    private static Shape placed(Shape marker, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(marker);
    }

    // ---- text

    /** Breaks words into lines of at most {@code width} pixels. */
    public static List<String> wrap(Graphics2D canvas, Font font, String words, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && canvas.getFontMetrics(font).stringWidth(longer) > width) {
                lines.add(line);
                longer = word;
            }
            line = longer;
        }
        lines.add(line);
        return lines;
    }

    /** Writes words below {@code y}, broken into lines, and returns the height below them. */
    public static double write(Graphics2D canvas, Font font, String words, double x, double y, double width) {
        canvas.setFont(font);
        canvas.setPaint(BLACK);
        double below = y;
        for (String line : wrap(canvas, font, words, width)) {
            below += LINE;
            canvas.drawString(line, (float) x, (float) below - 4);
        }
        return below;
    }

    // ---- charts

    /** Returns a chart without a title, a legend or a frame. */
    public static JFreeChart chart(XYPlot plot) {
        // without this, rotated text is drawn as outlines, which are hollow in SVG
        TextUtils.setUseDrawRotatedStringWorkaround(false);
        JFreeChart chart = new JFreeChart(null, TEXT, plot, false);
        chart.setBackgroundPaint(WHITE);
        chart.setPadding(new RectangleInsets(2, 2, 2, 2));
        return chart;
    }

    /** Returns a band behind the scores: from a left end to a right end, between two scores. */
    public static XYBoxAnnotation band(double left, double low, double right, double high) {
        return new XYBoxAnnotation(left, low, right, high, line(0.6f), GREY, PALE);
    }

    /** Sets the colours and lines of a plot. */
    public static void style(XYPlot plot) {
        plot.setBackgroundPaint(WHITE);
        plot.setOutlinePaint(BLACK);
        plot.setOutlineStroke(line(0.8f));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(LINES);
        plot.setRangeGridlineStroke(line(0.6f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    /** Sets the colours and fonts of an axis, and returns it. */
    public static <T extends ValueAxis> T style(T axis) {
        axis.setLabelFont(TEXT);
        axis.setTickLabelFont(SMALL);
        axis.setLabelPaint(BLACK);
        axis.setTickLabelPaint(BLACK);
        axis.setAxisLinePaint(BLACK);
        axis.setTickMarkPaint(BLACK);
        if (axis instanceof SymbolAxis symbols) {
            symbols.setGridBandsVisible(false);
            symbols.setTickMarksVisible(false);
        } else if (axis instanceof NumberAxis numbers) {
            numbers.setAutoRangeIncludesZero(false);
        }
        return axis;
    }

    /**
     * Returns an axis of scores with whole numbers as ticks.
     *
     * @param label the title of the axis
     * @param min the lowest score
     * @param max the highest score
     * @param border the space below and above the scores, as a proportion of their range
     */
    public static NumberAxis scoreAxis(String label, double min, double max, double border) {
        NumberAxis axis = style(new NumberAxis(label));
        double range = max - min;
        axis.setRange(min - range * border, max + range * border);
        axis.setTickUnit(scoreTicks(min, max));
        return axis;
    }

    /** Returns the distance between ticks for a range of scores: a whole number, for at most about ten ticks. */
    public static NumberTickUnit scoreTicks(double min, double max) {
        return new NumberTickUnit(Math.max(1, Math.ceil((max - min) / 10)));
    }
}
