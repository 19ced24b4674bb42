package io.github.alliancesdk.examples.intake.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What is known of an administration that is begun, as the browser sent it.
 *
 * @param recordId its id; a second click begins the same
 * @param instrument the id of the instrument
 * @param rater who answers
 * @param referent whom or what the answers are about
 * @param dyadId the relationship that is rated
 * @param raterId which one of several raters
 * @param session the number of the session
 */
record Beginning(
        String recordId,
        String instrument,
        String rater,
        String referent,
        String dyadId,
        String raterId,
        String session) {
    /** What a browser left out is empty. */
    Beginning {
        recordId =
                Objects.requireNonNullElseGet(recordId, () -> UUID.randomUUID().toString());
        instrument = Objects.requireNonNullElse(instrument, "");
        rater = Objects.requireNonNullElse(rater, "");
        referent = Objects.requireNonNullElse(referent, "");
        dyadId = Objects.requireNonNullElse(dyadId, "");
        raterId = Objects.requireNonNullElse(raterId, "");
        session = Objects.requireNonNullElse(session, "");
    }

    static Beginning of(String instrument, String dyadId, String session) {
        return new Beginning(UUID.randomUUID().toString(), instrument, "", "", dyadId, "", session);
    }

    /** The fields of a payload; what was left empty isn't there. */
    Map<String, String> toPayload() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "instrument", instrument);
        put(fields, "rater", rater);
        put(fields, "referent", referent);
        put(fields, "recordId", recordId);
        put(fields, "dyadId", dyadId);
        put(fields, "raterId", raterId);
        put(fields, "session", session);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isBlank()) {
            fields.put(name, value.strip());
        }
    }
}
