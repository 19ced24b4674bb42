package io.github.alliancesdk.examples.intake.administration;

import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.interchange.ReceiptVerifier;
import io.github.alliancesdk.core.interchange.Verification.Verdict;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.examples.intake.audit.AuditLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Recomputes every final record from its raw answers, and reports the scores that differ. */
@Service
public class Verification {
    private static final int PAGE = 500;

    private final AdministrationStore store;
    private final Administrations administrations;
    private final ReceiptVerifier verifier;
    private final AuditLog audit;
    private final JsonMapper json;

    Verification(
            AdministrationStore store,
            Administrations administrations,
            InstrumentCatalog catalog,
            AuditLog audit,
            JsonMapper json) {
        this.store = store;
        this.administrations = administrations;
        this.json = json;
        this.verifier = ReceiptVerifier.of(catalog);
        this.audit = audit;
    }

    /**
     * The result of a verification.
     *
     * @param checked the number of records
     * @param equal the number of records whose stored numbers all equal the recomputed ones
     * @param different the records that differ, with the fields that differ
     * @param cannotVerify the records that couldn't be recomputed, with the reason
     */
    public record Result(
            long checked, long equal, List<Map<String, Object>> different, List<Map<String, Object>> cannotVerify) {}

    /** Verifies all records page by page. Only records with a finding are kept in memory. */
    public Result verify() {
        long checked = 0;
        List<Map<String, Object>> different = new ArrayList<>();
        List<Map<String, Object>> cannotVerify = new ArrayList<>();
        List<Administration> page = store.finalAfter("", PAGE);
        while (!page.isEmpty()) {
            for (Administration row : page) {
                checked++;
                verify(row, different, cannotVerify);
            }
            page = store.finalAfter(page.get(page.size() - 1).recordId(), PAGE);
        }
        boolean allEqual = different.isEmpty() && cannotVerify.isEmpty();
        audit.write("verify", null, allEqual ? "equal" : "not-equal");
        return new Result(checked, checked - different.size() - cannotVerify.size(), different, cannotVerify);
    }

    private void verify(
            Administration row, List<Map<String, Object>> different, List<Map<String, Object>> cannotVerify) {
        Optional<CheckedResponses> checked = administrations.check(row);
        var found = verifier.verify(
                "{\"payload\":" + row.payload() + ",\"report\":" + row.report().orElseThrow() + "}");
        if (checked.isEmpty() || found.verdict() == Verdict.CANNOT_VERIFY) {
            String reason = found.reason()
                    .map(io.github.alliancesdk.core.interchange.Verification.Reason::message)
                    .orElse("the payload isn't of the definition that the row names");
            cannotVerify.add(entry(row, "reason", reason));
            return;
        }
        List<Object> differences = new ArrayList<>();
        found.differences().forEach(difference -> {
            Map<String, Object> map = new LinkedHashMap<>();
            difference.scale().ifPresent(scale -> map.put("scale", scale));
            map.put("field", difference.field());
            differences.add(map);
        });
        columns(row, checked.get()).forEach(column -> differences.add(Map.of("column", column)));
        if (!differences.isEmpty()) {
            different.add(entry(row, "differences", differences));
        }
    }

    /** The columns that differ from payload and report. */
    private List<String> columns(Administration row, CheckedResponses checked) {
        var ids = checked.administration();
        List<String> unlike = new ArrayList<>();
        compare(unlike, "record_id", Optional.of(row.recordId()), ids.recordId());
        compare(
                unlike,
                "definition_digest",
                row.definitionDigest(),
                json.readTree(row.report().orElseThrow())
                        .path("definitionDigest")
                        .stringValue(""));
        compare(
                unlike,
                "definition_version",
                row.definitionVersion(),
                checked.instrument().definitionVersion().toString());
        compare(unlike, "rater", row.rater(), checked.rater().id());
        compare(unlike, "dyad_id", row.dyadId(), ids.dyadId());
        compare(unlike, "rater_id", row.raterId(), ids.raterId());
        compare(unlike, "session_number", row.session(), ids.session());
        return unlike;
    }

    private static void compare(List<String> unlike, String column, Object stored, Object expected) {
        if (!stored.equals(expected)) {
            unlike.add(column);
        }
    }

    private static Map<String, Object> entry(Administration row, String name, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("recordId", row.recordId());
        map.put(name, value);
        return map;
    }
}
