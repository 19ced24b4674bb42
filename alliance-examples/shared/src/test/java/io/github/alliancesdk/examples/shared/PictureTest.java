package io.github.alliancesdk.examples.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
    @ParameterizedTest
    @CsvSource({"a.svg, SVG", "a.b.PNG, PNG", "svg, ", "a.svgz, ", "a.jpg, "})
    void theEndingOfANameSaysTheFormat(String name, Picture.Format format) {
        assertThat(Picture.Format.ofName(name).orElse(null)).isEqualTo(format);
    }

    @Test
    void aPictureIsAsHighAsItsDrawing() throws IOException {
        Picture picture = Picture.ofWidth(200, (canvas, top) -> top + 50);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes(Picture.Format.PNG)));

        assertThat(image.getWidth()).isEqualTo(2 * 200);
        assertThat(image.getHeight()).isEqualTo(2 * (50 + 2 * Picture.MARGIN));
        assertThat(new String(picture.bytes(Picture.Format.SVG), UTF_8)).contains("width=\"200px\"", "height=\"78px\"");
    }

    @Test
    void aVeryLargePictureHasOnePixelForEach() throws IOException {
        Picture picture = Picture.ofSize(5000, 2001, canvas -> {});

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes(Picture.Format.PNG)));

        assertThat(image.getWidth()).isEqualTo(5000);
        assertThat(image.getHeight()).isEqualTo(2001);
    }

    @Test
    void equalDrawingsAreEqualSvgWithoutTheNamesOfThisMachine() {
        byte[] first = chart().bytes(Picture.Format.SVG);

        assertThat(chart().bytes(Picture.Format.SVG)).isEqualTo(first);
        assertThat(new String(first, UTF_8))
                .doesNotContain("DOCTYPE", "font-family:&quot;")
                .contains("font-family=\"sans-serif\" font-size=\"12px\"");
    }

    @Test
    void severalPicturesOfAPageShareNoName() {
        String first = chart().inline("a", "a <chart> & \"its\" text");
        String second = chart().inline("b", "text");

        assertThat(first)
                .startsWith("<svg role=\"img\" aria-label=\"a &lt;chart> &amp; &quot;its&quot; text\" ")
                .contains("id=\"a-c1\"", "url(#a-c1)")
                .doesNotContain("<?xml", "xmlns", "http")
                .endsWith("</svg>");
        assertThat(second).contains("id=\"b-c1\"", "url(#b-c1)").doesNotContain("\"c1\"", "#c1", "\"clip-", "#clip-");
    }

    private static Picture chart() {
        XYPlot plot = new XYPlot(
                new XYSeriesCollection(),
                ChartStyle.style(new NumberAxis("x")),
                ChartStyle.style(new NumberAxis("y")),
                null);
        ChartStyle.style(plot);
        return Picture.ofSize(
                300, 200, canvas -> ChartStyle.chart(plot).draw(canvas, new Rectangle2D.Double(0, 0, 300, 200)));
    }

    @Test
    void wordsAreBrokenIntoLinesThatFit() {
        Picture picture = Picture.ofWidth(
                100,
                (canvas, top) -> ChartStyle.write(canvas, ChartStyle.TEXT, "one two three four five six", 0, top, 60));

        assertThat(new String(picture.bytes(Picture.Format.SVG), UTF_8).split("<text", -1))
                .hasSizeGreaterThan(3);
    }
}
