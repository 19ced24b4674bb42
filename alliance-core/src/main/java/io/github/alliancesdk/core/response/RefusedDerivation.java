package io.github.alliancesdk.core.response;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why answers to one form are no answers to a shorter one.
 *
 * @param problems every reason, those of the definitions before those of the sheet
 */
public record RefusedDerivation(List<DerivationProblem> problems) implements DerivationResult {
    /**
     * Makes a refusal.
     *
     * @param problems every reason
     * @throws NullPointerException if {@code problems} or an element is null
     */
    public RefusedDerivation {
        problems = List.copyOf(problems);
    }

    /**
     * Always throws.
     *
     * @return never
     * @throws DerivationRefusedException with every reason
     */
    @Override
    public DerivedResponses orElseThrow() {
        throw new DerivationRefusedException(problems);
    }

    /**
     * The refusal as other programs read it: {@code problems}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("problems", problems.stream().map(DerivationProblem::toMap).toList());
        return Collections.unmodifiableMap(map);
    }
}
