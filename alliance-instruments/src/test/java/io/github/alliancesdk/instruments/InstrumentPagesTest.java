package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class InstrumentPagesTest {
    private static final Path FOLDER = Path.of("docs");
    private static final String HOW =
            "the stored page isn't current; regenerate it: mvn test -pl alliance-instruments -am"
                    + " -Dtest=InstrumentPagesTest -Dsurefire.failIfNoSpecifiedTests=false -Dpages.update=true";
    private static final Pattern SOURCE = Pattern.compile("(?m)^- `([a-z0-9-]+)`: .*\\(read: .*$");
    private static final Pattern ADDRESS = Pattern.compile("doi:(\\S+?)[,]? |<(https?://[^>]+)>");
    private static final Map<String, String> PAGES = new InstrumentPages().pages();

    @BeforeAll
    static void update() throws IOException {
        if (Boolean.getBoolean("pages.update")) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
    }

    static Stream<String> names() {
        return PAGES.keySet().stream();
    }

    static Stream<Instrument> scored() {
        return BundledInstruments.catalog().instruments().stream()
                .filter(instrument -> instrument.status() != InstrumentStatus.CATALOGUED);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theStoredPageIsCurrent(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        assertThat(file).as(HOW).exists();
        assertThat(Files.readString(file)).as(HOW).isEqualTo(PAGES.get(name));
    }

    @Test
    void thereIsNoOtherPage() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(PAGES.keySet().stream()
                            .filter(name -> !name.startsWith(InstrumentPages.PROJECT_DOCS))
                            .toList());
        }
    }

    /** The addresses and the names of sources on a page are those of the facts. */
    @ParameterizedTest
    @MethodSource("names")
    void everySourceOnAPageIsAmongTheFacts(String name) {
        JsonNode facts = TestFiles.facts("sources.json");
        Set<String> addresses = new HashSet<>();
        facts.properties().forEach(entry -> {
            for (String field : List.of("doi", "url")) {
                if (entry.getValue().has(field)) {
                    addresses.add(entry.getValue().get(field).stringValue());
                }
            }
        });
        List<MatchResult> sources = SOURCE.matcher(PAGES.get(name)).results().toList();

        assertThat(sources).allSatisfy(source -> {
            assertThat(facts.has(source.group(1))).as(source.group(1)).isTrue();
            ADDRESS.matcher(source.group())
                    .results()
                    .forEach(address -> assertThat(addresses)
                            .contains(address.group(1) == null ? address.group(2) : address.group(1)));
        });
        if (!name.equals(InstrumentPages.INDEX) && !name.endsWith("choosing.md")) {
            assertThat(sources).isNotEmpty();
        }
    }

    /** Parses the page: the payload on it must give the scores on it. */
    @ParameterizedTest
    @MethodSource("scored")
    void theExampleOfAPageScoresAsItShows(Instrument instrument) {
        List<Document.Block> blocks = Document.read("alliance-instruments/docs/" + instrument.id() + ".md")
                .blocks("json");
        ScoreReport report = Scorer.complete()
                .score(ResponseChecker.of(BundledInstruments.catalog())
                        .allowExperimental()
                        .check(Responses.parse(blocks.get(0).text()))
                        .orElseThrow());

        assertThat(blocks).hasSize(2);
        assertThat(TestFiles.json(TestFiles.write(report.toMap())).get("scales"))
                .isEqualTo(TestFiles.json(blocks.get(1).text()));
    }

    @Test
    void thePageOfTheWaiSrTellsItFromTheWaiS() {
        assertThat(Document.read("alliance-instruments/docs/wai-sr.md").table("Other"))
                .contains(List.of("[wai-s](wai-s.md)", "1..7", "client", "4, 10", "8, 10", "yes"));
        assertThat(Document.read("alliance-instruments/docs/wai-s.md").table("Other"))
                .contains(List.of(
                        "[wai-sr](wai-sr.md)", "1..5", "client", "4, 10", "8, 10", "if no answer is outside 1..5"));
    }
}
