package io.github.alliancesdk.examples.intake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import io.github.alliancesdk.examples.intake.Payloads;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each cell of the README's table of roles: the request is sent, and is allowed or refused as the cell says. */
@SpringBootTest(
        properties = {
            "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
            "intake.tokens.clinician.second=" + Api.SECOND_DIGEST,
            "intake.tokens.researcher.reader=" + Api.RESEARCHER_DIGEST,
            "intake.tokens.administrator.operator=" + Api.ADMINISTRATOR_DIGEST,
            "intake.limits.requests-per-minute=1000000",
            "intake.fhir.fields.dyadId=subject",
            // tests have no metrics by default
            "management.prometheus.metrics.export.enabled=true"
        })
@AutoConfigureMockMvc
class RolesTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Z]+ [^`]+)` \\| (yes|own|no) \\| (yes|own|no) \\| (yes|own|no) \\|$");
    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    /** Somebody with a token. */
    private record User(String name, Role role, String token) {}

    private static final User OWNER = new User("tester", Role.CLINICIAN, Api.TOKEN);
    private static final User OTHER = new User("second", Role.CLINICIAN, Api.SECOND_TOKEN);

    private static User user(Role role) {
        return switch (role) {
            case CLINICIAN -> OWNER;
            case RESEARCHER -> new User("reader", role, Api.RESEARCHER_TOKEN);
            case ADMINISTRATOR -> new User("operator", role, Api.ADMINISTRATOR_TOKEN);
        };
    }

    /** A row of the table: what each role may do. */
    record Row(String request, Map<Role, String> cells) {
        @Override
        public String toString() {
            return request;
        }
    }

    static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(RolesTest::row)
                .toList();
    }

    private static Row row(MatchResult found) {
        Map<Role, String> cells = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            cells.put(role, found.group(2 + role.ordinal()));
        }
        return new Row(found.group(1), cells);
    }

    // ---- the table

    @Test
    void theTableOfTheReadmeIsThatOfTheCode() throws IOException {
        assertThat(rows()).extracting(Row::request).containsExactlyInAnyOrderElementsOf(Permissions.requests());
        for (Row row : rows()) {
            row.cells()
                    .forEach((role, cell) -> assertThat(Permissions.allows(Set.of(role), row.request()))
                            .as(row + " " + role)
                            .isEqualTo(!cell.equals("no")));
        }
    }

    @Test
    void everyRequestThatAControllerAnswersIsInTheTable() {
        Set<String> mapped = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(
                                method -> mapping.getPatternValues().forEach(path -> mapped.add(method + " " + path))));
        // the actuator's own mapping has it
        mapped.add("GET /actuator/prometheus");
        // the login and the way to it, a second way to write an address, and the description as YAML, which is refused
        mapped.removeAll(Set.of("GET /login", "GET /", "POST /fhir/", "GET /openapi.json.yaml", "GET /openapi.yaml"));

        assertThat(mapped).isEqualTo(Permissions.requests());
    }

    // ---- the cells

    /** The data of one cell: a final record and a draft of one dyad, and a record that isn't stored yet. */
    private record Data(String record, String draft, String dyad, String next) {
        static Data of(String prefix) {
            String id = prefix + UUID.randomUUID();
            return new Data("r-" + id, "f-" + id, "d-" + id, "n-" + id);
        }

        String without(String text) {
            return text.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                    .replace(record, "ID")
                    .replace(draft, "ID")
                    .replace(dyad, "ID")
                    .replace(next, "ID");
        }
    }

    private Data stored(User by) throws Exception {
        Data data = Data.of(by.name());
        assertThat(send(
                                by,
                                "POST",
                                "/administrations",
                                "application/json",
                                Payloads.waiSr(data.record(), data.dyad(), 1, 4))
                        .getStatus())
                .isEqualTo(201);
        assertThat(send(
                                by,
                                "PUT",
                                "/drafts/" + data.draft(),
                                "application/json",
                                Payloads.waiSr(data.draft(), data.dyad(), 2, 4))
                        .getStatus())
                .isEqualTo(201);
        return data;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyCellIsAsTheTableSays(Row row) throws Exception {
        for (Role role : Role.values()) {
            String cell = row.cells().get(role);
            MockHttpServletResponse own = send(user(role), row.request(), stored(OWNER));
            Data foreign = stored(OTHER);
            long before = rowsOf(foreign);
            MockHttpServletResponse other = send(user(role), row.request(), foreign);
            String what = row + " " + role + " " + cell;
            switch (cell) {
                case "yes" -> {
                    assertThat(own.getStatus()).as(what).isBetween(200, 399);
                    assertThat(other.getStatus()).as(what).isEqualTo(own.getStatus());
                }
                case "own" -> {
                    assertThat(own.getStatus()).as(what).isBetween(200, 399);
                    isRefused(row.request(), role, foreign, other, what);
                    assertThat(rowsOf(foreign)).as(what).isEqualTo(before);
                }
                default -> {
                    assertThat(own.getStatus()).as(what).isEqualTo(403);
                    assertThat(other.getStatus()).as(what).isEqualTo(403);
                    assertThat(rowsOf(foreign)).as(what).isEqualTo(before);
                }
            }
        }
    }

    /** What is stored under an id that isn't free is refused; what is read is answered as if it didn't exist. */
    private void isRefused(String request, Role role, Data foreign, MockHttpServletResponse other, String what)
            throws Exception {
        String body = other.getContentAsString();
        switch (request) {
            case "POST /administrations", "PUT /drafts/{recordId}", "POST /fhir/QuestionnaireResponse" ->
                assertThat(other.getStatus()).as(what).isEqualTo(409);
            case "POST /fhir" ->
                assertThat(body).as(what).contains("409 Conflict").doesNotContain("Observation");
            case "POST /page/administrations" -> assertThat(body).as(what).contains("isn’t yours");
            default -> {
                Data absent = Data.of(OTHER.name());
                MockHttpServletResponse nothing = send(user(role), request, absent);
                assertThat(other.getStatus()).as(what).isEqualTo(nothing.getStatus());
                assertThat(foreign.without(body)).as(what).isEqualTo(absent.without(nothing.getContentAsString()));
                assertThat(other.getHeaderNames()).as(what).doesNotContain("ETag", "Location");
                assertThat(request.contains("Observation") ? 200 : 404).as(what).isEqualTo(other.getStatus());
            }
        }
    }

    private long rowsOf(Data data) {
        return jdbc.sql("select count(*) from administration where record_id in (?, ?, ?) or dyad_id = ?")
                .params(data.record(), data.draft(), data.next(), data.dyad())
                .query(Long.class)
                .single();
    }

    private MockHttpServletResponse send(User by, String request, Data data) throws Exception {
        String method = request.substring(0, request.indexOf(' '));
        String path = request.substring(request.indexOf(' ') + 1)
                .replace(
                        "/page/administrations/{recordId}/result", "/page/administrations/" + data.record() + "/result")
                .replace(
                        "/administrations/{recordId}",
                        "/administrations/" + (request.contains("/page") ? data.draft() : data.record()))
                .replace("{recordId}", data.draft())
                .replace("{dyadId}", data.dyad())
                .replace("{name}", OTHER.name())
                .replace("{id}", "wai-sr");
        String json = "application/json";
        return switch (request) {
            case "POST /administrations" ->
                send(by, method, path, json, Payloads.waiSr(data.next(), data.dyad(), 3, 4));
            case "POST /score" -> send(by, method, path, json, Payloads.waiSr(data.next(), data.dyad(), 3, 4));
            case "PUT /drafts/{recordId}" ->
                send(by, method, path, json, Payloads.waiSr(data.draft(), data.dyad(), 2, 5));
            case "POST /fhir/QuestionnaireResponse" ->
                send(by, method, path + "?rater=client", json, Payloads.fhirWaiSr(data.next(), data.dyad(), 3));
            case "POST /fhir" ->
                send(
                        by,
                        method,
                        path + "?rater=client",
                        json,
                        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":"
                                + Payloads.fhirWaiSr(data.next(), data.dyad(), 3) + "}]}");
            case "GET /fhir/Observation" ->
                send(by, method, path + "?derived-from=QuestionnaireResponse/" + data.record(), json, "");
            case "POST /page/administrations" ->
                send(
                        by,
                        method,
                        path,
                        FORM,
                        "instrument=demonstration&rater=client&referent=app&session=7&recordId=" + data.next()
                                + "&dyadId=" + data.dyad());
            case "POST /page/administrations/{recordId}" -> send(by, method, path, FORM, "action=save");
            case "GET /page/dyads" -> send(by, method, path + "?dyadId=" + data.dyad(), json, "");
            case "DELETE /dyads/{dyadId}/clinicians/{name}" -> {
                jdbc.sql("merge into dyad_clinician key (dyad_id, clinician) values (?, ?)")
                        .params(data.dyad(), OTHER.name())
                        .update();
                yield send(by, method, path, json, "");
            }
            default -> send(by, method, path, json, "");
        };
    }

    private MockHttpServletResponse send(User by, String method, String path, String type, String body)
            throws Exception {
        MockHttpServletRequestBuilder request = request(HttpMethod.valueOf(method), URI.create(path))
                .contentType(type)
                .content(body);
        if (path.startsWith("/page")) {
            request.with(SecurityMockMvcRequestPostProcessors.user(by.name())
                            .roles(by.role().name()))
                    .with(csrf());
        } else {
            request.header("Authorization", "Bearer " + by.token());
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    // ---- beyond the table

    @Test
    void headIsRefusedAsGetIs() throws Exception {
        Data data = stored(OWNER);

        assertThat(send(user(Role.ADMINISTRATOR), "HEAD", "/administrations/" + data.record(), "application/json", "")
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(OTHER, "HEAD", "/administrations/" + data.record(), "application/json", "")
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(OWNER, "HEAD", "/administrations/" + data.record(), "application/json", "")
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void aRecordOfAnotherIsNeitherReplacedNorFinishedNorRepeated() throws Exception {
        Data data = stored(OTHER);
        String mine = "d-" + UUID.randomUUID();
        for (String payload : List.of(
                Payloads.waiSr(data.record(), data.dyad(), 1, 4),
                Payloads.waiSr(data.record(), mine, 1, 4),
                Payloads.waiSr(data.draft(), mine, 2, 4))) {
            MockHttpServletResponse refused = send(OWNER, "POST", "/administrations", "application/json", payload);
            assertThat(refused.getStatus()).isEqualTo(409);
            assertThat(refused.getContentAsString()).doesNotContain("scales");
        }
        assertThat(send(OTHER, "GET", "/drafts/" + data.draft(), "application/json", "")
                        .getStatus())
                .isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from audit_entry where who = 'tester' and outcome = 'denied'"
                                + " and subject in (?, ?)")
                        .params(data.record(), data.draft())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void aGrantOpensADyadAndItsEndClosesIt() throws Exception {
        Data data = stored(OTHER);
        User administrator = user(Role.ADMINISTRATOR);
        String grant = "/dyads/" + data.dyad() + "/clinicians/" + OWNER.name();
        String json = "application/json";
        List<String> readable = List.of(
                "/administrations/" + data.record(), "/drafts/" + data.draft(), "/dyads/" + data.dyad() + "/series");

        assertThat(statuses(OWNER, readable)).containsOnly(404);
        for (int again = 0; again < 2; again++) {
            assertThat(send(administrator, "PUT", grant, json, "").getStatus()).isEqualTo(204);
        }
        assertThat(statuses(OWNER, readable)).containsOnly(200);
        assertThat(statuses(OTHER, readable)).containsOnly(200);
        assertThat(send(administrator, "DELETE", grant, json, "").getStatus()).isEqualTo(204);
        assertThat(send(administrator, "DELETE", grant, json, "").getStatus()).isEqualTo(404);
        assertThat(statuses(OWNER, readable)).containsOnly(404);
        assertThat(send(administrator, "PUT", "/dyads/d-absent/clinicians/tester", json, "")
                        .getStatus())
                .isEqualTo(404);
        assertThat(send(administrator, "PUT", grant.replace("tester", "reader"), json, "")
                        .getStatus())
                .isEqualTo(400);
    }

    private Set<Integer> statuses(User by, List<String> paths) throws Exception {
        Set<Integer> statuses = new TreeSet<>();
        for (String path : paths) {
            statuses.add(send(by, "GET", path, "application/json", "").getStatus());
        }
        return statuses;
    }

    @Test
    void aRecordWithoutADyadIsItsSendersAndTheResearchers() throws Exception {
        String id = "r-" + UUID.randomUUID();
        send(OWNER, "POST", "/administrations", "application/json", Payloads.demonstration(id, 3));
        List<String> path = List.of("/administrations/" + id);

        assertThat(statuses(OWNER, path)).containsOnly(200);
        assertThat(statuses(OTHER, path)).containsOnly(404);
        assertThat(statuses(user(Role.RESEARCHER), path)).containsOnly(200);
    }

    @Test
    void thePageShowsOnlyWhatTheRoleMayDo() throws Exception {
        Data data = stored(OWNER);
        String clinician = page(OWNER, "/page");
        String researcher = page(user(Role.RESEARCHER), "/page");
        String administrator = page(user(Role.ADMINISTRATOR), "/page");

        assertThat(clinician).contains("action=\"/page/administrations\"", "action=\"/page/dyads\"", data.draft());
        assertThat(page(OTHER, "/page")).doesNotContain(data.draft());
        assertThat(researcher).contains("action=\"/page/dyads\"").doesNotContain("/page/administrations", data.draft());
        assertThat(administrator).contains("done with the API").doesNotContain("/page/dyads", "/page/administrations");
        for (String path :
                List.of("/page/dyads/" + data.dyad(), "/page/administrations/" + data.record() + "/result")) {
            assertThat(page(OWNER, path)).as(path).contains("href=\"/page?dyadId=");
            assertThat(page(user(Role.RESEARCHER), path)).as(path).doesNotContain("href=\"/page?dyadId=");
        }
    }

    private String page(User by, String path) throws Exception {
        MockHttpServletResponse page = send(by, "GET", path, "text/html", "");
        assertThat(page.getStatus()).as(path).isEqualTo(200);
        return page.getContentAsString();
    }
}
