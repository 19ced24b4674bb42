package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * What a check found: either {@link CheckedResponses}, which can be scored, or {@link RejectedResponses}, which say
 * why not.
 *
 * <pre>{@code
 * CheckResult result = checker.check(responses);
 * if (result instanceof RejectedResponses rejected) {
 *     return badRequest(rejected.problems());
 * }
 * ScoreReport report = Scorer.complete().score(result.orElseThrow());
 * }</pre>
 */
public sealed interface CheckResult permits CheckedResponses, RejectedResponses {
    /**
     * The checked responses.
     *
     * @return what can be scored
     * @throws InvalidResponsesException if something was wrong; it holds every problem
     */
    CheckedResponses orElseThrow();

    /**
     * The id of the record, as it was sent.
     *
     * @return the id; empty if there was none or it could not be read
     */
    Optional<String> recordId();

    /**
     * What Jackson 2 and 3 write: the payload of checked responses, or the problems of rejected ones.
     *
     * @return {@link CheckedResponses#toPayload()} or {@link RejectedResponses#toMap()}
     */
    @JsonValue
    Map<String, Object> toJsonValue();
}
