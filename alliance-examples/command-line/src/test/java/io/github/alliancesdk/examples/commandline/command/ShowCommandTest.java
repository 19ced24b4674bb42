package io.github.alliancesdk.examples.commandline.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShowCommandTest {
    static List<Instrument> instruments() {
        return BundledInstruments.catalog().instruments();
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void printsAllThatADefinitionStates(Instrument instrument) {
        Cli cli = Cli.run("show", instrument.id().value());
        // lines are wrapped, so compare words
        String words = words(cli.out());

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(words)
                .contains(
                        words(Text.title(instrument)),
                        "definition " + instrument.definitionVersion(),
                        "digest " + instrument.definitionDigest(),
                        "reversed "
                                + (instrument.status() == InstrumentStatus.CATALOGUED
                                        ? "unknown"
                                        : numbers(instrument.reversed())));
        for (Scale scale : instrument.scales()) {
            assertThat(words)
                    .contains(
                            scale.id() + " " + Text.count(scale.items().size(), "item") + " " + numbers(scale.items()));
        }
        instrument.formats().forEach(format -> {
            assertThat(words)
                    .contains(format.id() + " " + format.range() + " "
                            + format.metric().id());
            format.anchors().forEach((point, label) -> assertThat(words).contains(point + " " + label));
        });
        instrument.raters().forEach(rater -> assertThat(words).contains(rater.id()));
        instrument.referents().forEach(referent -> assertThat(words).contains(referent.id()));
        instrument.rights().ifPresent(rights -> {
            assertThat(words).contains("holder " + words(rights.holder()), "permission " + words(rights.permission()));
            rights.contact().forEach(contact -> assertThat(words).contains(words(contact)));
        });
        instrument.openQuestions().forEach(question -> assertThat(words).contains(words(question)));
        instrument.notes().forEach(note -> assertThat(words).contains(words(note.text())));
        instrument.structure().forEach(finding -> assertThat(words).contains(words(finding.statement())));
        instrument
                .reliability()
                .forEach(finding -> assertThat(words)
                        .contains(words(finding.number() + " " + finding.statistic() + " " + finding.value())));
        instrument.provenance().forEach(entry -> {
            assertThat(words).contains(entry.fact() + " " + entry.disposition().id());
            entry.note().ifPresent(note -> assertThat(words).contains(words(note)));
        });
        instrument.sources().forEach((id, source) -> {
            assertThat(words).contains(id, words(source.title()), "Read: " + words(source.read()));
            source.doi().ifPresent(doi -> assertThat(words).contains("doi:" + doi));
        });
        instrument.items().stream()
                .filter(item -> item.derivedFrom().isPresent())
                .map(ShowCommandTest::derivation)
                .forEach(derivation -> assertThat(words).contains(derivation));
    }

    private static String derivation(Item item) {
        var origin = item.derivedFrom().orElseThrow();
        return item.number() + " from " + origin.instrument() + " " + origin.item();
    }

    private static String numbers(Iterable<Integer> numbers) {
        String joined = java.util.stream.StreamSupport.stream(numbers.spliterator(), false)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return joined.isEmpty() ? "none" : joined;
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    @Test
    void showsTheConstructAndEachCutOffWithItsSources() {
        Cli cli = Cli.runWith(Fixtures.empathy(), "", "show", "empathy-2");

        assertThat(cli.out())
                .contains("construct   empathy\n", "Cut-offs that sources state; none is applied to a score");
        assertThat(words(cli.out()))
                .contains(
                        "total at-or-below 3.5 conflicting Low, says one source. (invented)",
                        "total at-or-above 3.5 conflicting Low, says another. (invented)");
        Cli diff = Cli.runWith(Fixtures.empathy(), "", "show", "--diff", "dwai", "empathy-2");
        assertThat(diff.out())
                .contains("  construct\n    - alliance\n    + empathy\n")
                .contains("  cut-off statements\n    - none\n    + total at-or-below 3.5 (conflicting): Low, says one");
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void writesTheDefinitionAsJson(Instrument instrument) {
        Cli cli = Cli.run("show", instrument.id().value(), "--json");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).isEqualTo(instrument.toJson());
        assertThat(Instrument.parse(cli.out())).isEqualTo(instrument);
    }

    @Test
    void saysWhyAnInstrumentIsNotKeyed() {
        Instrument catalogued = Instrument.builder("demo-catalogued")
                .title("Only heard of")
                .status(InstrumentStatus.CATALOGUED)
                .whyNotKeyed("Its key was not read.")
                .reversed()
                .build();

        Cli cli = Cli.runWith(catalogued, "", "show", "demo-catalogued");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("status      catalogued", "not keyed   Its key was not read.");
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void showsACertainVersion(Instrument instrument) {
        String id = instrument.id().value();

        assertThat(Cli.run("show", id + "@" + instrument.definitionVersion())).isEqualTo(Cli.run("show", id));
        assertThat(Cli.run("show", id + "@99.0.0").exitCode()).isEqualTo(2);
        assertThat(Cli.run("show", id + "@newest").exitCode()).isEqualTo(2);
    }

    @Test
    void showsWhatTwoDefinitionsStateDifferently() {
        Cli cli = Cli.run("show", "--diff", "wai-s", "wai-sr@1.0.0");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out())
                .startsWith("--- wai-s 1.0.0\n+++ wai-sr 1.0.0\n\nIdentity\n")
                .contains("\nKey\n  digest\n    - sha256:")
                .contains("  reversed\n    - 4, 10\n    + none\n")
                .contains("\nResponse formats\n  default\n    - 1..7, sum, labels: 1 Never, ")
                .contains("    + 1..5, mean, labels: 1 Seldom, ")
                .contains("\nScales\n  goal\n    - 4, 6, 10, 11\n    + 4, 6, 8, 11\n"
                        + "  task\n    - 1, 2, 8, 12\n    + 1, 2, 10, 12\n")
                .contains("\nProvenance\n", "  scales/goal/items\n    - derived: ", "    + confirmed: ")
                .doesNotContain("  bond\n", "  total\n", "\nRules\n", "\nStatus\n");
    }

    @Test
    void showsWhatAFileStatesDifferently(@TempDir Path folder) throws IOException {
        Instrument shipped = BundledInstruments.dwai();
        Path same = Files.writeString(folder.resolve("same.json"), shipped.toJson());
        Path retitled = Files.writeString(
                folder.resolve("retitled.json"), shipped.toJson().replaceFirst("\"keyed\"", "\"experimental\""));
        Path renoted = Files.writeString(
                folder.resolve("renoted.json"), shipped.toJson().replace("Another response format, ", "A format, "));
        Path broken = Files.writeString(folder.resolve("broken.json"), "{}");

        assertThat(Cli.run("show", "--diff", "dwai", same.toString()).out())
                .isEqualTo("--- dwai 1.0.0\n+++ dwai 1.0.0\n\nThey state the same.\n");
        assertThat(Cli.run("show", "--diff", retitled.toString(), "dwai").out())
                .isEqualTo("--- dwai 1.0.0\n+++ dwai 1.0.0\n\nStatus\n  status\n    - experimental\n    + keyed\n");
        assertThat(Cli.run("show", "--diff", "dwai", renoted.toString()).out())
                .endsWith("\n\nThey differ only in notes, findings, rights, sources or examples.\n");
        assertThat(Cli.run("show", "--diff", "dwai", broken.toString()).exitCode())
                .isEqualTo(1);
        assertThat(Cli.run("show", "--diff", "dwai", broken.toString()).err()).contains("missing-field at \"/id\"");
        assertThat(Cli.run(
                                "show",
                                "--diff",
                                "dwai",
                                folder.resolve("absent.json").toString())
                        .exitCode())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--diff wai-s", "wai-s wai-sr", "--diff --json wai-s wai-sr", "--diff wai-s nothing-known"})
    void refusesWhatIsNeitherOneNorTwo(String arguments) {
        Cli cli = Cli.run(("show " + arguments).split(" "));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
    }
}
