package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.Bounds;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.SourceItem;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.SourceScore;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a key table: CSV with a row for each item, and again for each further scale that holds it. Columns: {@code item},
 * {@code min}, {@code max}, and optionally {@code scale}, {@code reversed} (yes or no) and {@code step}.
 */
final class KeyTableSource {
    static final List<String> REQUIRED = List.of("item", "min", "max");

    private static final List<String> ITEM = List.of("item");
    private static final List<String> MIN = List.of("min");
    private static final List<String> MAX = List.of("max");
    private static final List<String> STEP = List.of("step");
    private static final List<String> SCALE = List.of("scale");
    private static final List<String> REVERSED = List.of("reversed");
    private static final List<String> COLUMNS = List.of("item", "scale", "reversed", "min", "max", "step");

    private final Table table;
    private final List<Problem> problems;
    private final Map<String, SourceItem> items = new LinkedHashMap<>();
    private final Map<String, Set<String>> scales = new LinkedHashMap<>();

    private KeyTableSource(Table table, List<Problem> problems) {
        this.table = table;
        this.problems = problems;
    }

    /** Reads a table, and adds what is wrong with it. */
    static SourceForm read(Table table, List<Problem> problems) {
        return new KeyTableSource(table, problems).read();
    }

    private SourceForm read() {
        checkHeader();
        if (problems.isEmpty()) {
            for (int row = 0; row < table.rows(); row++) {
                row(row);
            }
        }
        List<SourceScore> scores = scales.entrySet().stream()
                .map(scale -> new SourceScore(scale.getKey(), scale.getValue()))
                .toList();
        return new SourceForm(List.copyOf(items.values()), scores, List.of(), List.of());
    }

    private void checkHeader() {
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < table.header().size(); i++) {
            String column = table.header().get(i);
            if (!COLUMNS.contains(column)) {
                problems.add(Problem.of(Area.DEFINITION, ProblemCode.UNKNOWN_FIELD, "/0/" + (i + 1))
                        .withAllowed(String.join(", ", COLUMNS)));
            } else if (!seen.add(column)) {
                problems.add(Problem.of(Area.RESPONSE, ProblemCode.DUPLICATE_COLUMN, "/0/" + (i + 1)));
            }
        }
        for (String column : REQUIRED) {
            if (!seen.contains(column)) {
                problems.add(Problem.of(Area.RESPONSE, ProblemCode.ABSENT_COLUMN, "/0/" + column)
                        .withAllowed(String.join(", ", REQUIRED)));
            }
        }
    }

    private void row(int row) {
        String name = table.cell(row, ITEM);
        if (!name.matches("[1-9][0-9]{0,3}")) {
            problems.add(Problem.of(Area.RESPONSE, ProblemCode.NOT_AN_INTEGER, table.pointer(row, ITEM))
                    .withAllowed("1..9999"));
            return;
        }
        Optional<SourceItem> item = item(row, name);
        if (item.isEmpty()) {
            return;
        }
        SourceItem earlier = items.putIfAbsent(name, item.get());
        String scale = table.cell(row, SCALE);
        boolean added = !scale.isEmpty()
                && scales.computeIfAbsent(scale, id -> new LinkedHashSet<>()).add(name);
        // a second row of an item is there for one more scale only
        if (earlier != null && (!added || !earlier.equals(item.get()))) {
            problems.add(Problem.of(Area.RESPONSE, ProblemCode.DUPLICATE_ITEM, table.pointer(row, ITEM))
                    .withItem(Integer.parseInt(name)));
        }
    }

    private Optional<SourceItem> item(int row, String name) {
        Optional<BigDecimal> min = table.number(row, MIN, "", problems);
        Optional<BigDecimal> max = table.number(row, MAX, "", problems);
        Optional<BigDecimal> step = table.number(row, STEP, "1", problems);
        String reversed = table.cell(row, REVERSED);
        if (!Set.of("", "yes", "no").contains(reversed)) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.WRONG_TYPE, table.pointer(row, REVERSED))
                    .withAllowed("yes, no or nothing"));
            return Optional.empty();
        }
        return min.isPresent() && max.isPresent() && step.isPresent()
                ? Optional.of(new SourceItem(
                        name,
                        List.of(),
                        Optional.of(new Bounds(min.get(), max.get(), step.get())),
                        reversed.equals("yes")))
                : Optional.empty();
    }
}
