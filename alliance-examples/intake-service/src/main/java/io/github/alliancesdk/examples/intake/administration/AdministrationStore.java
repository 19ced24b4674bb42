package io.github.alliancesdk.examples.intake.administration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the rows, in SQL that both H2 and PostgreSQL accept. Callers open the transactions. */
@Repository
public class AdministrationStore {
    private static final String COLUMNS = """
            record_id, state, etag, instrument, definition_version, definition_digest, rater, dyad_id, rater_id,
            session_number, payload, report, stored_by, created_at, finalised_at""";

    private final JdbcClient jdbc;

    AdministrationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stores a new record.
     *
     * @throws org.springframework.dao.DuplicateKeyException if a record with this id exists
     */
    void insert(Administration row) {
        bind(row, "insert into administration (" + COLUMNS + """
                                ) values (:recordId, :state, :etag, :instrument, :definitionVersion, :definitionDigest,
                                :rater, :dyadId, :raterId, :session, :payload, :report, :storedBy, :createdAt, :finalisedAt)""").update();
    }

    /**
     * Replaces a draft if it hasn't changed since it was read.
     *
     * @return whether the draft was replaced
     */
    boolean replaceDraft(Administration row, String readEtag) {
        return bind(row, """
                                update administration set state = :state, etag = :etag, instrument = :instrument,
                                definition_version = :definitionVersion, definition_digest = :definitionDigest,
                                rater = :rater, dyad_id = :dyadId, rater_id = :raterId, session_number = :session,
                                payload = :payload, report = :report, stored_by = :storedBy, created_at = :createdAt,
                                finalised_at = :finalisedAt
                                where record_id = :recordId and state = 'DRAFT' and etag = :readEtag""").param("readEtag", readEtag).update() == 1;
    }

    /**
     * Deletes a draft.
     *
     * @return whether there was one
     */
    boolean deleteDraft(String recordId) {
        return jdbc.sql("delete from administration where record_id = :recordId and state = 'DRAFT'")
                        .param("recordId", recordId)
                        .update()
                == 1;
    }

    Optional<Administration> find(String recordId) {
        return jdbc.sql("select " + COLUMNS + " from administration where record_id = :recordId")
                .param("recordId", recordId)
                .query(AdministrationStore::row)
                .optional();
    }

    /** The drafts of a clinician, newest first. */
    List<Administration> drafts(String clinician, int most) {
        return jdbc.sql("select " + COLUMNS + """
                                 from administration where state = 'DRAFT'
                                and (dyad_id in (select dyad_id from dyad_clinician where clinician = :name)
                                or dyad_id is null and stored_by = :name)
                                order by created_at desc, record_id limit :most""")
                .param("name", clinician)
                .param("most", most)
                .query(AdministrationStore::row)
                .list();
    }

    /** The final records of a dyad, in the order of their sessions. */
    List<Administration> ofDyad(String dyadId) {
        return jdbc.sql("select " + COLUMNS
                        + " from administration where dyad_id = :dyadId and state = 'FINAL'"
                        + " order by session_number, record_id")
                .param("dyadId", dyadId)
                .query(AdministrationStore::row)
                .list();
    }

    /** The final records and the drafts of a dyad, in the order in which they were first stored. */
    List<Administration> allOfDyad(String dyadId) {
        return jdbc.sql("select " + COLUMNS
                        + " from administration where dyad_id = :dyadId order by created_at, record_id")
                .param("dyadId", dyadId)
                .query(AdministrationStore::row)
                .list();
    }

    /** The oldest records of a state that became final, or drafts that were begun, before a time. */
    List<Administration> older(State state, OffsetDateTime before, int most) {
        return jdbc.sql("select " + COLUMNS + """
                                 from administration where state = :state and coalesce(finalised_at, created_at) < :before
                                order by coalesce(finalised_at, created_at), record_id limit :most""")
                .param("state", state.name())
                .param("before", before)
                .param("most", most)
                .query(AdministrationStore::row)
                .list();
    }

    /** Deletes a record or a draft. */
    void delete(String recordId) {
        jdbc.sql("delete from administration where record_id = ?")
                .param(recordId)
                .update();
    }

    /** The next final records by id: one page, so that a loop over all records needs little memory. */
    List<Administration> finalAfter(String recordId, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from administration where state = 'FINAL' and record_id > :recordId"
                        + " order by record_id limit :most")
                .param("recordId", recordId)
                .param("most", most)
                .query(AdministrationStore::row)
                .list();
    }

    private JdbcClient.StatementSpec bind(Administration row, String sql) {
        return jdbc.sql(sql)
                .param("recordId", row.recordId())
                .param("state", row.state().name())
                .param("etag", row.etag())
                .param("instrument", row.instrument())
                .param("definitionVersion", row.definitionVersion())
                .param("definitionDigest", row.definitionDigest())
                .param("rater", row.rater())
                .param("dyadId", row.dyadId().orElse(null))
                .param("raterId", row.raterId().orElse(null))
                .param("session", row.session().isPresent() ? row.session().getAsInt() : null)
                .param("payload", row.payload())
                .param("report", row.report().orElse(null))
                .param("storedBy", row.storedBy().orElse(null))
                .param("createdAt", row.createdAt())
                .param("finalisedAt", row.finalisedAt().orElse(null));
    }

    private static Administration row(ResultSet row, int number) throws SQLException {
        @Nullable Integer session = row.getObject("session_number", Integer.class);
        return new Administration(
                row.getString("record_id"),
                State.valueOf(row.getString("state")),
                row.getString("etag"),
                row.getString("instrument"),
                row.getString("definition_version"),
                row.getString("definition_digest"),
                row.getString("rater"),
                Optional.ofNullable(row.getString("dyad_id")),
                Optional.ofNullable(row.getString("rater_id")),
                session == null ? OptionalInt.empty() : OptionalInt.of(session),
                row.getString("payload"),
                Optional.ofNullable(row.getString("report")),
                Optional.ofNullable(row.getString("stored_by")),
                row.getObject("created_at", OffsetDateTime.class),
                Optional.ofNullable(row.getObject("finalised_at", OffsetDateTime.class)));
    }
}
