package io.github.alliancesdk.examples.intake.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.alliancesdk.examples.intake.administration.Administration;
import io.github.alliancesdk.examples.intake.administration.Exports.DyadExport;
import io.github.alliancesdk.examples.intake.administration.State;
import io.github.alliancesdk.examples.intake.audit.AuditLog;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The export of a dyad as JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportJson(
        String dyadId,
        List<String> clinicians,
        List<Stored> records,
        List<Stored> drafts,
        List<AuditLog.Entry> auditEntries) {
    /** A record or a draft, with its payload and its report as they were sent and answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stored(
            String recordId,
            @Nullable String storedBy,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime finalisedAt,
            JsonNode payload,
            @Nullable JsonNode report) {
        static Stored of(Administration row, JsonMapper json) {
            return new Stored(
                    row.recordId(),
                    row.storedBy().orElse(null),
                    row.createdAt(),
                    row.finalisedAt().orElse(null),
                    json.readTree(row.payload()),
                    row.report().map(json::readTree).orElse(null));
        }
    }

    /** As bytes, because Spring logs the beginning of any other body. */
    static byte[] of(String dyadId, DyadExport export, JsonMapper json) {
        return json.writeValueAsBytes(new ExportJson(
                dyadId,
                export.clinicians(),
                stored(export, State.FINAL, json),
                stored(export, State.DRAFT, json),
                export.auditEntries()));
    }

    private static List<Stored> stored(DyadExport export, State state, JsonMapper json) {
        return export.administrations().stream()
                .filter(row -> row.state() == state)
                .map(row -> Stored.of(row, json))
                .toList();
    }

    /** Never the answers. */
    @Override
    public String toString() {
        return "ExportJson";
    }
}
