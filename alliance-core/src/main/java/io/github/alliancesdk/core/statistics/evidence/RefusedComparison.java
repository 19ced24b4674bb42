package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A refused comparison of a score with a sample, and the reasons. Immutable and thread-safe.
 *
 * <pre>{@code
 * ComparisonResult result = BundledReferenceSamples.samples().get("jasper-2014-icbt").compare(reports.get(0));
 * if (result instanceof RefusedComparison refused) {
 *     System.out.println(refused.problems().get(0).code().id()); // wrong-referent
 * }
 * }</pre>
 *
 * @param sample the sample
 * @param problems every fact in which the two differ, at least one
 */
public record RefusedComparison(ReferenceSample sample, List<Problem> problems) implements ComparisonResult {
    /**
     * Makes a refusal.
     *
     * @param sample the sample
     * @param problems every fact in which the two differ, at least one
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if there is no problem
     */
    public RefusedComparison {
        Objects.requireNonNull(sample, "sample");
        problems = List.copyOf(problems);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("a refusal has a reason");
        }
    }

    @Override
    public SampleComparison orElseThrow() {
        throw new RefusedException(problems);
    }

    @Override
    public Map<String, Object> toMap() {
        return JsonShapes.map(put ->
                put.accept("problems", problems.stream().map(Problem::toMap).toList()));
    }
}
