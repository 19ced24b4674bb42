package io.github.alliancesdk.examples.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A second of what {@code .ci/threads} runs for minutes. */
class SharedObjectsTest {
    @Test
    void manyThreadsScoreAsOneDoesAndLoadEachDefinitionOnce() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            SharedObjects.Counts counts = SharedObjects.run(pool, 16, TimeUnit.SECONDS.toNanos(1));

            assertThat(counts.rounds()).isPositive();
            assertThat(counts.scored()).isPositive();
        } finally {
            pool.shutdownNow();
        }
    }
}
