package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a look at a file collects, row by row. */
final class LookContent {
    private static final int MOST_COLUMNS = 20_000;

    /** What columns are often called, without upper case, blanks and so on, and the fields that they may be. */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("recordid", List.of("recordId")),
            Map.entry("id", List.of("recordId")),
            Map.entry("responseid", List.of("recordId")),
            Map.entry("participant", List.of("recordId", "dyadId")),
            Map.entry("participantid", List.of("recordId", "dyadId")),
            Map.entry("person", List.of("recordId", "dyadId")),
            Map.entry("subject", List.of("recordId", "dyadId")),
            Map.entry("subjectid", List.of("recordId", "dyadId")),
            Map.entry("client", List.of("dyadId")),
            Map.entry("clientid", List.of("dyadId")),
            Map.entry("patient", List.of("dyadId")),
            Map.entry("patientid", List.of("dyadId")),
            Map.entry("case", List.of("dyadId")),
            Map.entry("dyad", List.of("dyadId")),
            Map.entry("dyadid", List.of("dyadId")),
            Map.entry("pair", List.of("dyadId")),
            Map.entry("raterid", List.of("raterId")),
            Map.entry("therapistid", List.of("raterId")),
            Map.entry("session", List.of("session")),
            Map.entry("sessionnumber", List.of("session")),
            Map.entry("visit", List.of("session")),
            Map.entry("wave", List.of("session")),
            Map.entry("week", List.of("session")),
            Map.entry("occasion", List.of("session")),
            Map.entry("timepoint", List.of("session")),
            Map.entry("redcaprepeatinstance", List.of("session")),
            Map.entry("recordedat", List.of("recordedAt")),
            Map.entry("date", List.of("recordedAt")),
            Map.entry("timestamp", List.of("recordedAt")));

    private static final Set<String> IDS = Set.of("recordId", "dyadId");

    private final List<String> names = new ArrayList<>();
    private final List<ColumnLook> columns = new ArrayList<>();
    private final Map<String, Long> problems = new TreeMap<>();
    private long rows;

    /** Adds a column. Returns its index, or a negative number if there are too many. */
    int addColumn(String name) {
        if (names.size() == MOST_COLUMNS) {
            return -1;
        }
        names.add(name);
        columns.add(new ColumnLook(fields(name).stream().anyMatch(IDS::contains)));
        return names.size() - 1;
    }

    /** The fields of a record that a column with this name may be. */
    static List<String> fields(String name) {
        return FIELDS.getOrDefault(HeaderAdvice.plain(name), List.of());
    }

    void addRow() {
        rows++;
    }

    void addCell(int column, String text) {
        if (!text.isBlank()) {
            columns.get(column).add(text.strip());
        }
    }

    /** Adds a row that can't be read. */
    void addProblem(Problem problem) {
        problems.merge(problem.code().id(), 1L, Long::sum);
    }

    List<String> names() {
        return names;
    }

    ColumnLook column(int index) {
        return columns.get(index);
    }

    /** The number of rows that can be read. */
    long rows() {
        return rows;
    }

    /** How many rows can't be read, by the code of the problem. */
    Map<String, Long> problems() {
        return problems;
    }
}
