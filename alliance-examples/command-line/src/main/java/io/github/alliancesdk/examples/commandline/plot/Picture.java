package io.github.alliancesdk.examples.commandline.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Something to draw. Black, white and greys only: what tells two things apart is never a colour. */
public final class Picture {
    /** Left white around everything. */
    static final int MARGIN = 14;

    private static final int MOST_PIXELS = 40_000_000;

    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");
    private static final Pattern FONT = Pattern.compile("font-family:&quot;[^&;]*&quot;");
    private static final Pattern CLIP = Pattern.compile("<clipPath id=\"(clip[0-9]+)\"");
    private static final Pattern CLIP_NAME = Pattern.compile("(<clipPath id=\"|clip-path=\"url\\(#)(clip[0-9]+)");

    /** Draws from a height on; gives the height below it. */
    @FunctionalInterface
    interface Drawing {
        double on(Graphics2D canvas, double top);
    }

    static {
        // before the first class of AWT asks for a screen
        System.setProperty("java.awt.headless", "true");
    }

    private final int width;
    private final int height;
    private final Drawing drawing;

    /** Makes a picture of a width in pixels, as high as the drawing turns out to be. */
    Picture(int width, Drawing drawing) {
        this.width = width;
        this.drawing = drawing;
        Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY).createGraphics();
        this.height = (int) Math.ceil(drawing.on(nowhere, MARGIN)) + MARGIN;
        nowhere.dispose();
    }

    private void draw(Graphics2D canvas) {
        canvas.setPaint(Ink.WHITE);
        canvas.fill(new Rectangle2D.Double(0, 0, width, height));
        drawing.on(canvas, MARGIN);
    }

    void write(PlotFile.Form form, OutputStream to) throws IOException {
        if (form == PlotFile.Form.SVG) {
            svg(to);
        } else {
            png(to);
        }
    }

    private void svg(OutputStream to) throws IOException {
        VectorGraphics2D canvas = new VectorGraphics2D();
        draw(canvas);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SVGProcessor()
                .getDocument(canvas.getCommands(), new PageSize(width, height))
                .writeTo(bytes);
        to.write(tidied(bytes.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    /** The same picture in every run and in every browser. */
    private static String tidied(String svg) {
        String text = DOCTYPE.matcher(svg).replaceFirst("");
        // what the platform takes for a font without serifs has another name elsewhere
        text = FONT.matcher(text).replaceAll("font-family:sans-serif");
        // text of the default size says no size, and other programs have another default
        text = text.replaceFirst("<svg ", "<svg font-family=\"sans-serif\" font-size=\"12px\" ");
        Map<String, String> names = new LinkedHashMap<>();
        CLIP.matcher(text).results().forEach(found -> names.putIfAbsent(found.group(1), "c" + (names.size() + 1)));
        return CLIP_NAME
                .matcher(text)
                .replaceAll(found -> found.group(1) + names.getOrDefault(found.group(2), found.group(2)));
    }

    /** Twice as large as it is meant to be shown, unless it is large anyway. */
    private void png(OutputStream to) throws IOException {
        int scale = 4L * width * height <= MOST_PIXELS ? 2 : 1;
        BufferedImage image = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.scale(scale, scale);
        draw(canvas);
        canvas.dispose();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", to);
    }
}
