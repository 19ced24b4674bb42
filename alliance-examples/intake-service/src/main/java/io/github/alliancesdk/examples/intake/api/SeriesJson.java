package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.change.Drop;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.SeriesKey;
import io.github.alliancesdk.core.statistics.change.SeriesPoint;
import io.github.alliancesdk.core.statistics.change.Slope;
import io.github.alliancesdk.examples.intake.series.Course;
import io.github.alliancesdk.examples.intake.series.DyadSeries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The shape that {@code alliance change --json} has, with the rule of drops in each course; what can't be said is its reason. */
final class SeriesJson {
    private SeriesJson() {}

    static Map<String, Object> of(DyadSeries dyad) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("dyadId", dyad.dyadId());
        map.put("series", dyad.courses().stream().map(SeriesJson::of).toList());
        List<Object> problems = new ArrayList<>();
        dyad.problems().forEach(problem -> problems.add(of(problem)));
        dyad.unscored().forEach(id -> problems.add(Map.of("recordId", id, "code", "cannot-verify")));
        map.put("problems", problems);
        return map;
    }

    private static Map<String, Object> of(Problem problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        problem.argument("recordId").ifPresent(id -> map.put("recordId", id));
        map.putAll(problem.toMap());
        return map;
    }

    private static Map<String, Object> of(Course course) {
        SeriesKey key = course.series().key();
        var any = course.series().reports().get(0);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("dyadId", key.dyadId());
        map.put("rater", any.rater().id());
        key.raterId().ifPresent(id -> map.put("raterId", id));
        map.put("referent", any.referent().id());
        map.put("instrument", any.instrument().value());
        map.put("status", any.status().id());
        map.put("format", any.format().id());
        map.put("range", Map.of("min", any.format().min(), "max", any.format().max()));
        map.put("definitionVersion", any.definitionVersion().toString());
        map.put("definitionDigest", any.definitionDigest());
        map.put("policy", any.policy().id());
        if (!any.openQuestions().isEmpty()) {
            map.put("openQuestions", any.openQuestions());
        }
        map.put("scale", course.trajectory().scale());
        map.put(
                "points",
                course.trajectory().points().stream().map(SeriesJson::of).toList());
        map.put("slope", of(course.slope(), SeriesJson::of));
        map.put(
                "reliableChange",
                course.change()
                        .<Object>map(SeriesJson::of)
                        .orElseGet(() -> Map.of("reason", course.noChange().orElseThrow())));
        course.error().ifPresent(error -> map.put("error", of(error)));
        course.drops().ifPresent(found -> {
            map.put("threshold", found.threshold());
            map.put("sem", found.standardError());
            map.put("alarmRate", found.alarmRate());
            map.put("rule", found.rule().toMap());
        });
        map.put(
                "drops",
                course.drops()
                        .<Object>map(found ->
                                found.drops().stream().map(SeriesJson::of).toList())
                        .orElseGet(() -> Map.of("reason", course.noDrops().orElseThrow())));
        return map;
    }

    private static <T> Object of(Statistic<T> statistic, Function<? super T, ?> shape) {
        return statistic
                .value()
                .<Object>map(shape)
                .orElseGet(() ->
                        Map.of("reason", statistic.reason().map(Reason::id).orElseThrow()));
    }

    private static Map<String, Object> of(SeriesPoint point) {
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

    private static Map<String, Object> of(Slope slope) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", slope.perUnit());
        map.put("se", of(slope.standardError(), value -> value));
        map.put("lower", of(slope.interval(), ConfidenceInterval::lower));
        map.put("upper", of(slope.interval(), ConfidenceInterval::upper));
        return map;
    }

    private static Map<String, Object> of(ReliableChange change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", session(change.from()));
        map.put("to", session(change.to()));
        map.put("difference", change.difference());
        map.put("sem", change.error().standardErrorOfMeasurement());
        map.put("rci", change.index());
        map.put("reliable", change.isReliable());
        map.put("verdict", change.verdict().id());
        map.put("lower", change.interval().lower());
        map.put("upper", change.interval().upper());
        return map;
    }

    private static Map<String, Object> of(MeasurementError error) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sd", error.standardDeviation());
        map.put("reliability", error.reliability());
        map.put("kind", error.kind().id());
        map.put("source", error.source());
        return map;
    }

    private static Map<String, Object> of(Drop drop) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("session", session(drop.at()));
        map.put("depth", drop.depth());
        map.put("reference", drop.reference());
        map.put("threshold", drop.threshold());
        map.put("recoveryLevel", drop.recoveryLevel());
        map.put("scoredInWindow", drop.scoredInWindow());
        map.put("state", drop.state().id());
        drop.recoveredAt().ifPresent(point -> map.put("recoveredAt", session(point)));
        return map;
    }
}
