package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.Scored;
import java.util.List;
import java.util.Optional;

/**
 * One scale of a {@link ScoreSeries}: a point for each record, in order. Values are mean scores, or sums if the items of
 * the scale differ in their range. A record for which too few items were answered is a point without a value. Immutable
 * and thread-safe.
 *
 * <p>{@link ReliableChange}, {@link Slope} and {@link DropAnalysis} analyse one trajectory; {@link PersonDecomposition}
 * and {@link WithinBetween} analyse those of many dyads.
 *
 * <pre>{@code
 * Trajectory total = ScoreSeries.of(reports).scale("total");
 * System.out.println(total); // Trajectory[wai-sr, client, total, 5 of 5 points scored]
 * System.out.println(total.range().orElseThrow()); // 1..5
 * System.out.println(total.findSession(3).isPresent()); // false
 * }</pre>
 */
@NoJsonForm.Instead("its points()")
public final class Trajectory implements NoJsonForm {
    private final SeriesKey key;
    private final String scale;
    private final ScoreSeries.Order order;
    private final List<SeriesPoint> points;
    private final List<SeriesPoint> scored;

    Trajectory(SeriesKey key, String scale, ScoreSeries.Order order, List<SeriesPoint> points) {
        this.key = key;
        this.scale = scale;
        this.order = order;
        this.points = List.copyOf(points);
        this.scored = points.stream().filter(SeriesPoint::isScored).toList();
    }

    /**
     * The facts that all points share.
     *
     * @return the key of the series
     */
    public SeriesKey key() {
        return key;
    }

    /**
     * The scale.
     *
     * @return its id, such as {@code total}
     */
    public String scale() {
        return scale;
    }

    /**
     * Whether the values are means or sums.
     *
     * @return the mean, or the sum if the items of the scale differ in their range; empty if no point has a score
     */
    public Optional<Metric> metric() {
        return first().map(Scored::comparableMetric);
    }

    /**
     * The range of the values.
     *
     * @return the lowest and the highest possible value; empty if no point has a score
     */
    public Optional<ScoreRange> range() {
        return first().map(Scored::range);
    }

    private Optional<Scored> first() {
        return scored.stream().findFirst().map(point -> (Scored) point.score());
    }

    /**
     * The order of the points.
     *
     * @return the order
     */
    public ScoreSeries.Order order() {
        return order;
    }

    /**
     * All points.
     *
     * @return one for each record, in order, including those without a score
     */
    public List<SeriesPoint> points() {
        return points;
    }

    /**
     * The points that have a score.
     *
     * @return in order; may be empty
     */
    public List<SeriesPoint> scoredPoints() {
        return scored;
    }

    /**
     * The point of a session.
     *
     * @param session the number of a session
     * @return the point, or empty if there is no record of that session
     */
    public Optional<SeriesPoint> findSession(int session) {
        return points.stream()
                .filter(point -> point.session().isPresent() && point.session().getAsInt() == session)
                .findFirst();
    }

    double[] values() {
        return scored.stream().mapToDouble(SeriesPoint::requireValue).toArray();
    }

    /** The number of points without a score. */
    int unscored() {
        return points.size() - scored.size();
    }

    /** The instrument, rater, scale and number of points, without any score. */
    @Override
    public String toString() {
        return "Trajectory[" + key.context().instrument() + ", "
                + key.context().rater().id() + ", " + scale + ", " + scored.size() + " of " + points.size()
                + " points scored]";
    }
}
