package io.github.alliancesdk.examples.intake.administration;

import io.github.alliancesdk.examples.intake.audit.AuditLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Collects what is stored about a dyad, for the person whom it is about. */
@Service
public class Exports {
    private final AdministrationStore store;
    private final Dyads dyads;
    private final AuditLog audit;
    private final Transactions transactions;

    Exports(AdministrationStore store, Dyads dyads, AuditLog audit, Transactions transactions) {
        this.store = store;
        this.dyads = dyads;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * What is stored about a dyad.
     *
     * @param clinicians the clinicians whose dyad it is
     * @param administrations its final records and drafts
     * @param auditEntries the audit entries about it and about these
     */
    public record DyadExport(
            List<String> clinicians, List<Administration> administrations, List<AuditLog.Entry> auditEntries) {
        /** Copies the lists. */
        public DyadExport {
            clinicians = List.copyOf(clinicians);
            administrations = List.copyOf(administrations);
            auditEntries = List.copyOf(auditEntries);
        }

        /** Counts only, no answer. */
        @Override
        public String toString() {
            return "DyadExport[" + administrations.size() + " administrations]";
        }
    }

    /** What is stored about a dyad; empty if there is none. */
    public Optional<DyadExport> ofDyad(String dyadId) {
        if (!Administrations.isPossible(dyadId)) {
            return Optional.empty();
        }
        return transactions.run(() -> {
            boolean known = dyads.lock(dyadId);
            audit.write("export", dyadId, known ? "exported" : "not-found");
            if (!known) {
                return Optional.empty();
            }
            List<Administration> rows = store.allOfDyad(dyadId);
            List<AuditLog.Entry> entries = Stream.concat(
                            Stream.of(dyadId), rows.stream().map(Administration::recordId))
                    .flatMap(subject -> audit.about(subject).stream())
                    .toList();
            return Optional.of(new DyadExport(dyads.clinicians(dyadId), rows, entries));
        });
    }
}
