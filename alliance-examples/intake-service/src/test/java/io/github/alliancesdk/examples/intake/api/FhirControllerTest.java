package io.github.alliancesdk.examples.intake.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import io.github.alliancesdk.core.interchange.fhir.FhirObservations;
import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import io.github.alliancesdk.examples.intake.Payloads;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The addresses of FHIR, over real HTTP, with a client that isn't the SDK's. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
            "intake.tokens.researcher.reader=" + Api.RESEARCHER_DIGEST,
            "intake.limits.requests-per-minute=1000000",
            "intake.fhir.fields.dyadId=subject"
        })
class FhirControllerTest {
    private static final FhirContext FHIR = context();
    private static final String SEARCH = "/fhir/Observation?derived-from=QuestionnaireResponse/";

    @Value("${local.server.port}")
    private int port;

    private Api api;
    private IGenericClient client;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    private static FhirContext context() {
        FhirContext context = FhirContext.forR4();
        context.setParserErrorHandler(new StrictErrorHandler());
        return context;
    }

    @BeforeEach
    void connect() {
        api = new Api(port, Api.TOKEN);
        client = FHIR.newRestfulGenericClient("http://127.0.0.1:" + port + "/fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor(Api.TOKEN));
    }

    /** Adds the parameter rater, which the client's own methods don't know. */
    private record AsClient() implements IClientInterceptor {
        @Override
        public void interceptRequest(IHttpRequest request) {
            if (request.getHttpVerbName().equals("POST")) {
                request.setUri(request.getUri() + "?rater=client");
            }
        }

        @Override
        public void interceptResponse(IHttpResponse response) {
            // nothing to change
        }
    }

    private static String id() {
        return "r-" + UUID.randomUUID();
    }

    /** Fills in a form as any form tool does, with the option of this code for each item. */
    private QuestionnaireResponse filledIn(String recordId, String code) {
        Questionnaire form =
                client.read().resource(Questionnaire.class).withId("wai-sr").execute();
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setId(recordId);
        response.setQuestionnaire(form.getUrl() + "|" + form.getVersion());
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        for (QuestionnaireItemComponent group : form.getItem()) {
            if (group.getLinkId().equals("items")) {
                QuestionnaireResponseItemComponent answers = response.addItem().setLinkId("items");
                for (QuestionnaireItemComponent item : group.getItem()) {
                    Coding chosen = item.getAnswerOption().stream()
                            .map(option -> option.getValueCoding())
                            .filter(coding -> coding.getCode().equals(code))
                            .findFirst()
                            .orElseThrow();
                    answers.addItem()
                            .setLinkId(item.getLinkId())
                            .addAnswer()
                            .setValue(new Coding(chosen.getSystem(), chosen.getCode(), null));
                }
            }
        }
        return response;
    }

    /** The client would send an object without its id, so it sends the text. */
    private MethodOutcome create(QuestionnaireResponse response) {
        IGenericClient asClient = FHIR.newRestfulGenericClient("http://127.0.0.1:" + port + "/fhir");
        asClient.registerInterceptor(new BearerTokenAuthInterceptor(Api.TOKEN));
        asClient.registerInterceptor(new AsClient());
        return asClient.create()
                .resource(FHIR.newJsonParser().encodeResourceToString(response))
                .execute();
    }

    private HttpResponse<String> post(String body) {
        return api.post("/fhir/QuestionnaireResponse?rater=client", body);
    }

    private static void isOutcome(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/fhir+json");
        OperationOutcome outcome = FHIR.newJsonParser().parseResource(OperationOutcome.class, response.body());
        assertThat(outcome.getIssueFirstRep().getSeverity().toCode()).isEqualTo("error");
        assertThat(outcome.getIssueFirstRep().getCode().toCode()).isEqualTo(code);
        assertThat(outcome.getIssueFirstRep().getDetails().getText()).isNotBlank();
    }

    // ---- one response

    @Test
    void aFormOfAnyToolIsScoredAndItsScoresAreFound() {
        String id = id();
        MethodOutcome created = create(filledIn(id, "4"));

        assertThat(created.getResponseStatusCode()).isEqualTo(201);
        assertThat(((Bundle) created.getResource()).getEntry()).hasSize(4);
        assertThat(create(filledIn(id, "4")).getResponseStatusCode()).isEqualTo(200);

        Bundle found = client.search()
                .forResource(Observation.class)
                .where(Observation.DERIVED_FROM.hasId("QuestionnaireResponse/" + id))
                .returnBundle(Bundle.class)
                .execute();
        assertThat(found.getTotal()).isEqualTo(4);
        assertThat(found.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        Observation goal = (Observation) found.getEntryFirstRep().getResource();
        // every answer is 4, and no item of this instrument is reversed
        assertThat(goal.getValueQuantity().getValue()).isEqualByComparingTo("4");
        assertThat(goal.getDerivedFromFirstRep().getReference()).isEqualTo("QuestionnaireResponse/" + id);
    }

    @Test
    void theScoresAreThoseOfTheServicesOwnPayload() {
        String id = id();
        HttpResponse<String> created =
                post(Payloads.fhirWaiSr(id, "Patient/7", 4).replaceFirst("\"code\":\"4\"", "\"code\":\"3\""));
        assertThat(created.statusCode()).isEqualTo(201);

        String report = api.get("/administrations/" + id).body();
        assertThatJson(report).inPath("dyadId").isEqualTo("Patient/7");
        assertThatJson(report).inPath("scales.total.mean").isEqualTo(47.0 / 12);
        for (String bundle : List.of(created.body(), api.get(SEARCH + id).body())) {
            assertThatJson(FhirObservations.withDefaults()
                            .read(bundle)
                            .get(0)
                            .record()
                            .orElseThrow()
                            .toMap())
                    .isEqualTo(report);
        }
        // a resource has no session, so its place in a series isn't known
        assertThatJson(api.get("/dyads/Patient%2F7/series").body())
                .inPath("problems[*].recordId")
                .isArray()
                .contains(id);
        // the same sheet in the service's own form is the same record
        String payload = Payloads.waiSr(id, "Patient/7", 1, 4)
                .replace("\"1\":4", "\"1\":3")
                .replace("\"session\":1,\"referent\":\"app\"", "\"recordedAt\":\"2026-05-01T10:00:00Z\"");
        assertThat(api.post("/administrations", payload).statusCode()).isEqualTo(200);
        assertThatJson(api.with(Api.RESEARCHER_TOKEN).post("/verify", "").body())
                .inPath("different")
                .isArray()
                .isEmpty();
    }

    @Test
    void anotherResponseUnderTheSameIdIsAConflict() {
        String id = id();
        assertThat(post(Payloads.fhirWaiSr(id, "Patient/7", 4)).statusCode()).isEqualTo(201);

        isOutcome(post(Payloads.fhirWaiSr(id, "Patient/7", 5)), 409, "conflict");
    }

    @Test
    void aBadAnswerIsNamedByItsPlaceAndNeverShown() {
        QuestionnaireResponse response = filledIn(id(), "4");
        ((Coding) response.getItemFirstRep()
                        .getItem()
                        .get(3)
                        .getAnswerFirstRep()
                        .getValue())
                .setCode("77");

        UnprocessableEntityException refused =
                catchThrowableOfType(UnprocessableEntityException.class, () -> create(response));

        OperationOutcome outcome = (OperationOutcome) refused.getOperationOutcome();
        assertThat(outcome.getIssue()).hasSize(1);
        OperationOutcome.OperationOutcomeIssueComponent issue = outcome.getIssueFirstRep();
        assertThat(issue.getCode()).isEqualTo(OperationOutcome.IssueType.VALUE);
        assertThat(issue.getDetails().getText()).isEqualTo("The value is out of range; allowed: 1..5.");
        assertThat(issue.getDiagnostics()).isEqualTo("out-of-range /item/0/item/3/answer/0/valueCoding/code");
        String path = issue.getExpression().get(0).getValue();
        assertThat(path).isEqualTo("QuestionnaireResponse.item[0].item[3].answer[0].value.code");
        assertThat(refused.getResponseBody()).doesNotContain("77");
    }

    @Test
    void everyProblemIsAnIssueInTheLanguageOfTheSender() {
        String body = Payloads.fhirWaiSr("x", "Patient/7", 4)
                .replaceFirst("\"id\":\"x\",", "")
                .replace("\"linkId\":\"2\"", "\"linkId\":\"99\"")
                .replace("\"status\":\"completed\"", "\"status\":\"in-progress\"");
        HttpResponse<String> refused =
                api.post("/fhir/QuestionnaireResponse?rater=client", body, "Accept-Language", "de");

        assertThatJson(refused.body())
                .inPath("issue[*].diagnostics")
                .isEqualTo("['draft /status', 'unknown-item /item/0/item/1/linkId', 'missing-field /id']");
        assertThatJson(refused.body()).inPath("issue[*].code").isEqualTo("['business-rule', 'not-found', 'required']");
        assertThatJson(refused.body())
                .inPath("issue[2].details.text")
                .asString()
                .contains("erforderlich");
        assertThat(FHIR.newJsonParser()
                        .parseResource(OperationOutcome.class, refused.body())
                        .getIssue())
                .hasSize(3);
    }

    @Test
    void theBytesAreReadAsStrictlyAsAPayload() {
        String body = Payloads.fhirWaiSr(id(), "Patient/7", 4);

        isOutcome(post(body.replaceFirst("\"linkId\":\"1\"", "\"linkId\":\"1\",\"linkId\":\"2\"")), 422, "structure");
        isOutcome(post(body + "{}"), 422, "structure");
        isOutcome(post(""), 422, "structure");
        isOutcome(post("{\"resourceType\":\"Patient\"}"), 422, "structure");
    }

    @Test
    void theSenderSaysWhoFilledInTheForm() {
        String body = Payloads.fhirWaiSr(id(), "Patient/7", 4);

        isOutcome(api.post("/fhir/QuestionnaireResponse", body), 400, "invalid");
        isOutcome(api.post("/fhir/QuestionnaireResponse?rater=nobody", body), 400, "invalid");
        isOutcome(api.post("/fhir/QuestionnaireResponse?rater=observer", body), 422, "business-rule");
    }

    // ---- many responses

    @Test
    void aBadEntryOfABatchLosesNoOther() {
        Bundle batch = new Bundle().setType(Bundle.BundleType.BATCH);
        QuestionnaireResponse bad = filledIn(id(), "4");
        ((Coding) bad.getItemFirstRep().getItem().get(0).getAnswerFirstRep().getValue()).setCode("77");
        String first = id();
        String last = id();
        for (QuestionnaireResponse each : List.of(filledIn(first, "4"), bad, filledIn(last, "1"))) {
            batch.addEntry()
                    .setResource(each)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl("QuestionnaireResponse?rater=client");
        }
        // the client would leave out the ids of the objects
        String sent = FHIR.newJsonParser().encodeResourceToString(batch);
        assertThat(sent).contains(first);
        Bundle answer = FHIR.newJsonParser()
                .parseResource(
                        Bundle.class, client.transaction().withBundle(sent).execute());

        assertThat(answer.getType()).isEqualTo(Bundle.BundleType.BATCHRESPONSE);
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus())
                .containsExactly("201 Created", "422 Unprocessable Content", "201 Created");
        assertThat(((OperationOutcome) answer.getEntry().get(1).getResponse().getOutcome())
                        .getIssueFirstRep()
                        .getDiagnostics())
                .isEqualTo("out-of-range /item/0/item/0/answer/0/valueCoding/code");
        assertThat(((Bundle) answer.getEntry().get(2).getResource()).getEntry()).hasSize(4);
        assertThat(api.get("/administrations/" + first).statusCode()).isEqualTo(200);
        assertThat(api.get("/administrations/" + last).statusCode()).isEqualTo(200);
    }

    @Test
    void everyEntryIsReadStrictly() {
        String good = Payloads.fhirWaiSr(id(), "Pati\u00ebnt/\ud83d\ude00", 4);
        String bad = good.replaceFirst("\"linkId\":\"1\"", "\"linkId\":\"1\",\"linkId\":\"2\"");
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\": " + bad
                + "}, {\"resource\" : " + good + " }, {\"fullUrl\":\"urn:uuid:1\"}, 7]}";
        HttpResponse<String> answer = api.post("/fhir?rater=client", bundle);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatJson(answer.body())
                .inPath("entry[*].response.status")
                .isEqualTo("['422 Unprocessable Content', '201 Created', '400 Bad Request', '400 Bad Request']");
        assertThatJson(answer.body())
                .inPath("entry[0].response.outcome.issue[0].diagnostics")
                .isEqualTo("duplicate-field /item/0/item/0/linkId");
        // without a rater, and with a request that is not to create a response
        assertThatJson(api.post("/fhir", bundle).body())
                .inPath("entry[1].response.status")
                .isEqualTo("400 Bad Request");
        String batch = bundle.replace("collection", "batch");
        assertThatJson(api.post("/fhir?rater=client", batch).body())
                .inPath("entry[1].response.status")
                .isEqualTo("400 Bad Request");
        for (String request : List.of(
                "{\"method\":\"DELETE\",\"url\":\"QuestionnaireResponse\"}",
                "{\"method\":\"POST\",\"url\":\"Patient\"}",
                "{\"method\":\"POST\",\"url\":\"QuestionnaireResponse?rater=nobody\"}",
                "{\"method\":\"POST\",\"url\":\"QuestionnaireResponse\",\"ifNoneExist\":\"x=1\"}",
                "7")) {
            assertThatJson(api.post(
                                    "/fhir?rater=client",
                                    batch.replace(
                                            "\"fullUrl\":\"urn:uuid:1\"",
                                            "\"request\":" + request + ",\"resource\":" + good))
                            .body())
                    .inPath("entry[2].response.status")
                    .isEqualTo("400 Bad Request");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"resourceType":"Bundle","type":"transaction","entry":[]}
                    {"resourceType":"Bundle","entry":[]}
                    {"resourceType":"Bundle","type":"batch","type":"batch"}
                    {"resourceType":"Bundle","type":"batch","entry":{}}
                    {"resourceType":"Bundle","type":"batch","entry":[{"resource":{},"resource":{}}]}
                    {"resourceType":"Bundle","type":"batch"} {}
                    {"resourceType":"Bundle","type":"batch","entry":[
                    {"resourceType":"Patient","type":"batch"}
                    []
                    geheim
                    """)
    void whatIsNoBatchIsRefusedAsAWhole(String body) {
        HttpResponse<String> refused = api.post("/fhir?rater=client", body);

        isOutcome(refused, 400, "invalid");
        assertThat(refused.body()).doesNotContain("geheim");
    }

    @Test
    void anEmptyBatchHasAnEmptyAnswer() {
        assertThatJson(api.post("/fhir", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}")
                        .body())
                .isEqualTo("{resourceType: 'Bundle', type: 'batch-response'}");
    }

    // ---- reading

    @Test
    void aQuestionnaireIsToBeHadInBothReleases() {
        HttpResponse<String> r4 = api.get("/fhir/Questionnaire/wai-sr");
        HttpResponse<String> r5 =
                api.get("/fhir/Questionnaire/wai-sr", "Accept", "application/fhir+json; fhirVersion=5.0");

        assertThat(r4.headers().firstValue("Content-Type")).hasValue("application/fhir+json;fhirVersion=4.0");
        assertThatJson(r4.body()).inPath("item[0].item[0].type").isEqualTo("choice");
        assertThat(r5.headers().firstValue("Content-Type")).hasValue("application/fhir+json;fhirVersion=5.0");
        assertThatJson(r5.body()).inPath("item[0].item[0].type").isEqualTo("coding");
        String etag = r4.headers().firstValue("ETag").orElseThrow();
        assertThat(api.get("/fhir/Questionnaire/wai-sr", "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        // no such instrument, and one whose key isn't known
        assertThatThrownBy(() -> client.read()
                        .resource(Questionnaire.class)
                        .withId("no-such")
                        .execute())
                .isInstanceOfSatisfying(
                        ResourceNotFoundException.class,
                        e -> assertThat(((OperationOutcome) e.getOperationOutcome())
                                        .getIssueFirstRep()
                                        .getCode())
                                .isEqualTo(OperationOutcome.IssueType.NOTFOUND));
        isOutcome(api.get("/fhir/Questionnaire/virtual-tas"), 404, "not-found");
    }

    @Test
    void aSearchThatIsntUnderstoodIsRefused() {
        assertThatJson(api.get(SEARCH + "no-such").body()).inPath("total").isEqualTo(0);
        isOutcome(api.get("/fhir/Observation"), 400, "invalid");
        isOutcome(api.get(SEARCH + "a,QuestionnaireResponse/b"), 400, "invalid");
        isOutcome(api.get(SEARCH + "a&code=x"), 400, "invalid");
        isOutcome(api.get("/fhir/Observation?derived-from=Observation/a"), 400, "invalid");
    }

    @Test
    void theCapabilitiesAreWhatTheServiceDoes() {
        CapabilityStatement stated =
                client.capabilities().ofType(CapabilityStatement.class).execute();

        assertThat(stated.getFhirVersion().toCode()).isEqualTo("4.0.1");
        assertThat(stated.getRestFirstRep().getResource())
                .extracting(each -> each.getType() + " "
                        + each.getInteractionFirstRep().getCode().toCode())
                .containsExactly("Questionnaire read", "QuestionnaireResponse create", "Observation search-type");
        assertThat(stated.getRestFirstRep().getInteractionFirstRep().getCode().toCode())
                .isEqualTo("batch");
    }

    @Test
    void everyErrorIsAnOperationOutcome() {
        isOutcome(api.with("").get("/fhir/metadata"), 401, "login");
        isOutcome(api.get("/fhir/Patient"), 404, "not-found");
        isOutcome(api.delete("/fhir/metadata"), 405, "not-supported");
        isOutcome(api.get("/fhir/metadata", "Accept", "application/fhir+xml"), 406, "not-supported");
        isOutcome(post(" ".repeat(65_537)), 413, "too-long");
        isOutcome(api.postChunked("/fhir/QuestionnaireResponse?rater=client", " ".repeat(65_537)), 413, "too-long");
        isOutcome(
                api.send(api.request("/fhir")
                        .header("Content-Type", "text/plain")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))),
                415,
                "not-supported");
    }
}
