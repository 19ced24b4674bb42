package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a check: either {@link CheckedResponses}, which can be scored, or {@link RejectedResponses} with the
 * problems.
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
     * @return the responses, which can be scored
     * @throws InvalidResponsesException if there are problems; it contains all of them
     */
    CheckedResponses orElseThrow();

    /**
     * The id of the record, unchanged.
     *
     * @return the id; empty if there was none or it could not be read
     */
    Optional<String> recordId();

    /**
     * The JSON form: the payload of checked responses, or the problems of rejected ones. Jackson 2 and 3 write this.
     *
     * @return {@link CheckedResponses#toPayload()} or {@link RejectedResponses#toMap()}
     */
    @JsonValue
    Map<String, Object> toJsonValue();
}
