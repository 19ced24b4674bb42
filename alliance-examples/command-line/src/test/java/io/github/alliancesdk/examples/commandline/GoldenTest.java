package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the program makes of the bundled samples, to the letter. {@code -Dalliance.golden=write} writes the files anew:
 * then read what changed.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    static Stream<Arguments> runs() {
        return Stream.of("wai", "wai-s", "wai-sr", "dwai")
                .flatMap(sample -> Stream.of(
                        Arguments.of(sample, "ndjson", "score %s --pomp"),
                        Arguments.of(sample, "csv", "score %s --output csv --missing prorate:0.8"),
                        Arguments.of(sample, "table", "score %s --output table"),
                        Arguments.of(sample, "check", "check %s --complete")));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void samplesGiveWhatTheyGaveBefore(String sample, String kind, String args) throws IOException {
        String file = Cli.SAMPLES.resolve(sample + ".ndjson").toString();

        Cli cli = Cli.run(String.format(args, file).split(" "));

        String actual = ("exit code " + cli.exitCode() + "\n\n" + cli.out() + "\n" + cli.err())
                .replace(file, sample + ".ndjson")
                .replaceAll("\"sdkVersion\":\"[^\"]*\"", "\"sdkVersion\":\"VERSION\"");
        Path golden = GOLDEN.resolve(sample + "." + kind + ".txt");
        if ("write".equals(System.getProperty("alliance.golden"))) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
