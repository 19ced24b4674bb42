package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Objects;

/**
 * How reliably the mean over a dyad's sessions tells dyads apart: (MSB - MSW) / MSB of a one-way analysis of variance,
 * which is ICC2 of R's {@code psych::statsBy} and, with m sessions, m ICC1 / (1 + (m - 1) ICC1). A correlation of such
 * means is nearer to the relation of single sessions the lower this is. Immutable and thread-safe.
 *
 * @param value at most 1; it can be negative, which is reported
 * @param persons how many dyads it is of
 * @param sessions how many sessions the mean of a typical dyad is of: (N - sum(n^2) / N) / (dyads - 1), which is the
 *     number of sessions where all dyads have as many
 * @param interval about the value, by the F distribution; not computed if no dyad's sessions differ
 */
public record MeanReliability(double value, int persons, double sessions, Statistic<ConfidenceInterval> interval) {
    /**
     * Makes a reliability from its parts.
     *
     * @param value at most 1
     * @param persons how many dyads it is of
     * @param sessions how many sessions the mean of a typical dyad is of
     * @param interval about the value
     * @throws NullPointerException if {@code interval} is null
     * @throws IllegalArgumentException if {@code value} isn't finite or above 1
     */
    public MeanReliability {
        Objects.requireNonNull(interval, "interval");
        if (!Double.isFinite(value) || value > 1) {
            throw new IllegalArgumentException("a reliability is finite and at most 1");
        }
    }
}
