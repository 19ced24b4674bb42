package io.github.alliancesdk.examples.intake;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.instruments.BundledInstruments;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The service starts on a database of its first version and keeps what is in it. */
class MigrationTest {
    private static final OffsetDateTime THEN = OffsetDateTime.of(2026, 5, 1, 10, 0, 0, 0, ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void recordsOfTheFirstVersionAreTheResearchersAndThoseOfWhomeverIsGranted(String database) {
        boolean isH2 = database.equals("h2");
        String url = isH2 ? Databases.h2() : Databases.postgresql();
        String user = isH2 ? "intake" : "postgres";
        DriverManagerDataSource source = new DriverManagerDataSource(url, user, "");
        Flyway.configure().dataSource(source).target("1").load().migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        insert(jdbc, "r-1", "d-old", "FINAL");
        insert(jdbc, "r-2", "d-old", "DRAFT");
        insert(jdbc, "r-3", null, "FINAL");
        jdbc.sql(
                        "insert into audit_entry (happened, who, action, subject, outcome) values (?, 'old', 'submit', 'r-1', 'created')")
                .param(THEN)
                .update();

        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(IntakeApplication.class)
                .profiles(isH2 ? "default" : "postgresql")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + user,
                        "--intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
                        "--intake.tokens.researcher.reader=" + Api.RESEARCHER_DIGEST,
                        "--intake.tokens.administrator.operator=" + Api.ADMINISTRATOR_DIGEST)) {
            int port = Integer.parseInt(service.getEnvironment().getRequiredProperty("local.server.port"));
            Api clinician = new Api(port, Api.TOKEN);
            Api researcher = clinician.with(Api.RESEARCHER_TOKEN);

            assertThat(researcher.get("/administrations/r-1").body()).isEqualTo("{\"old\":1}");
            assertThat(researcher.get("/administrations/r-3").statusCode()).isEqualTo(200);
            assertThatJson(researcher.get("/dyads/d-old/series?scale=total").body())
                    .inPath("series[0].points[0].value")
                    .isEqualTo(4.0);
            assertThat(clinician.get("/administrations/r-1").statusCode()).isEqualTo(404);
            assertThat(clinician.get("/drafts/r-2").statusCode()).isEqualTo(404);
            assertThat(clinician
                            .post("/administrations", Payloads.waiSr("r-4", "d-old", 2, 4))
                            .statusCode())
                    .isEqualTo(409);

            Api administrator = clinician.with(Api.ADMINISTRATOR_TOKEN);
            assertThat(administrator.put("/dyads/d-old/clinicians/tester", "").statusCode())
                    .isEqualTo(204);
            assertThat(clinician.get("/administrations/r-1").statusCode()).isEqualTo(200);
            assertThat(clinician.get("/drafts/r-2").statusCode()).isEqualTo(200);
            assertThat(clinician.get("/administrations/r-3").statusCode()).isEqualTo(404);
            assertThat(clinician
                            .post("/administrations", Payloads.waiSr("r-2", "d-old", 2, 4))
                            .statusCode())
                    .isEqualTo(201);
        }
        assertThat(jdbc.sql("select outcome from audit_entry where who = 'old'")
                        .query(String.class)
                        .list())
                .containsExactly("created");
    }

    /** A row as the first version wrote it. */
    private static void insert(
            JdbcClient jdbc, String recordId, @org.jspecify.annotations.Nullable String dyadId, String state) {
        boolean isFinal = state.equals("FINAL");
        jdbc.sql("""
                        insert into administration (record_id, state, etag, instrument, definition_version,
                        definition_digest, rater, dyad_id, session_number, payload, report, created_at, finalised_at)
                        values (:id, :state, 'e', 'wai-sr', '1.0.0', :digest, 'client', :dyad, 1, :payload, :report, :then,
                        :finalised)""")
                .param("id", recordId)
                .param("state", state)
                .param("digest", BundledInstruments.catalog().get("wai-sr").definitionDigest())
                .param("dyad", dyadId)
                .param("payload", Payloads.waiSr(recordId, "d-old", 1, 4))
                .param("report", isFinal ? "{\"old\":1}" : null)
                .param("then", THEN)
                .param("finalised", isFinal ? THEN : null)
                .update();
    }
}
