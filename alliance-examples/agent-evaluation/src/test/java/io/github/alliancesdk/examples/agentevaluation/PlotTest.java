package io.github.alliancesdk.examples.agentevaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Tests the properties of a picture that a program can check. {@code -Dalliance.screenshots=write} rewrites the
 * README's pictures.
 */
class PlotTest {
    @TempDir
    private Path folder;

    private Path plot(String name, String... more) {
        Path file = folder.resolve(name);
        List<String> args = new ArrayList<>(List.of(
                "evaluate",
                Cli.SAMPLES.resolve("simulated-judgements.ndjson").toString(),
                "--experimental",
                "--plot=" + file));
        args.addAll(List.of(more));
        Cli cli = Cli.run(args.toArray(String[]::new));
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        return file;
    }

    private static List<String> texts(String svg) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        List<String> texts = new ArrayList<>();
        NodeList nodes = root.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void svgSaysWhatItShows() throws Exception {
        String svg = Files.readString(plot("x.svg"));

        List<String> texts = texts(svg);
        assertThat(texts)
                .contains(
                        "Conversations by judge, scale total",
                        "WAI-SR-O (wai-sr-o 1.0.0, experimental), rated by observer, referent agent, answers 1..5;"
                                + " missing policy complete.",
                        "Simulated: nobody held these conversations, and nobody judged them.",
                        "judge-a",
                        "judge-d (not pooled)",
                        "simulated-01",
                        "simulated-10",
                        "mean score (1..5)",
                        "Between judges: ICC(A,1) 0.71, ICC(C,1) 0.90.");
        assertThat(String.join(" ", texts))
                .contains("Response format, scales and reversal are unconfirmed")
                .contains("A judge's score is no client's alliance");
        assertThat(svg).doesNotContain("<!DOCTYPE", "NaN", "Bitstream", "Dialog");
    }

    @Test
    void svgIsTheSameInEveryRunAndUsesGreysOnly() throws IOException {
        String svg = Files.readString(plot("x.svg"));

        assertThat(svg).isEqualTo(Files.readString(plot("y.SVG")));
        assertThat(Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)").matcher(svg).results())
                .isNotEmpty()
                .allSatisfy(colour -> {
                    assertThat(colour.group(2)).isEqualTo(colour.group(1));
                    assertThat(colour.group(3)).isEqualTo(colour.group(1));
                });
    }

    @Test
    void pngNeedsNoColour() throws IOException {
        Path file = plot("x.png");
        BufferedImage image = ImageIO.read(file.toFile());

        assertThat(image.getColorModel().getNumColorComponents()).isEqualTo(1);
        assertThat(image.getWidth()).isGreaterThan(1000);
        if ("write".equals(System.getProperty("alliance.screenshots"))) {
            Files.copy(
                    file,
                    Files.createDirectories(Path.of("docs")).resolve("scores.png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void anotherScaleIsDrawnOnDemand() throws Exception {
        assertThat(texts(Files.readString(plot("x.svg", "--scale=bond"))))
                .contains("Conversations by judge, scale bond");
    }

    @Test
    void manyConversationsAndJudgesAreDrawnAsFarAsThereIsRoom() throws Exception {
        List<String> records = new ArrayList<>();
        for (int conversation = 0; conversation < 30; conversation++) {
            for (int judge = 0; judge < 15; judge++) {
                records.add(
                        SheetText.of("c%02d".formatted(conversation), "j" + judge, 1, 1 + (conversation + judge) % 5)
                                .json());
            }
        }
        Path file = folder.resolve("many.svg");

        Cli cli = Cli.evaluate(folder, records, "--plot=" + file);

        assertThat(cli.exitCode()).isZero();
        List<String> texts = texts(Files.readString(file));
        assertThat(texts).contains("j0", "j14", "c23").doesNotContain("c29");
        assertThat(String.join(" ", texts)).contains("6 more conversations not drawn");
    }

    @Test
    void oneSheetIsDrawnWithoutABar() throws Exception {
        Path file = folder.resolve("one.svg");

        Cli.evaluate(folder, List.of(SheetText.of("c-1", "<j & \"1\">", 1, 3).json()), "--plot=" + file);

        assertThat(texts(Files.readString(file)))
                .contains(
                        "<j & \"1\">",
                        "Between judges: ICC(A,1) not computed (too-few-persons), ICC(C,1) not computed (too-few-persons).");
    }
}
