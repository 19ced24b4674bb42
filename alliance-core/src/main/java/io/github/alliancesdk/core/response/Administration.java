package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which filling-in of an instrument this is, as the payload says. All of it is echoed into the report and none of it
 * interpreted. Immutable and thread-safe.
 *
 * @param recordId the id of the record
 * @param dyadId the relationship that is rated: one client or user with one therapist, app or agent; the same on both
 *     raters' sheets
 * @param raterId who rated, where several do
 * @param session the number of the session, 0 or more
 * @param recordedAt when, in ISO 8601 with an offset
 */
public record Administration(
        Optional<String> recordId,
        Optional<String> dyadId,
        Optional<String> raterId,
        OptionalInt session,
        Optional<String> recordedAt) {
    /**
     * Makes an administration.
     *
     * @param recordId the id of the record
     * @param dyadId the relationship that is rated: one client or user with one therapist, app or agent; the same on both raters' sheets
     * @param raterId who rated, where several do
     * @param session the number of the session, 0 or more
     * @param recordedAt when, in ISO 8601 with an offset
     * @throws NullPointerException if an argument is null
     */
    public Administration {
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(dyadId, "dyadId");
        Objects.requireNonNull(raterId, "raterId");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    /**
     * The ids as payloads and reports have them: {@code recordId}, {@code dyadId}, {@code raterId}, {@code session} and
     * {@code recordedAt}, as far as there are such. Jackson 2 and 3 write this.
     *
     * @return plain strings and an integer, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        recordId.ifPresent(id -> map.put("recordId", id));
        dyadId.ifPresent(id -> map.put("dyadId", id));
        raterId.ifPresent(id -> map.put("raterId", id));
        session.ifPresent(number -> map.put("session", number));
        recordedAt.ifPresent(time -> map.put("recordedAt", time));
        return Collections.unmodifiableMap(map);
    }
}
