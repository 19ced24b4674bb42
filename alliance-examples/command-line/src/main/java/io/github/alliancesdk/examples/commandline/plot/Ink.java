package io.github.alliancesdk.examples.commandline.plot;

import io.github.alliancesdk.examples.commandline.output.Text;
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
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;

/** What all pictures are drawn with. */
final class Ink {
    static final Color BLACK = Color.BLACK;
    static final Color WHITE = Color.WHITE;
    static final Color GREY = new Color(0x80, 0x80, 0x80);
    static final Color PALE = new Color(0xE4, 0xE4, 0xE4);
    static final Color LINES = new Color(0xCC, 0xCC, 0xCC);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    static final int LINE = 17;

    private Ink() {}

    static BasicStroke line(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }

    static BasicStroke dashed(float width, float... dashes) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
    }

    // ---- markers, around the origin

    static Shape circle(double size) {
        return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
    }

    static Shape square(double size) {
        return new Rectangle2D.Double(-size / 2, -size / 2, size, size);
    }

    static Shape diamond(double size) {
        return polygon(0, -size / 2, size / 2, 0, 0, size / 2, -size / 2, 0);
    }

    static Shape triangle(double size) {
        return polygon(0, -size / 2, size / 2, size / 2, -size / 2, size / 2);
    }

    static Shape triangleDown(double size) {
        return polygon(0, size / 2, size / 2, -size / 2, -size / 2, -size / 2);
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

    /** A filled marker at a place. */
    static void mark(Graphics2D canvas, Shape marker, double x, double y) {
        canvas.setPaint(BLACK);
        canvas.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(marker));
    }

    // ---- text

    /** Words broken into lines of at most so many pixels. */
    static List<String> wrap(Graphics2D canvas, Font font, String words, double width) {
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

    /** Writes wrapped words below a height; gives the height below them. */
    static double write(Graphics2D canvas, Font font, String words, double x, double y, double width) {
        canvas.setFont(font);
        canvas.setPaint(BLACK);
        double below = y;
        for (String line : wrap(canvas, font, words, width)) {
            below += LINE;
            canvas.drawString(line, (float) x, (float) below - 4);
        }
        return below;
    }

    /** Somebody else's name, as far as there is room for it. */
    static String cut(String name, int length) {
        String shown = Text.shown(name);
        return shown.length() <= length ? shown : shown.substring(0, length - 2) + "..";
    }

    // ---- charts

    /** A chart of a plot, without a frame of its own. */
    static JFreeChart chart(XYPlot plot) {
        // else text that is turned is drawn as its outlines, which are hollow in SVG
        TextUtils.setUseDrawRotatedStringWorkaround(false);
        JFreeChart chart = new JFreeChart(null, TEXT, plot, false);
        chart.setBackgroundPaint(WHITE);
        chart.setPadding(new RectangleInsets(2, 2, 2, 2));
        return chart;
    }

    static void style(XYPlot plot) {
        plot.setBackgroundPaint(WHITE);
        plot.setOutlinePaint(BLACK);
        plot.setOutlineStroke(line(0.8f));
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(LINES);
        plot.setRangeGridlineStroke(line(0.6f));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    static <T extends ValueAxis> T style(T axis) {
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
}
