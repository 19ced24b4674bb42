package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Objects;

/**
 * How reliably the mean over a dyad's sessions distinguishes dyads: (MSB - MSW) / MSB of a one-way analysis of
 * variance, which is ICC2 of R's {@code psych::statsBy} and, with m sessions, m ICC1 / (1 + (m - 1) ICC1). The lower
 * this is, the more a correlation of such means resembles the relation of single sessions. Immutable and thread-safe.
 *
 * @param value at most 1; it can be negative and is not changed to 0
 * @param persons the number of dyads
 * @param sessions the number of sessions of a typical dyad: (N - sum(n^2) / N) / (dyads - 1), which is the number of
 *     sessions if it is the same for all dyads
 * @param interval about the value, by the F distribution; not computed if no dyad's sessions differ
 */
public record MeanReliability(double value, int persons, double sessions, Statistic<ConfidenceInterval> interval) {
    /**
     * Makes a reliability from its parts.
     *
     * @param value at most 1
     * @param persons the number of dyads
     * @param sessions the number of sessions of a typical dyad
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
