package io.github.alliancesdk.examples.intake.administration;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One administration of an instrument, as it is stored.
 *
 * @param recordId its id
 * @param state draft or final
 * @param etag a random string that identifies this version of the record; it changes with every change
 * @param instrument the id of the instrument
 * @param definitionVersion the version of the definition that it was checked against
 * @param definitionDigest the digest of that definition
 * @param rater the rater
 * @param dyadId the relationship that is rated
 * @param raterId the id of the rater, needed where there are several
 * @param session the number of the session
 * @param payload the accepted payload as JSON, including the raw answers
 * @param report the score record as JSON; only a final administration has one
 * @param storedBy who first stored it; empty in rows of the service's first version, which didn't record it
 * @param createdAt when it was first stored
 * @param finalisedAt when it became final
 */
public record Administration(
        String recordId,
        State state,
        String etag,
        String instrument,
        String definitionVersion,
        String definitionDigest,
        String rater,
        Optional<String> dyadId,
        Optional<String> raterId,
        OptionalInt session,
        String payload,
        Optional<String> report,
        Optional<String> storedBy,
        OffsetDateTime createdAt,
        Optional<OffsetDateTime> finalisedAt) {
    /** The instrument and the state only, without answers and scores. */
    @Override
    public String toString() {
        return "Administration[" + instrument + ", " + state + "]";
    }
}
