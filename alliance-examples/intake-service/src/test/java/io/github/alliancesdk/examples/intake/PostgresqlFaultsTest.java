package io.github.alliancesdk.examples.intake;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.audit.RefusalLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The network between the service and its database fails. */
@ActiveProfiles("postgresql")
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
            "intake.tokens.administrator.one=" + Api.ADMINISTRATOR_DIGEST
        })
class PostgresqlFaultsTest {
    /** Shorter than the default timeouts of the driver and the pool. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The time within which a request without a database must be answered. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private static Relay relay;

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RefusalLog refusals;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) throws IOException {
        String url = Databases.postgresql();
        URI address = URI.create(url.substring("jdbc:".length()));
        relay = new Relay(address.getPort());
        String relayed = url.replace(":" + address.getPort() + "/", ":" + relay.port() + "/");
        properties.add("INTAKE_DATABASE_URL", () -> relayed);
        properties.add("INTAKE_DATABASE_USER", () -> "postgres");
    }

    @AfterEach
    void mend() {
        relay.set(Relay.Fault.NONE);
        assertThat(recovered(() -> new Api(port, Api.TOKEN).get("/actuator/health")))
                .isEqualTo(200);
    }

    @AfterAll
    static void end() throws IOException {
        relay.close();
    }

    @Test
    void aRecordWhoseCommitHasNoAnswerIsUnknownAndSentAgain() {
        Api api = new Api(port, Api.TOKEN);
        String id = "r-" + UUID.randomUUID();
        String payload = Payloads.waiSr(id, "d-1", 1, 4);
        relay.set(Relay.Fault.LOST_COMMIT_ANSWER);
        HttpResponse<String> lost = api.post("/administrations", payload);
        relay.set(Relay.Fault.NONE);

        isUnavailable(lost);
        assertThat(api.get("/actuator/health").statusCode())
                .as("health, although it could write now")
                .isEqualTo(503);
        assertThat(recovered(() -> api.post("/administrations", payload))).isEqualTo(200);
        assertThat(jdbc.sql("select outcome from audit_entry where subject = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("created", "replayed");
    }

    @Test
    void anEntryOfABatchWhoseCommitHasNoAnswerIsUnknownToo() {
        relay.set(Relay.Fault.LOST_COMMIT_ANSWER);
        HttpResponse<String> batch = new Api(port, Api.TOKEN)
                .post("/fhir?rater=client", """
                        {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": %s}]}""".formatted(Payloads.fhirWaiSr("r-lost", "d-1", 3)));

        assertThatJson(batch.body()).inPath("entry[0].response.status").isEqualTo("503 Service Unavailable");
        assertThat(batch.body()).contains("unknown whether").doesNotContain("nothing was stored");
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWN", "SILENT"})
    void withoutItsDatabaseTheServiceSaysSoAndRecovers(Relay.Fault fault) {
        Api api = new Api(port, Api.TOKEN);
        assertThat(recovered(() -> api.get("/administrations/no-such"))).isEqualTo(404);
        relay.set(fault);

        isUnavailable(api.send(api.request("/administrations/r-1").timeout(PATIENCE)));
        isUnavailable(api.send(api.request("/drafts/r-1").timeout(PATIENCE).DELETE()));
        HttpResponse<String> health =
                api.with("").send(api.with("").request("/actuator/health").timeout(PATIENCE));
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("DOWN");
        assertThat(health.headers().firstValue("Retry-After")).isPresent();

        relay.set(Relay.Fault.NONE);
        assertThat(recovered(() -> api.get("/administrations/no-such"))).isEqualTo(404);
        assertThat(recovered(() -> api.get("/actuator/health"))).isEqualTo(200);
    }

    /** Each kind of request that needs the database. One slow answer may be the fault of this machine; three are not. */
    @ParameterizedTest
    @EnumSource(names = {"DOWN", "SILENT"})
    void withoutItsDatabaseEveryRequestIsRefusedWithinThreeSeconds(Relay.Fault fault) {
        Api clinician = new Api(port, Api.TOKEN);
        Api administrator = new Api(port, Api.ADMINISTRATOR_TOKEN);
        HttpRequest.BodyPublisher payload = BodyPublishers.ofString(Payloads.waiSr("r-1", "d-1", 1, 4));
        HttpRequest.BodyPublisher resource = BodyPublishers.ofString(Payloads.fhirWaiSr("r-1", "d-1", 4));
        Map<String, HttpRequest> requests = new LinkedHashMap<>();
        Stream.of(
                        clinician.request("/administrations/r-1").GET(),
                        clinician.request("/administrations").POST(payload),
                        clinician.request("/drafts/r-1").GET(),
                        clinician.request("/drafts/r-1").PUT(payload),
                        clinician.request("/drafts/r-1").DELETE(),
                        clinician.request("/dyads/d-1/series").GET(),
                        clinician
                                .request("/fhir/QuestionnaireResponse?rater=client")
                                .POST(resource),
                        clinician
                                .request("/fhir/Observation?derived-from=QuestionnaireResponse/r-1")
                                .GET(),
                        administrator.request("/administrations/r-1").DELETE(),
                        administrator.request("/dyads/d-1").DELETE(),
                        administrator.request("/dyads/d-1/clinicians/tester").PUT(BodyPublishers.noBody()),
                        administrator.request("/dyads/d-1/clinicians/tester").DELETE(),
                        administrator.request("/dyads/d-1/export").GET(),
                        administrator.request("/verify").POST(BodyPublishers.noBody()),
                        clinician.request("/actuator/health").GET())
                .map(request -> request.timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .build())
                .forEach(request ->
                        requests.put(request.method() + " " + request.uri().getPath(), request));
        relay.set(fault);

        for (int round = 0; round < 3 && !requests.isEmpty(); round++) {
            requests.values().removeAll(refusedInTime(List.copyOf(requests.values())));
        }

        assertThat(requests.keySet()).as("answered late, three times").isEmpty();
    }

    /** Sends requests at the same time. Returns those that were refused within the limit. */
    private static List<HttpRequest> refusedInTime(List<HttpRequest> requests) {
        HttpClient client = HttpClient.newHttpClient();
        List<HttpRequest> inTime = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture.allOf(requests.stream()
                        .map(request -> {
                            long begin = System.nanoTime();
                            return client.sendAsync(request, BodyHandlers.ofString())
                                    .thenAccept(answer -> {
                                        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
                                        assertThat(answer.statusCode())
                                                .as(request.uri().getPath())
                                                .isEqualTo(503);
                                        assertThat(answer.headers().firstValue("Retry-After"))
                                                .isPresent();
                                        if (taken.compareTo(LIMIT) <= 0) {
                                            inTime.add(request);
                                        }
                                    });
                        })
                        .toArray(CompletableFuture[]::new))
                .join();
        return inTime;
    }

    @Test
    void aRefusalIsAnsweredWithoutTheDatabaseAndAuditedWhenItIsBack() {
        relay.set(Relay.Fault.DOWN);
        assertThat(new Api(port, "wrong").get("/dyads/d-1/series").statusCode()).isEqualTo(401);
        refusals.flush();
        assertThat(new Api(port, "wrong").get("/dyads/d-2/series").statusCode()).isEqualTo(401);
        relay.set(Relay.Fault.NONE);
        assertThat(recovered(() -> new Api(port, Api.TOKEN).get("/administrations/no-such")))
                .isEqualTo(404);
        refusals.flush();

        assertThat(jdbc.sql("select how_many from audit_entry where outcome = '401' and action ="
                                + " 'GET /dyads/{dyadId}/series'")
                        .query(Integer.class)
                        .list())
                .containsExactly(2);
    }

    /**
     * The first status that isn't 503: the pool may hand out a connection that was lost a moment ago, and health remembers
     * a failure for some seconds.
     */
    private static int recovered(Supplier<HttpResponse<String>> request) {
        int status = request.get().statusCode();
        for (int again = 0; status == 503 && again < 100; again++) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            status = request.get().statusCode();
        }
        return status;
    }

    private static void isUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("unknown whether something was stored; sending the same again is safe")
                .doesNotContain("nothing was stored");
    }
}
