package io.github.alliancesdk.examples.intake.administration;

import io.github.alliancesdk.examples.intake.access.Caller;
import io.github.alliancesdk.examples.intake.audit.AuditLog;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Erases records and drafts with all that is about them: whose dyad it was, and their ids in earlier audit entries. Its
 * own audit entry says who erased how many.
 */
@Service
public class Erasure {
    /** The number of old records that are erased in one transaction. */
    private static final int BATCH = 100;

    private final AdministrationStore store;
    private final Dyads dyads;
    private final AuditLog audit;
    private final Transactions transactions;

    Erasure(AdministrationStore store, Dyads dyads, AuditLog audit, Transactions transactions) {
        this.store = store;
        this.dyads = dyads;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * What was erased.
     *
     * @param records the number of final records
     * @param drafts the number of drafts
     * @param auditEntries the number of earlier audit entries whose id was removed
     */
    public record Counts(int records, int drafts, int auditEntries) {
        private static final Counts NONE = new Counts(0, 0, 0);

        private Counts plus(Counts other) {
            return new Counts(records + other.records, drafts + other.drafts, auditEntries + other.auditEntries);
        }
    }

    /** Erases a dyad with its records; empty if there is none. */
    public Optional<Counts> eraseDyad(String dyadId) {
        if (!Administrations.isPossible(dyadId)) {
            return Optional.empty();
        }
        return transactions.run(() -> {
            if (!dyads.lock(dyadId)) {
                audit.write("erase-dyad", null, "not-found");
                return Optional.empty();
            }
            Counts counts = store.allOfDyad(dyadId).stream().map(this::erase).reduce(Counts.NONE, Counts::plus);
            counts = counts.plus(eraseEmpty(dyadId));
            audit.write(Caller.current().name(), "erase-dyad", "erased", counts.records() + counts.drafts());
            return Optional.of(counts);
        });
    }

    /** Erases a record or a draft; empty if there is none. The dyad of its last one is erased too. */
    public Optional<Counts> eraseRecord(String recordId) {
        if (!Administrations.isPossible(recordId)) {
            return Optional.empty();
        }
        return transactions.run(() -> {
            Optional<Administration> found = store.find(recordId);
            if (found.isEmpty()) {
                audit.write("erase-record", null, "not-found");
                return Optional.empty();
            }
            Counts counts = eraseWithDyad(found.get());
            audit.write(Caller.current().name(), "erase-record", "erased", 1);
            return Optional.of(counts);
        });
    }

    /** Erases the final records, or the drafts, that were stored before a time. */
    public void eraseOlder(State state, OffsetDateTime before) {
        boolean more = true;
        while (more) {
            more = transactions.run(() -> {
                List<Administration> old = store.older(state, before, BATCH);
                old.forEach(this::eraseWithDyad);
                if (!old.isEmpty()) {
                    audit.write(Caller.RETENTION, "erase-old", "erased", old.size());
                }
                return old.size() == BATCH;
            });
        }
    }

    private Counts eraseWithDyad(Administration row) {
        row.dyadId().ifPresent(dyads::lock);
        Counts counts = erase(row);
        return row.dyadId()
                .filter(dyadId -> store.allOfDyad(dyadId).isEmpty())
                .map(dyadId -> counts.plus(eraseEmpty(dyadId)))
                .orElse(counts);
    }

    private Counts erase(Administration row) {
        store.delete(row.recordId());
        boolean isFinal = row.state() == State.FINAL;
        return new Counts(isFinal ? 1 : 0, isFinal ? 0 : 1, audit.forget(row.recordId()));
    }

    private Counts eraseEmpty(String dyadId) {
        dyads.delete(dyadId);
        return new Counts(0, 0, audit.forget(dyadId));
    }
}
