package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.change.Drop;
import io.github.alliancesdk.core.statistics.change.DropAnalysis;
import io.github.alliancesdk.core.statistics.change.DropRule;
import io.github.alliancesdk.core.statistics.change.DropSummary;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliabilityKind;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.SeriesKey;
import io.github.alliancesdk.core.statistics.change.SeriesPoint;
import io.github.alliancesdk.core.statistics.change.Slope;
import io.github.alliancesdk.core.statistics.change.Trajectory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The courses of dyads, as JSON and as a table. */
public final class ChangeText implements ResultText {
    private final ChangeResult analysis;

    public ChangeText(ChangeResult analysis) {
        this.analysis = analysis;
    }

    // ---- for programs

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("series", analysis.courses().stream().map(this::toMap).toList());
        map.put("rule", analysis.rule().toMap());
        map.putAll(analysis.drops().toMap());
        map.put("error", analysis.error().toMap());
        map.put("policy", analysis.policy());
        map.putAll(Labels.origin(analysis.scores()));
        if (analysis.simulation().isPresent()) {
            map.put("simulated", true);
        }
        return map;
    }

    private Map<String, Object> toMap(ChangeResult.Course course) {
        SeriesKey key = course.series().key();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("dyadId", key.dyadId());
        map.put("rater", key.context().rater().id());
        map.put("scale", course.trajectory().scale());
        course.trajectory().metric().ifPresent(metric -> map.put("metric", metric.id()));
        map.put(
                "points",
                course.trajectory().points().stream().map(SeriesPoint::toMap).toList());
        map.put("slope", course.slope().toJsonValue(Slope::toMap));
        map.put("reliableChange", course.change().toJsonValue(ReliableChange::toMap));
        course.drops().value().ifPresent(found -> {
            map.put("threshold", found.threshold());
            map.put("sem", found.standardError());
            map.put("alarmRate", found.alarmRate());
        });
        course.regressed()
                .ifPresent(
                        found -> map.put("edwardsNunnally", found.toJsonValue(ReliableChange.EdwardsNunnally::toMap)));
        map.put(
                "drops",
                course.drops()
                        .toJsonValue(
                                found -> found.drops().stream().map(Drop::toMap).toList()));
        key.raterId().ifPresent(id -> map.put("raterId", id));
        map.put("instrument", key.context().instrument().value());
        Map<String, Object> label = new LinkedHashMap<>(Labels.map(course.any()));
        label.remove("rater");
        map.putAll(label);
        return map;
    }

    private static int session(SeriesPoint point) {
        // each point of a series in the order of sessions has a session
        return point.session().orElseThrow();
    }

    // ---- for people

    @Override
    public void writeTo(Output out) {
        writeFigures(out);
        Labels.reservations(analysis.scores()).forEach(out::line);
    }

    /** Everything but the open questions of the instruments. */
    void writeFigures(ResultWriter out) {
        Map<String, List<ChangeResult.Course>> byForm = analysis.courses().stream()
                .collect(Collectors.groupingBy(ChangeText::form, LinkedHashMap::new, Collectors.toList()));
        origin(analysis).forEach(out::line);
        out.line(metrics() + ", rounded. Missing policy: " + analysis.policy() + ".");
        error().forEach(out::line);
        rule().forEach(out::line);
        out.line(chance());
        if (analysis.leftOutDyads() > 0) {
            out.line("Left out: " + Text.count(analysis.leftOutDyads(), "sheet") + " of other dyads.");
        }
        if (byForm.isEmpty()) {
            out.line("There is no series.");
        }
        boolean regressed = analysis.courses().stream()
                .anyMatch(course -> course.regressed().isPresent());
        out.line("CHANGE, RCI and VERDICT are " + assumptions(ReliableChange.Method.JACOBSON_TRUAX));
        if (regressed) {
            out.line("The second table is " + assumptions(ReliableChange.Method.EDWARDS_NUNNALLY));
        }
        byForm.forEach((form, courses) -> {
            out.line("");
            out.line(form);
            out.table("Courses of " + form, table(courses));
            if (regressed) {
                out.line("");
                out.table("Edwards and Nunnally's method: " + form, edwardsNunnally(courses));
            }
        });
    }

    private String metrics() {
        List<String> ofSums = analysis.courses().stream()
                .map(ChangeResult.Course::trajectory)
                .filter(trajectory -> trajectory.metric().equals(Optional.of(Metric.SUM)))
                .map(Trajectory::scale)
                .distinct()
                .toList();
        return ofSums.isEmpty()
                ? "Mean scores"
                : "Mean scores (sums for " + String.join(", ", ofSums) + ", whose items differ in their range)";
    }

    /** Whether the scores are simulated, and whether they were read back. */
    public static List<String> origin(ChangeResult analysis) {
        return Stream.of(analysis.simulation(), Labels.originInWords(analysis.scores()))
                .flatMap(Optional::stream)
                .toList();
    }

    public static String form(ChangeResult.Course course) {
        return Labels.of(course.any());
    }

    private List<String> error() {
        MeasurementError error = analysis.error();
        String figures = "Measurement error: SD " + Figures.plain(error.standardDeviation()) + " and reliability "
                + Figures.plain(error.reliability()) + " (" + error.kind().id() + "), from "
                + Text.shown(error.source())
                + ": SEM " + Figures.shown(error.standardErrorOfMeasurement()) + ", minimal detectable change "
                + Figures.shown(error.minimalDetectableChange()) + ".";
        if (error.kind().isOfOneOccasion()) {
            return List.of(
                    figures,
                    "A reliability of one occasion knows of no noise between days: changes look more reliable than"
                            + " they are, and stable series show more drops than the alarm rate says.");
        }
        return error.kind() == ReliabilityKind.WITHIN_PERSON
                ? List.of(
                        figures,
                        "A reliability of change within persons counts the variation between days as change; a retest"
                                + " reliability counts it as error.")
                : List.of(figures);
    }

    private List<String> rule() {
        String recovery =
                "Recovered: a score of the next " + DropRule.RECOVERY_WINDOW + " sessions is back to within one"
                        + " SEM of what the drop was measured from. A drop doesn't say why.";
        if (analysis.rule() instanceof DropRule.RunningMean mean) {
            return List.of(
                    "Drops (running-mean): scores below the mean of the j scored sessions before them by more than"
                            + " THRESHOLD x sqrt(1 + 1/j). A stable series shows any with probability "
                            + Figures.plain(mean.alarmRate())
                            + ", if its errors are independent and normal with this SEM."
                            + " A steady decline is found too: see SLOPE.",
                    recovery);
        }
        return List.of(
                "Drops (control-chart): scores below the series' own line by more than THRESHOLD, which is 2.66 mean moving"
                        + " ranges; in series of at least " + analysis.rule().minimumSessions() + " scored sessions."
                        + " A steady decline is taken for granted: see SLOPE. A stable series of 10 shows any with probability "
                        + Figures.shown(analysis.rule().alarmRate(10), 3) + ", one of 20 with "
                        + Figures.shown(analysis.rule().alarmRate(20), 3) + ", one of 50 with "
                        + Figures.shown(analysis.rule().alarmRate(50), 3) + "; short series hide most drops.",
                recovery.replace("one SEM", "a third of THRESHOLD"));
    }

    /** The number of series with drops, and the number that noise alone would give. */
    private String chance() {
        DropSummary drops = analysis.drops();
        if (drops.series() == 0) {
            return "Drops were looked for in no series.";
        }
        String expected = "Series with a drop: " + drops.seriesWithDrops() + " of " + drops.series()
                + "; by chance alone, if nothing happened in any, " + few(drops.expectedByChance())
                + " are expected (" + few(100 * drops.expectedByChance() / drops.series()) + " %).";
        return drops.drops() == 0
                ? expected
                : expected + " Drops: " + drops.drops() + ", recovered: " + drops.recovered() + " ("
                        + Figures.shown(100.0 * drops.recovered() / drops.drops(), 0) + " %); of drops by chance "
                        + Figures.percent(drops.recoveredByChance()) + " would recover.";
    }

    /** Formats a number with two decimals if it is below 1, and else with one. */
    public static String few(double value) {
        return Figures.shown(value, value < 1 ? 2 : 1);
    }

    private static TextTable table(List<ChangeResult.Course> courses) {
        TextTable table = new TextTable(
                "DYAD",
                "SCALE",
                ">SESSIONS",
                ">SCORED",
                ">FROM",
                ">TO",
                ">CHANGE",
                ">95 % CI",
                ">RCI",
                ">SLOPE",
                ">95 % CI",
                "VERDICT",
                ">THRESHOLD",
                "DROPS");
        for (ChangeResult.Course course : courses) {
            SeriesKey key = course.series().key();
            String rater = key.raterId().map(id -> " by " + Text.shown(id)).orElse("");
            table.add(
                    Text.shown(key.dyadId()) + rater,
                    course.trajectory().scale(),
                    String.valueOf(course.trajectory().points().size()),
                    String.valueOf(course.trajectory().scoredPoints().size()),
                    course.change().value().map(change -> shown(change.from())).orElse("-"),
                    course.change().value().map(change -> shown(change.to())).orElse("-"),
                    course.change()
                            .value()
                            .map(change -> Figures.shown(change.difference()))
                            .orElse("-"),
                    course.change()
                            .value()
                            .map(change -> Figures.shown(change.interval()))
                            .orElse("-"),
                    course.change()
                            .value()
                            .map(change -> Figures.shown(change.index()))
                            .orElse("-"),
                    Figures.shown(course.slope(), slope -> Figures.shown(slope.perUnit())),
                    course.slope()
                            .value()
                            .map(slope -> Figures.shownInterval(slope.interval()))
                            .orElse("-"),
                    Figures.shown(course.change(), change -> change.verdict().id()),
                    course.drops()
                            .value()
                            .map(found -> Figures.shown(found.threshold()))
                            .orElse("-"),
                    Figures.shown(course.drops(), ChangeText::shown));
        }
        return table;
    }

    private static String assumptions(ReliableChange.Method method) {
        return method.displayName(Locale.ROOT) + "'s. Assumed: " + method.assumptions(Locale.ROOT);
    }

    /** The second table: whether the later score lies outside the interval expected from the earlier one. */
    private static TextTable edwardsNunnally(List<ChangeResult.Course> courses) {
        TextTable table =
                new TextTable("DYAD", "SCALE", ">MEAN", ">EXPECTED", ">95 % INTERVAL", ">TO", "EDWARDS-NUNNALLY");
        for (ChangeResult.Course course : courses) {
            Statistic<ReliableChange.EdwardsNunnally> found = course.regressed().orElseThrow();
            SeriesKey key = course.series().key();
            table.add(
                    Text.shown(key.dyadId())
                            + key.raterId().map(id -> " by " + Text.shown(id)).orElse(""),
                    course.trajectory().scale(),
                    found.value().map(one -> Figures.shown(one.mean())).orElse("-"),
                    found.value().map(one -> Figures.shown(one.expected())).orElse("-"),
                    found.value().map(one -> Figures.shown(one.interval())).orElse("-"),
                    course.change().value().map(change -> shown(change.to())).orElse("-"),
                    Figures.shown(found, one -> one.verdict().id()));
        }
        return table;
    }

    /** Such as {@code 3.50 (1)}: a score and its session. */
    private static String shown(SeriesPoint point) {
        return Figures.shown(point.value().orElseThrow()) + " (" + session(point) + ")";
    }

    private static String shown(DropAnalysis found) {
        return found.drops().isEmpty()
                ? "none"
                : found.drops().stream().map(ChangeText::shown).collect(Collectors.joining("; "));
    }

    /** Such as {@code 3 (1.25 below 4.50) recovered at 5}. */
    private static String shown(Drop drop) {
        return session(drop.at()) + " (" + Figures.shown(drop.depth()) + " below " + Figures.shown(drop.reference())
                + ") "
                + drop.state().id()
                + drop.recoveredAt().map(point -> " at " + session(point)).orElse("");
    }
}
