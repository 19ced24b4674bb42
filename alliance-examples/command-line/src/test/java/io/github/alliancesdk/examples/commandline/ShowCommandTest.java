package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.json.InstrumentReader;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShowCommandTest {
    static List<Instrument> instruments() {
        return BundledInstruments.catalog().instruments();
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void printsAllThatADefinitionStates(Instrument instrument) {
        Cli cli = Cli.run("show", instrument.id().value());
        // a page is wrapped: compare words
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
            assertThat(words).contains(scale.id() + " " + scale.items().size() + " items " + numbers(scale.items()));
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

    @ParameterizedTest
    @MethodSource("instruments")
    void writesTheDefinitionAsJson(Instrument instrument) {
        Cli cli = Cli.run("show", instrument.id().value(), "--json");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).isEqualTo(instrument.toJson());
        assertThat(InstrumentReader.read(cli.out())).isEqualTo(instrument);
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
}
