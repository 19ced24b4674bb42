package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A record with problems. It contains no answer.
 *
 * @param row its row in its part of the file, from 1; 0 for a header
 * @param recordId its id, if it has a readable one
 * @param problems its problems
 */
public record BadRecord(int row, Optional<String> recordId, List<Problem> problems) {
    private static final String DECLARE = "declare";
    private static final Set<ProblemCode> ABSENCES = Set.of(ProblemCode.ABSENT_COLUMN, ProblemCode.MISSING_FIELD);
    /** The fields that an option can supply. */
    private static final Set<String> SUPPLIED = Set.of("/instrument", "/rater");

    public BadRecord {
        problems = problems.stream().map(BadRecord::withOption).toList();
    }

    /** Adds the option that would solve the problem. */
    private static Problem withOption(Problem problem) {
        if (problem.code() == ProblemCode.NOT_AN_INTEGER
                && "integral-decimals".equals(problem.arguments().get(DECLARE))) {
            return problem.withAllowed(
                    problem.allowed().orElse("an integer") + ", written 4.0 only with --integral-decimals");
        }
        if (ABSENCES.contains(problem.code()) && SUPPLIED.contains(problem.pointer())) {
            String field = problem.pointer().substring(1);
            return problem.withAllowed(problem.allowed().orElse(field) + ", or --" + field + " for the whole file");
        }
        return problem;
    }

    /** Adds a line for each problem, for people. */
    public void addLines(String file, RowText to) {
        String place = Text.shown(file) + ":";
        String record = recordId.map(id -> " [" + Text.shown(id) + "]").orElse("");
        for (Problem problem : problems) {
            to.text().add(place);
            to.addRow(row);
            to.text().add(": " + problem + record + "\n");
        }
    }

    /** Adds one line of JSON with all problems; it names the file if there are several. */
    public void addJson(Optional<String> file, RowText to) {
        addJson(file, row, recordId, problems.stream().map(Problem::toMap).toList(), to);
    }

    /** Adds the same line for problems of other types. */
    public static void addJson(
            Optional<String> file, int row, Optional<String> recordId, List<Map<String, Object>> problems, RowText to) {
        Map<String, Object> map = new LinkedHashMap<>();
        recordId.ifPresent(id -> map.put("recordId", id));
        map.put("problems", problems);
        to.text()
                .add(file.map(name -> "{\"file\":" + Json.line(name) + ",\"row\":")
                        .orElse("{\"row\":"));
        to.addRow(row);
        // the rest is an object without its opening brace
        to.text().add("," + Json.line(map).substring(1) + "\n");
    }
}
