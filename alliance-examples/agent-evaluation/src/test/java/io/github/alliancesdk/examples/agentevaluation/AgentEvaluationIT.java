package io.github.alliancesdk.examples.agentevaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged jar as a separate process, on a platform whose default charset isn't UTF-8. */
class AgentEvaluationIT {
    @TempDir
    private Path folder;

    @Test
    void jarDoesWhatTheProgramDoes() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        String sample = Cli.SAMPLES.resolve("simulated-misuses.ndjson").toString();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=ISO-8859-1",
                        "-jar",
                        Path.of("target", "agent-evaluation.jar").toString(),
                        "evaluate",
                        sample,
                        "--experimental",
                        "--plot",
                        folder.resolve("x.svg").toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        Cli expected = Cli.run("evaluate", sample, "--experimental");
        assertThat(process.exitValue()).isEqualTo(expected.exitCode()).isEqualTo(1);
        assertThat(Files.readString(out, StandardCharsets.UTF_8)).isEqualTo(expected.out());
        assertThat(Files.readString(err, StandardCharsets.UTF_8)).isEqualTo(expected.err());
        assertThat(folder.resolve("x.svg")).isNotEmptyFile();
    }
}
