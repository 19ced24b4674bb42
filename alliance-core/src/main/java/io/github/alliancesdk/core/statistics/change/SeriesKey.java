package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.scoring.MeasurementContext;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The facts that all scores of one series share: the same dyad, rater, instrument, construct and key, format and
 * referent. Immutable and thread-safe.
 *
 * <pre>{@code
 * SeriesKey key = ScoreSeries.of(reports).key();
 * System.out.println(key.dyadId()); // d-9
 * System.out.println(key.context().instrument()); // wai-sr
 * SeriesKey other = trajectories.get(0).key();
 * System.out.println(key.differences(other).get(0).code().id()); // different-dyad
 * }</pre>
 *
 * @param dyadId the relationship that is rated
 * @param raterId the id of one of several raters; empty equals only empty
 * @param context instrument, construct, key, format, rater and referent; no metric and no policy, because
 *     scales may differ in their metric and points may be scored by several policies
 */
@NoJsonForm.Instead("its members one by one")
public record SeriesKey(String dyadId, Optional<String> raterId, MeasurementContext context) implements NoJsonForm {
    /**
     * Makes a key.
     *
     * @param dyadId the relationship that is rated
     * @param raterId the id of one of several raters; empty equals only empty
     * @param context instrument, construct, key, format, rater and referent
     * @throws NullPointerException if an argument is null
     */
    public SeriesKey {
        Objects.requireNonNull(dyadId, "dyadId");
        Objects.requireNonNull(raterId, "raterId");
        Objects.requireNonNull(context, "context");
    }

    /** The key of scores; empty if they have no dyad id. */
    static Optional<SeriesKey> of(SheetScores sheet) {
        MeasurementContext all = sheet.context();
        MeasurementContext context = new MeasurementContext(
                all.instrument(),
                all.construct(),
                all.definitionDigest(),
                all.format(),
                all.min(),
                all.max(),
                Optional.empty(),
                all.rater(),
                all.referent(),
                Optional.empty());
        return sheet.administration()
                .dyadId()
                .map(dyad -> new SeriesKey(dyad, sheet.administration().raterId(), context));
    }

    /**
     * The facts in which this key differs from another.
     *
     * @param other another key
     * @return a problem for each fact: dyad, rater's id, and those of {@link MeasurementContext#differences}; empty if
     *     the keys are equal
     * @throws NullPointerException if {@code other} is null
     */
    public List<Problem> differences(SeriesKey other) {
        Objects.requireNonNull(other, "other");
        List<Problem> found = new ArrayList<>();
        if (!dyadId.equals(other.dyadId)) {
            found.add(Problem.of(Area.COMPARISON, ProblemCode.DIFFERENT_DYAD));
        }
        if (!raterId.equals(other.raterId)) {
            found.add(Problem.of(Area.COMPARISON, ProblemCode.DIFFERENT_RATER_ID));
        }
        found.addAll(context.differences(other.context));
        return List.copyOf(found);
    }
}
