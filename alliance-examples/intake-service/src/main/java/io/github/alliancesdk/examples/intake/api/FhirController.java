package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.interchange.fhir.FhirObservations;
import io.github.alliancesdk.core.interchange.fhir.FhirQuestionnaireWriter;
import io.github.alliancesdk.core.interchange.fhir.FhirResponses;
import io.github.alliancesdk.core.interchange.fhir.FhirVersion;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.examples.intake.IntakeProperties;
import io.github.alliancesdk.examples.intake.administration.Administration;
import io.github.alliancesdk.examples.intake.administration.Administrations;
import io.github.alliancesdk.examples.intake.administration.State;
import io.github.alliancesdk.examples.intake.administration.Submission;
import io.github.alliancesdk.examples.intake.audit.RefusalLog;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The same service for senders of FHIR: a QuestionnaireResponse is a payload, and its scores are Observations. Bodies are
 * read as bytes, so that the SDK's strict reader sees what was sent, and Spring doesn't log their beginning.
 */
@RestController
@RequestMapping(
        path = "/fhir",
        produces = {FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
class FhirController {
    private static final String RATERS =
            Arrays.stream(Rater.values()).map(Rater::id).collect(Collectors.joining(", "));
    private static final Pattern CREATE = Pattern.compile("QuestionnaireResponse(\\?rater=([^&]*))?");
    /** In other values of a search, these characters separate alternatives or parts. */
    private static final Pattern DERIVED_FROM = Pattern.compile("QuestionnaireResponse/([^,|$\\\\]+)");

    private final Administrations administrations;
    private final InstrumentCatalog catalog;
    private final RefusalLog refusals;
    private final FhirResponses reader;
    private final FhirObservations observations = FhirObservations.withDefaults();
    private final String recordIdPointer;

    FhirController(
            Administrations administrations,
            InstrumentCatalog catalog,
            RefusalLog refusals,
            IntakeProperties properties) {
        this.administrations = administrations;
        this.refusals = refusals;
        this.catalog = catalog;
        Map<String, String> fields = properties.fhir().fields();
        FhirResponses responses = FhirResponses.of(catalog);
        for (Map.Entry<String, String> field : fields.entrySet()) {
            responses = responses.withField(field.getKey(), field.getValue());
        }
        this.reader = responses;
        this.recordIdPointer = fields.containsKey("recordId") ? "/" + fields.get("recordId") + "/reference" : "/id";
    }

    /** An answer to one QuestionnaireResponse: its scores, or an OperationOutcome. */
    private record Answer(HttpStatus status, Object resource) {
        static Answer of(ErrorBody error) {
            return new Answer(HttpStatus.valueOf(error.status()), FhirJson.outcome(error));
        }
    }

    @PostMapping(
            path = "/QuestionnaireResponse",
            consumes = {FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> submit(@RequestParam String rater, InputStream body, Locale language) throws IOException {
        Rater known = rater(rater);
        Answer answer = submit(reader.parse(body.readAllBytes()), known, language);
        return write(ResponseEntity.status(answer.status()), answer.resource());
    }

    /** Entries aren't atomic: each is stored or refused on its own, and a Bundle that was cut off can be sent again. */
    @PostMapping(
            path = {"", "/"},
            consumes = {FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> submitAll(
            @RequestParam(required = false) @Nullable String rater, InputStream body, Locale language)
            throws IOException {
        FhirBundle bundle = FhirBundle.read(body.readAllBytes());
        List<Object> entries = new ArrayList<>();
        for (FhirBundle.Entry entry : bundle.entries()) {
            Answer answer = answer(bundle, entry, rater, language);
            refusals.add("POST /fhir", answer.status().value());
            String status = answer.status().value() + " " + answer.status().getReasonPhrase();
            entries.add(
                    answer.status().isError()
                            ? Map.of("response", FhirJson.ordered("status", status, "outcome", answer.resource()))
                            : FhirJson.ordered("resource", answer.resource(), "response", Map.of("status", status)));
        }
        return write(ResponseEntity.ok(), FhirJson.bundle("batch-response", entries));
    }

    @GetMapping("/Observation")
    ResponseEntity<byte[]> scores(@RequestParam(name = "derived-from") String derivedFrom, HttpServletRequest request) {
        Matcher wanted = DERIVED_FROM.matcher(derivedFrom);
        if (!Set.of("derived-from", "_format")
                        .containsAll(request.getParameterMap().keySet())
                || !wanted.matches()) {
            throw new WrongRequestException(
                    "Search with one parameter: derived-from=QuestionnaireResponse/ and its id.");
        }
        List<Object> entries = new ArrayList<>();
        administrations
                .find(wanted.group(1), State.FINAL)
                .ifPresent(found -> scores(found).path("entry").forEach(entry -> {
                    entries.add(FhirJson.ordered(
                            "fullUrl",
                            entry.path("fullUrl"),
                            "resource",
                            entry.path("resource"),
                            "search",
                            Map.of("mode", "match")));
                }));
        Map<String, Object> found = FhirJson.bundle("searchset", entries);
        found.put("total", entries.size());
        found.put(
                "link",
                List.of(FhirJson.ordered("relation", "self", "url", "Observation?derived-from=" + derivedFrom)));
        return write(ResponseEntity.ok(), found);
    }

    @GetMapping("/Questionnaire/{id}")
    ResponseEntity<?> questionnaire(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        boolean isR5 = MediaType.parseMediaTypes(accept).stream()
                .anyMatch(type -> "5.0".equals(type.getParameter("fhirVersion")));
        Optional<Instrument> instrument =
                catalog.find(id).filter(found -> found.status() != InstrumentStatus.CATALOGUED);
        if (instrument.isEmpty()) {
            return ErrorBody.of(HttpStatus.NOT_FOUND).toResponse();
        }
        String text = FhirQuestionnaireWriter.of(isR5 ? FhirVersion.R5 : FhirVersion.R4)
                .write(instrument.get());
        return publicly(text.getBytes(StandardCharsets.UTF_8), isR5 ? "5.0" : "4.0");
    }

    @GetMapping("/metadata")
    ResponseEntity<byte[]> capabilities() {
        return publicly(FhirJson.bytes(FhirJson.capabilities()), "4.0");
    }

    // ---- submitting

    private Answer submit(Responses responses, Rater rater, Locale language) {
        Submission submission = administrations.submit(responses, rater, recordIdPointer);
        if (submission instanceof Submission.Created created) {
            return new Answer(HttpStatus.CREATED, scores(created.stored()));
        }
        if (submission instanceof Submission.Replayed replayed) {
            return new Answer(HttpStatus.OK, scores(replayed.stored()));
        }
        if (submission instanceof Submission.Rejected rejected) {
            return new Answer(HttpStatus.UNPROCESSABLE_CONTENT, FhirJson.outcome(rejected.problems(), language));
        }
        return Answer.of(ErrorBody.of(HttpStatus.CONFLICT));
    }

    /** One bad entry, or one that fails, doesn't lose the others. */
    private Answer answer(FhirBundle bundle, FhirBundle.Entry entry, @Nullable String rater, Locale language) {
        try {
            String stated = bundle.isBatch() ? Objects.requireNonNullElse(raterOf(entry), rater) : rater;
            String resource = entry.resource()
                    .orElseThrow(() -> new WrongRequestException("An entry has a QuestionnaireResponse."));
            return submit(reader.parse(resource), rater(stated), language);
        } catch (WrongRequestException e) {
            return Answer.of(ErrorBody.of(HttpStatus.BAD_REQUEST, e.detail()));
        } catch (RuntimeException e) {
            return Answer.of(ErrorBody.of(Failures.log(e)));
        }
    }

    /** The rater in the request of an entry; null if it has none. */
    private static @Nullable String raterOf(FhirBundle.Entry entry) {
        JsonNode request = entry.request();
        Matcher url = CREATE.matcher(request.path("url").stringValue(""));
        if (!request.path("method").stringValue("").equals("POST")
                || !url.matches()
                || !Set.of("method", "url").containsAll(request.propertyNames())) {
            throw new WrongRequestException(
                    "The request of an entry is a POST to QuestionnaireResponse, with ?rater= or without.");
        }
        return url.group(2);
    }

    private static Rater rater(@Nullable String stated) {
        return Optional.ofNullable(stated)
                .flatMap(id -> Coded.find(Rater.class, id))
                .orElseThrow(
                        () -> new WrongRequestException("Say who filled in the form: ?rater= and one of " + RATERS));
    }

    // ---- answers

    private JsonNode scores(Administration stored) {
        ScoreRecord record = ScoreRecord.parse(stored.report().orElseThrow());
        return FhirJson.parse(observations.write(record));
    }

    private static ResponseEntity<byte[]> write(ResponseEntity.BodyBuilder answer, Object resource) {
        return answer.contentType(FhirJson.type("4.0")).body(FhirJson.bytes(resource));
    }

    /** Public content, so the ETag may be a hash of the body. */
    private static ResponseEntity<byte[]> publicly(byte[] body, String version) {
        return ResponseEntity.ok()
                .eTag(UUID.nameUUIDFromBytes(body).toString())
                .contentType(FhirJson.type(version))
                .body(body);
    }
}
