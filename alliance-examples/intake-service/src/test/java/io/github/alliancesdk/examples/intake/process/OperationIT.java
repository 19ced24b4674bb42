package io.github.alliancesdk.examples.intake.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Payloads;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of the service in production: its metrics and its log, without a value, an id or a name. */
class OperationIT {
    private static final List<String> CANARIES =
            List.of("geheim", "8765431", "r-kanarie", "d-kanarie", "mary-kanarie", Api.SECOND_TOKEN);

    @Test
    void metricsAndLogsHoldNoValueAndNoId() throws Exception {
        Path log = Files.createDirectories(Path.of("target", "processes")).resolve("operation.log");
        Database database = Database.of("postgresql");
        String metrics;
        try (ServiceProcess service = ServiceProcess.start(
                Path.of("target", "intake-service.jar"),
                database,
                log,
                "-XX:TieredStopAtLevel=1",
                "-Dspring.profiles.include=production",
                "-Dintake.tokens.clinician.mary-kanarie=" + Api.SECOND_DIGEST,
                "-Dintake.tokens.administrator.operator=" + Api.ADMINISTRATOR_DIGEST)) {
            Api api = service.api().with(Api.SECOND_TOKEN);
            use(api);
            for (String path : List.of("/actuator/prometheus", "/actuator/prometheus;x=1", "/actuator/prometheus/")) {
                assertThat(api.get(path).statusCode()).as(path).isEqualTo(403);
                assertThat(api.with("").get(path).statusCode()).as(path).isEqualTo(401);
            }
            HttpResponse<String> scraped = api.with(Api.ADMINISTRATOR_TOKEN).get("/actuator/prometheus");
            assertThat(scraped.statusCode()).isEqualTo(200);
            metrics = scraped.body();
            refuse(database, "session_number <> 777");
            assertThat(api.post("/administrations", Payloads.waiSr("r-kanarie-3", "d-kanarie", 777, 4))
                            .statusCode())
                    .isEqualTo(500);
        }

        assertThat(metrics)
                .contains("intake_submissions_total{action=\"submit\",instrument=\"wai-sr\",outcome=\"created\"} 1.0")
                .contains("intake_submissions_total{action=\"submit\",instrument=\"wai-sr\",outcome=\"replayed\"} 1.0")
                .contains("intake_submissions_total{action=\"submit\",instrument=\"wai-sr\",outcome=\"conflict\"} 1.0")
                .contains(
                        "intake_submissions_total{action=\"save-draft\",instrument=\"wai-sr\",outcome=\"created\"} 1.0")
                .contains("uri=\"/administrations/{recordId}\"")
                .contains("hikaricp_connections");
        assertThat(CANARIES).noneMatch(metrics::contains);
        List<String> lines = Files.readAllLines(log);
        assertThat(lines)
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .path("ecs")
                                .path("version")
                                .stringValue(""))
                        .as(line)
                        .isNotEmpty());
        assertThat(lines)
                .anyMatch(
                        line -> line.contains("a request failed") && line.contains("DataIntegrityViolationException"));
        assertThat(CANARIES).noneMatch(canary -> lines.stream().anyMatch(line -> line.contains(canary)));
    }

    /** Sends what is accepted and what is refused. */
    private static void use(Api api) {
        String payload = Payloads.waiSr("r-kanarie", "d-kanarie", 1, 4);
        for (String body : List.of(
                payload,
                payload,
                payload.replace("\"2\":4", "\"2\":5"),
                payload.replace("\"2\":4", "\"2\":8765431"),
                payload.replace("wai-sr", "geheim"))) {
            api.post("/administrations", body);
        }
        api.put("/drafts/r-kanarie-2", payload.replace("r-kanarie", "r-kanarie-2"));
        for (String path : List.of(
                "/administrations/r-kanarie",
                "/administrations/geheim",
                "/dyads/d-kanarie/series?scale=geheim",
                "/geheim/8765431",
                "/administrations//geheim",
                "/page/administrations/r-kanarie")) {
            api.get(path);
            api.with("geheim").get(path);
        }
    }

    /** Lets the database refuse rows, with a message that quotes them. */
    private static void refuse(Database database, String allowed) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("alter table administration add constraint never check (" + allowed + ") not valid");
        }
    }
}
