package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.statistics.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A study that could not be pooled. Immutable and thread-safe.
 *
 * <pre>{@code
 * CorrelationPool pool =
 *         CorrelationPool.of(List.of(CorrelationStudy.of("A", 0.3, 53), CorrelationStudy.of("B", 0.5, 3)));
 * ExcludedStudy excluded = pool.leftOut().get(0);
 * System.out.println(excluded.label() + ": " + excluded.reason().id()); // B: too-few-persons
 * }</pre>
 *
 * @param label the name of the study
 * @param reason why it was left out
 */
public record ExcludedStudy(String label, Reason reason) {
    /**
     * Makes an entry.
     *
     * @param label the name of the study
     * @param reason why it was left out
     * @throws NullPointerException if an argument is null
     */
    public ExcludedStudy {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * The JSON form of the study: {@code study} and {@code reason}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("study", label);
        map.put("reason", reason.id());
        return Collections.unmodifiableMap(map);
    }
}
