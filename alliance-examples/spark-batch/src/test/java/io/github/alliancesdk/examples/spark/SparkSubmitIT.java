package io.github.alliancesdk.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the jar as {@code spark-submit} does: with Spark on the class path and the master as a setting. */
class SparkSubmitIT {
    @TempDir
    private Path directory;

    @Test
    void theJarIsSubmittedAsItIs() throws Exception {
        Path scores = directory.resolve("scores");
        Path log = directory.resolve("log.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Files.readString(Path.of(System.getProperty("spark-batch.provided")))
                                .strip(),
                        "org.apache.spark.deploy.SparkSubmit",
                        "--master",
                        "local[2]",
                        "--conf",
                        "spark.ui.enabled=false",
                        "--conf",
                        "spark.driver.host=127.0.0.1",
                        "--conf",
                        "spark.driver.bindAddress=127.0.0.1",
                        "--class",
                        ScoreJob.class.getName(),
                        System.getProperty("spark-batch.jar"),
                        "--input",
                        "../../samples/wai-sr.csv",
                        "--format",
                        "csv",
                        "--instrument",
                        "wai-sr",
                        "--missing-code",
                        "999=skipped",
                        "--output",
                        scores.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("{\"rows\":8,\"reports\":5,\"problems\":3,");
        try (Stream<Path> files = Files.list(scores.resolve("reports"))) {
            assertThat(files.map(Path::toFile).map(File::getName)).contains("_SUCCESS");
        }
    }
}
