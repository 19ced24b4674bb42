package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The identifiers of one administration of an instrument, as the payload states them. A report repeats them. Nothing
 * interprets them. Immutable and thread-safe.
 *
 * <pre>{@code
 * Administration administration = report.administration();
 * System.out.println(administration.session().getAsInt()); // 3
 * System.out.println(administration.dyadId().orElse("unknown")); // d-9
 * }</pre>
 *
 * @param recordId the id of the record
 * @param dyadId the id of the rated relationship of one client or user with one therapist, app or agent; both raters'
 *     sheets have the same id
 * @param raterId the id of the rater, if there are several raters
 * @param session the number of the session, 0 or more
 * @param recordedAt the time of the rating, in ISO 8601 with an offset
 */
public record Administration(
        Optional<String> recordId,
        Optional<String> dyadId,
        Optional<String> raterId,
        OptionalInt session,
        Optional<String> recordedAt) {
    /**
     * Creates an administration.
     *
     * @param recordId the id of the record
     * @param dyadId the id of the rated relationship of one client or user with one therapist, app or agent; both
     *     raters' sheets have the same id
     * @param raterId the id of the rater, if there are several raters
     * @param session the number of the session, 0 or more
     * @param recordedAt the time of the rating, in ISO 8601 with an offset
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
     * The JSON form, as in payloads and reports: those of {@code recordId}, {@code dyadId}, {@code raterId},
     * {@code session} and {@code recordedAt} that have a value. Jackson 2 and 3 write this.
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
