package io.github.alliancesdk.examples.intake.page;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Records Java 2D drawing commands as SVG. The same drawing gives the same bytes. */
final class Svg {
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");
    private static final Pattern FONT = Pattern.compile("font-family:&quot;[^&;]*&quot;");
    private static final Pattern CLIP = Pattern.compile("<clipPath id=\"(clip[0-9]+)\"");
    private static final Pattern CLIP_NAME = Pattern.compile("(<clipPath id=\"|clip-path=\"url\\(#)(clip[0-9]+)");

    private Svg() {}

    static byte[] of(int width, int height, Consumer<Graphics2D> drawing) {
        VectorGraphics2D canvas = new VectorGraphics2D();
        canvas.setPaint(Color.WHITE);
        canvas.fill(new Rectangle2D.Double(0, 0, width, height));
        drawing.accept(canvas);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new SVGProcessor()
                    .getDocument(canvas.getCommands(), new PageSize(width, height))
                    .writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tidied(bytes.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    private static String tidied(String svg) {
        String text = DOCTYPE.matcher(svg).replaceFirst("");
        // the platform's name of its sans-serif font isn't known to other systems
        text = FONT.matcher(text).replaceAll("font-family:sans-serif");
        // VectorGraphics2D omits the default font, and the defaults of other programs differ
        text = text.replaceFirst("<svg ", "<svg font-family=\"sans-serif\" font-size=\"12px\" ");
        Map<String, String> names = new LinkedHashMap<>();
        CLIP.matcher(text).results().forEach(found -> names.putIfAbsent(found.group(1), "c" + (names.size() + 1)));
        return CLIP_NAME
                .matcher(text)
                .replaceAll(found -> found.group(1) + names.getOrDefault(found.group(2), found.group(2)));
    }
}
