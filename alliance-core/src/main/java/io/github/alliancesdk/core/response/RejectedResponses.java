package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Responses with problems. Contains every problem and no answer, so it can be logged and sent back. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * Responses responses = Responses.builder("dwai", Rater.THERAPIST).answer(1, 9).build();
 * if (checker.check(responses) instanceof RejectedResponses rejected) {
 *     List<String> codes = rejected.problems().stream().map(problem -> problem.code().id()).toList();
 *     System.out.println(codes); // [wrong-rater, out-of-range]
 * }
 * }</pre>
 */
public final class RejectedResponses implements CheckResult {
    private final Optional<String> recordId;
    private final List<Problem> problems;

    RejectedResponses(Optional<String> recordId, List<Problem> problems) {
        this.recordId = recordId;
        this.problems = List.copyOf(problems);
    }

    /**
     * The problems.
     *
     * @return at least one problem: first in the order of the payload, then absent fields and items
     */
    public List<Problem> problems() {
        return problems;
    }

    @Override
    public Optional<String> recordId() {
        return recordId;
    }

    /**
     * Always throws.
     *
     * @return never
     * @throws InvalidResponsesException always, with every problem
     */
    @Override
    public CheckedResponses orElseThrow() {
        throw new InvalidResponsesException(problems);
    }

    /**
     * The JSON form: {@code recordId} if it is known, and {@code problems}. Jackson 2 and 3 write this.
     *
     * @return plain strings, integers, lists and maps
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        recordId.ifPresent(id -> map.put("recordId", id));
        map.put("problems", problems.stream().map(Problem::toMap).toList());
        return Collections.unmodifiableMap(map);
    }

    @Override
    public Map<String, Object> toJsonValue() {
        return toMap();
    }

    /** The problems. */
    @Override
    public String toString() {
        return "RejectedResponses" + problems;
    }
}
