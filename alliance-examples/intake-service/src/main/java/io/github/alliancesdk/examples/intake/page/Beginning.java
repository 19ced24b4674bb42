package io.github.alliancesdk.examples.intake.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The fields of a new administration, as the browser sent them.
 *
 * @param recordId its id; a second click sends the same id, so it creates nothing new
 * @param instrument the id of the instrument
 * @param rater who answers
 * @param referent whom or what the answers are about
 * @param dyadId the relationship that is rated
 * @param raterId the id of the rater, needed where there are several
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
    /** Fields that the browser didn't send are empty strings. */
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

    /** The fields of a payload, without the empty ones. */
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
