package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PoolCommandTest {
    /** Results of R's metafor for published studies. The script is in the library's own tests. */
    private static final Path REFERENCE =
            Path.of("..", "..", "alliance-core/src/test/resources/io/github/alliancesdk/core/reference/pooling.json");

    private static Cli pool(String csv, String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "pool";
        args[1] = "-";
        System.arraycopy(more, 0, args, 2, more.length);
        return Cli.runOn(csv, args);
    }

    @ParameterizedTest
    @CsvSource({
        "/fixed/value, fixed.value",
        "/fixed/lower, fixed.lower",
        "/dl/value, dl.value",
        "/dl/upper, dl.upper",
        "/dl/tau2, dl.tau2",
        "/reml/value, reml.value",
        "/reml/tau2, reml.tau2",
        "/reml/prediction/lower, reml.prediction.lower",
        "/reml/knappHartung/upper, reml.knappHartung.upper",
        "/reml/knappHartung/prediction/lower, reml.knappHartung.prediction.lower",
        "/reml/adHoc/upper, reml.adHoc.upper",
        "/dl/prediction/lower, dl.prediction.lower",
        "/q, q",
        "/i2, i2"
    })
    void publishedStudiesComeToWhatAnotherProgramSays(String expected, String actual) throws IOException {
        JsonNode reference =
                JsonMapper.shared().readTree(Files.readString(REFERENCE)).at("/correlations/molloy2014");
        StringBuilder csv = new StringBuilder("study;n;r\r\n");
        for (int i = 0; i < reference.get("r").size(); i++) {
            csv.append("s")
                    .append(i)
                    .append(';')
                    .append(reference.get("n").get(i).asInt());
            csv.append(';').append(reference.get("r").get(i).asDouble()).append("\r\n");
        }

        Cli cli = pool(csv.toString(), "--json");

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out()).inPath("studies").isEqualTo(16);
        assertThatJson(cli.out()).inPath("n").isEqualTo(3509);
        assertThatJson(cli.out())
                .withTolerance(1e-7)
                .inPath("correlation." + actual)
                .isEqualTo(reference.at(expected).asDouble());
    }

    @Test
    void meansHaveTwoDeviationsEachWithItsName() {
        Cli cli = pool("study,n,mean,sd,min,max\nA,30,4.0,0.8,1,5\nB,10,5.0,1.0,1,7\n", "--to", "1..7", "--json");

        assertThat(cli.exitCode()).isZero();
        // 4.0 on 1..5 is 5.5 on 1..7, and 0.8 is 1.2
        assertThatJson(cli.out()).inPath("mean.value").isEqualTo(5.375);
        assertThatJson(cli.out())
                .withTolerance(1e-12)
                .inPath("mean.sdPooled")
                .isEqualTo(Math.sqrt((29 * 1.44 + 9) / 38));
        assertThatJson(cli.out())
                .inPath("mean.converted")
                .isEqualTo("[{\"study\":\"A\",\"from\":\"1..5\",\"to\":\"1..7\",\"kind\":\"linear, not equating\"}]");
        assertThatJson(cli.out()).inPath("correlation.fixed").isEqualTo("{\"reason\":\"too-few-studies\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "/fixed/value, fixed.value",
        "/dl/tau2, dl.tau2",
        "/reml/value, reml.value",
        "/reml/lower, reml.lower",
        "/reml/tau2, reml.tau2",
        "/reml/prediction/upper, reml.prediction.upper",
        "/reml/knappHartung/lower, reml.knappHartung.lower",
        "/q, q",
        "/i2, i2"
    })
    void meansHaveTheModelsThatCorrelationsHave(String expected, String actual) throws IOException {
        JsonNode reference =
                JsonMapper.shared().readTree(Files.readString(REFERENCE)).at("/means/five");
        StringBuilder csv = new StringBuilder("study,n,mean,sd,min,max\n");
        for (int i = 0; i < reference.get("n").size(); i++) {
            csv.append("s")
                    .append(i)
                    .append(',')
                    .append(reference.get("n").get(i).asInt());
            csv.append(',').append(reference.get("mean").get(i).asDouble());
            csv.append(',').append(reference.get("sd").get(i).asDouble()).append(",1,7\n");
        }

        Cli cli = pool(csv.toString(), "--json");

        assertThatJson(cli.out())
                .withTolerance(1e-7)
                .inPath("mean." + actual)
                .isEqualTo(reference.at(expected).asDouble());
        assertThatJson(cli.out()).inPath("mean.k").isEqualTo(5);
    }

    /** Fisher scoring takes more than a thousand steps: see the set {@code slow} in pooling.R. */
    @Test
    void restrictedLikelihoodAnswersWhereFisherScoringDoesNot() {
        String csv = "study,n,r\ns0,6,-0.51\ns1,5,0.18\ns2,6,-0.16\ns3,6,-0.25\ns4,30,0.46\ns5,4,-0.07\n";

        Cli cli = pool(csv, "--json");

        assertThatJson(cli.out())
                .withTolerance(5e-11)
                .inPath("correlation.reml.tau2")
                .isEqualTo(0.0935409870);
        assertThatJson(cli.out())
                .withTolerance(5e-11)
                .inPath("correlation.reml.value")
                .isEqualTo(0.1012620876);
        assertThat(pool(csv).out()).doesNotContain("not-converged").contains("0.0935");
    }

    @Test
    void aNarrowKnappHartungIntervalIsSaidAndCorrected() {
        String csv = "study,n,r\nA,80,0.25\nB,120,0.26\nC,100,0.255\n";

        Cli json = pool(csv, "--json");
        Cli table = pool(csv);

        assertThatJson(json.out())
                .inPath("correlation.reml.cautions")
                .isEqualTo("[\"knapp-hartung-narrow\",\"prediction-too-narrow\"]");
        assertThat(table.out()).contains("ad hoc correction", "Q < df", "less than 95 % of further studies");
    }

    @Test
    void numbersAreReadAsProgramsWriteThem() {
        String csv = "study,n,r\na,50,0.30000000000000004\nb,60,0.28999999999999998\nc,5e+01,1e-04\nd,40.0,-5.5e-02\n"
                + "e,50,.3\nf,+50,0.3333333333333333148\ng,1e+05,-.1E-1\n";
        String rounded = "study,n,r\na,50,0.3\nb,60,0.29\nc,50,0.0001\nd,40,-0.055\ne,50,0.3\nf,50,0.3333333333333333\n"
                + "g,100000,-0.01\n";

        Cli cli = pool(csv, "--json");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThatJson(cli.out()).inPath("n").isEqualTo(100_300);
        assertThatJson(cli.out())
                .withTolerance(1e-14)
                .isEqualTo(pool(rounded, "--json").out());
    }

    @ParameterizedTest
    @CsvSource({
        "30.5, 0.1, not-an-integer",
        "1e-01, 0.1, not-an-integer",
        "1e-999999999, 0.1, not-an-integer",
        "1e999999999, 0.1, out-of-range",
        "2147483648, 0.1, out-of-range",
        "0x10, 0.1, not-an-integer",
        "30, 1e400, out-of-range",
        "30, NaN, wrong-type",
        "30, 1e, wrong-type",
        "30, 0x1p-2, wrong-type",
        "30, 0.1f, wrong-type"
    })
    void whatIsNoNumberOrTooLargeIsSaid(String n, String r, String code) {
        Cli cli = pool("study,n,r\nA," + n + "," + r + "\nB,30,0.2\n", "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages().get(0)).startsWith("{\"row\":1,").contains(code);
        assertThatJson(cli.out()).inPath("studies").isEqualTo(1);
    }

    @Test
    void mixedRangesAreRefusedWithoutOneToConvertTo() {
        Cli cli = pool("study,n,mean,sd,min,max\nA,30,4.0,0.8,1,5\nB,10,5.0,1.0,1,7\n");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("refused: mixed-formats", "1..5, 1..7", "--to MIN..MAX");
    }

    @Test
    void constructsAreNotMixed() {
        String studies = "study,n,r,mean,sd,min,max,construct\na,40,0.3,3,1,1,5,%s\nb,50,0.2,4,1,1,5,empathy\n";

        Cli mixed = pool(String.format(studies, ""));
        assertThat(mixed.exitCode()).isEqualTo(1);
        assertThat(mixed.out()).isEmpty();
        assertThat(mixed.err()).contains("mixed-constructs").contains("alliance, empathy");
        Cli one = pool(String.format(studies, "empathy"));
        assertThat(one.exitCode()).isZero();
        assertThat(one.out()).contains("Correlation of empathy (scale total)", "Mean scores of empathy on 1..5");
        Cli json = pool(String.format(studies, "empathy"), "--json");
        assertThatJson(json.out()).inPath("correlation.construct").isEqualTo("empathy");
        assertThatJson(json.out()).inPath("mean.construct").isEqualTo("empathy");
        assertThat(pool(String.format(studies, "warmth")).err())
                .contains("\"pointer\":\"/construct\"", "alliance, empathy, compassion");
    }

    @Test
    void aStudyThatIsThereTwiceIsRefused() {
        Cli cli = pool("study,n,r\nA,30,0.2\nA,40,0.3\n");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("refused: repeated-study");
    }

    @Test
    void badRowsCostThemselvesAlone() {
        String csv = "study,n,r,note\n"
                + "A,30,0.2,\n"
                + "B,3.5,0.2,\n"
                + "C,30,\"0,2\",\n"
                + "D,30,1.2,\n"
                + "E,30\n"
                + "F,,0.2,\n"
                + ",30,0.2,\n"
                + "H,30,,\n"
                + "\n"
                + "I,0,0.2,\n"
                + "J,\"30,0.2,\n"
                + "K,40,.3,fine\n";

        Cli cli = pool(csv, "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThatJson(cli.out()).inPath("studies").isEqualTo(2);
        assertThatJson(cli.out()).inPath("n").isEqualTo(70);
        List<String> said = cli.messages();
        assertThat(said).hasSize(10);
        assertThat(said.get(0)).startsWith("{\"row\":2,").contains("not-an-integer", "/n");
        assertThat(said.get(1)).startsWith("{\"row\":3,").contains("wrong-type", "/r");
        assertThat(said.get(2)).startsWith("{\"row\":4,").contains("impossible-figure", "from -1 to 1");
        assertThat(said.get(3)).startsWith("{\"row\":5,").contains("malformed-row");
        assertThat(said.get(4)).startsWith("{\"row\":6,").contains("missing-field", "/n");
        assertThat(said.get(5)).startsWith("{\"row\":7,").contains("missing-field", "/study");
        assertThat(said.get(6)).startsWith("{\"row\":8,").contains("missing-field", "/r");
        assertThat(said.get(7)).startsWith("{\"row\":9,").contains("impossible-figure");
        assertThat(said.get(8)).startsWith("{\"row\":10,").contains("malformed-row");
        assertThat(said.get(9)).isEqualTo("11 rows: left out 9 bad rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "study,r                  | absent-column    | /n",
                "study,n                  | absent-column    | /r",
                "study,n,mean,sd          | absent-column    | /max",
                "study,n,r,r              | duplicate-column | /r",
                "n,r                      | absent-column    | /study"
            })
    void aHeaderThatWontDoIsRowZero(String header, String code, String pointer) {
        Cli cli = pool(header + "\n");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages().get(0)).startsWith("{\"row\":0,").contains(code, "\"" + pointer + "\"");
    }

    @Test
    void textThatIsNoUtf8CostsItsRowAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("studies.csv");
        Files.write(file, "study,n,r\nA,30,0.2\nB\u00e4,30,0.2\nC,30,0.4\n".getBytes(StandardCharsets.ISO_8859_1));

        Cli cli = Cli.run("pool", file.toString(), "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages().get(0)).startsWith("{\"row\":2,").contains("invalid-text");
        assertThatJson(cli.out()).inPath("studies").isEqualTo(2);
    }

    @Test
    void studiesThatCannotBePooledAreListed() {
        Cli cli = pool("study,n,r\nA,30,0.2\nB,3,0.2\nC,30,1\n", "--json");
        Cli table = pool("study,n,r\nA,30,0.2\nB,3,0.2\n");

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out())
                .inPath("correlation.leftOut")
                .isEqualTo("[{\"study\":\"B\",\"reason\":\"too-few-persons\"},"
                        + "{\"study\":\"C\",\"reason\":\"perfect-correlation\"}]");
        assertThatJson(cli.out()).inPath("correlation.dl").isEqualTo("{\"reason\":\"too-few-studies\"}");
        assertThatJson(cli.out()).inPath("correlation.fixed.value").isNumber();
        assertThat(table.out()).contains("Left out: B, too-few-persons.").doesNotContain("NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "study,n,r\n", "\uFEFFstudy,n,r\n"})
    void nothingIsNeverANumber(String csv) {
        Cli cli = pool(csv, "--json");

        assertThat(cli.exitCode()).isEqualTo(csv.isEmpty() ? 1 : 0);
        assertThat(cli.out()).doesNotContain("NaN");
    }

    @Test
    void directionsOfTheOutcomeAreNotMixed() {
        Cli mixed = pool("study,n,r,outcome\nA,30,0.2,higher-is-better\nB,30,0.2,higher-is-worse\n");
        Cli unknown = pool("study,n,r,outcome\nA,30,0.2,good\n");

        assertThat(mixed.err()).contains("refused: mixed-outcomes");
        assertThat(unknown.err()).contains("/outcome", "higher-is-better");
    }
}
