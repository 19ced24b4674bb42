package io.github.alliancesdk.examples.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every seed of the fuzzer, including every input that ever broke a condition, through its target. */
class SeedsTest {
    @ParameterizedTest
    @MethodSource
    void payloads(Path seed) throws IOException {
        PayloadTarget.fuzzerTestOneInput(Files.readAllBytes(seed));
    }

    @ParameterizedTest
    @MethodSource
    void definitions(Path seed) throws IOException {
        DefinitionTarget.fuzzerTestOneInput(Files.readAllBytes(seed));
    }

    @ParameterizedTest
    @MethodSource
    void receipts(Path seed) throws IOException {
        ReceiptTarget.fuzzerTestOneInput(Files.readAllBytes(seed));
    }

    @ParameterizedTest
    @MethodSource
    void records(Path seed) throws IOException {
        RecordTarget.fuzzerTestOneInput(Files.readAllBytes(seed));
    }

    @ParameterizedTest
    @MethodSource
    void tables(Path seed) throws IOException {
        TableTarget.fuzzerTestOneInput(Files.readAllBytes(seed));
    }

    @ParameterizedTest
    @MethodSource
    void fhir(Path seed) throws IOException {
        FhirTarget.fuzzerTestOneInput(Files.readAllBytes(seed));
    }

    static List<Path> payloads() {
        return seeds("payloads");
    }

    static List<Path> definitions() {
        return seeds("definitions");
    }

    static List<Path> receipts() {
        return seeds("receipts");
    }

    static List<Path> records() {
        return seeds("records");
    }

    static List<Path> tables() {
        return seeds("tables");
    }

    static List<Path> fhir() {
        return seeds("fhir");
    }

    private static List<Path> seeds(String target) {
        try (Stream<Path> files = Files.list(
                Path.of(SeedsTest.class.getResource("/seeds/" + target).toURI()))) {
            List<Path> seeds = files.sorted().toList();
            assertThat(seeds).isNotEmpty();
            return seeds;
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
