package io.github.alliancesdk.examples.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.fhir.FhirObservations;
import io.github.alliancesdk.core.interchange.fhir.FhirQuestionnaireWriter;
import io.github.alliancesdk.core.interchange.fhir.FhirResponses;
import io.github.alliancesdk.core.interchange.fhir.FhirVersion;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.wording.FormRenderer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks every FHIR resource that the SDK writes with HAPI's validator, offline. HAPI reads each Questionnaire and fills
 * in its options; the SDK reads HAPI's response, and its scores must be those of the same answers as a payload.
 *
 * <p>HAPI calls a response valid if its Questionnaire isn't found. So each is given to the validator, and a message that
 * one wasn't found counts as an error.
 */
class HapiTest {
    private static final long SEED = 20_261_130L;
    private static final String NOT_FOUND = "Questionnaire_QR_Q_NotFound";
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The Questionnaires that HAPI knows, by canonical URL. Its own supports don't resolve Questionnaires. */
    private static final class Questionnaires implements IValidationSupport {
        private final FhirContext context;
        private final Map<String, IBaseResource> byUrl = new HashMap<>();

        Questionnaires(FhirContext context) {
            this.context = context;
        }

        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public <T extends IBaseResource> @Nullable T fetchResource(Class<T> type, String url) {
            IBaseResource known = byUrl.get(url);
            return type.isInstance(known) ? type.cast(known) : null;
        }
    }

    /** HAPI for one release. */
    private static final class Hapi {
        private final FhirContext context;
        private final Questionnaires questionnaires;
        private final FhirValidator validator;
        private int validated;

        Hapi(FhirVersion version) {
            context = version == FhirVersion.R4 ? FhirContext.forR4() : FhirContext.forR5();
            questionnaires = new Questionnaires(context);
            validator = context.newValidator()
                    .registerValidatorModule(new FhirInstanceValidator(new ValidationSupportChain(
                            questionnaires,
                            new DefaultProfileValidationSupport(context),
                            new CommonCodeSystemsTerminologyService(context),
                            new InMemoryTerminologyServerValidationSupport(context))));
        }

        /** Reads a resource with the strictest parser and writes it again. */
        String rewritten(String json) {
            return parser().encodeResourceToString(parser().parseResource(json));
        }

        private IParser parser() {
            return context.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        }

        void learn(String questionnaire) {
            JsonNode json = MAPPER.readTree(questionnaire);
            String canonical =
                    json.get("url").asString() + "|" + json.get("version").asString();
            questionnaires.byUrl.put(canonical, parser().parseResource(questionnaire));
        }

        /** The messages that are errors, each with its place and without the value. */
        List<String> errors(String resource) {
            validated++;
            return validator.validateWithResult(resource).getMessages().stream()
                    .filter(HapiTest::isError)
                    .map(message ->
                            message.getMessageId() + " at " + message.getLocationString() + ": " + message.getMessage())
                    .toList();
        }
    }

    private static boolean isError(SingleValidationMessage message) {
        return message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0
                || NOT_FOUND.equals(message.getMessageId());
    }

    @ParameterizedTest
    @EnumSource(FhirVersion.class)
    void hapiAcceptsEveryResourceAndItsResponsesScoreTheSame(FhirVersion version) {
        Hapi hapi = new Hapi(version);
        Random random = new Random(SEED);
        int scored = 0;
        // HAPI remembers what it didn't find, so it learns all of them before it validates the first
        Map<CasesTest.Form, String> questionnaires = new LinkedHashMap<>();
        CasesTest.forms()
                .forEach(form -> questionnaires.put(
                        form,
                        FhirQuestionnaireWriter.of(version)
                                .write(FormRenderer.of(form.instrument())
                                        .withFormat(form.format().id()))));
        questionnaires.values().forEach(hapi::learn);
        for (Map.Entry<CasesTest.Form, String> each : questionnaires.entrySet()) {
            CasesTest.Form form = each.getKey();
            assertThat(hapi.errors(each.getValue())).as("%s", form).isEmpty();
            JsonNode read = MAPPER.readTree(hapi.rewritten(each.getValue()));
            for (int answered : List.of(100, 100, 80, 0)) {
                Map<Integer, Number> answers = sheet(form, answered, random);
                String response = hapi.rewritten(MAPPER.writeValueAsString(response(read, answers)));
                assertThat(hapi.errors(response)).as("%s", form).isEmpty();

                ScoreReport report = score(
                        form.instrument(), FhirResponses.of(form.instrument()).parse(response));
                assertThat(report.scales())
                        .as("%s", form)
                        .isEqualTo(score(form, answers).scales());
                String bundle = FhirObservations.withDefaults()
                        .withSubject("Patient/example")
                        .write(report);
                assertThat(hapi.errors(bundle)).as("%s", form).isEmpty();
                assertThat(FhirObservations.withDefaults()
                                .read(hapi.rewritten(bundle))
                                .get(0)
                                .record()
                                .orElseThrow()
                                .toMap())
                        .isEqualTo(report.toMap());
                scored++;
            }
        }
        System.out.printf(
                "HAPI %s: %d resources valid, %d responses to %d forms scored the same%n",
                version.id(), hapi.validated, scored, questionnaires.size());
    }

    @ParameterizedTest
    @EnumSource(FhirVersion.class)
    void aQuestionnaireThatIsNotFoundIsAnError(FhirVersion version) {
        String response = MAPPER.writeValueAsString(Map.of(
                "resourceType",
                "QuestionnaireResponse",
                "questionnaire",
                "https://example.org/Questionnaire/unknown|1.0.0",
                "status",
                "completed"));
        assertThat(new Hapi(version).errors(response))
                .singleElement()
                .asString()
                .startsWith(NOT_FOUND);
    }

    /** Random answers; each item is answered with this probability in per cent. */
    private static Map<Integer, Number> sheet(CasesTest.Form form, int answered, Random random) {
        Map<Integer, Number> answers = new LinkedHashMap<>();
        for (int item : form.instrument().itemNumbers()) {
            if (random.nextInt(100) < answered) {
                answers.put(item, answer(form.instrument().format(item, form.format()), random));
            }
        }
        return answers;
    }

    private static Number answer(ResponseFormat format, Random random) {
        if (format.step().isEmpty()) {
            return format.points().get(random.nextInt(format.points().size()));
        }
        double step = format.step().orElseThrow();
        int steps = (int) Math.round((format.max() - format.min()) / step);
        return Math.round((format.min() + random.nextInt(steps + 1) * step) * 1000) / 1000.0;
    }

    /** A response made of the options of a Questionnaire, as a form tool would make it. */
    private static Map<String, Object> response(JsonNode questionnaire, Map<Integer, Number> answers) {
        List<Object> items = new ArrayList<>();
        for (JsonNode group : questionnaire.get("item")) {
            if (group.get("linkId").asString().equals("items")) {
                for (JsonNode item : group.get("item")) {
                    Number answer =
                            answers.get(Integer.parseInt(item.get("linkId").asString()));
                    if (answer != null) {
                        items.add(Map.of(
                                "linkId", item.get("linkId").asString(), "answer", List.of(value(item, answer))));
                    }
                }
            }
        }
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("resourceType", "QuestionnaireResponse");
        response.put(
                "questionnaire",
                questionnaire.get("url").asString() + "|"
                        + questionnaire.get("version").asString());
        response.put("status", "completed");
        response.put("authored", "2026-05-01T10:00:00Z");
        if (!items.isEmpty()) {
            response.put("item", List.of(Map.of("linkId", "items", "item", items)));
        }
        return response;
    }

    private static Object value(JsonNode item, Number answer) {
        if (!item.has("answerOption")) {
            return Map.of("valueDecimal", answer);
        }
        for (JsonNode option : item.get("answerOption")) {
            JsonNode coding = option.get("valueCoding");
            if (coding.get("code").asString().equals(answer.toString())) {
                return Map.of("valueCoding", coding);
            }
        }
        throw new IllegalStateException("no option for an answer to item " + item.get("linkId"));
    }

    private static ScoreReport score(CasesTest.Form form, Map<Integer, Number> answers) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("instrument", form.instrument().id().value());
        payload.put("format", form.format().id());
        payload.put(
                "responses",
                answers.entrySet().stream()
                        .collect(Collectors.toMap(each -> each.getKey().toString(), Map.Entry::getValue)));
        return score(form.instrument(), Responses.of(payload));
    }

    private static ScoreReport score(Instrument instrument, Responses responses) {
        Rater rater = instrument.raters().iterator().next();
        CheckedResponses checked = ResponseChecker.of(instrument)
                .withRater(rater)
                .allowExperimental()
                .check(responses)
                .orElseThrow();
        return Scorer.complete().score(checked);
    }
}
