package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.fhir.FhirQuestionnaireWriter;
import io.github.alliancesdk.core.interchange.fhir.FhirVersion;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Compares the scores that the expressions of a Questionnaire give in another program with those of this library.
 * {@code src/test/reference/fhirpath.cjs} says how the reference was made.
 */
class FhirPathReferenceTest {
    private static final Path SAMPLES = Path.of("../samples");

    /** Shipped instruments that can be scored, and samples with answers on lines, codes with gaps and both kinds of item. */
    private static List<Instrument> instruments() throws IOException {
        List<Instrument> instruments =
                new ArrayList<>(BundledInstruments.catalog().instruments());
        instruments.removeIf(each -> each.status() == InstrumentStatus.CATALOGUED);
        for (String own : List.of("worked-lines-4", "worked-bipolar-4", "worked-mixed-5", "worked-form-rule-6")) {
            instruments.add(Instrument.parse(SAMPLES.resolve(own + ".json")));
        }
        return instruments;
    }

    private record Reference(String version, Map<String, Double> answers, Map<String, JsonNode> scores) {}

    private static Map<String, List<Reference>> references() {
        Map<String, List<Reference>> byInstrument = new LinkedHashMap<>();
        for (String line : TestFiles.referenceLines("fhirpath.ndjson.gz")) {
            JsonNode reference = TestFiles.json(line);
            Map<String, Double> answers = new LinkedHashMap<>();
            reference
                    .get("answers")
                    .properties()
                    .forEach(each -> answers.put(each.getKey(), each.getValue().asDouble()));
            Map<String, JsonNode> scores = new LinkedHashMap<>();
            reference.get("scores").properties().forEach(each -> scores.put(each.getKey(), each.getValue()));
            byInstrument
                    .computeIfAbsent(reference.get("instrument").asString(), id -> new ArrayList<>())
                    .add(new Reference(reference.get("version").asString(), answers, scores));
        }
        return byInstrument;
    }

    @Test
    void everyScoreEqualsThatOfAnotherProgram() throws IOException {
        int compared = 0;
        int absent = 0;
        Map<String, List<Reference>> references = references();
        for (Instrument instrument : instruments()) {
            ResponseChecker checker = ResponseChecker.of(instrument).allowExperimental();
            for (Reference reference : references.get(instrument.id().value())) {
                Map<String, Object> payload = new HashMap<>();
                payload.put("rater", instrument.raters().iterator().next().id());
                Map<String, Object> answers = new LinkedHashMap<>();
                // an answer of a format without a step must be an integer
                reference
                        .answers()
                        .forEach((item, answer) ->
                                answers.put(item, answer == Math.rint(answer) ? (Object) answer.longValue() : answer));
                payload.put("responses", answers);
                CheckedResponses checked = checker.check(Responses.of(payload)).orElseThrow();
                Map<String, Score> scales = Scorer.complete().score(checked).scales();
                for (Map.Entry<String, JsonNode> each : reference.scores().entrySet()) {
                    boolean isMean = each.getKey().endsWith("-mean");
                    Score score = scales.get(each.getKey()
                            .substring("score-".length(), each.getKey().lastIndexOf('-')));
                    OptionalDouble expected = isMean ? score.mean() : score.sum();
                    JsonNode value = each.getValue().get("value");
                    if (expected.isPresent()) {
                        assertThat(value.asDouble())
                                .as("%s %s", instrument.id(), each)
                                .isEqualTo(expected.getAsDouble());
                        compared++;
                    } else {
                        assertThat(value.isNull())
                                .as("%s %s", instrument.id(), each)
                                .isTrue();
                        absent++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(500);
        assertThat(absent).isGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(FhirVersion.class)
    void theReferenceEvaluatedTheExpressionsThatAreWritten(FhirVersion version) throws IOException {
        Map<String, List<Reference>> references = references();
        for (Instrument instrument : instruments()) {
            Map<String, String> written = new LinkedHashMap<>();
            TestFiles.json(FhirQuestionnaireWriter.of(version).write(instrument))
                    .get("item")
                    .forEach(item -> {
                        if (item.get("linkId").asString().startsWith("score-")) {
                            written.put(item.get("linkId").asString(), expression(item));
                        }
                    });
            assertThat(written).isNotEmpty();
            references.get(instrument.id().value()).stream()
                    .filter(each -> each.version().equals(version.id()))
                    .forEach(reference -> {
                        Map<String, String> evaluated = new LinkedHashMap<>();
                        reference
                                .scores()
                                .forEach((linkId, score) -> evaluated.put(
                                        linkId, score.get("expression").asString()));
                        assertThat(evaluated).isEqualTo(written);
                    });
        }
    }

    private static String expression(JsonNode item) {
        return item.get("extension")
                .get(0)
                .get("valueExpression")
                .get("expression")
                .asString();
    }

    // ---- the input of the reference

    /** Writes the input if the system property fhirpath.cases names a file. */
    @Test
    void theReferenceHasEverySheet() throws IOException {
        List<String> lines = new ArrayList<>();
        Random random = new Random(18);
        for (Instrument instrument : instruments()) {
            for (FhirVersion version : FhirVersion.values()) {
                JsonNode questionnaire =
                        TestFiles.json(FhirQuestionnaireWriter.of(version).write(instrument));
                for (int sheet = 0; sheet < 8; sheet++) {
                    Map<String, Object> answers = answers(instrument, random, sheet);
                    lines.add(TestFiles.write(Map.of(
                            "version", version.id(),
                            "instrument", instrument.id().value(),
                            "answers", answers,
                            "questionnaire", questionnaire,
                            "response", response(instrument, answers))));
                }
            }
        }
        String file = System.getProperty("fhirpath.cases");
        if (file != null) {
            Files.write(Path.of(file), lines);
        } else {
            assertThat(references().values().stream().mapToInt(List::size).sum())
                    .isEqualTo(lines.size());
        }
    }

    /** The sheets 5 and 6 lack one answer, and the sheet 7 has only one. */
    private static Map<String, Object> answers(Instrument instrument, Random random, int sheet) {
        Map<String, Object> answers = new LinkedHashMap<>();
        List<Integer> items = new ArrayList<>(new TreeSet<>(instrument.itemNumbers()));
        int odd = items.get(random.nextInt(items.size()));
        for (int item : items) {
            if (sheet < 5 || (sheet == 7) == (item == odd)) {
                ResponseFormat format = instrument.format(item, instrument.responseFormat());
                List<Integer> points = format.points();
                if (points.isEmpty()) {
                    int steps = (int) Math.round(
                            (format.max() - format.min()) / format.step().orElseThrow());
                    double answer = Math.round((format.min()
                                            + random.nextInt(steps + 1)
                                                    * format.step().orElseThrow())
                                    * 1000)
                            / 1000.0;
                    answers.put(String.valueOf(item), answer);
                } else {
                    answers.put(String.valueOf(item), points.get(random.nextInt(points.size())));
                }
            }
        }
        return answers;
    }

    private static Map<String, Object> response(Instrument instrument, Map<String, Object> answers) {
        List<Object> items = new ArrayList<>();
        answers.forEach((item, answer) -> {
            ResponseFormat format = instrument.format(Integer.parseInt(item), instrument.responseFormat());
            Map<String, Object> value = format.step().isPresent()
                    ? Map.of("valueDecimal", answer)
                    : Map.of(
                            "valueCoding",
                            Map.of(
                                    "system",
                                    "https://alliancesdk.github.io/fhir/CodeSystem/" + instrument.id() + "-"
                                            + format.id(),
                                    "code",
                                    answer.toString()));
            items.add(Map.of("linkId", item, "answer", List.of(value)));
        });
        return Map.of(
                "resourceType",
                "QuestionnaireResponse",
                "questionnaire",
                "https://alliancesdk.github.io/fhir/Questionnaire/" + instrument.id() + "|"
                        + instrument.definitionVersion(),
                "status",
                "completed",
                "item",
                List.of(Map.of("linkId", "items", "item", items)));
    }
}
