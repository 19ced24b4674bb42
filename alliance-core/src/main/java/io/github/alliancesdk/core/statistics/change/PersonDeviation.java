package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import java.util.Objects;

/**
 * One scored session, split into its dyad's mean and the deviation from it. Immutable and thread-safe.
 *
 * @param key the series of the session
 * @param point the session
 * @param personMean the mean over the scored sessions of the series
 * @param deviation the session's score minus that mean
 */
@NoJsonForm.Instead("its numbers one by one")
public record PersonDeviation(SeriesKey key, SeriesPoint point, double personMean, double deviation)
        implements NoJsonForm {
    /**
     * Makes a deviation.
     *
     * @param key the series of the session
     * @param point the session
     * @param personMean the mean over the scored sessions of the series
     * @param deviation the session's score minus that mean
     * @throws NullPointerException if {@code key} or {@code point} is null
     */
    public PersonDeviation {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(point, "point");
    }

    /** The series and the session, without any score. */
    @Override
    public String toString() {
        return "PersonDeviation[" + key.context().instrument() + ", " + point + "]";
    }
}
