package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.statistics.evidence.BatteryCoverage;
import io.github.alliancesdk.core.statistics.evidence.ThemeCoverage;
import io.github.alliancesdk.core.statistics.evidence.ThemeFinding;
import io.github.alliancesdk.core.statistics.evidence.ThemeFinding.State;
import io.github.alliancesdk.core.statistics.evidence.ThemeItem;
import io.github.alliancesdk.core.statistics.evidence.ThemeItem.Strength;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Compares the shipped judgement, as loaded and as packaged, with the facts. */
class BundledThemeCoverageTest {
    private static final JsonNode FACTS = TestFiles.facts("theme-coverage.json");
    private static final ThemeCoverage JUDGEMENT = BundledThemeCoverage.judgement();
    private static final InstrumentId WAI_SR = InstrumentId.of("wai-sr");
    private static final InstrumentId DWAI = InstrumentId.of("dwai");

    @Test
    void whatIsShippedIsByteForByteWhatTheFactsSay() throws IOException {
        try (InputStream in = BundledThemeCoverage.class.getResourceAsStream(
                "/META-INF/alliance/io.github.alliancesdk.instruments/theme-coverage.json")) {
            assertThat(in.readAllBytes())
                    .isEqualTo(Files.readAllBytes(Path.of("src/test/reference/facts/theme-coverage.json")));
        }
    }

    /** A theme without a translated name would be shown in English in every language. */
    @Test
    void everyThemeHasANameInEveryLanguage() {
        BatteryCoverage coverage = JUDGEMENT.of(WAI_SR);
        List<ThemeFinding> findings = Stream.concat(
                        coverage.themes().stream(),
                        coverage.published().values().stream().flatMap(List::stream))
                .toList();
        assertThat(findings).hasSize(17);
        for (ThemeFinding finding : findings) {
            for (String language : List.of("de", "fr", "es", "nl")) {
                // a theme without a translation is shown as its id, in lower case
                assertThat(finding.displayName(Locale.forLanguageTag(language)))
                        .isNotEqualTo(finding.theme())
                        .matches("\\p{Lu}.*");
            }
        }
    }

    @Test
    void whatIsShippedFitsThePublishedSchema() throws IOException {
        try (InputStream in = ThemeCoverage.class.getResourceAsStream(
                "/META-INF/alliance/io.github.alliancesdk.core/theme-coverage.schema.json")) {
            JsonNode schema = TestFiles.json(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(FACTS))
                    .isEmpty();
        }
    }

    @Test
    void whatIsLoadedIsWhatTheFactsSay() {
        assertThat(JUDGEMENT.themes()).isEqualTo(texts(FACTS.get("themes")));
        assertThat(JUDGEMENT.judged()).extracting(InstrumentId::value).isEqualTo(texts(FACTS.get("judged")));
        assertThat(JUDGEMENT.published().get("tong2023")).isEqualTo(texts(FACTS.get("tong2023")));
        assertThat(JUDGEMENT.published().get("vanLotringen2021")).isEqualTo(texts(FACTS.get("vanLotringen2021")));
        assertThat(JUDGEMENT.published()).hasSize(2);
        assertThat(JUDGEMENT.reading()).isEqualTo(FACTS.get("reading").stringValue());
        for (InstrumentId instrument : JUDGEMENT.judged()) {
            for (String theme : JUDGEMENT.themes()) {
                assertThat(cell(JUDGEMENT.items(instrument, theme)))
                        .as("%s %s", instrument, theme)
                        .isEqualTo(FACTS.get(instrument.value()).get(theme).stringValue());
            }
        }
    }

    private static String cell(List<ThemeItem> items) {
        return items.isEmpty()
                ? "-"
                : items.stream()
                        .map(item -> item.item() + (item.strength() == Strength.WEAK ? "w" : ""))
                        .collect(Collectors.joining(","));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    @Test
    void everyItemThatTouchesAThemeExists() {
        for (InstrumentId instrument : JUDGEMENT.judged()) {
            for (String theme : JUDGEMENT.themes()) {
                assertThat(BundledInstruments.catalog().get(instrument).itemNumbers())
                        .containsAll(JUDGEMENT.items(instrument, theme).stream()
                                .map(ThemeItem::item)
                                .toList());
            }
        }
    }

    @Test
    void itIsLabelledAJudgementAndSaysWhatOthersAre() {
        assertThat(JUDGEMENT.rule()).contains("a judgement made for this project");
        assertThat(JUDGEMENT.others()).isEqualTo("not judged; never to be read as uncovered");
        assertThat(JUDGEMENT.of(DWAI).judgement()).isEqualTo(JUDGEMENT.rule());
    }

    @Test
    void bothTogetherLeaveOpennessAndPrivacyUncovered() {
        BatteryCoverage both = JUDGEMENT.of(WAI_SR, DWAI);

        assertThat(both.themes(State.UNCOVERED)).containsExactly("openness", "privacy");
        assertThat(both.themes(State.WEAKLY_COVERED)).containsExactly("flexibility");
        assertThat(both.themes(State.NOT_JUDGED)).isEmpty();
        assertThat(both.published().get("tong2023"))
                .extracting(ThemeFinding::toString)
                .containsExactly(
                        "flexibility: weakly-covered [wai-sr item 4 (weak), wai-sr item 8 (weak)]",
                        "accountability: covered [dwai item 3]",
                        "emotional-connection: covered [wai-sr item 3, wai-sr item 7, wai-sr item 9, dwai item 6 (weak)]",
                        "openness: uncovered",
                        "lack of agreement upon goals: not-judged");
        assertThat(both.published().get("vanLotringen2021"))
                .extracting(ThemeFinding::toString)
                .containsExactly("empathy: not-judged", "compassion: not-judged");
    }

    @Test
    void noOtherInstrumentIsEverCalledUncovering() {
        for (InstrumentId other : BundledInstruments.catalog().ids()) {
            if (!JUDGEMENT.judged().contains(other)) {
                assertThat(JUDGEMENT.of(other).themes(State.NOT_JUDGED))
                        .as("%s", other)
                        .isEqualTo(JUDGEMENT.themes());
                assertThat(JUDGEMENT.of(other, DWAI, WAI_SR).themes(State.UNCOVERED))
                        .isEmpty();
            }
        }
    }
}
