package io.github.alliancesdk.examples.intake.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import io.github.alliancesdk.examples.intake.Payloads;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Each kind of refusal leaves one audit entry, which has nothing of what was sent. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
            "intake.tokens.clinician.second=" + Api.SECOND_DIGEST,
            "intake.tokens.researcher.reader=" + Api.RESEARCHER_DIGEST,
            "intake.limits.body-bytes=2000",
            "intake.limits.bodies-per-address=1",
            "intake.limits.requests-per-minute=80"
        })
class RefusalAuditTest {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RefusalLog refusals;

    private Api api;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    @BeforeEach
    void connect() {
        api = new Api(port, Api.TOKEN);
        refusals.flush();
        jdbc.sql("delete from audit_entry").update();
    }

    /** The only entry since the last call. */
    private String entry() {
        List<String> all = entries();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<String> entries() {
        refusals.flush();
        List<String> all = jdbc.sql("select who, action, subject, outcome, how_many from audit_entry order by id")
                .query((row, number) -> row.getString(1) + ": " + row.getString(2) + " " + row.getString(3) + " "
                        + row.getString(4) + " " + row.getInt(5))
                .list();
        assertThat(jdbc.sql("select * from audit_entry").query().listOfRows().toString())
                .doesNotContain("geheim", "8765431", Api.TOKEN, Api.RESEARCHER_TOKEN);
        jdbc.sql("delete from audit_entry").update();
        return all;
    }

    private static String bad() {
        return Payloads.waiSr("r-geheim", "d-geheim", 1, 4).replace("\"2\":4", "\"2\":8765431");
    }

    // ---- kinds of refusals

    @Test
    void aWrongTokenAndNone() {
        api.with("geheim").get("/administrations/r-geheim?geheim=1");
        assertThat(entry()).isEqualTo("nobody: GET /administrations/{recordId} null 401 1");
        api.with("").post("/administrations", bad());
        assertThat(entry()).isEqualTo("nobody: POST /administrations null 401 1");
        api.with("geheim").get("/geheim");
        assertThat(entry()).isEqualTo("nobody: GET other null 401 1");
    }

    @Test
    void aFailedLogin() throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        URI login = URI.create("http://127.0.0.1:" + port + "/login");
        Matcher csrf = CSRF.matcher(browser.send(HttpRequest.newBuilder(login).build(), BodyHandlers.ofString())
                .body());
        assertThat(csrf.find()).isTrue();
        assertThat(entries()).isEmpty();
        for (String token : List.of("geheim", Api.TOKEN)) {
            HttpRequest request = HttpRequest.newBuilder(login)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("_csrf=" + csrf.group(1) + "&token=" + token))
                    .build();
            assertThat(browser.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(302);
            assertThat(entries())
                    .isEqualTo(token.equals("geheim") ? List.of("nobody: POST /login null 401 1") : List.of());
        }
    }

    @Test
    void aFormWithoutItsCsrfToken() {
        Api stranger = api.with("");
        stranger.send(stranger.request("/page/administrations/r-geheim")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("item-1=8765431")));
        assertThat(entry()).isEqualTo("nobody: POST /page/administrations/{recordId} null 403 1");
    }

    @Test
    void aRequestOfAnotherRole() {
        api.with(Api.RESEARCHER_TOKEN).put("/drafts/r-geheim", bad());
        assertThat(entry()).isEqualTo("reader: PUT /drafts/{recordId} null 403 1");
    }

    @Test
    void aPayloadWithProblems() {
        api.post("/administrations", bad());
        assertThat(entry()).isEqualTo("tester: POST /administrations null 422 1");
        api.put("/drafts/r-geheim", bad());
        assertThat(entry()).isEqualTo("tester: PUT /drafts/{recordId} null 422 1");
        api.post("/score", bad());
        assertThat(entry()).isEqualTo("tester: POST /score null 422 1");
    }

    @Test
    void aRequestThatIsWrongOrMalformed() throws IOException {
        api.get("/dyads/d-geheim%2Fx/series?sd=geheim");
        assertThat(entry()).isEqualTo("tester: GET /dyads/{dyadId}/series null 400 1");
        api.send(api.request("/administrations")
                .header("Content-Type", "text/geheim")
                .POST(BodyPublishers.ofString("geheim")));
        assertThat(entry()).isEqualTo("tester: POST /administrations null 415 1");
        api.delete("/fhir/metadata");
        assertThat(entry()).isEqualTo("tester: DELETE /fhir/metadata null 405 1");
        api.get("/fhir/metadata", "Accept", "text/geheim");
        assertThat(entry()).isEqualTo("tester: GET /fhir/metadata null 406 1");
        // the firewall
        api.get("/administrations//geheim");
        assertThat(entry()).isEqualTo("nobody: other null 400 1");
        raw("GEHEIM /administrations/r-geheim HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        assertThat(entry()).isEqualTo("nobody: other null 400 1");
    }

    private void raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void aBodyThatIsTooLargeAndOneBesideTooManyOthers() throws IOException {
        api.post("/administrations", "geheim".repeat(1_000));
        assertThat(entry()).isEqualTo("nobody: POST /administrations null 413 1");
        try (Socket slow = new Socket("127.0.0.1", port)) {
            slow.getOutputStream()
                    .write("POST /score HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\ng"
                            .getBytes(StandardCharsets.US_ASCII));
            int status = 0;
            for (int again = 0; status != 503 && again < 50; again++) {
                status = api.post("/administrations", bad()).statusCode();
            }
            assertThat(status).isEqualTo(503);
            assertThat(entries()).contains("nobody: POST /administrations null 503 1");
        }
    }

    @Test
    void aFloodIsOneEntryForEachKind() {
        Api second = api.with(Api.SECOND_TOKEN);
        for (int number = 0; number < 300; number++) {
            second.get("/dyads/geheim-" + number + "/series?sd=geheim");
        }

        List<String> entries = entries();
        assertThat(entries).hasSize(2).allMatch(entry -> entry.startsWith("second: GET /dyads/{dyadId}/series null 4"));
        assertThat(entries.stream()
                        .mapToInt(entry -> Integer.parseInt(entry.substring(entry.lastIndexOf(' ') + 1)))
                        .sum())
                .isEqualTo(300);
    }

    @Test
    void eachRefusedEntryOfABatch() {
        String bad =
                Payloads.fhirWaiSr("r-geheim", "d-geheim", 8765431).replaceAll("\\{\"linkId\":\"[3-9].*?}}]},", "");
        api.post(
                "/fhir?rater=client",
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":" + bad
                        + "},{\"resource\":{\"geheim\":1}},{}]}");
        assertThat(entries()).containsExactly("tester: POST /fhir null 422 2", "tester: POST /fhir null 400 1");
    }

    @Test
    void whatIsAuditedWhereItHappensIsNotAuditedTwice() {
        api.get("/administrations/absent");
        api.get("/no-such-address");
        assertThat(entries()).containsExactly("tester: read absent not-found 1");
        api.post("/administrations", Payloads.demonstration("r-twice", 3));
        api.post("/administrations", Payloads.demonstration("r-twice", 4));
        assertThat(entries()).containsExactly("tester: submit r-twice created 1", "tester: submit r-twice conflict 1");
    }
}
