package io.github.alliancesdk.examples.commandline.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.interchange.fhir.FhirObservations;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.examples.commandline.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirInputTest {
    private static final Path SAMPLE = Path.of("..", "..", "samples", "fhir-wai-sr.ndjson");

    @TempDir
    private Path directory;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static Cli score(Path file, String options) {
        return Cli.run(("score " + file + " --input fhir --rater client " + options)
                .strip()
                .split(" "));
    }

    @Test
    void eachFormOfAFileHasTheSameScores() throws IOException {
        List<String> lines = Files.readAllLines(SAMPLE);
        String two = lines.get(0) + "," + lines.get(1);
        String expected = score(file("two.ndjson", lines.get(0) + "\n" + lines.get(1) + "\n"), "")
                .out();
        assertThat(expected.lines()).hasSize(2).allMatch(line -> line.contains("\"instrument\":\"wai-sr\""));
        assertThat(score(file("array.json", "[" + two + "]"), "").out()).isEqualTo(expected);
        String bundle = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + lines.get(0) + "},{\"resource\":"
                + lines.get(1) + "}]}";
        assertThat(score(file("bundle.json", bundle), "").out()).isEqualTo(expected);
        Cli one = score(file("one.json", lines.get(0).replace(",", ",\n")), "");
        assertThat(one.out()).isEqualTo(expected.substring(0, expected.indexOf('\n') + 1));
        assertThat(one.exitCode()).isZero();
    }

    @Test
    void draftsAndAnyVersionAreAskedFor() {
        Cli strict = score(SAMPLE, "");
        assertThat(strict.exitCode()).isEqualTo(1);
        assertThat(strict.out().lines()).hasSize(2);
        assertThat(strict.err()).contains("draft", "unknown-version", "out-of-range", "contradiction");
        assertThat(score(SAMPLE, "--drafts").out().lines()).hasSize(3);
        assertThat(score(SAMPLE, "--any-version").out().lines()).hasSize(3);
        assertThat(score(SAMPLE, "--any-version --drafts --instrument wai-sr")
                        .out()
                        .lines())
                .hasSize(4);
        assertThat(score(SAMPLE, "--instrument wai").err()).contains("wrong-instrument");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fhir-r4", "fhir-r5"})
    void aBundleIsARecord(String form) {
        List<String> records = score(SAMPLE, "").out().lines().toList();
        List<String> bundles = score(SAMPLE, "--output " + form).out().lines().toList();
        assertThat(bundles).hasSameSizeAs(records);
        for (int i = 0; i < bundles.size(); i++) {
            assertThat(FhirObservations.withDefaults()
                            .read(bundles.get(i))
                            .get(0)
                            .record())
                    .hasValue(ScoreRecord.parse(records.get(i)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--any-version, only fhir has a use for it",
        "--input fhir --items q{n}, only csv",
        "--input fhir --ignore-field x, other elements of a FHIR resource are never read",
        "--input fhir --output fhir-r4 --pomp, an Observation has no percentage",
        "--input fhir --output fhir-r5 --audit, needs ndjson",
    })
    void optionsWithoutAUseAreRefused(String options, String message) {
        Cli cli = Cli.run(("score " + SAMPLE + " " + options).split(" "));
        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains(message);
    }
}
