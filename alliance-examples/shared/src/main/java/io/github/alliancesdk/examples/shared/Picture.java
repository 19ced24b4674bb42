package io.github.alliancesdk.examples.shared;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A drawing as SVG or PNG. Equal drawings give equal bytes. */
public final class Picture {
    /** The white space around a drawing, in pixels. */
    public static final int MARGIN = 14;

    private static final int MOST_PIXELS = 40_000_000;
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");
    private static final Pattern FONT = Pattern.compile("font-family:&quot;[^&;]*&quot;");
    private static final Pattern CLIP = Pattern.compile("<clipPath id=\"(clip-?[0-9]+)\"");
    private static final Pattern CLIP_NAME =
            Pattern.compile("(<clipPath id=\"|clip-path=\"url\\(#)(c(?:lip)?-?[0-9]+)");

    private static final Pattern XML_NAME = Pattern.compile(" xmlns(:[a-z]+)?=\"[^\"]*\"");

    /** The file formats of a picture. */
    public enum Format {
        /** Lines and text, at any size. */
        SVG,
        /** Pixels. */
        PNG;

        /** Returns the format of a file name's extension. */
        public static Optional<Format> ofName(String file) {
            String name = file.toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(format -> name.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /** Draws below {@code top} and returns the height below the drawing. */
    @FunctionalInterface
    public interface Drawing {
        double on(Graphics2D canvas, double top);
    }

    static {
        // AWT must not look for a screen; it reads this property when its first class is loaded
        System.setProperty("java.awt.headless", "true");
    }

    private final int width;
    private final int height;
    private final Consumer<Graphics2D> drawing;

    private Picture(int width, int height, Consumer<Graphics2D> drawing) {
        this.width = width;
        this.height = height;
        this.drawing = drawing;
    }

    /** Returns a picture of a fixed size in pixels, without margins. */
    public static Picture ofSize(int width, int height, Consumer<Graphics2D> drawing) {
        return new Picture(width, height, drawing);
    }

    /** Returns a picture of a fixed width in pixels that is as high as its drawing, with margins. */
    public static Picture ofWidth(int width, Drawing drawing) {
        Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY).createGraphics();
        int height = (int) Math.ceil(drawing.on(nowhere, MARGIN)) + MARGIN;
        nowhere.dispose();
        return ofSize(width, height, canvas -> drawing.on(canvas, MARGIN));
    }

    /** Returns the bytes of a file. */
    public byte[] bytes(Format format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (format == Format.SVG) {
                svg(bytes);
            } else {
                png(bytes);
            }
        } catch (IOException e) {
            // writing to memory doesn't fail
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the picture as an element of an HTML page, without the names of XML. It is an image with a text that says
     * what it shows.
     *
     * @param id begins the names within the picture; different for each picture of a page
     * @param label the text
     */
    public String inline(String id, String label) {
        String svg = new String(bytes(Format.SVG), StandardCharsets.UTF_8);
        String element = XML_NAME.matcher(svg.substring(svg.indexOf("<svg "))).replaceAll("");
        String begin = "<svg role=\"img\" aria-label=\"" + escaped(label) + "\" ";
        return CLIP_NAME
                .matcher(element)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + id + "-" + found.group(2)))
                .replaceFirst("<svg ", Matcher.quoteReplacement(begin))
                .strip();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private void draw(Graphics2D canvas) {
        canvas.setPaint(Color.WHITE);
        canvas.fill(new Rectangle2D.Double(0, 0, width, height));
        drawing.accept(canvas);
    }

    private void svg(ByteArrayOutputStream to) throws IOException {
        VectorGraphics2D canvas = new VectorGraphics2D();
        draw(canvas);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SVGProcessor()
                .getDocument(canvas.getCommands(), new PageSize(width, height))
                .writeTo(bytes);
        to.writeBytes(normalized(bytes.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the picture the same in every run and in every browser. */
    private static String normalized(String svg) {
        String text = DOCTYPE.matcher(svg).replaceFirst("");
        // the name of the default sans-serif font differs between platforms
        text = FONT.matcher(text).replaceAll("font-family:sans-serif");
        // text of the default size has no size attribute, and the default differs between programs
        text = text.replaceFirst("<svg ", "<svg font-family=\"sans-serif\" font-size=\"12px\" ");
        Map<String, String> names = new LinkedHashMap<>();
        CLIP.matcher(text).results().forEach(found -> names.putIfAbsent(found.group(1), "c" + (names.size() + 1)));
        return CLIP_NAME
                .matcher(text)
                .replaceAll(found -> found.group(1) + names.getOrDefault(found.group(2), found.group(2)));
    }

    /** Two pixels for each pixel of the drawing, unless the picture is too large for that. */
    private void png(ByteArrayOutputStream to) throws IOException {
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
