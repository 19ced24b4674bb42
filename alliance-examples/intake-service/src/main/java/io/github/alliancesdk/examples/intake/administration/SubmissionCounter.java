package io.github.alliancesdk.examples.intake.administration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts valid payloads by instrument and by what became of them; never by an id or a name. */
@Component
class SubmissionCounter {
    private final MeterRegistry registry;

    SubmissionCounter(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Counts the result of an action.
     *
     * @param instrument the id of an instrument of the catalogue
     */
    void count(String action, String instrument, Submission result) {
        Counter.builder("intake.submissions")
                .description("Valid payloads that were sent, by what became of them.")
                .tag("action", action)
                .tag("instrument", instrument)
                .tag("outcome", result.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
