package io.github.alliancesdk.examples.intake.storage;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether the database can be written: down if it failed a request a moment ago. Otherwise this writes a row as large as
 * an administration in a transaction of its own, because a database whose disk is full can still be read.
 */
@Component
class StorageHealthIndicator implements HealthIndicator {
    private static final int CHARACTERS = 4_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StorageFailures failures;
    private final Clock clock;

    StorageHealthIndicator(JdbcClient jdbc, TransactionTemplate transaction, StorageFailures failures, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public Health health() {
        if (failures.isRecent()) {
            return Health.down().build();
        }
        try {
            transaction.executeWithoutResult(status -> write());
            return Health.up().build();
        } catch (DataAccessException | TransactionException e) {
            // without the exception: the message of a database may quote a row
            return Health.down().build();
        }
    }

    private void write() {
        jdbc.sql("update heartbeat set beat = :now, filler = :filler")
                .param("now", OffsetDateTime.now(clock))
                .param("filler", filler())
                .update();
    }

    /** Random, so that no database can compress it. */
    private static String filler() {
        return ThreadLocalRandom.current()
                .ints(CHARACTERS, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
