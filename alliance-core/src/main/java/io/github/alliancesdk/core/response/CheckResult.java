package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a check: either {@link CheckedResponses}, which can be scored, or {@link RejectedResponses} with the
 * problems. Use {@code instanceof} where wrong answers are expected, as in a web form or a file. Use
 * {@link #orElseThrow()} where they are a fault, as in a test.
 *
 * <pre>{@code
 * Responses responses = Responses.inItemOrder(BundledInstruments.dwai(), Rater.CLIENT, 5, 6, 5, 7, 4, 9);
 * CheckResult result = ResponseChecker.of(BundledInstruments.catalog()).check(responses);
 * if (result instanceof RejectedResponses rejected) {
 *     System.out.println(rejected.problems().get(0).message()); // The value is out of range; allowed: 1..7.
 * } else if (result instanceof CheckedResponses checked) {
 *     System.out.println(Scorer.complete().score(checked));
 * }
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
