package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.statistics.change.Drop;
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

/** The series of a dyad as JSON, in the shape of {@code alliance change --json}, with the rule for drops in each course. */
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
        var any = Course.reports(course.series()).get(0);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("dyadId", key.dyadId());
        map.put("rater", any.rater().id());
        key.raterId().ifPresent(id -> map.put("raterId", id));
        map.put("referent", any.referent().id());
        map.put("instrument", any.instrument().value());
        map.put("status", any.status().id());
        map.put("format", any.format().id());
        map.put("range", any.format().rangeMap());
        map.put("definitionVersion", any.definitionVersion().toString());
        map.put("definitionDigest", any.definitionDigest());
        map.put("policy", any.policy().id());
        if (!any.openQuestions().isEmpty()) {
            map.put("openQuestions", any.openQuestions());
        }
        map.put("scale", course.trajectory().scale());
        course.trajectory().metric().ifPresent(metric -> map.put("metric", metric.id()));
        map.put(
                "points",
                course.trajectory().points().stream().map(SeriesPoint::toMap).toList());
        map.put("slope", course.slope().toJsonValue(Slope::toMap));
        map.put(
                "reliableChange",
                course.change()
                        .<Object>map(ReliableChange::toMap)
                        .orElseGet(() -> Map.of("reason", course.noChange().orElseThrow())));
        course.error().ifPresent(error -> map.put("error", error.toMap()));
        course.drops().ifPresent(found -> {
            map.put("threshold", found.threshold());
            map.put("sem", found.standardError());
            map.put("alarmRate", found.alarmRate());
            map.put("rule", found.rule().toMap());
        });
        map.put(
                "drops",
                course.drops()
                        .<Object>map(
                                found -> found.drops().stream().map(Drop::toMap).toList())
                        .orElseGet(() -> Map.of("reason", course.noDrops().orElseThrow())));
        return map;
    }
}
