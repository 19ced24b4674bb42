package io.github.alliancesdk.examples.intake.audit;

import io.github.alliancesdk.examples.intake.access.Caller;
import java.time.Clock;
import java.time.OffsetDateTime;
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
     * Adds an entry.
     *
     * @param action the action, such as {@code submit}
     * @param subject the id of the record or the dyad; null if the action is about all records
     * @param outcome the outcome, such as {@code created}
     */
    public void write(String action, @Nullable String subject, String outcome) {
        jdbc.sql("""
                        insert into audit_entry (happened, who, action, subject, outcome)
                        values (:happened, :who, :action, :subject, :outcome)""")
                .param("happened", OffsetDateTime.now(clock))
                .param("who", Caller.current().name())
                .param("action", action)
                .param("subject", subject)
                .param("outcome", outcome)
                .update();
    }
}
