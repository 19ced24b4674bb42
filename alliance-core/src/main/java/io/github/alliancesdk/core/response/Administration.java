package io.github.alliancesdk.core.response;

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
}
