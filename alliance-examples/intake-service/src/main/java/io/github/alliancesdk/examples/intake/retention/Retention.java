package io.github.alliancesdk.examples.intake.retention;

import io.github.alliancesdk.examples.intake.IntakeProperties;
import io.github.alliancesdk.examples.intake.administration.Erasure;
import io.github.alliancesdk.examples.intake.administration.State;
import io.github.alliancesdk.examples.intake.api.Failures;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Erases old records and drafts once a day, if the configuration says how long they are kept. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Retention {
    private static final long A_DAY = 24 * 60;

    private final Erasure erasure;
    private final IntakeProperties.Retention periods;
    private final Clock clock;

    Retention(Erasure erasure, IntakeProperties properties, Clock clock) {
        this.erasure = erasure;
        this.periods = properties.retention();
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = A_DAY, timeUnit = TimeUnit.MINUTES)
    void erase() {
        try {
            erase(State.FINAL, periods.records());
            erase(State.DRAFT, periods.drafts());
        } catch (RuntimeException e) {
            // Spring would log its message, which may quote a row
            Failures.log(e);
        }
    }

    private void erase(State state, @Nullable Period kept) {
        if (kept != null) {
            erasure.eraseOlder(state, OffsetDateTime.now(clock).minus(kept));
        }
    }
}
