package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Groups records into series and finds the records that belong to none. */
final class SeriesGrouping {
    private record Row(int number, ScoreReport report) {
        Problem problem(ProblemCode code, String field) {
            Problem problem = Problem.of(Area.SERIES, code, "/" + field).withRow(number);
            return report.administration()
                    .recordId()
                    .map(id -> problem.with("recordId", id))
                    .orElse(problem);
        }
    }

    /** The rows with the same session or time, including the row itself. */
    private record Collision(ScoreSeries.Order field, Set<Integer> rows) {
        Problem problem(Row row) {
            String others = rows.stream()
                    .filter(other -> other != row.number())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            return row.problem(ProblemCode.DUPLICATE_SESSION, field.id()).with("rows", others);
        }
    }

    private final ScoreSeries.Order order;
    private final Map<SeriesKey, List<Row>> bySeries = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    SeriesGrouping(Collection<ScoreReport> reports, ScoreSeries.Order order) {
        this.order = Objects.requireNonNull(order, "order");
        int number = 0;
        for (ScoreReport report : reports) {
            number++;
            Row row = new Row(number, Objects.requireNonNull(report, "reports"));
            Optional<SeriesKey> key = SeriesKey.of(report);
            if (key.isEmpty()) {
                problems.add(row.problem(ProblemCode.MISSING_FIELD, "dyadId"));
                continue;
            }
            List<Row> rows = bySeries.computeIfAbsent(key.get(), any -> new ArrayList<>());
            if (hasPlace(report)) {
                rows.add(row);
            } else {
                problems.add(row.problem(ProblemCode.MISSING_FIELD, order.id()));
            }
        }
    }

    /** The differences of the keys from the first one. */
    List<Problem> differences() {
        return Samples.differences(bySeries.keySet(), SeriesKey::differences);
    }

    SeriesGroups groups() {
        List<Problem> all = new ArrayList<>(problems);
        List<ScoreSeries> series = new ArrayList<>();
        bySeries.forEach((key, rows) -> {
            Map<Row, Collision> collisions = collisions(rows);
            List<ScoreReport> reports = rows.stream()
                    .filter(row -> !collisions.containsKey(row))
                    .map(Row::report)
                    .sorted(comparator())
                    .toList();
            collisions.forEach((row, collision) -> all.add(collision.problem(row)));
            if (!reports.isEmpty()) {
                series.add(new ScoreSeries(key, order, reports));
            }
        });
        all.sort(Comparator.comparingInt(problem -> problem.row().orElseThrow()));
        return new SeriesGroups(series, all);
    }

    /** The rows that have the same session or time as others. */
    private Map<Row, Collision> collisions(List<Row> rows) {
        Map<Row, Collision> collisions = new LinkedHashMap<>();
        collect(collisions, rows, ScoreSeries.Order.SESSION, SeriesGrouping::session);
        if (order == ScoreSeries.Order.TIME) {
            collect(collisions, rows, ScoreSeries.Order.TIME, report -> Optional.of(instant(report)));
        }
        return collisions;
    }

    private static <T> void collect(
            Map<Row, Collision> collisions,
            List<Row> rows,
            ScoreSeries.Order field,
            Function<ScoreReport, Optional<T>> place) {
        Map<T, List<Row>> byPlace = new LinkedHashMap<>();
        for (Row row : rows) {
            place.apply(row.report())
                    .ifPresent(at -> byPlace.computeIfAbsent(at, any -> new ArrayList<>())
                            .add(row));
        }
        byPlace.values().stream().filter(shared -> shared.size() > 1).forEach(shared -> {
            List<Integer> numbers = shared.stream().map(Row::number).toList();
            shared.forEach(row -> collisions
                    .computeIfAbsent(row, any -> new Collision(field, new TreeSet<>()))
                    .rows()
                    .addAll(numbers));
        });
    }

    private boolean hasPlace(ScoreReport report) {
        return order == ScoreSeries.Order.TIME
                ? time(report).isPresent()
                : session(report).isPresent();
    }

    private Comparator<ScoreReport> comparator() {
        return order == ScoreSeries.Order.TIME
                ? Comparator.comparing(SeriesGrouping::instant)
                : Comparator.comparing(report -> session(report).orElseThrow());
    }

    private static Optional<Integer> session(ScoreReport report) {
        return report.administration().session().stream().boxed().findFirst();
    }

    private static Instant instant(ScoreReport report) {
        return time(report).orElseThrow().toInstant();
    }

    /** Parsing can't fail: the checker accepts only a valid date and time. */
    static Optional<OffsetDateTime> time(ScoreReport report) {
        return report.administration().recordedAt().map(OffsetDateTime::parse);
    }
}
