package io.github.alliancesdk.examples.agentevaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares the output for the samples with stored files. {@code -Dalliance.golden=write} rewrites the files; then read
 * the differences.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @ParameterizedTest
    @CsvSource({
        "simulated-judgements, text, --missing=complete",
        "simulated-judgements, json, --json",
        "simulated-judgements, bond, --scale=bond --missing=prorate:0.75 --judge=judge-a --judge=judge-d",
        "simulated-misuses, text, --missing=complete",
        "simulated-misuses, json, --json"
    })
    void samplesGiveWhatTheyGaveBefore(String sample, String kind, String options) throws IOException {
        String file = Cli.SAMPLES.resolve(sample + ".ndjson").toString();

        Cli cli = Cli.run(("evaluate " + file + " --experimental " + options).split(" "));

        String actual = "exit code " + cli.exitCode() + "\n\n" + cli.out() + "\n" + cli.err();
        Path golden = GOLDEN.resolve(sample + "." + kind + ".txt");
        if ("write".equals(System.getProperty("alliance.golden"))) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
