package io.github.alliancesdk.instruments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancesdk.core.instrument.CatalogEntry;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledDefinitionsTest {
    private static final String FOLDER = "/META-INF/alliance/io.github.alliancesdk.instruments/";
    private static final List<String> NO_DEFINITIONS = List.of("reference-samples.json", "theme-coverage.json");
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    /** Every opened resource, in order. */
    private final List<String> opened = new ArrayList<>();

    private InputStream packaged(String name) {
        opened.add(name.substring(FOLDER.length()));
        return BundledDefinitions.class.getResourceAsStream(name);
    }

    @Test
    void theProviderOffersWhatTheCatalogHolds() {
        assertThat(new BundledInstrumentProvider().entries())
                .isNotEmpty()
                .containsExactlyElementsOf(BundledInstruments.catalog().entries());
    }

    @Test
    void everyDefinitionIsTheOneThatTheIndexLists() {
        for (CatalogEntry entry : BundledDefinitions.list(this::packaged)) {
            Instrument instrument = entry.instrument();
            assertThat(instrument.id()).isEqualTo(entry.id());
            assertThat(instrument.definitionVersion()).isEqualTo(entry.definitionVersion());
            assertThat(instrument.definitionDigest()).isEqualTo(entry.definitionDigest());
        }
        assertThat(opened).hasSize(1 + BundledDefinitions.entries().size());
    }

    @Test
    void theIndexListsEveryDefinitionInTheFolder() throws Exception {
        Path folder = Path.of(BundledDefinitions.class
                        .getResource(FOLDER + "index.txt")
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".json") && !NO_DEFINITIONS.contains(name)))
                    .containsExactlyInAnyOrderElementsOf(BundledDefinitions.entries().stream()
                            .map(entry -> entry.id() + "-" + entry.definitionVersion() + ".json")
                            .toList());
        }
    }

    @Test
    void oneScoreReadsOneDefinition() {
        InstrumentCatalog catalog = InstrumentCatalog.ofEntries(BundledDefinitions.list(this::packaged));
        assertThat(catalog.ids()).hasSizeGreaterThan(1);
        ResponseChecker checker = ResponseChecker.of(catalog);
        assertThat(checker).asString().contains("wai-sr");
        assertThat(opened).containsExactly("index.txt");

        Responses responses = Responses.parse(
                "{\"instrument\":\"wai-sr\",\"rater\":\"client\",\"responses\":{\"3\":5,\"5\":4,\"7\":5,\"9\":4}}");
        ScoreReport report = Scorer.complete().score(checker.check(responses).orElseThrow());
        checker.check(Responses.parse("{\"instrument\":\"other\",\"rater\":\"client\",\"responses\":{}}"));

        assertThat(report.scale("bond").mean()).hasValue(4.5);
        assertThat(opened).containsExactly("index.txt", "wai-sr-1.0.0.json");
    }

    @Test
    void discoveryAndAdditionsReadNothing() {
        InstrumentCatalog catalog = InstrumentCatalog.ofEntries(BundledDefinitions.list(this::packaged));
        catalog.with().entries();
        assertThat(opened).containsExactly("index.txt");
        assertThat(InstrumentCatalog.discover().entries()).containsExactlyElementsOf(BundledDefinitions.entries());
    }

    @Test
    void anIndexThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> BundledDefinitions.list(name -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/META-INF/alliance/io.github.alliancesdk.instruments/index.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine-1.0.0.json", "mine 1.0.0", "mine 1.0.0 sha256:00 more", ""})
    void anIndexOfAnotherFormIsRefused(String line) {
        assertThatThrownBy(() -> BundledDefinitions.list(name -> text(line + "\n")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("index.txt");
    }

    @Test
    void aDefinitionThatTheIndexNamesAndThatIsNotThereIsNamed() {
        List<CatalogEntry> entries = BundledDefinitions.list(
                name -> name.endsWith("/index.txt") ? text("mine 1.0.0 " + DIGEST + "\n") : null);
        assertThatThrownBy(() -> entries.get(0).instrument())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/mine-1.0.0.json");
    }

    @Test
    void aResourceThatCannotBeReadIsAnInputOutputError() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };

        assertThatThrownBy(() -> BundledDefinitions.list(name -> broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("broken");
    }

    private static InputStream text(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
