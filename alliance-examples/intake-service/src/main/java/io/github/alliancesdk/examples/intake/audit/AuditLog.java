package io.github.alliancesdk.examples.intake.audit;

import io.github.alliancesdk.examples.intake.access.Caller;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records who did what with which record. The entry is written in the transaction of the action, so that both are
 * stored or neither is. It never contains answers or scores.
 */
@Component
public class AuditLog {
    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An entry.
     *
     * @param happened when
     * @param who the name of a token, or of a task
     * @param action the action, such as {@code submit}
     * @param subject the id of the record or the dyad; null if the action is about several, or the subject was erased
     * @param outcome the outcome, such as {@code created}
     */
    public record Entry(
            OffsetDateTime happened,
            String who,
            String action,
            @Nullable String subject,
            String outcome) {}

    /**
     * Adds an entry about what the caller did.
     *
     * @param subject the id of the record or the dyad; null if the action is about all records
     */
    public void write(String action, @Nullable String subject, String outcome) {
        write(new Entry(OffsetDateTime.now(clock), Caller.current().name(), action, subject, outcome), 1);
    }

    /** Adds an entry about several records, without their ids. */
    public void write(String who, String action, String outcome, int howMany) {
        write(new Entry(OffsetDateTime.now(clock), who, action, null, outcome), howMany);
    }

    /** Adds an entry that stands for several. */
    void write(Entry entry, int howMany) {
        jdbc.sql("""
                        insert into audit_entry (happened, who, action, subject, outcome, how_many)
                        values (:happened, :who, :action, :subject, :outcome, :howMany)""")
                .param("happened", entry.happened())
                .param("who", entry.who())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("outcome", entry.outcome())
                .param("howMany", howMany)
                .update();
    }

    /** Removes an id from all entries, and returns how many had it. */
    public int forget(String subject) {
        return jdbc.sql("update audit_entry set subject = null where subject = ?")
                .param(subject)
                .update();
    }

    /** The entries about a record or a dyad, oldest first. */
    public List<Entry> about(String subject) {
        return jdbc.sql("select happened, who, action, subject, outcome from audit_entry where subject = ? order by id")
                .param(subject)
                .query((row, number) -> new Entry(
                        row.getObject("happened", OffsetDateTime.class),
                        row.getString("who"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("outcome")))
                .list();
    }
}
