package io.github.alliancesdk.examples.intake.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.alliancesdk.core.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem in the form of RFC 9457. Its texts are fixed: they repeat nothing of the request, not even its path.
 *
 * @param type always {@code about:blank}: the status is the type
 * @param title the status in words
 * @param status the status
 * @param detail how to fix the request
 * @param problems each problem of a payload: code, pointer, item, allowed, message
 */
public record ErrorBody(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Map<String, Object>> problems) {
    /** The database may have stored a record before its answer was lost. */
    private static final String UNKNOWN = "It is unknown whether something was stored; sending the same again is safe.";

    static ErrorBody of(HttpStatus status) {
        return of(status, detail(status));
    }

    static ErrorBody of(HttpStatus status, String detail) {
        return new ErrorBody("about:blank", status.getReasonPhrase(), status.value(), detail, List.of());
    }

    /** The answer to a payload with problems. */
    static ErrorBody of(List<Problem> problems) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        return new ErrorBody("about:blank", status.getReasonPhrase(), status.value(), detail(status), toMaps(problems));
    }

    static List<Map<String, Object>> toMaps(List<Problem> problems) {
        return problems.stream().map(ErrorBody::toMap).toList();
    }

    private static Map<String, Object> toMap(Problem problem) {
        Map<String, Object> map = new LinkedHashMap<>(problem.toMap());
        map.put("message", problem.message());
        return map;
    }

    /** Writes a problem from a filter, where there is no controller. */
    public static void write(HttpStatus status, HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(of(status)));
    }

    ResponseEntity<Object> toResponse() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(this);
    }

    private static String detail(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request isn't as the description at /openapi.json has it.";
            case UNAUTHORIZED -> "Send a token that the service knows: Authorization: Bearer and the token.";
            case FORBIDDEN -> "This isn't allowed.";
            case NOT_FOUND -> "There is nothing here.";
            case METHOD_NOT_ALLOWED -> "This method isn't for this address; Allow says which are.";
            case NOT_ACCEPTABLE -> "This is to be had as JSON.";
            case CONFLICT ->
                "A final record of this id says something else, or the id or the dyad isn't yours; nothing was"
                        + " changed.";
            case PRECONDITION_FAILED -> "The draft was changed since the version that If-Match names.";
            case CONTENT_TOO_LARGE -> "The body is larger than this service takes.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send application/json.";
            case REQUEST_TIMEOUT -> "The body didn't arrive in time.";
            case UNPROCESSABLE_CONTENT -> "The payload has problems; nothing was stored.";
            case TOO_MANY_REQUESTS -> "Too many requests; Retry-After says when to go on.";
            case SERVICE_UNAVAILABLE -> "The service can't do this now; Retry-After says when to try again. " + UNKNOWN;
            default -> "The service failed. " + UNKNOWN;
        };
    }
}
