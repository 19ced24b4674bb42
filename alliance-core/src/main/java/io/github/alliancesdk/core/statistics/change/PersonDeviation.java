package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;

/**
 * One scored session as its dyad's mean and the deviation from it. Immutable and thread-safe.
 *
 * @param key the series that the session is of
 * @param point the session
 * @param personMean the mean over the scored sessions of the series
 * @param deviation the session's score less that mean
 */
@NoJsonForm.Instead("its numbers one by one")
public record PersonDeviation(SeriesKey key, SeriesPoint point, double personMean, double deviation)
        implements NoJsonForm {
    /**
     * Makes a deviation.
     *
     * @param key the series that the session is of
     * @param point the session
     * @param personMean the mean over the scored sessions of the series
     * @param deviation the session's score less that mean
     * @throws NullPointerException if {@code key} or {@code point} is null
     */
    public PersonDeviation {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(point, "point");
    }

    /** Which session of what; no number of a score. */
    @Override
    public String toString() {
        return "PersonDeviation[" + key.context().instrument() + ", " + point + "]";
    }
}
