package io.github.alliancesdk.examples.intake.access;

import static io.github.alliancesdk.examples.intake.access.Role.ADMINISTRATOR;
import static io.github.alliancesdk.examples.intake.access.Role.CLINICIAN;
import static io.github.alliancesdk.examples.intake.access.Role.RESEARCHER;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which role may send which request. A request that isn't here is refused. A clinician's requests reach the records of
 * their own dyads only: {@link Caller#seesAll}.
 */
public final class Permissions {
    /** What stands for a request whose address isn't known. */
    public static final String OTHER = "other";

    private static final Map<String, Set<Role>> ROLES = new TreeMap<>();
    private static final List<PathPattern> PATTERNS;

    static {
        allow(
                Set.of(CLINICIAN, RESEARCHER, ADMINISTRATOR),
                "GET /openapi.json",
                "GET /instruments",
                "GET /instruments/{id}",
                "POST /score",
                "GET /fhir/metadata",
                "GET /fhir/Questionnaire/{id}",
                "GET /page");
        allow(
                Set.of(CLINICIAN),
                "POST /administrations",
                "PUT /drafts/{recordId}",
                "GET /drafts/{recordId}",
                "DELETE /drafts/{recordId}",
                "POST /fhir",
                "POST /fhir/QuestionnaireResponse",
                "POST /page/administrations",
                "GET /page/administrations/{recordId}",
                "POST /page/administrations/{recordId}");
        allow(
                Set.of(CLINICIAN, RESEARCHER),
                "GET /administrations/{recordId}",
                "GET /dyads/{dyadId}/series",
                "GET /fhir/Observation",
                "GET /page/administrations/{recordId}/result",
                "GET /page/dyads",
                "GET /page/dyads/{dyadId}",
                "GET /page/dyads/{dyadId}/chart.svg");
        allow(Set.of(RESEARCHER, ADMINISTRATOR), "POST /verify");
        allow(
                Set.of(ADMINISTRATOR),
                "GET /actuator/prometheus",
                "DELETE /administrations/{recordId}",
                "DELETE /dyads/{dyadId}",
                "GET /dyads/{dyadId}/export",
                "PUT /dyads/{dyadId}/clinicians/{name}",
                "DELETE /dyads/{dyadId}/clinicians/{name}");
        PATTERNS = Stream.concat(
                        ROLES.keySet().stream().map(request -> request.substring(request.indexOf(' ') + 1)),
                        Stream.of("/login", "/logout"))
                .distinct()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    private Permissions() {}

    private static void allow(Set<Role> roles, String... requests) {
        for (String request : requests) {
            ROLES.put(request, roles);
        }
    }

    /** All requests, each as its method and the pattern of its address. */
    static Set<String> requests() {
        return Collections.unmodifiableSet(ROLES.keySet());
    }

    /**
     * The request with the pattern of its address instead of the address, and nothing else of what was sent.
     *
     * @param path the address as it was sent
     */
    public static String request(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        String pattern = PATTERNS.stream()
                .filter(known -> known.matches(parsed))
                .map(PathPattern::getPatternString)
                .findFirst()
                .orElse(OTHER);
        return Set.of(HttpMethod.values()).contains(HttpMethod.valueOf(method)) ? method + " " + pattern : OTHER;
    }

    /** Whether one of the roles may send a request, such as {@code GET /administrations/{recordId}}. */
    public static boolean allows(Set<Role> roles, String request) {
        return !Collections.disjoint(ROLES.getOrDefault(request, Set.of()), roles);
    }
}
