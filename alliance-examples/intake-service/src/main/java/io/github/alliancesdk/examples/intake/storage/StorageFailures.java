package io.github.alliancesdk.examples.intake.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * When the database last failed a request. On a full disk, the health check may find room for its row where a record finds
 * none. Thread-safe.
 */
@Component
public class StorageFailures {
    /** How long a failure counts. Then the health check decides alone, so that a service without requests recovers. */
    private static final Duration RECENT = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile Instant last = Instant.MIN;

    StorageFailures(Clock clock) {
        this.clock = clock;
    }

    /** Notes that the database failed a request now. */
    public void add() {
        last = clock.instant();
    }

    boolean isRecent() {
        return clock.instant().isBefore(last.plus(RECENT));
    }
}
