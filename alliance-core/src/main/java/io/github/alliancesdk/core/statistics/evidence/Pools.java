package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.statistics.evidence.EvidenceProblem.Code;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks of studies before they are pooled. */
final class Pools {
    private Pools() {}

    /** One problem for each repeated label. */
    static List<EvidenceProblem> repeated(List<String> labels) {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (String label : labels) {
            if (!seen.add(label)) {
                repeated.add(label);
            }
        }
        return repeated.stream()
                .map(label -> EvidenceProblem.ofStudy(Code.REPEATED_STUDY, label))
                .toList();
    }

    /** A problem if there is more than one distinct word. */
    static Optional<EvidenceProblem> mixed(Code code, Stream<String> words) {
        List<String> distinct = words.distinct().sorted().toList();
        return distinct.size() > 1 ? Optional.of(EvidenceProblem.mixed(code, distinct)) : Optional.empty();
    }
}
