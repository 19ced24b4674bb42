package io.github.alliancesdk.examples.intake.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Tests the store on each supported database. */
abstract class StoreContract {
    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 5, 1, 10, 0, 0, 123_456_000, ZoneOffset.UTC);

    private AdministrationStore store;
    private JdbcClient jdbc;

    abstract DriverManagerDataSource database();

    @BeforeEach
    void migrate() {
        DriverManagerDataSource database = database();
        Flyway.configure().dataSource(database).load().migrate();
        jdbc = JdbcClient.create(database);
        store = new AdministrationStore(jdbc);
    }

    static Administration draft(String recordId, String etag) {
        return new Administration(
                recordId,
                State.DRAFT,
                etag,
                "wai-sr",
                "1.0.0",
                "sha256:00",
                "client",
                Optional.of("d-1"),
                Optional.empty(),
                OptionalInt.of(3),
                "{\"a\":\"\\u0000 \u00e4 \ud83d\ude00\"}",
                Optional.empty(),
                Optional.of("somebody"),
                NOW,
                Optional.empty());
    }

    static Administration finished(String recordId, int session) {
        Administration draft = draft(recordId, "e-final");
        return new Administration(
                recordId,
                State.FINAL,
                draft.etag(),
                draft.instrument(),
                draft.definitionVersion(),
                draft.definitionDigest(),
                draft.rater(),
                draft.dyadId(),
                Optional.of("c-1"),
                OptionalInt.of(session),
                draft.payload(),
                Optional.of("{}"),
                draft.storedBy(),
                NOW,
                Optional.of(NOW));
    }

    @Test
    void whatIsStoredComesBackAsItWas() {
        store.insert(draft("r-1", "e-1"));
        store.insert(finished("r-2", 1));

        assertThat(store.find("r-1")).contains(draft("r-1", "e-1"));
        assertThat(store.find("r-2")).contains(finished("r-2", 1));
        assertThat(store.find("r-3")).isEmpty();
    }

    @Test
    void anIdOfTheGreatestLengthIsStored() {
        String longest = "\ud83d\ude00".repeat(200);
        store.insert(finished(longest, 1));

        assertThat(store.find(longest)).isPresent();
    }

    @Test
    void oneIdIsOneRow() {
        store.insert(draft("r-1", "e-1"));

        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> store.insert(finished("r-1", 1)));
    }

    @Test
    void aDraftIsReplacedOnlyIfItIsTheOneThatWasRead() {
        store.insert(draft("r-1", "e-1"));

        assertThat(store.replaceDraft(draft("r-1", "e-2"), "e-0")).isFalse();
        assertThat(store.replaceDraft(draft("r-1", "e-2"), "e-1")).isTrue();
        assertThat(store.find("r-1")).contains(draft("r-1", "e-2"));
    }

    @Test
    void aFinalRecordIsNeitherReplacedNorDeleted() {
        store.insert(finished("r-1", 1));

        assertThat(store.replaceDraft(draft("r-1", "e-2"), "e-final")).isFalse();
        assertThat(store.deleteDraft("r-1")).isFalse();
        assertThat(store.find("r-1")).contains(finished("r-1", 1));
    }

    @Test
    void aDyadsFinalRecordsComeInTheOrderOfTheirSessions() {
        store.insert(finished("r-1", 3));
        store.insert(finished("r-2", 1));
        store.insert(draft("r-3", "e-1"));

        assertThat(store.ofDyad("d-1")).extracting(Administration::recordId).containsExactly("r-2", "r-1");
        assertThat(store.ofDyad("d-2")).isEmpty();
    }

    @Test
    void draftsOfAClinicianAreListedAndDeleted() {
        store.insert(draft("r-1", "e-1"));
        store.insert(finished("r-2", 1));
        assertThat(store.drafts("mary", 10)).isEmpty();
        jdbc.sql("insert into dyad values ('d-1')").update();
        jdbc.sql("insert into dyad_clinician values ('d-1', 'mary')").update();

        assertThat(store.drafts("mary", 10))
                .extracting(Administration::recordId)
                .containsExactly("r-1");
        assertThat(store.drafts("somebody", 10)).isEmpty();
        assertThat(store.deleteDraft("r-1")).isTrue();
        assertThat(store.drafts("mary", 10)).isEmpty();
    }

    /** The order must not depend on the database's collation. */
    @Test
    void pagesHaveEveryFinalRecordOnce() {
        List<String> ids = List.of("b", "B", "a-1", "A1", "a_2", "\u00e4", "z", "10", "9", " ", "\ud83d\ude00");
        ids.forEach(id -> store.insert(finished(id, 1)));
        store.insert(draft("draft", "e-1"));

        List<String> seen = new java.util.ArrayList<>();
        List<Administration> page = store.finalAfter("", 2);
        while (!page.isEmpty() && seen.size() < 100) {
            page.forEach(row -> seen.add(row.recordId()));
            page = store.finalAfter(page.get(page.size() - 1).recordId(), 2);
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void noRecordTellsAnswersAsText() {
        assertThat(finished("r-1", 1).toString()).isEqualTo("Administration[wai-sr, FINAL]");
    }
}
