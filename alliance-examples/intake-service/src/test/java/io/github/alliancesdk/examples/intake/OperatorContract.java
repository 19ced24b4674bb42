package io.github.alliancesdk.examples.intake;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** What an operator does with the data of a person: exports it, erases it, lets it become old. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
            "intake.tokens.clinician.second=" + Api.SECOND_DIGEST,
            "intake.tokens.researcher.reader=" + Api.RESEARCHER_DIGEST,
            "intake.tokens.administrator.operator=" + Api.ADMINISTRATOR_DIGEST,
            "intake.limits.requests-per-minute=1000000",
            "intake.retention.records=P10Y",
            "intake.retention.drafts=P30D"
        })
@Import(OperatorContract.Time.class)
abstract class OperatorContract {
    @Value("${local.server.port}")
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Time.Settable clock;

    @Autowired
    private ScheduledTaskHolder tasks;

    private Api clinician;
    private Api administrator;

    /** A clock that the tests set. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        Settable settable() {
            return new Settable();
        }

        static final class Settable extends Clock {
            private volatile Instant now = Instant.now();

            void set(Instant instant) {
                now = instant;
            }

            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("the service uses UTC only");
            }
        }
    }

    @BeforeEach
    void begin() {
        clock.set(Instant.now());
        clinician = new Api(port, Api.TOKEN);
        administrator = clinician.with(Api.ADMINISTRATOR_TOKEN);
        for (String table : List.of("administration", "dyad", "audit_entry")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    /** Two records and a draft of one dyad, and a record of another that stays. */
    private String stored() {
        String dyad = "d-" + UUID.randomUUID();
        store(dyad + "-1", dyad, 1);
        store(dyad + "-2", dyad, 2);
        draft(dyad + "-3", dyad, 3);
        store("stays-" + dyad, "other-" + dyad, 1);
        clinician.get("/dyads/" + dyad + "/series");
        clinician.get("/administrations/" + dyad + "-1");
        return dyad;
    }

    private void store(String record, String dyad, int session) {
        assertThat(clinician
                        .post("/administrations", Payloads.waiSr(record, dyad, session, 4))
                        .statusCode())
                .isEqualTo(201);
    }

    private void draft(String record, String dyad, int session) {
        assertThat(clinician
                        .put("/drafts/" + record, Payloads.waiSr(record, dyad, session, 4))
                        .statusCode())
                .isEqualTo(201);
    }

    /** Every value of every row of the tables that hold something about persons. */
    private List<String> everything() {
        return Stream.of("administration", "dyad", "dyad_clinician", "audit_entry")
                .flatMap(table -> jdbc.sql("select * from " + table).query().listOfRows().stream())
                .map(Object::toString)
                .toList();
    }

    private List<String> audit(String actions) {
        return jdbc.sql(
                        "select who, action, subject, outcome, how_many from audit_entry where action like ? order by id")
                .param(actions)
                .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                        + row.getString(4) + " " + row.getInt(5))
                .list();
    }

    private int rows() {
        return jdbc.sql("select count(*) from administration")
                .query(Integer.class)
                .single();
    }

    // ---- erasure

    @Test
    void anErasedDyadIsNowhereAndOthersStay() {
        String dyad = stored();
        administrator.put("/dyads/" + dyad + "/clinicians/second", "");
        assertThat(everything()).filteredOn(row -> row.contains(dyad)).hasSizeGreaterThan(10);
        int audited = jdbc.sql("select count(*) from audit_entry")
                .query(Integer.class)
                .single();
        HttpResponse<String> erased = administrator.delete("/dyads/" + dyad);

        assertThat(erased.statusCode()).isEqualTo(200);
        // three were stored, one series and one record were read, one clinician was added
        assertThatJson(erased.body()).isEqualTo("{records: 2, drafts: 1, auditEntries: 6}");
        assertThat(everything())
                .filteredOn(
                        row -> row.contains(dyad) && !row.contains("other-" + dyad) && !row.contains("stays-" + dyad))
                .isEmpty();
        assertThat(clinician.get("/administrations/stays-" + dyad).statusCode()).isEqualTo(200);
        assertThat(audit("erase%")).containsExactly("operator erase-dyad null erased 3");
        // no entry was deleted: that of the erasure and that of the last reading were added
        assertThat(jdbc.sql("select count(*) from audit_entry")
                        .query(Integer.class)
                        .single())
                .isEqualTo(audited + 2);
        assertThat(administrator.delete("/dyads/" + dyad).statusCode()).isEqualTo(404);
        assertThat(everything()).filteredOn(row -> row.contains("=" + dyad)).isEmpty();
    }

    @Test
    void anErasedRecordTakesItsDyadWithItIfItWasTheLast() {
        String dyad = stored();

        for (String record : List.of(dyad + "-1", dyad + "-3")) {
            assertThat(administrator.delete("/administrations/" + record).statusCode())
                    .isEqualTo(200);
            assertThat(everything()).filteredOn(row -> row.contains(record)).isEmpty();
        }
        assertThat(clinician.get("/administrations/" + dyad + "-2").statusCode())
                .isEqualTo(200);
        assertThatJson(administrator.delete("/administrations/" + dyad + "-2").body())
                .inPath("records")
                .isEqualTo(1);
        assertThat(jdbc.sql("select dyad_id from dyad").query(String.class).list())
                .containsExactly("other-" + dyad);
        assertThat(jdbc.sql("select subject from audit_entry where subject = ?")
                        .param(dyad)
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(administrator.delete("/administrations/" + dyad + "-2").statusCode())
                .isEqualTo(404);
        assertThat(audit("erase%"))
                .containsExactly(
                        "operator erase-record null erased 1",
                        "operator erase-record null erased 1",
                        "operator erase-record null erased 1",
                        "operator erase-record null not-found 1");
    }

    @Test
    void whatIsSentAgainAfterItsErasureIsStoredAgain() {
        String dyad = stored();
        administrator.delete("/dyads/" + dyad);

        assertThat(clinician
                        .with(Api.SECOND_TOKEN)
                        .post("/administrations", Payloads.waiSr(dyad + "-1", dyad, 1, 4))
                        .statusCode())
                .isEqualTo(201);
        assertThat(clinician.get("/administrations/" + dyad + "-1").statusCode())
                .isEqualTo(404);
    }

    /** Without the lock on the dyad, a record could be stored for a dyad that nobody owns and anybody may claim. */
    @Test
    void aRecordThatComesDuringAnErasureHasItsDyad() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> requests = new ArrayList<>();
            for (int number = 0; number < 160; number++) {
                String record = "r-" + number;
                int session = number;
                requests.add(
                        number % 4 == 0
                                ? () -> administrator.delete("/dyads/d-busy").statusCode()
                                : () -> clinician
                                        .post("/administrations", Payloads.waiSr(record, "d-busy", session, 4))
                                        .statusCode());
            }
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).isIn(200, 201, 404);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from administration where dyad_id not in"
                                + " (select dyad_id from dyad_clinician where clinician = 'tester')")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    // ---- retention

    @Test
    void whatIsOlderThanItIsKeptIsErased() {
        String dyad = stored();
        Instant begun = clock.instant();
        clock.set(begun.atOffset(ZoneOffset.UTC).plus(Period.ofDays(29)).toInstant());
        runRetention();
        assertThat(rows()).isEqualTo(4);

        clock.set(begun.atOffset(ZoneOffset.UTC).plus(Period.ofDays(31)).toInstant());
        for (int number = 0; number < 101; number++) {
            draft("later-" + number, "d-later", number);
        }
        runRetention();
        assertThat(audit("erase%")).containsExactly("retention erase-old null erased 1");
        assertThat(everything()).filteredOn(row -> row.contains(dyad + "-3")).isEmpty();

        clock.set(begun.atOffset(ZoneOffset.UTC)
                .plus(Period.ofYears(10))
                .plus(Period.ofDays(1))
                .toInstant());
        runRetention();
        assertThat(rows()).isZero();
        assertThat(jdbc.sql("select count(*) from dyad").query(Integer.class).single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from audit_entry where subject is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(audit("erase%"))
                .containsExactly(
                        "retention erase-old null erased 1",
                        "retention erase-old null erased 3",
                        "retention erase-old null erased 100",
                        "retention erase-old null erased 1");
    }

    /** Runs the task that the service runs once a day. */
    private void runRetention() {
        tasks.getScheduledTasks().stream()
                .filter(task -> task.toString().contains("Retention"))
                .findFirst()
                .orElseThrow()
                .getTask()
                .getRunnable()
                .run();
    }

    // ---- export

    @Test
    void anExportHasEverythingAboutADyad() {
        String dyad = stored();
        clinician.with(Api.SECOND_TOKEN).get("/administrations/" + dyad + "-1");
        HttpResponse<String> export = administrator.get("/dyads/" + dyad + "/export");

        assertThat(export.statusCode()).isEqualTo(200);
        assertThatJson(export.body()).inPath("clinicians").isEqualTo("['tester']");
        assertThatJson(export.body()).inPath("records[*].recordId").isEqualTo("['" + dyad + "-1', '" + dyad + "-2']");
        assertThatJson(export.body()).inPath("records[0].storedBy").isEqualTo("tester");
        assertThatJson(export.body()).inPath("records[0].createdAt").isString();
        assertThatJson(export.body())
                .inPath("records[0].report")
                .isEqualTo(clinician.get("/administrations/" + dyad + "-1").body());
        assertThatJson(export.body()).inPath("records[1].payload.responses.12").isEqualTo(4);
        assertThatJson(export.body()).inPath("drafts[0].payload.recordId").isEqualTo(dyad + "-3");
        assertThatJson(export.body()).inPath("drafts[0].report").isAbsent();
        assertThatJson(export.body())
                .inPath("auditEntries[*].action")
                .isEqualTo("['read-series', 'export', 'submit', 'read', 'read', 'submit', 'save-draft']");
        assertThatJson(export.body()).inPath("auditEntries[4].outcome").isEqualTo("denied");
        assertThat(export.body()).doesNotContain("stays-");
        assertThat(audit("export")).containsExactly("operator export " + dyad + " exported 1");
        assertThat(administrator.get("/dyads/absent/export").statusCode()).isEqualTo(404);
    }
}
