package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSamples;
import io.github.alliancesdk.core.statistics.evidence.RefusedComparison;
import io.github.alliancesdk.core.statistics.evidence.SampleComparison;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Compares the shipped reference samples, as loaded and as packaged, with the facts that they were made from. */
class BundledReferenceSamplesTest {
    private static final JsonNode FACTS = TestFiles.facts("reference-samples.json");
    private static final JsonNode SOURCES = TestFiles.facts("sources.json");
    private static final ReferenceSamples SAMPLES = BundledReferenceSamples.samples();
    private static final ResponseChecker CHECKER = ResponseChecker.of(BundledInstruments.catalog());

    private static String resource(Class<?> owner, String path) throws IOException {
        try (InputStream in = owner.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode shipped() throws IOException {
        return TestFiles.json(resource(
                BundledReferenceSamples.class,
                "/META-INF/alliance/io.github.alliancesdk.instruments/reference-samples.json"));
    }

    @Test
    void whatIsShippedIsWordForWordWhatTheFactsSay() throws IOException {
        assertThat(shipped().get("samples")).isEqualTo(FACTS);
        Set<String> named = new TreeSet<>();
        FACTS.forEach(fact -> fact.get("sources").forEach(source -> named.add(source.stringValue())));
        assertThat(new TreeSet<>(shipped().get("sources").propertyNames())).isEqualTo(named);
        for (String source : named) {
            assertThat(shipped().get("sources").get(source)).as(source).isEqualTo(SOURCES.get(source));
        }
    }

    @Test
    void everyFigureOfALoadedSampleIsThatOfTheFacts() {
        assertThat(SAMPLES.all()).hasSize(FACTS.size());
        for (int i = 0; i < FACTS.size(); i++) {
            JsonNode fact = FACTS.get(i);
            ReferenceSample sample = SAMPLES.all().get(i);
            List<String> instruments = new ArrayList<>();
            fact.get("instrument").forEach(each -> instruments.add(each.stringValue()));

            assertThat(sample.id()).isEqualTo(fact.get("id").stringValue());
            assertThat(sample.label()).isEqualTo(fact.get("label").stringValue());
            assertThat(sample.instruments()).extracting(InstrumentId::value).isEqualTo(instruments);
            assertThat(sample.rater().id()).isEqualTo(fact.get("rater").stringValue());
            assertThat(sample.referent().id()).isEqualTo(fact.path("referent").asString("unstated"));
            assertThat(sample.range())
                    .isEqualTo(ScoreRange.of(
                            fact.at("/format/min").intValue(),
                            fact.at("/format/max").intValue()));
            assertThat(sample.n().isPresent()).isEqualTo(fact.has("n"));
            sample.n().ifPresent(n -> assertThat(n).isEqualTo(fact.get("n").intValue()));
            assertThat(sample.scale()).isEqualTo(fact.get("scale").stringValue());
            assertThat(sample.metric().id()).isEqualTo(fact.get("metric").stringValue());
            assertThat(sample.mean()).isEqualTo(fact.get("mean").doubleValue());
            assertThat(sample.sd()).isEqualTo(fact.get("sd").doubleValue());
            assertThat(sample.reviewStudies().isPresent()).isEqualTo(fact.has("reviewStudies"));
            sample.reviewStudies()
                    .ifPresent(studies -> assertThat(studies)
                            .isEqualTo(fact.get("reviewStudies").intValue()));
            assertThat(sample.kind().id()).isEqualTo(fact.get("kind").stringValue());
            assertThat(sample.caution().isPresent()).isEqualTo(fact.has("caution"));
            sample.caution()
                    .ifPresent(caution ->
                            assertThat(caution).isEqualTo(fact.get("caution").stringValue()));
            assertThat(TestFiles.json(TestFiles.write(sample.toMap()))).isEqualTo(fact);
            sample.sources().forEach(BundledReferenceSamplesTest::assertSource);
        }
    }

    private static void assertSource(String id, Source source) {
        JsonNode fact = SOURCES.get(id);
        assertThat(source.title()).isEqualTo(fact.get("title").stringValue());
        assertThat(source.read()).isEqualTo(fact.get("read").stringValue());
        assertThat(source.doi()).isEqualTo(Optional.ofNullable(fact.get("doi")).map(JsonNode::stringValue));
        assertThat(source.authors())
                .isEqualTo(Optional.ofNullable(fact.get("authors")).map(JsonNode::stringValue));
        assertThat(source.year().isPresent()).isEqualTo(fact.has("year"));
        source.year()
                .ifPresent(year -> assertThat(year).isEqualTo(fact.get("year").intValue()));
    }

    @Test
    void theDocumentFitsThePublishedSchemaAndIsWrittenBack() throws IOException {
        JsonNode schema = TestFiles.json(resource(
                ReferenceSamples.class, "/META-INF/alliance/io.github.alliancesdk.core/reference-samples.schema.json"));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(shipped()))
                .isEmpty();
        assertThat(TestFiles.json(SAMPLES.toJson())).isEqualTo(shipped());
        assertThat(BundledReferenceSamples.samples()).isSameAs(SAMPLES);
    }

    /** One study used the WAI-I about an agent; the facts don't declare that referent. */
    @Test
    void aSampleOfAShippedInstrumentNamesARaterAScaleAndAReferentThatItDeclares() {
        List<String> undeclared = new ArrayList<>();
        for (ReferenceSample sample : SAMPLES.all()) {
            for (InstrumentId id : sample.instruments()) {
                Optional<Instrument> instrument = BundledInstruments.catalog().find(id.value());
                if (instrument.isPresent()) {
                    assertThat(instrument.get().raters()).contains(sample.rater());
                    assertThat(instrument.get().findScale(sample.scale())).isPresent();
                    if (!withUnstated(instrument.get().referents()).contains(sample.referent())) {
                        undeclared.add(sample.id() + " " + id + " " + sample.referent());
                    }
                }
            }
        }
        assertThat(undeclared).containsExactly("canrelax-2026-bond wai-i AGENT");
    }

    private static List<Referent> withUnstated(Set<Referent> declared) {
        List<Referent> allowed = new ArrayList<>(declared);
        allowed.add(Referent.UNSTATED);
        return allowed;
    }

    private static ScoreReport score(Instrument instrument, Referent referent, int answer) {
        Responses.Builder sheet = Responses.builder(instrument.id().value(), Rater.CLIENT);
        instrument.itemNumbers().forEach(item -> sheet.answer(item, answer));
        if (referent != Referent.UNSTATED) {
            sheet.referent(referent);
        }
        return Scorer.complete().score(CHECKER.check(sheet.build()).orElseThrow());
    }

    @Test
    void aSheetAboutAnAgentIsComparedWithTheSamplesOfAgentsAlone() {
        ScoreReport report = score(BundledInstruments.waiShortRevised(), Referent.AGENT, 4);

        assertThat(SAMPLES.compare(report))
                .extracting(comparison -> comparison.sample().id())
                .containsExactly(
                        "darcy-2021-woebot",
                        "darcy-2021-woebot-bond",
                        "beatty-2022-wysa",
                        "beatty-2022-wysa-bond",
                        "clare-2025",
                        "beatty-2022-wysa-day-3",
                        "beatty-2022-wysa-day-3-bond");
        assertThat(SAMPLES.compare(score(BundledInstruments.waiShortRevised(), Referent.THERAPIST, 4)))
                .extracting(comparison -> comparison.sample().id())
                .containsExactly("jasper-2014-icbt", "jasper-2014-group-cbt");
        assertThat(SAMPLES.compare(score(BundledInstruments.dwai(), Referent.APP, 4)))
                .isEmpty();
    }

    // 5.66 and .84 on 1..7 are 1 + 4.66 * 4/6 = 4.1067 and .56 on 1..5
    @Test
    void thePooledSampleGivesADifferenceAndNoPosition() {
        ReferenceSample pooled = SAMPLES.get("van-lotringen-2021");
        ScoreReport unstated = score(BundledInstruments.waiShortRevised(), Referent.UNSTATED, 4);

        assertThat(pooled.kind()).isEqualTo(ReferenceSample.Kind.PUBLISHED_POOLED);
        assertThat(pooled.compare(unstated)).isInstanceOf(RefusedComparison.class);
        SampleComparison comparison = pooled.compareConverted(unstated).orElseThrow();
        assertThat(comparison.position().reason()).hasValue(Reason.POOLED_SAMPLE);
        assertThat(comparison.mean()).isEqualTo(1 + 4.66 * 4 / 6);
        assertThat(comparison.sentence())
                .contains(
                        "text-based human psychotherapy",
                        "1..7 to 1..5, linear, not equating",
                        "Caution: the number of");
    }

    @Test
    void noFormatOfTheSamplesIsMissingFromItsInstrument() {
        for (ReferenceSample sample : SAMPLES.all()) {
            if (sample.kind() == ReferenceSample.Kind.PUBLISHED_SAMPLE) {
                for (InstrumentId id : sample.instruments()) {
                    BundledInstruments.catalog()
                            .find(id.value())
                            .ifPresent(instrument -> assertThat(instrument.formats())
                                    .extracting(ResponseFormat::range)
                                    .contains(sample.range().toString()));
                }
            }
        }
    }
}
