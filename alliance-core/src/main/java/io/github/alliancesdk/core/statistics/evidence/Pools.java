package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.internal.Pointer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks of studies before they are pooled. */
final class Pools {
    private Pools() {}

    /** One problem for each label that stands more than once. */
    static List<Problem> repeated(List<String> labels) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (String label : labels) {
            if (!seen.add(label)) {
                repeated.add(label);
            }
        }
        return repeated.stream()
                .map(label ->
                        Problem.of(Area.EVIDENCE, ProblemCode.REPEATED_STUDY).with("id", Pointer.shown(label)))
                .toList();
    }

    /** A problem if the studies measure more than one construct. */
    static Optional<Problem> mixedConstructs(Stream<Construct> constructs) {
        return mixed(ProblemCode.MIXED_CONSTRUCTS, constructs.map(Construct::id));
    }

    /** A problem if there is more than one word. */
    static Optional<Problem> mixed(ProblemCode code, Stream<String> words) {
        List<String> distinct = words.distinct().sorted().toList();
        return distinct.size() > 1
                ? Optional.of(Problem.of(Area.EVIDENCE, code).with("other", String.join(", ", distinct)))
                : Optional.empty();
    }
}
