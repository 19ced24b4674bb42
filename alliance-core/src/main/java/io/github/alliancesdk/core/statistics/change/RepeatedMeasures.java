package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.SheetScores;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The keyed answers of persons to several items at several times, without missing answers: the data for
 * repeated-measures reliability. Persons who didn't answer every item at every time are left out and counted. Immutable
 * and thread-safe.
 *
 * <p>The reliability is computed in time that grows with persons x times x items.
 *
 * <pre>{@code
 * double[][][] answers = {{{3, 4}, {4, 4}}, {{2, 2}, {3, Double.NaN}}, {{5, 4}, {5, 5}}}; // persons, times, items
 * RepeatedMeasures measures = RepeatedMeasures.of(answers);
 * System.out.println(measures); // RepeatedMeasures[2 persons, 2 times, 2 items]
 * System.out.println(measures.leftOut()); // 1
 * }</pre>
 */
@NoJsonForm.Instead("the figures of an analysis of it")
public final class RepeatedMeasures implements NoJsonForm {
    private final double[][][] table;
    private final int times;
    private final int items;
    private final int leftOut;
    private final List<Problem> problems;

    private RepeatedMeasures(List<double[][]> table, int times, int items, int leftOut, List<Problem> problems) {
        this.table = table.toArray(double[][][]::new);
        this.times = times;
        this.items = items;
        this.leftOut = leftOut;
        this.problems = problems;
    }

    /**
     * A table of checked responses. A person is a dyad; a time is a session.
     *
     * @param responses any number of responses, all of one instrument, key, format, rater and referent
     * @param scale the id of the scale whose items are used
     * @param sessions the numbers of the sessions that everyone must have answered; other sessions are ignored
     * @return the table
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if the instrument has no such scale
     * @throws RefusedException if the responses are not all of one kind, or a dyad has several series
     */
    public static RepeatedMeasures of(
            Collection<CheckedResponses> responses, String scale, Collection<Integer> sessions) {
        Objects.requireNonNull(scale, "scale");
        SortedSet<Integer> times = new TreeSet<>(sessions);
        Scorer scorer = Scorer.complete().withAudit();
        SeriesGroups groups =
                ScoreSeries.group(responses.stream().map(scorer::score).toList());
        List<SeriesKey> keys = groups.series().stream().map(ScoreSeries::key).toList();
        Samples.requireOneKind(keys);
        Samples.requireOnePerDyad(keys);
        List<double[][]> complete = new ArrayList<>();
        for (ScoreSeries series : groups.series()) {
            series.scale(scale);
            person(series, scale, times).ifPresent(complete::add);
        }
        int items = groups.series().isEmpty()
                ? 0
                : groups.series().get(0).sheets().get(0).scale(scale).items();
        return new RepeatedMeasures(
                complete, times.size(), items, groups.series().size() - complete.size(), groups.problems());
    }

    private static Optional<double[][]> person(ScoreSeries series, String scale, SortedSet<Integer> sessions) {
        double[][] answers = series.sheets().stream()
                .filter(sheet ->
                        sessions.contains(sheet.administration().session().getAsInt()))
                .filter(sheet -> sheet.scale(scale).sum().isPresent())
                .map(sheet -> keyed(sheet, scale))
                .toArray(double[][]::new);
        return answers.length == sessions.size() ? Optional.of(answers) : Optional.empty();
    }

    private static double[] keyed(SheetScores sheet, String scale) {
        return sheet.audit().orElseThrow().stream()
                .filter(item -> item.scales().contains(scale))
                .map(ScoreReport.ItemAudit::keyed)
                .mapToDouble(keyed -> keyed.orElseThrow().doubleValue())
                .toArray();
    }

    /**
     * A table of keyed numbers.
     *
     * @param table by person, time and item; NaN is a missing answer
     * @return the table
     * @throws NullPointerException if {@code table} or a part of it is null
     * @throws IllegalArgumentException if persons have different numbers of times or items, or a number is infinite
     */
    public static RepeatedMeasures of(double[][][] table) {
        int times = table.length == 0 ? 0 : table[0].length;
        int items = times == 0 ? 0 : table[0][0].length;
        List<double[][]> complete = new ArrayList<>();
        for (double[][] person : table) {
            requireShape(person, times, items);
            if (Arrays.stream(person).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN)) {
                complete.add(Arrays.stream(person).map(double[]::clone).toArray(double[][]::new));
            }
        }
        return new RepeatedMeasures(complete, times, items, table.length - complete.size(), List.of());
    }

    private static void requireShape(double[][] person, int times, int items) {
        if (person.length != times || Arrays.stream(person).anyMatch(row -> row.length != items)) {
            throw new IllegalArgumentException("every person has the same times and items");
        }
        if (Arrays.stream(person).flatMapToDouble(Arrays::stream).anyMatch(Double::isInfinite)) {
            throw new IllegalArgumentException("an answer is a finite number, or NaN if missing");
        }
    }

    /**
     * How reliably the scale distinguishes persons and their changes.
     *
     * @return the reliability; {@code too-few-sessions} with fewer than two times, {@code too-few-items} with fewer
     *     than two items, {@code incomplete-design} if fewer than two persons are complete because others were left
     *     out, {@code too-few-persons} if there are fewer than two, {@code no-variance} if all answers are equal
     */
    public Statistic<RepeatedMeasuresReliability> reliability() {
        if (table.length < 2) {
            return Statistic.not(table.length + leftOut < 2 ? Reason.TOO_FEW_PERSONS : Reason.INCOMPLETE_DESIGN);
        }
        if (times < 2) {
            return Statistic.not(Reason.TOO_FEW_SESSIONS);
        }
        if (items < 2) {
            return Statistic.not(Reason.TOO_FEW_ITEMS);
        }
        return new ThreeWayAnalysis(table)
                .components()
                .map(parts -> new RepeatedMeasuresReliability(parts, table.length, times, items, leftOut));
    }

    /**
     * The number of persons in the table.
     *
     * @return those who answered every item at every time
     */
    public int persons() {
        return table.length;
    }

    /**
     * The number of persons that were left out.
     *
     * @return those who didn't answer every item at every time
     */
    public int leftOut() {
        return leftOut;
    }

    /**
     * The responses that belong to no person's series.
     *
     * @return by the row in the collection that the table was made from; empty for a table of numbers
     */
    public List<Problem> problems() {
        return problems;
    }

    /** The size of the table, without any answer. */
    @Override
    public String toString() {
        return "RepeatedMeasures[" + table.length + " persons, " + times + " times, " + items + " items]";
    }
}
