package io.github.alliancesdk.core.response;

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
}
