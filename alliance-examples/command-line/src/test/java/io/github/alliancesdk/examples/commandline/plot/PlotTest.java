package io.github.alliancesdk.examples.commandline.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Tests the properties of pictures that code can check. The appearance must be reviewed by eye. */
class PlotTest {
    private static final String CHANGE =
            "change %s --sd=0.6 --reliability=0.88 --reliability-kind=retest --source=invented";

    @TempDir
    private Path folder;

    static Stream<Arguments> plots() {
        return Stream.of(
                Arguments.of(
                        "simulated-study.csv",
                        "reliability %s --instrument=wai-sr",
                        List.of(
                                "WAI-SR (wai-sr 1.0.0), rated by client, referent agent, answers 1..5 (default); 90 sheets",
                                "Simulated: nobody gave these answers.",
                                "goal, n 87 of 90, alpha 0.70 [0.58, 0.79]",
                                "item-rest correlation",
                                "12")),
                Arguments.of(
                        "simulated-sessions.ndjson",
                        CHANGE + " --reference=clare-2025",
                        List.of(
                                "simulated-2-1, total, n 7 of 9 sessions scored",
                                "simulated-2-4, total, n 8 of 9 sessions scored",
                                "Simulated: nobody gave these answers.",
                                "mean score (1..5)",
                                "drop, recovered",
                                "drop, not recovered",
                                "drop, censored",
                                "no reliable change",
                                "reference sample: mean, and one SD to either side")),
                Arguments.of(
                        "simulated-studies.csv",
                        "pool %s --to=1..7",
                        List.of(
                                "simulated 1, n 34",
                                "simulated 3 *, n 78",
                                "fixed effect",
                                "random effects, DL",
                                "random effects, REML",
                                "prediction interval",
                                "correlation r",
                                "mean score (1..7)",
                                "* converted from another range: linear, not equating.")));
    }

    private Path plot(String sample, String args, String name) {
        Path file = folder.resolve(name);
        List<String> all = new ArrayList<>(
                List.of(String.format(args, Cli.SAMPLES.resolve(sample)).split(" ")));
        all.add("--plot=" + file);
        Cli cli = Cli.run(all.toArray(String[]::new));
        assertThat(cli.err()).isEmpty();
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).isNotEmpty();
        return file;
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @MethodSource("plots")
    void svgSaysWhatItShowsWithinItsBorders(String sample, String args, List<String> words) throws Exception {
        String svg = Files.readString(plot(sample, args, "x.svg"));

        Element root = parse(svg).getDocumentElement();
        double width = Double.parseDouble(root.getAttribute("width").replace("px", ""));
        double height = Double.parseDouble(root.getAttribute("height").replace("px", ""));
        List<String> texts = new ArrayList<>();
        NodeList nodes = root.getElementsByTagName("text");
        for (int i = 0; i < nodes.getLength(); i++) {
            Element text = (Element) nodes.item(i);
            texts.add(text.getTextContent());
            assertThat(Double.parseDouble(text.getAttribute("x"))).isBetween(-height, width);
        }
        assertThat(texts).containsAll(words);
        assertThat(svg).doesNotContain("<!DOCTYPE", "NaN", "Bitstream", "Dialog");
    }

    @ParameterizedTest
    @MethodSource("plots")
    void svgIsTheSameInEveryRun(String sample, String args, List<String> words) throws IOException {
        assertThat(Files.readString(plot(sample, args, "x.svg")))
                .isEqualTo(Files.readString(plot(sample, args, "y.SVG")));
    }

    @ParameterizedTest
    @MethodSource("plots")
    void pngNeedsNoColour(String sample, String args, List<String> words) throws IOException {
        BufferedImage image = ImageIO.read(plot(sample, args, "x.png").toFile());

        assertThat(image.getColorModel().getNumColorComponents()).isEqualTo(1);
        assertThat(image.getWidth()).isGreaterThan(1000);
        assertThat(isBlank(image, 0, image.getHeight() - 20)).isTrue();
        assertThat(isBlank(image, 0, 0)).isTrue();
        assertThat(darkShare(image)).isBetween(0.005, 0.2);
    }

    /**
     * Returns whether 20 rows of pixels, starting at {@code top}, are blank from column {@code left} to the right edge.
     */
    private static boolean isBlank(BufferedImage image, int left, int top) {
        for (int y = top; y < top + 20; y++) {
            for (int x = left; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFF) < 0xFF) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double darkShare(BufferedImage image) {
        int dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dark += (image.getRGB(x, y) & 0xFF) < 0x80 ? 1 : 0;
            }
        }
        return dark / ((double) image.getWidth() * image.getHeight());
    }

    @Test
    void svgUsesGreysOnly() throws IOException {
        String svg = Files.readString(plot("simulated-sessions.ndjson", CHANGE, "x.svg"));

        assertThat(Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)").matcher(svg).results())
                .isNotEmpty()
                .allSatisfy(colour -> {
                    assertThat(colour.group(2)).isEqualTo(colour.group(1));
                    assertThat(colour.group(3)).isEqualTo(colour.group(1));
                });
    }

    @Test
    void degenerateDataDrawWhatThereIs() throws Exception {
        Path one = folder.resolve("one.svg");
        Path few = folder.resolve("few.svg");
        Path study = folder.resolve("study.svg");

        Cli change = Cli.runOn(
                Fixtures.sheet("d-1", 0, 3),
                String.format(CHANGE, "-").concat(" --plot=" + one).split(" "));
        Cli reliability =
                Cli.runOn(Fixtures.sheet("d-1", 1, 3), "reliability", "-", "--instrument=wai-sr", "--plot=" + few);
        Cli pool = Cli.runOn("study,n,r\n\"<A & \"\"B\"\">\",30,0.2\n", "pool", "-", "--plot=" + study);

        assertThat(List.of(change.exitCode(), reliability.exitCode(), pool.exitCode()))
                .containsOnly(0);
        assertThat(parse(Files.readString(one)).getDocumentElement().getTextContent())
                .contains("d-1, total, n 1 of 1");
        assertThat(parse(Files.readString(few)).getDocumentElement().getTextContent())
                .contains("too-few-persons");
        assertThat(parse(Files.readString(study)).getDocumentElement().getTextContent())
                .contains("<A & \"B\">, n 30", "too-few-studies");
    }

    @Test
    void nothingToDrawLeavesTheFileAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("x.svg"), "before");

        Cli change = Cli.runOn(
                "", String.format(CHANGE, "-").concat(" --plot=" + file).split(" "));
        Cli pool = Cli.runOn("study,n,r\n", "pool", "-", "--plot=" + file);

        assertThat(change.exitCode()).isZero();
        assertThat(pool.exitCode()).isZero();
        assertThat(change.err() + pool.err()).contains("there is nothing to draw: no picture was written");
        assertThat(file).hasContent("before");
    }

    @Test
    void manyCoursesAreCutAndSaySo() throws Exception {
        List<String> records = new ArrayList<>();
        for (int dyad = 1; dyad <= 14; dyad++) {
            records.add(Fixtures.sheet("d-" + dyad, 1, 3));
        }
        Path file = folder.resolve("x.svg");

        Cli cli = Cli.runOn(
                String.join("\n", records),
                String.format(CHANGE, "-").concat(" --plot=" + file).split(" "));

        assertThat(cli.exitCode()).isZero();
        assertThat(Files.readString(file))
                .contains("the first 12 of 14 courses", "d-12, total")
                .doesNotContain("d-13,");
    }

    @Test
    void aPictureThatCannotBeWrittenIsAMessage() {
        Cli cli = Cli.run(
                "pool",
                Cli.SAMPLES.resolve("simulated-studies.csv").toString(),
                "--to=1..7",
                "--plot=" + folder.resolve("no").resolve("x.png"));

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err()).contains("can't write");
    }

    @Test
    void aPictureReplacesNoFileThatIsReadOrHoldsProblems() throws IOException {
        Path file = Files.writeString(folder.resolve("study.svg"), "study,n,r\n");

        Cli same = Cli.run("pool", file.toString(), "--plot=" + file);
        Cli problems = Cli.runOn("", "pool", "-", "--plot=p.svg", "--problems=p.svg");
        Cli answers = Cli.runOn("", "reliability", "-", "--instrument=wai", "--plot=p.svg", "--problems=p.svg");

        assertThat(List.of(same.exitCode(), problems.exitCode(), answers.exitCode()))
                .containsOnly(2);
        assertThat(same.err()).contains("is to be read and would be replaced");
        assertThat(problems.err() + answers.err()).contains("can't go to one file");
        assertThat(file).hasContent("study,n,r\n");
    }
}
