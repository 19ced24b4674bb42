package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.statistics.Reason;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One record's score of a scale and its position in the series. A score for which too few items were answered is a
 * point too, so that the gap stays visible. Immutable and thread-safe.
 *
 * <pre>{@code
 * SeriesPoint first = ScoreSeries.of(reports).scale("total").points().get(0);
 * System.out.println(first.session().getAsInt()); // 1
 * System.out.println(first.value().getAsDouble()); // 4.0
 * }</pre>
 *
 * @param session the number of the session, if the record states it
 * @param recordedAt the time of the record, if it states it
 * @param score the score, scored or insufficient
 */
public record SeriesPoint(OptionalInt session, Optional<OffsetDateTime> recordedAt, Score score) {
    /**
     * Makes a point.
     *
     * @param session the number of the session, if the record states it
     * @param recordedAt the time of the record, if it states it
     * @param score the score, scored or insufficient
     * @throws NullPointerException if an argument is null
     */
    public SeriesPoint {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(score, "score");
    }

    /**
     * The mean score, or the sum of a scale whose items differ in their range.
     *
     * @return in the range of the {@link Trajectory#range() trajectory}; empty if too few items were answered
     */
    public OptionalDouble value() {
        return score.comparable();
    }

    /**
     * Whether there is a score.
     *
     * @return true if {@link #value()} is present
     */
    public boolean isScored() {
        return value().isPresent();
    }

    /** The value of a point that must have one. */
    double requireValue() {
        return value().orElseThrow();
    }

    /**
     * The JSON form of the point: {@code session}, or {@code recordedAt} if there is no session, and {@code value},
     * which is {@code {"reason": "no-score"}} if there is none. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers and maps, in that order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(session.isPresent() ? "session" : "recordedAt", place());
        map.put("value", value().isPresent() ? value().getAsDouble() : Map.of("reason", Reason.NO_SCORE.id()));
        return Collections.unmodifiableMap(map);
    }

    /** The session, or the time if there is no session. */
    Object place() {
        return session.isPresent()
                ? session.getAsInt()
                : recordedAt.map(OffsetDateTime::toString).orElse("");
    }
}
