package io.github.alliancesdk.examples.agentevaluation;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A drawing as SVG or PNG, in black, white and greys only: nothing is distinguished by colour. */
final class Picture {
    static final int MARGIN = 14;

    static final Color GREY = new Color(0x80, 0x80, 0x80);
    static final Color LINES = new Color(0xCC, 0xCC, 0xCC);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private static final int LINE = 17;

    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");
    private static final Pattern FONT = Pattern.compile("font-family:&quot;[^&;]*&quot;");
    private static final Pattern CLIP = Pattern.compile("<clipPath id=\"(clip[0-9]+)\"");
    private static final Pattern CLIP_NAME = Pattern.compile("(<clipPath id=\"|clip-path=\"url\\(#)(clip[0-9]+)");

    /** Draws from a height downwards and returns the height below the drawing. */
    @FunctionalInterface
    interface Drawing {
        double on(Graphics2D canvas, double top);
    }

    static {
        // before the first class of AWT looks for a screen
        System.setProperty("java.awt.headless", "true");
    }

    private final int width;
    private final int height;
    private final Drawing drawing;

    /** Creates a picture of the given width in pixels; the drawing determines its height. */
    Picture(int width, Drawing drawing) {
        this.width = width;
        this.drawing = drawing;
        Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY).createGraphics();
        this.height = (int) Math.ceil(drawing.on(nowhere, MARGIN)) + MARGIN;
        nowhere.dispose();
    }

    private void draw(Graphics2D canvas) {
        canvas.setPaint(Color.WHITE);
        canvas.fill(new Rectangle2D.Double(0, 0, width, height));
        drawing.on(canvas, MARGIN);
    }

    byte[] svg() throws IOException {
        VectorGraphics2D canvas = new VectorGraphics2D();
        draw(canvas);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SVGProcessor()
                .getDocument(canvas.getCommands(), new PageSize(width, height))
                .writeTo(bytes);
        return tidied(bytes.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /** The SVG without differences between runs or browsers. */
    private static String tidied(String svg) {
        String text = DOCTYPE.matcher(svg).replaceFirst("");
        // the platform's name of its sans-serif font isn't known to other systems
        text = FONT.matcher(text).replaceAll("font-family:sans-serif");
        // the writer omits the default font, and the defaults of other programs differ
        text = text.replaceFirst("<svg ", "<svg font-family=\"sans-serif\" font-size=\"12px\" ");
        Map<String, String> names = new LinkedHashMap<>();
        CLIP.matcher(text).results().forEach(found -> names.putIfAbsent(found.group(1), "c" + (names.size() + 1)));
        return CLIP_NAME
                .matcher(text)
                .replaceAll(found -> found.group(1) + names.getOrDefault(found.group(2), found.group(2)));
    }

    /** A PNG at twice the display size. */
    byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(width * 2, height * 2, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.scale(2, 2);
        draw(canvas);
        canvas.dispose();
        ImageIO.setUseCache(false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    // ---- drawing tools

    static BasicStroke line(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }

    /** Markers that differ in shape, around the origin. */
    static List<Shape> markers(double size) {
        double r = size / 2;
        return List.of(
                new Ellipse2D.Double(-r, -r, size, size),
                new Rectangle2D.Double(-r, -r, size, size),
                polygon(0, -r, r, r, -r, r),
                polygon(0, -r - 1, r + 1, 0, 0, r + 1, -r - 1, 0),
                polygon(0, r, r, -r, -r, -r),
                polygon(-r, -r, r, r, r, -r, -r, r));
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

    static void mark(Graphics2D canvas, Shape marker, boolean filled, double x, double y) {
        Shape placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(marker);
        canvas.setPaint(filled ? Color.BLACK : Color.WHITE);
        canvas.fill(placed);
        canvas.setPaint(Color.BLACK);
        canvas.setStroke(line(1.1f));
        canvas.draw(placed);
    }

    /** Writes text in lines no wider than the given pixels, below a height; returns the height below the text. */
    static double write(Graphics2D canvas, Font font, String words, double x, double y, double width) {
        canvas.setFont(font);
        canvas.setPaint(Color.BLACK);
        double below = y;
        for (String line : wrap(canvas, font, words, width)) {
            below += LINE;
            canvas.drawString(line, (float) x, (float) below - 4);
        }
        return below;
    }

    private static List<String> wrap(Graphics2D canvas, Font font, String words, double width) {
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
}
