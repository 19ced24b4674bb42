package io.github.alliancesdk.examples.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * The highest ratio of an SDK contender's time to another contender's time.
 *
 * @param study the id of the study
 * @param contender the SDK's contender
 * @param against the other contender
 * @param limit the highest ratio that meets the goal
 */
public record Goal(String study, String contender, String against, double limit) {
    /** The measured ratio; empty if one of the two wasn't measured. */
    Optional<Spread> measured(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.study().id().equals(study))
                .flatMap(outcome -> outcome.find(contender).stream()
                        .flatMap(ours -> outcome.find(against).stream().map(ours::over)))
                .findFirst();
    }
}
