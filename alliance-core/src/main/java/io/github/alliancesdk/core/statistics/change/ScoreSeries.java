package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The scores of one dyad by one rater with one instrument, in order: reports, records that were read back, or both.
 * All have the same {@link SeriesKey}, and no two have the same session. Records that are ambiguous or not comparable are
 * never joined. Immutable and thread-safe.
 *
 * <pre>{@code
 * List<ScoreReport> reports = new ArrayList<>();
 * for (int session = 1; session <= 4; session++) {
 *     Responses.Builder sheet = Responses.builder("wai-sr", Rater.CLIENT).dyadId("d-9").session(session);
 *     for (int item = 1; item <= 12; item++) {
 *         sheet.answer(item, session);
 *     }
 *     reports.add(Scorer.complete().score(checker.check(sheet.build()).orElseThrow()));
 * }
 * Responses stray = Responses.builder("wai-sr", Rater.CLIENT).session(5).answer(1, 4).build(); // of no dyad
 * reports.add(Scorer.complete().score(checker.check(stray).orElseThrow()));
 * SeriesGroups groups = ScoreSeries.group(reports);
 * System.out.println(groups.series().size()); // 1
 * System.out.println(groups.problems().get(0).row().getAsInt()); // 5
 * System.out.println(groups.problems().get(0).toMap()); // {code=missing-field, pointer=/dyadId}
 * }</pre>
 */
@NoJsonForm.Instead("the scores of each session, or an analysis of the series")
public final class ScoreSeries implements NoJsonForm {
    private final SeriesKey key;
    private final Order order;
    private final List<SheetScores> sheets;

    ScoreSeries(SeriesKey key, Order order, List<SheetScores> sheets) {
        this.key = key;
        this.order = order;
        this.sheets = List.copyOf(sheets);
    }

    /**
     * Makes one series of records, ordered by session number.
     *
     * @param sheets at least one report or record, in any order
     * @return the series
     * @throws NullPointerException if {@code sheets} or an element is null
     * @throws IllegalArgumentException if there is no record
     * @throws RefusedException if the records are not all of one {@link SeriesKey}
     * @throws InvalidSeriesException if a record has no dyad id or session, or two have the same session
     */
    public static ScoreSeries of(Collection<? extends SheetScores> sheets) {
        return of(sheets, Order.SESSION);
    }

    /**
     * Makes one series of records.
     *
     * @param sheets at least one report or record, in any order
     * @param order the order of the records
     * @return the series
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if there is no record
     * @throws RefusedException if the records are not all of one {@link SeriesKey}
     * @throws InvalidSeriesException if a record has no dyad id or lacks the session or time of the order, or two have
     *     the same session or time
     */
    public static ScoreSeries of(Collection<? extends SheetScores> sheets, Order order) {
        if (sheets.isEmpty()) {
            throw new IllegalArgumentException("a series has at least one record");
        }
        SeriesGrouping grouping = new SeriesGrouping(sheets, order);
        Samples.refuse(grouping.differences());
        SeriesGroups groups = grouping.groups();
        if (!groups.problems().isEmpty()) {
            throw new InvalidSeriesException(groups.problems());
        }
        return groups.series().get(0);
    }

    /**
     * Groups records into series, each ordered by session number. A record without a dyad id or session is a problem.
     * If several records of one series have the same session, none of them is used and each is a problem, because it is
     * unknown which one is right. The other records are used normally.
     *
     * @param sheets any number of reports and records, in any order
     * @return the series and the problems
     * @throws NullPointerException if {@code sheets} or an element is null
     */
    public static SeriesGroups group(Collection<? extends SheetScores> sheets) {
        return group(sheets, Order.SESSION);
    }

    /**
     * Groups records into series. A record without a dyad id, or without the session or time of the order, is a
     * problem. If several records of one series have the same session or, ordered by time, the same session or time,
     * none of them is used and each is a problem. The other records are used normally.
     *
     * @param sheets any number of reports and records, in any order
     * @param order the order of each series
     * @return the series and the problems
     * @throws NullPointerException if an argument or an element is null
     */
    public static SeriesGroups group(Collection<? extends SheetScores> sheets, Order order) {
        return new SeriesGrouping(sheets, order).groups();
    }

    /**
     * The facts that all records share.
     *
     * @return the key
     */
    public SeriesKey key() {
        return key;
    }

    /**
     * The order of the records.
     *
     * @return the order
     */
    public Order order() {
        return order;
    }

    /**
     * The scores of each sheet.
     *
     * @return at least one report or record, in order
     */
    public List<SheetScores> sheets() {
        return sheets;
    }

    /**
     * The scales of the records.
     *
     * @return their ids, in the order of the definition
     */
    public Set<String> scales() {
        return sheets.get(0).scales().keySet();
    }

    /**
     * The trajectory of a scale.
     *
     * @param scale the id of a scale, such as {@code total}
     * @return the trajectory, with a point for each record
     * @throws NullPointerException if {@code scale} is null
     * @throws IllegalArgumentException if the instrument has no such scale; the message lists the existing ones
     */
    public Trajectory scale(String scale) {
        return findScale(scale)
                .orElseThrow(() -> new IllegalArgumentException(key.context().instrument() + " has no scale "
                        + Pointer.shown(scale) + "; it has " + String.join(", ", scales())));
    }

    /**
     * The trajectory of a scale, if the instrument has it.
     *
     * @param scale the id of a scale
     * @return the trajectory, or empty
     * @throws NullPointerException if {@code scale} is null
     */
    public Optional<Trajectory> findScale(String scale) {
        Objects.requireNonNull(scale, "scale");
        if (!scales().contains(scale)) {
            return Optional.empty();
        }
        List<SeriesPoint> points = sheets.stream()
                .map(sheet -> new SeriesPoint(
                        sheet.administration().session(), SeriesGrouping.time(sheet), sheet.scale(scale)))
                .toList();
        return Optional.of(new Trajectory(key, scale, order, points));
    }

    /** The instrument, rater and number of records, without any score. */
    @Override
    public String toString() {
        return "ScoreSeries[" + key.context().instrument() + ", "
                + key.context().rater().id() + ", " + sheets.size() + " records]";
    }

    /** What the records of a series are ordered by, and so what each of them has to state. */
    public enum Order implements Named {
        /** The number of the session. Numbers needn't follow on one another: a gap stays a gap. */
        SESSION("session"),
        /** By the time of the record. */
        TIME("recordedAt");

        private final String id;

        Order(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "order." + id);
        }
    }
}
