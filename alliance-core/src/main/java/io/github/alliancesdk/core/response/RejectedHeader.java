package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A header with which something was wrong. None of its rows is read. Immutable and thread-safe. */
public final class RejectedHeader implements HeaderResult {
    private final List<ResponseProblem> problems;

    RejectedHeader(List<ResponseProblem> problems) {
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong. A pointer is to the payload's field that the column would fill.
     *
     * @return at least one problem: columns that stand twice, in their order, then columns that are absent
     */
    public List<ResponseProblem> problems() {
        return problems;
    }

    /**
     * Always throws.
     *
     * @return never
     * @throws InvalidResponsesException with every problem
     */
    @Override
    public RowReader orElseThrow() {
        throw new InvalidResponsesException(problems);
    }

    /**
     * The refusal as other programs read it: {@code problems}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("problems", problems.stream().map(ResponseProblem::toMap).toList());
        return Collections.unmodifiableMap(map);
    }

    /** The problems. */
    @Override
    public String toString() {
        return "RejectedHeader" + problems;
    }
}
