package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.RefusedException;
import java.util.Map;

/**
 * What came of comparing a score with a reference sample: a {@link SampleComparison}, or a {@link RefusedComparison} if
 * the two are of different things. Immutable and thread-safe.
 */
public sealed interface ComparisonResult permits SampleComparison, RefusedComparison {
    /**
     * The comparison.
     *
     * @return the comparison
     * @throws RefusedException if it was refused; it holds every problem
     */
    SampleComparison orElseThrow();

    /**
     * The result as other programs read it: the comparison, or {@code problems}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    Map<String, Object> toMap();
}
