package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A drop and its recovery. {@link DropAnalysis} finds it. Immutable and thread-safe.
 *
 * <pre>{@code
 * Trajectory total = ScoreSeries.of(reports).scale("total");
 * Drop drop = DropAnalysis.of(total, DropRule.runningMean(error)).orElseThrow().drops().get(0);
 * System.out.println(drop.at().session().getAsInt()); // 4
 * System.out.println(drop.state().id()); // recovered
 * System.out.println(drop.recoveredAt().orElseThrow().session().getAsInt()); // 6
 * }</pre>
 */
public final class Drop {
    private final SeriesPoint at;
    private final double reference;
    private final double threshold;
    private final double recoveryLevel;
    private final Recovery state;
    private final Optional<SeriesPoint> recoveredAt;
    private final int scoredInWindow;

    Drop(
            SeriesPoint at,
            double reference,
            double threshold,
            double recoveryLevel,
            Recovery state,
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
     * The point of the drop.
     *
     * @return the point with the low score
     */
    public SeriesPoint at() {
        return at;
    }

    /**
     * The reference of the drop.
     *
     * @return the mean of the earlier scores or, on a control chart, the line at this session
     */
    public double reference() {
        return reference;
    }

    /**
     * How far the score is below the reference.
     *
     * @return in units of the score, above 0
     */
    public double depth() {
        return reference - at.requireValue();
    }

    /**
     * The limit: how far below the reference a drop begins.
     *
     * @return in units of the score, above 0 and below {@link #depth()}
     */
    public double threshold() {
        return threshold;
    }

    /**
     * The lowest score at which the drop has recovered.
     *
     * @return in units of the score
     */
    public double recoveryLevel() {
        return recoveryLevel;
    }

    /**
     * Whether the drop recovered.
     *
     * @return the state
     */
    public Recovery state() {
        return state;
    }

    /**
     * The point of the recovery.
     *
     * @return the first point in the window that reaches {@link #recoveryLevel()}; empty unless the state is recovered
     */
    public Optional<SeriesPoint> recoveredAt() {
        return recoveredAt;
    }

    /**
     * How many sessions of the window have a score.
     *
     * @return 0 or more
     */
    public int scoredInWindow() {
        return scoredInWindow;
    }

    /**
     * The JSON form of the drop: {@code session}, {@code state}, and {@code recoveredAt} if it recovered; times if
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

    /** Session and state, without any score. */
    @Override
    public String toString() {
        String session = at.session().isPresent() ? "session " + at.session().getAsInt() : "unnumbered session";
        return "Drop[" + session + ", " + state.id() + "]";
    }

    /** What became of a drop. */
    public enum Recovery implements Named {
        /** The score was back within the window. */
        RECOVERED("recovered"),
        /** The series continues beyond the window, and no score in the window recovered. */
        NOT_RECOVERED("not-recovered"),
        /** Unknown: the series ends inside the window, or no session of the window has a score. */
        CENSORED("censored");

        private final String id;

        Recovery(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "recovery." + id);
        }
    }
}
