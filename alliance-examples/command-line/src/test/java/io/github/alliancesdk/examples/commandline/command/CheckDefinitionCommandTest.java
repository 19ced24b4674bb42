package io.github.alliancesdk.examples.commandline.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.CatalogEntry;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckDefinitionCommandTest {
    @TempDir
    private Path folder;

    static List<Instrument> shipped() {
        return BundledInstruments.catalog().entries().stream()
                .map(CatalogEntry::instrument)
                .toList();
    }

    private String file(String name, String definition) throws IOException {
        return Files.writeString(folder.resolve(name), definition).toString();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsShippedConforms(Instrument instrument) {
        Cli cli = Cli.runOn(instrument.toJson(), "check-definition", "-");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out())
                .isEqualTo("-: " + instrument.id() + " " + instrument.definitionVersion() + " "
                        + instrument.definitionDigest() + " conforms\n");
        assertThat(cli.err()).isEqualTo("1 definition: no problems\n");
    }

    /** A Python script computes the scores of their examples with fractions. */
    @ParameterizedTest
    @ValueSource(strings = {"worked-lines-4", "worked-bipolar-4", "worked-mixed-5", "worked-form-rule-6"})
    void workedExamplesGiveTheScoresOfAnotherLanguage(String id) throws IOException {
        Path definition = Cli.SAMPLES.resolve(id + ".json");
        assertThat(Cli.run("check-definition", definition.toString()).lines().get(0))
                .endsWith(" conforms");
        String last = file("last.json", Files.readString(definition).replaceFirst("(\"sum\": )\\d", "$11"));
        assertThat(Cli.run("check-definition", last).out()).contains("example-differs");
    }

    @Test
    void saysEveryProblemOfEveryFileInALineEach() throws IOException {
        String shipped = BundledInstruments.waiShortRevised().toJson();
        String good = file("good.json", shipped);
        String broken = file("broken.json", "{\"schemaVersion\":1}");
        String otherKey = file(
                "other-key.json", BundledInstruments.waiShort().toJson().replaceFirst("\"max\" : 7", "\"max\" : 8"));

        Cli cli = Cli.run("check-definition", good, broken, otherKey);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.lines().get(0))
                .startsWith(good + ": wai-sr 1.0.0 sha256:")
                .endsWith(" conforms");
        assertThat(cli.lines())
                .contains(broken + ": missing-field at \"/id\": This field is required.")
                .anyMatch(
                        line -> line.startsWith(otherKey + ": version-conflict at \"/definitionVersion\": wai-s 1.0.0"))
                .anyMatch(line -> line.startsWith(otherKey + ": example-differs at \"/examples/"))
                .hasSizeGreaterThan(5);
        assertThat(cli.err()).matches("3 definitions: \\d+ problems in 2\n");
    }

    @Test
    void holdsVersionsOfOneInstrumentAgainstEachOther() throws IOException {
        String one = Fixtures.invented(InstrumentStatus.EXPERIMENTAL).toJson();
        String first = file("demo-1.json", one);
        String mended = file("demo-1-1.json", one.replace("1.0.0", "1.1.0").replace("\"Invented\"", "\"Made up\""));
        String rekeyed = file("demo-1-2.json", one.replace("1.0.0", "1.2.0").replace("\"max\" : 127", "\"max\" : 126"));

        assertThat(Cli.run("check-definition", first, mended).exitCode()).isZero();
        assertThat(Cli.run("check-definition", first, mended, rekeyed).lines())
                .filteredOn(line -> !line.endsWith(" conforms"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith(rekeyed + ": version-conflict"));
    }

    @Test
    void aFileThatCannotBeReadCostsOnlyItself() throws IOException {
        String good = file("good.json", BundledInstruments.dwai().toJson());

        Cli cli = Cli.run("check-definition", folder.resolve("absent.json").toString(), good);

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.lines()).hasSize(1).allMatch(line -> line.endsWith(" conforms"));
        assertThat(cli.messages().get(0)).contains("there is no such file");
        assertThat(cli.messages().get(1)).isEqualTo("1 definition: no problems; not every file could be read");
    }

    @Test
    void needsAFile() {
        assertThat(Cli.run("check-definition").exitCode()).isEqualTo(2);
    }
}
