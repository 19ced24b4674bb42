package io.github.alliancesdk.examples.intake.administration;

import io.github.alliancesdk.examples.intake.access.Caller;
import io.github.alliancesdk.examples.intake.audit.AuditLog;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Whose dyad is whose. A dyad belongs to the clinician who stored its first record, and to those whom an administrator
 * adds.
 */
@Service
public class Dyads {
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Transactions transactions;

    Dyads(JdbcClient jdbc, AuditLog audit, Transactions transactions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Adds a clinician to a dyad; false if there is no such dyad. */
    public boolean grant(String dyadId, String clinician) {
        return Administrations.isPossible(dyadId)
                && transactions.run(() -> {
                    boolean known = lock(dyadId);
                    if (known && !clinicians(dyadId).contains(clinician)) {
                        add(dyadId, clinician);
                    }
                    audit.write("grant", dyadId, known ? "granted" : "not-found");
                    return known;
                });
    }

    /** Removes a clinician from a dyad; false if there was none of this name. */
    public boolean revoke(String dyadId, String clinician) {
        return Administrations.isPossible(dyadId)
                && transactions.run(() -> {
                    boolean known = jdbc.sql("delete from dyad_clinician where dyad_id = ? and clinician = ?")
                                    .params(dyadId, clinician)
                                    .update()
                            == 1;
                    audit.write("revoke", dyadId, known ? "revoked" : "not-found");
                    return known;
                });
    }

    /** Whether the caller may see the final records of a dyad. */
    boolean isVisible(String dyadId) {
        Caller caller = Caller.current();
        return caller.seesAll() || clinicians(dyadId).contains(caller.name());
    }

    /** Whether the caller may see a record. One without a dyad belongs to whoever stored it. */
    boolean isVisible(Administration row) {
        Caller caller = Caller.current();
        return (caller.seesAll() && row.state() == State.FINAL)
                || row.dyadId()
                        .map(dyadId -> clinicians(dyadId).contains(caller.name()))
                        .orElseGet(() ->
                                row.storedBy().filter(caller.name()::equals).isPresent());
    }

    /** Whether the caller may store a record of a dyad. A dyad without records becomes the caller's. */
    boolean claim(String dyadId) {
        if (lock(dyadId)) {
            return isVisible(dyadId);
        }
        jdbc.sql("insert into dyad (dyad_id) values (?)").param(dyadId).update();
        add(dyadId, Caller.current().name());
        return true;
    }

    /** Waits until no other transaction stores or erases records of the dyad; false if there is no such dyad. */
    boolean lock(String dyadId) {
        return jdbc.sql("select dyad_id from dyad where dyad_id = ? for update")
                .param(dyadId)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private void add(String dyadId, String clinician) {
        jdbc.sql("insert into dyad_clinician (dyad_id, clinician) values (?, ?)")
                .params(dyadId, clinician)
                .update();
    }

    /** Erases a dyad without records, and whose it was. */
    void delete(String dyadId) {
        jdbc.sql("delete from dyad where dyad_id = ?").param(dyadId).update();
    }

    /** The clinicians whose dyad it is. */
    List<String> clinicians(String dyadId) {
        return jdbc.sql("select clinician from dyad_clinician where dyad_id = ? order by clinician")
                .param(dyadId)
                .query((row, number) -> row.getString("clinician"))
                .list();
    }
}
