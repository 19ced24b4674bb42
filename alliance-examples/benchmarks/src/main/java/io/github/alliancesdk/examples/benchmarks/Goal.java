package io.github.alliancesdk.examples.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * How many times as long as another contender one of ours may take.
 *
 * @param study the id of the study
 * @param contender ours
 * @param against the other one
 * @param limit the highest ratio that meets the goal
 */
public record Goal(String study, String contender, String against, double limit) {
    /** The ratio that was measured; empty where one of the two wasn't. */
    Optional<Spread> measured(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.study().id().equals(study))
                .flatMap(outcome -> outcome.find(contender).stream()
                        .flatMap(ours -> outcome.find(against).stream().map(ours::over)))
                .findFirst();
    }
}
