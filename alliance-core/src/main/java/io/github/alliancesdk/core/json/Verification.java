package io.github.alliancesdk.core.json;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.response.ResponseProblem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What verifying one receipt or declared score found. Immutable and thread-safe.
 *
 * @param row where the record stood, from 1
 * @param recordId the id of the record, if it is known
 * @param verdict what was found
 * @param differences the fields that don't follow from the payload
 * @param problems what is wrong with the payload, if that is why the report could not be recomputed
 * @param reason why the report could not be recomputed, in words; empty if it could
 */
public record Verification(
        long row,
        Optional<String> recordId,
        Verdict verdict,
        List<Difference> differences,
        List<ResponseProblem> problems,
        Optional<String> reason) {
    /**
     * Makes a verification.
     *
     * @param row where the record stood, from 1
     * @param recordId the id of the record, if it is known
     * @param verdict what was found
     * @param differences the fields that don't follow from the payload
     * @param problems what is wrong with the payload
     * @param reason why the report could not be recomputed
     * @throws NullPointerException if an argument or an element is null
     */
    public Verification {
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(verdict, "verdict");
        differences = List.copyOf(Objects.requireNonNull(differences, "differences"));
        problems = List.copyOf(Objects.requireNonNull(problems, "problems"));
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * The verification as other programs read it: {@code row}, {@code recordId}, {@code verdict}, {@code differences},
     * and {@code reason} and {@code problems} where there are such. Jackson 2 and 3 write it as this.
     *
     * @return plain strings, integers, lists and maps, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("row", row);
        recordId.ifPresent(id -> map.put("recordId", id));
        map.put("verdict", verdict.id());
        map.put("differences", differences.stream().map(Difference::toMap).toList());
        reason.ifPresent(text -> map.put("reason", text));
        if (!problems.isEmpty()) {
            map.put("problems", problems.stream().map(ResponseProblem::toMap).toList());
        }
        return Collections.unmodifiableMap(map);
    }
}
