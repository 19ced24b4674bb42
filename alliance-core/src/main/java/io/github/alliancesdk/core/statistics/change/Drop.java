package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A drop, and what became of it. Immutable and thread-safe. */
public final class Drop {
    private final SeriesPoint at;
    private final double reference;
    private final double threshold;
    private final double recoveryLevel;
    private final RecoveryState state;
    private final Optional<SeriesPoint> recoveredAt;
    private final int scoredInWindow;

    Drop(
            SeriesPoint at,
            double reference,
            double threshold,
            double recoveryLevel,
            RecoveryState state,
            Optional<SeriesPoint> recoveredAt,
            int scoredInWindow) {
        this.at = at;
        this.reference = reference;
        this.threshold = threshold;
        this.recoveryLevel = recoveryLevel;
        this.state = state;
        this.recoveredAt = recoveredAt;
        this.scoredInWindow = scoredInWindow;
    }

    /**
     * Where the drop is.
     *
     * @return the point that is lower
     */
    public SeriesPoint at() {
        return at;
    }

    /**
     * What the drop was measured from.
     *
     * @return the mean of the earlier scores or, on a control chart, the line at this session
     */
    public double reference() {
        return reference;
    }

    /**
     * How far down it went.
     *
     * @return on the response range, above 0
     */
    public double depth() {
        return reference - at.requireValue();
    }

    /**
     * How far down it had to go.
     *
     * @return on the response range, above 0 and below {@link #depth()}
     */
    public double threshold() {
        return threshold;
    }

    /**
     * The score from which on it counts as recovered.
     *
     * @return on the response range
     */
    public double recoveryLevel() {
        return recoveryLevel;
    }

    /**
     * What became of it.
     *
     * @return the state
     */
    public RecoveryState state() {
        return state;
    }

    /**
     * Where it was recovered.
     *
     * @return the first point in the window that reaches the level; empty unless the state is recovered
     */
    public Optional<SeriesPoint> recoveredAt() {
        return recoveredAt;
    }

    /**
     * How much of the window could be seen.
     *
     * @return how many of its sessions have a score
     */
    public int scoredInWindow() {
        return scoredInWindow;
    }

    /**
     * The JSON form of the drop: {@code session}, {@code state}, and {@code recoveredAt} if it recovered; a time where
     * there are no sessions. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("session", at().place());
        map.put("depth", depth());
        map.put("reference", reference());
        map.put("threshold", threshold());
        map.put("recoveryLevel", recoveryLevel());
        map.put("scoredInWindow", scoredInWindow());
        map.put("state", state().id());
        recoveredAt().ifPresent(point -> map.put("recoveredAt", point.place()));
        return Collections.unmodifiableMap(map);
    }

    /** Session and state; no number of a score. */
    @Override
    public String toString() {
        String session = at.session().isPresent() ? "session " + at.session().getAsInt() : "unnumbered session";
        return "Drop[" + session + ", " + state.id() + "]";
    }
}
