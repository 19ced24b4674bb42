package io.github.alliancesdk.examples.intake.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Short runs against the packaged service: each fault once, two seconds of load. Scripts run longer. */
class IntakeServiceJarIT {
    private static final Path JAR = Path.of("target", "intake-service.jar");

    @ParameterizedTest
    @CsvSource({
        "h2, SERVICE",
        "h2, DISK",
        "postgresql, SERVICE",
        "postgresql, SERVER",
        "postgresql, DISK",
        "postgresql, CONNECTIONS"
    })
    void whatWasAcknowledgedOutlivesAFault(String database, Fault fault) throws Exception {
        assertThat(Files.isRegularFile(JAR)).isTrue();
        long seed = System.nanoTime();
        FaultRun.Counts counts = FaultRun.run(JAR, database, fault, 1, seed);

        assertThat(counts.isWhole()).as("seed %s: %s", seed, counts).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void underLoadEveryRequestIsAnsweredAsItShould(String database) throws Exception {
        LoadRun.Measured measured = LoadRun.run(JAR, database, 1, 2);

        assertThat(measured.errors()).isZero();
        assertThat(measured.requests()).isPositive();
    }
}
