package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.scoring.SheetScores;
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
    private record Row(int number, SheetScores sheet) {
        Problem problem(ProblemCode code, String field) {
            Problem problem = Problem.of(Area.SERIES, code, "/" + field).withRow(number);
            return sheet.administration()
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

    SeriesGrouping(Collection<? extends SheetScores> sheets, ScoreSeries.Order order) {
        this.order = Objects.requireNonNull(order, "order");
        int number = 0;
        for (SheetScores sheet : sheets) {
            number++;
            Row row = new Row(number, Objects.requireNonNull(sheet, "sheets"));
            Optional<SeriesKey> key = SeriesKey.of(sheet);
            if (key.isEmpty()) {
                problems.add(row.problem(ProblemCode.MISSING_FIELD, "dyadId"));
                continue;
            }
            List<Row> rows = bySeries.computeIfAbsent(key.get(), any -> new ArrayList<>());
            if (hasPlace(sheet)) {
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
            List<SheetScores> sheets = rows.stream()
                    .filter(row -> !collisions.containsKey(row))
                    .map(Row::sheet)
                    .sorted(comparator())
                    .toList();
            collisions.forEach((row, collision) -> all.add(collision.problem(row)));
            if (!sheets.isEmpty()) {
                series.add(new ScoreSeries(key, order, sheets));
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
            collect(collisions, rows, ScoreSeries.Order.TIME, sheet -> Optional.of(instant(sheet)));
        }
        return collisions;
    }

    private static <T> void collect(
            Map<Row, Collision> collisions,
            List<Row> rows,
            ScoreSeries.Order field,
            Function<SheetScores, Optional<T>> place) {
        Map<T, List<Row>> byPlace = new LinkedHashMap<>();
        for (Row row : rows) {
            place.apply(row.sheet())
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

    private boolean hasPlace(SheetScores sheet) {
        return order == ScoreSeries.Order.TIME
                ? time(sheet).isPresent()
                : session(sheet).isPresent();
    }

    private Comparator<SheetScores> comparator() {
        return order == ScoreSeries.Order.TIME
                ? Comparator.comparing(SeriesGrouping::instant)
                : Comparator.comparing(sheet -> session(sheet).orElseThrow());
    }

    private static Optional<Integer> session(SheetScores sheet) {
        return sheet.administration().session().stream().boxed().findFirst();
    }

    private static Instant instant(SheetScores sheet) {
        return time(sheet).orElseThrow().toInstant();
    }

    /** Parsing can't fail: payloads and records have only a valid date and time. */
    static Optional<OffsetDateTime> time(SheetScores sheet) {
        return sheet.administration().recordedAt().map(OffsetDateTime::parse);
    }
}
