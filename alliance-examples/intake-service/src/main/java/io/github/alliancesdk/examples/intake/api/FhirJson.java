package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The resources of FHIR that the SDK doesn't write: OperationOutcome, Bundle, CapabilityStatement. */
final class FhirJson {
    static final String MEDIA_TYPE = "application/fhir+json";

    /** Keeps the text of numbers. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Pattern INDEX = Pattern.compile("[0-9]+");
    private static final Pattern ELEMENT = Pattern.compile("[a-z][A-Za-z]*");
    /** An element with a choice of types, which has no type in FHIRPath. */
    private static final Pattern VALUE = Pattern.compile("value[A-Z][A-Za-z]*");

    private FhirJson() {}

    static MediaType type(String version) {
        return MediaType.parseMediaType(MEDIA_TYPE + ";fhirVersion=" + version);
    }

    static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    static byte[] bytes(Object resource) {
        return MAPPER.writeValueAsBytes(resource);
    }

    /** A map of names and values in the given order. */
    static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** A Bundle. FHIR allows no empty array, so a Bundle of nothing has no entry. */
    static Map<String, Object> bundle(String type, List<Object> entries) {
        Map<String, Object> map = ordered("resourceType", "Bundle", "type", type);
        if (!entries.isEmpty()) {
            map.put("entry", entries);
        }
        return map;
    }

    // ---- OperationOutcome

    /** An issue for each problem of a resource. */
    static Map<String, Object> outcome(List<Problem> problems, Locale language) {
        return outcome(
                problems.stream().map(problem -> issue(problem, language)).toList());
    }

    /** One issue: a status and its detail. */
    static Map<String, Object> outcome(ErrorBody error) {
        String code = code(HttpStatus.valueOf(error.status()));
        return outcome(List.of(ordered("severity", "error", "code", code, "details", Map.of("text", error.detail()))));
    }

    private static Map<String, Object> outcome(List<Map<String, Object>> issues) {
        return ordered("resourceType", "OperationOutcome", "issue", issues);
    }

    private static Map<String, Object> issue(Problem problem, Locale language) {
        return ordered(
                "severity",
                "error",
                "code",
                code(problem.code()),
                "details",
                Map.of("text", problem.message(language)),
                "diagnostics",
                problem.code().id() + " " + problem.pointer(),
                "expression",
                List.of(expression(problem.pointer())));
    }

    /** The FHIRPath of a pointer, up to the first name that isn't that of an element. */
    static String expression(String pointer) {
        StringBuilder path = new StringBuilder("QuestionnaireResponse");
        String[] parts = pointer.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            if (INDEX.matcher(part).matches()) {
                path.append('[').append(part).append(']');
            } else if (VALUE.matcher(part).matches()) {
                path.append(".value");
            } else if (ELEMENT.matcher(part).matches()) {
                path.append('.').append(part);
            } else {
                break;
            }
        }
        return path.toString();
    }

    /** The code of a problem in FHIR's value set issue-type. */
    private static String code(ProblemCode code) {
        return switch (code) {
            case MALFORMED_JSON, INVALID_TEXT, WRONG_TYPE, UNKNOWN_FIELD, DUPLICATE_FIELD, DUPLICATE_ITEM ->
                "structure";
            case TOO_LARGE -> "too-long";
            case MISSING_FIELD, INCOMPLETE -> "required";
            case UNKNOWN_INSTRUMENT, UNKNOWN_VERSION, UNKNOWN_ITEM -> "not-found";
            case UNKNOWN_CODE, UNKNOWN_MISSING_REASON -> "code-invalid";
            case NOT_AN_INTEGER, NOT_A_NUMBER, OUT_OF_RANGE, OFF_GRID -> "value";
            case DECLARED_MISSING_WITH_VALUE, CONTRADICTION -> "invariant";
            case NOT_SCORABLE, EXPERIMENTAL -> "not-supported";
            case WRONG_RATER, DRAFT, ENTERED_IN_ERROR -> "business-rule";
            case INTERNAL_ERROR -> "exception";
            default -> "invalid";
        };
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "invalid";
            case UNAUTHORIZED -> "login";
            case FORBIDDEN -> "forbidden";
            case NOT_FOUND -> "not-found";
            case METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> "not-supported";
            case CONFLICT -> "conflict";
            case CONTENT_TOO_LARGE -> "too-long";
            case TOO_MANY_REQUESTS -> "throttled";
            case SERVICE_UNAVAILABLE -> "transient";
            default -> "exception";
        };
    }

    // ---- CapabilityStatement

    /** What this service does, in R4. Nothing of its configuration. */
    static Map<String, Object> capabilities() {
        Map<String, Object> read =
                resource("Questionnaire", "read", "An instrument; R5 for Accept with fhirVersion=5.0.");
        Map<String, Object> create = resource(
                "QuestionnaireResponse",
                "create",
                "The parameter rater says who filled in the form. The answer is a Bundle of Observations. The id is the"
                        + " sender's: the same response again changes nothing.");
        Map<String, Object> search = resource("Observation", "search-type", "The scores of a QuestionnaireResponse.");
        search.put(
                "searchParam",
                List.of(ordered(
                        "name",
                        "derived-from",
                        "definition",
                        "http://hl7.org/fhir/SearchParameter/Observation-derived-from",
                        "type",
                        "reference")));
        return ordered(
                "resourceType",
                "CapabilityStatement",
                "status",
                "active",
                "date",
                "2026-11-30",
                "kind",
                "instance",
                "software",
                Map.of("name", "Alliance intake service"),
                "implementation",
                Map.of("description", "Administers instruments of the therapeutic alliance."),
                "fhirVersion",
                "4.0.1",
                "format",
                List.of(MEDIA_TYPE),
                "rest",
                List.of(ordered(
                        "mode",
                        "server",
                        "security",
                        Map.of("description", "A bearer token."),
                        "resource",
                        List.of(read, create, search),
                        "interaction",
                        List.of(Map.of("code", "batch")))));
    }

    private static Map<String, Object> resource(String type, String interaction, String documentation) {
        return ordered(
                "type", type, "documentation", documentation, "interaction", List.of(Map.of("code", interaction)));
    }
}
