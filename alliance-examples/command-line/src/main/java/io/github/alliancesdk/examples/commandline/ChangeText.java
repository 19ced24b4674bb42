package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.change.ChangeMethod;
import io.github.alliancesdk.core.change.Drop;
import io.github.alliancesdk.core.change.DropAnalysis;
import io.github.alliancesdk.core.change.DropRule;
import io.github.alliancesdk.core.change.MeasurementError;
import io.github.alliancesdk.core.change.Recovery;
import io.github.alliancesdk.core.change.ReliableChange;
import io.github.alliancesdk.core.change.SeriesKey;
import io.github.alliancesdk.core.change.SeriesPoint;
import io.github.alliancesdk.core.change.Slope;
import io.github.alliancesdk.core.psychometrics.Reason;
import io.github.alliancesdk.core.psychometrics.Statistic;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The courses of dyads as JSON and as a table. */
final class ChangeText {
    private final ChangeCommand.Analysis analysis;

    ChangeText(ChangeCommand.Analysis analysis) {
        this.analysis = analysis;
    }

    // ---- for programs

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("series", analysis.courses().stream().map(this::toMap).toList());
        map.put("rule", analysis.rule().toMap());
        map.put("error", toMap(analysis.error()));
        map.put("policy", analysis.policy().id());
        if (analysis.simulation().isPresent()) {
            map.put("simulated", true);
        }
        return map;
    }

    private static Map<String, Object> toMap(MeasurementError error) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sd", error.standardDeviation());
        map.put("reliability", error.reliability());
        map.put("kind", error.kind().id());
        map.put("source", error.source());
        map.put("sem", error.standardErrorOfMeasurement());
        map.put("minimalDetectableChange", error.minimalDetectableChange());
        return map;
    }

    private Map<String, Object> toMap(ChangeCommand.Course course) {
        SeriesKey key = course.series().key();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("dyadId", key.dyadId());
        map.put("rater", key.rater().id());
        map.put("scale", course.trajectory().scale());
        map.put(
                "points",
                course.trajectory().points().stream().map(ChangeText::toMap).toList());
        map.put("slope", Figures.json(course.slope(), Slope::perUnit));
        map.put("reliableChange", Figures.json(course.change(), ChangeText::toMap));
        course.regressed().ifPresent(found -> map.put("edwardsNunnally", Figures.json(found, ChangeText::toMap)));
        map.put(
                "drops",
                Figures.json(
                        course.drops(),
                        found -> found.drops().stream().map(ChangeText::toMap).toList()));
        key.raterId().ifPresent(id -> map.put("raterId", id));
        ScoreReport any = course.any();
        map.put("instrument", key.instrument().value());
        Map<String, Object> label =
                new LinkedHashMap<>(Labels.map(any.definition(), any.rater(), any.referent(), any.format()));
        label.remove("rater");
        map.putAll(label);
        return map;
    }

    private static Map<String, Object> toMap(SeriesPoint point) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("session", session(point));
        map.put(
                "value",
                point.value().isPresent() ? point.value().getAsDouble() : Map.of("reason", Reason.NO_SCORE.id()));
        return map;
    }

    private static int session(SeriesPoint point) {
        // series that are ordered by session have one in each point
        return point.session().orElseThrow();
    }

    private static Map<String, Object> toMap(ReliableChange change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", session(change.from()));
        map.put("to", session(change.to()));
        map.put("difference", change.difference());
        map.put("sem", change.error().standardErrorOfMeasurement());
        map.put("rci", change.index());
        map.put("reliable", change.isReliable());
        map.put("lower", change.interval().lower());
        map.put("upper", change.interval().upper());
        map.put("method", ChangeMethod.JACOBSON_TRUAX.id());
        return map;
    }

    private static Map<String, Object> toMap(ReliableChange.EdwardsNunnally found) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mean", found.mean());
        map.put("expected", found.expected());
        map.put("lower", found.interval().lower());
        map.put("upper", found.interval().upper());
        map.put("verdict", found.verdict().id());
        return map;
    }

    private static Map<String, Object> toMap(Drop drop) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("session", session(drop.at()));
        map.put("state", drop.state().id());
        drop.recoveredAt().ifPresent(point -> map.put("recoveredAt", session(point)));
        return map;
    }

    // ---- for people

    void writeTo(Output out) {
        Map<String, List<ChangeCommand.Course>> byForm = analysis.courses().stream()
                .collect(Collectors.groupingBy(ChangeText::form, LinkedHashMap::new, Collectors.toList()));
        analysis.simulation().ifPresent(out::line);
        out.line("Mean scores, rounded. Missing policy: " + analysis.policy().id() + ".");
        error().forEach(out::line);
        out.line(rule());
        if (analysis.leftOutDyads() > 0) {
            out.line("Left out: " + Text.count(analysis.leftOutDyads(), "sheet") + " of other dyads.");
        }
        if (byForm.isEmpty()) {
            out.line("There is no series.");
        }
        boolean regressed = analysis.courses().stream()
                .anyMatch(course -> course.regressed().isPresent());
        out.line("CHANGE, RCI and VERDICT are " + assumptions(ChangeMethod.JACOBSON_TRUAX));
        if (regressed) {
            out.line("The second table is " + assumptions(ChangeMethod.EDWARDS_NUNNALLY));
        }
        byForm.forEach((form, courses) -> {
            out.line("");
            out.line(form);
            table(courses).writeTo(out);
            if (regressed) {
                out.line("");
                edwardsNunnally(courses).writeTo(out);
            }
        });
        Labels.reservations(analysis.courses().stream()
                        .map(course -> course.any().definition())
                        .toList())
                .forEach(out::line);
    }

    static String form(ChangeCommand.Course course) {
        ScoreReport any = course.any();
        return Labels.of(any.definition(), any.rater(), any.referent(), any.format());
    }

    private List<String> error() {
        MeasurementError error = analysis.error();
        String figures = "Measurement error: SD " + Figures.plain(error.standardDeviation()) + " and reliability "
                + Figures.plain(error.reliability()) + " (" + error.kind().id() + "), from "
                + Text.shown(error.source())
                + ": SEM " + Figures.shown(error.standardErrorOfMeasurement()) + ", minimal detectable change "
                + Figures.shown(error.minimalDetectableChange()) + ".";
        return error.kind().isOfOneOccasion()
                ? List.of(
                        figures,
                        "A reliability of one occasion knows of no noise between days: changes look more reliable than"
                                + " they are.")
                : List.of(figures);
    }

    private String rule() {
        DropRule rule = analysis.rule();
        String recovery = rule.recovery() instanceof Recovery.Distance distance
                ? "to within " + Figures.plain(distance.standardDeviations()) + " SD of the value before it"
                : "far enough";
        return "Drops (" + rule.measure().id() + "): " + Figures.plain(rule.threshold()) + " SD ("
                + rule.sd().id()
                + ") or more; recovered when back " + recovery + " within " + Text.count(rule.window(), "session")
                + "; in series of at least " + rule.minimumSessions() + " scored sessions. A drop doesn't say why.";
    }

    private static TextTable table(List<ChangeCommand.Course> courses) {
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
                "VERDICT",
                "DROPS");
        for (ChangeCommand.Course course : courses) {
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
                    Figures.shown(course.change(), change -> change.verdict().id()),
                    Figures.shown(course.drops(), ChangeText::shown));
        }
        return table;
    }

    private static String assumptions(ChangeMethod method) {
        return method.displayName(Locale.ROOT) + "'s. Assumed: " + method.assumptions(Locale.ROOT);
    }

    /** Whether the later score lies outside what the earlier one leads to expect. */
    private static TextTable edwardsNunnally(List<ChangeCommand.Course> courses) {
        TextTable table =
                new TextTable("DYAD", "SCALE", ">MEAN", ">EXPECTED", ">95 % INTERVAL", ">TO", "EDWARDS-NUNNALLY");
        for (ChangeCommand.Course course : courses) {
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

    private static String shown(Drop drop) {
        return session(drop.at()) + " " + drop.state().id()
                + drop.recoveredAt().map(point -> " at " + session(point)).orElse("");
    }
}
