package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares every number of the engine with {@code src/test/reference/reference.py}, which uses the facts and neither
 * the definitions nor this code. Numbers must be the same double, not merely close.
 */
class IndependentScorerReferenceTest {
    private static final String BEFORE = "{\"payload\":";
    private static final String BETWEEN = ",\"expected\":";
    private static final int LEAST = 2000;

    private final ResponseChecker checker =
            ResponseChecker.of(BundledInstruments.catalog()).allowExperimental();

    static Stream<String> scored() {
        return BundledInstruments.catalog().instruments().stream()
                .filter(instrument -> instrument.status() != InstrumentStatus.CATALOGUED)
                .map(instrument -> instrument.id().value());
    }

    @ParameterizedTest
    @MethodSource("scored")
    void everyPayloadScoresAsTheIndependentScorerSays(String instrument) {
        List<String> lines = TestFiles.referenceLines(instrument + ".ndjson.gz");
        Map<String, Integer> compared = new LinkedHashMap<>();

        for (String line : lines) {
            CheckedResponses checked =
                    checker.check(Responses.parse(payload(line))).orElseThrow();
            assertThat(checked.instrument().id().value()).isEqualTo(instrument);
            expected(line).properties().forEach(policy -> {
                ScoreReport report =
                        Scorer.of(MissingPolicy.parse(policy.getKey())).score(checked);
                String where = instrument + " " + report.administration().recordId() + " " + policy.getKey();
                assertThat(report.policy().id()).isEqualTo(followed(checked.instrument(), policy.getKey()));
                assertScores(where, report, policy.getValue());
                compared.merge(policy.getKey(), 1, Integer::sum);
            });
        }

        assertThat(lines).hasSizeGreaterThanOrEqualTo(LEAST);
        List<String> policies = new ArrayList<>(List.of("complete", "prorate:0.8", "prorate:0.5", "prorate:1.0"));
        if (BundledInstruments.catalog().get(instrument).missing().orElseThrow().isPublished()) {
            policies.add("published");
        }
        assertThat(compared.keySet()).containsExactlyInAnyOrderElementsOf(policies);
        assertThat(compared).containsEntry("complete", lines.size()).containsEntry("prorate:0.8", lines.size());
    }

    /** A report names the published rule that it followed. */
    private static String followed(Instrument instrument, String policy) {
        return policy.equals("published")
                ? "published("
                        + instrument
                                .missing()
                                .orElseThrow()
                                .rule()
                                .orElseThrow()
                                .id() + ")"
                : policy;
    }

    @Test
    void everyKindOfSheetIsAmongThePayloads() {
        for (String instrument : scored().toList()) {
            int items = BundledInstruments.catalog().get(instrument).items().size();
            Set<String> raters = new TreeSet<>();
            Set<String> formats = new TreeSet<>();
            Set<String> fields = new HashSet<>();
            Set<Integer> answered = new TreeSet<>();
            for (String line : TestFiles.referenceLines(instrument + ".ndjson.gz")) {
                CheckedResponses checked =
                        checker.check(Responses.parse(payload(line))).orElseThrow();
                raters.add(checked.rater().id());
                formats.add(checked.format().id());
                answered.add(checked.answers().size());
                TestFiles.json(payload(line)).propertyNames().forEach(fields::add);
            }

            assertThat(answered).as(instrument).contains(0, 1, items - 1, items);
            assertThat(raters)
                    .as(instrument)
                    .hasSameSizeAs(BundledInstruments.catalog().get(instrument).raters());
            assertThat(formats)
                    .as(instrument)
                    .hasSameSizeAs(BundledInstruments.catalog().get(instrument).formats());
            assertThat(fields)
                    .as(instrument)
                    .contains("referent", "dyadId", "session", "raterId", "recordedAt", "definitionDigest", "missing");
        }
    }

    private static String payload(String line) {
        assertThat(line).startsWith(BEFORE);
        return line.substring(BEFORE.length(), line.indexOf(BETWEEN));
    }

    private static JsonNode expected(String line) {
        return TestFiles.json(line).get("expected");
    }

    private static void assertScores(String where, ScoreReport report, JsonNode expected) {
        assertThat(report.scales().keySet())
                .as(where)
                .containsExactlyElementsOf(
                        expected.properties().stream().map(Map.Entry::getKey).toList());
        expected.properties()
                .forEach(scale ->
                        assertScore(where + " " + scale.getKey(), report.scale(scale.getKey()), scale.getValue()));
        assertThat(TestFiles.json(TestFiles.write(report.toMapWithPomp())).get("scales"))
                .as("the record of %s", where)
                .isEqualTo(withFactsOfTheDefinition(expected, report));
    }

    /** The other program computes scores only; the metric and the referent of a scale are copied. */
    private static JsonNode withFactsOfTheDefinition(JsonNode expected, ScoreReport report) {
        JsonNode record = expected.deepCopy();
        String metric = report.format().metric().id();
        for (Scale scale : report.definition().scales()) {
            ObjectNode score = (ObjectNode) record.get(scale.id());
            if (score.has(metric)) {
                score.put("metric", metric);
                score.set("value", score.get(metric));
            }
            if (!scale.referents().isEmpty()) {
                ArrayNode referents = ((ObjectNode) record.get(scale.id())).putArray("referents");
                scale.referents().forEach(referent -> referents.add(referent.id()));
            }
        }
        return record;
    }

    private static void assertScore(String where, Score actual, JsonNode expected) {
        assertThat(actual.answered())
                .as(where)
                .isEqualTo(expected.get("answered").intValue());
        assertThat(actual.items()).as(where).isEqualTo(expected.get("items").intValue());
        if (expected.get("status").stringValue().equals("scored")) {
            Scored scored = (Scored) actual;
            assertThat(scored.mean()).as(where).hasValue(expected.get("mean").doubleValue());
            assertThat(scored.sum()).as(where).hasValue(expected.get("sum").doubleValue());
            assertThat(scored.pomp()).as(where).hasValue(expected.get("pomp").doubleValue());
            assertThat(scored.isProrated())
                    .as(where)
                    .isEqualTo(expected.get("prorated").booleanValue());
        } else {
            Insufficient insufficient = (Insufficient) actual;
            assertThat(insufficient.required())
                    .as(where)
                    .isEqualTo(expected.get("required").intValue());
            assertThat(insufficient.mean()).as(where).isEmpty();
            assertThat(insufficient.sum()).as(where).isEmpty();
            assertThat(insufficient.pomp()).as(where).isEmpty();
        }
    }
}
