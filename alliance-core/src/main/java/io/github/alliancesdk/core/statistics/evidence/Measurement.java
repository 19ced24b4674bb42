package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.scoring.MeasurementContext;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.util.Objects;
import java.util.Optional;

/**
 * One number and the facts that describe it. Without these facts, it can't be compared with anything. Immutable and
 * thread-safe.
 *
 * <p>A {@link ReferenceSample} compares a report without it. Make a measurement if you have only a number.
 *
 * <pre>{@code
 * Measurement goal = Measurement.find(report, "goal", Metric.MEAN).orElseThrow();
 * System.out.println(goal); // Measurement[wai-sr goal, mean on 1..5, client, referent app]
 * System.out.println(goal.value()); // 4.25
 * }</pre>
 *
 * @param instrument the instrument
 * @param rater who rated
 * @param referent whom or what the rating is about
 * @param range the range of the answers
 * @param scale the scale, such as {@code total}
 * @param metric whether the number is a mean of answers or their sum
 * @param value the number; a mean must be within {@code range}
 */
@NoJsonForm.Instead("its members one by one")
public record Measurement(
        InstrumentId instrument,
        Rater rater,
        Referent referent,
        ScoreRange range,
        String scale,
        Metric metric,
        double value)
        implements NoJsonForm {
    /**
     * Makes a measurement.
     *
     * @param instrument the instrument
     * @param rater who rated
     * @param referent whom or what the rating is about
     * @param range the range of the answers
     * @param scale the scale, such as {@code total}
     * @param metric whether the number is a mean of answers or their sum
     * @param value the number; a mean must be within {@code range}
     * @throws NullPointerException if an argument is null
     * @throws RefusedException if the number isn't finite, or is a mean outside its range
     */
    public Measurement {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(rater, "rater");
        Objects.requireNonNull(referent, "referent");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(metric, "metric");
        if (metric == Metric.MEAN ? !range.contains(value) : !Double.isFinite(value)) {
            String allowed = metric == Metric.MEAN ? "a mean within " + range : "a finite sum";
            throw new RefusedException(Problem.of(Area.EVIDENCE, ProblemCode.IMPOSSIBLE_FIGURE)
                    .with("id", Pointer.shown("the measurement"))
                    .withAllowed(allowed));
        }
    }

    /**
     * The score of a scale in a report, or in a record that was read back.
     *
     * @param report the report or record
     * @param scale the scale
     * @param metric whether to use the mean or the sum
     * @return empty if the instrument has no such scale, too few of its items were answered, or the items differ in their
     *     range, because no published figure states the ranges of several items
     * @throws NullPointerException if an argument is null
     */
    public static Optional<Measurement> find(SheetScores report, String scale, Metric metric) {
        Objects.requireNonNull(metric, "metric");
        Optional<Score> score = report.findScale(scale);
        if (score.isEmpty() || !(score.get() instanceof Scored scored) || scored.comparableMetric() != Metric.MEAN) {
            return Optional.empty();
        }
        return Optional.of(new Measurement(
                report.instrument(),
                report.rater(),
                report.referent(),
                scored.range(),
                scale,
                metric,
                (metric == Metric.MEAN ? scored.mean() : scored.sum()).getAsDouble()));
    }

    MeasurementContext context() {
        return MeasurementContext.ofFigures(instrument, range.min(), range.max(), metric, rater, referent);
    }

    /** The facts without the number, which may be a person's. */
    @Override
    public String toString() {
        return "Measurement[" + instrument + " " + scale + ", " + metric.id() + " on " + range + ", " + rater.id()
                + ", referent " + referent.id() + "]";
    }
}
