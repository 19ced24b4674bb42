package io.github.alliancesdk.examples.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of a study. */
final class Outcome {
    private final Study study;
    private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

    Outcome(Study study) {
        this.study = study;
        // the table has the order of the study, although each round starts with another contender
        study.contenders().forEach(contender -> samples.put(contender.name(), new ArrayList<>()));
    }

    Study study() {
        return study;
    }

    void add(Sample sample) {
        samples.computeIfAbsent(sample.contender(), name -> new ArrayList<>()).add(sample);
    }

    List<Series> series() {
        return samples.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Series(entry.getKey(), entry.getValue().get(0).origin(), entry.getValue()))
                .toList();
    }

    Optional<Series> find(String contender) {
        return series().stream()
                .filter(series -> series.contender().equals(contender))
                .findFirst();
    }

    /** The contender in the denominator of the ratios. */
    Series reference() {
        return find(study.reference())
                .orElseThrow(() -> new IllegalStateException(study.id() + " has no " + study.reference()));
    }
}
