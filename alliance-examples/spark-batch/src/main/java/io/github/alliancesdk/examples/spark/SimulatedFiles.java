package io.github.alliancesdk.examples.spark;

import static org.apache.spark.sql.functions.col;

import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Writes files of simulated sheets, and computes their expected scores sheet by sheet with the plain library. */
final class SimulatedFiles {

    private SimulatedFiles() {}

    /** Writes sheets, one file for each partition. */
    static void write(
            SparkSession session,
            Simulation simulation,
            long sheets,
            int partitions,
            FileFormat format,
            String directory) {
        Dataset<Row> table = simulation.table(session, sheets, partitions);
        if (format == FileFormat.NDJSON) {
            List<Integer> items = List.copyOf(simulation.instrument().itemNumbers());
            table.map((MapFunction<Row, String>) row -> payload(row, items), Encoders.STRING())
                    .write()
                    .text(directory);
        } else {
            format.write(table.write(), directory);
        }
    }

    private static String payload(Row row, List<Integer> items) {
        StringBuilder payload = new StringBuilder("{\"recordId\":\"").append(row.getString(0));
        payload.append("\",\"responses\":{");
        for (int i = 0; i < items.size(); i++) {
            payload.append(i == 0 ? "\"" : ",\"").append(items.get(i)).append("\":");
            payload.append(row.isNullAt(i + 1) ? "null" : row.get(i + 1));
        }
        return payload.append("}}").toString();
    }

    /**
     * The result of a comparison.
     *
     * @param compared the number of rows
     * @param different the number of rows whose scores differ from the library's, or that have scores unlike the
     *     library, or none
     * @param check the sum of a number computed from each sheet: it differs if one sheet occurs twice and another is
     *     absent
     */
    record Comparison(long compared, long different, long check) implements Serializable {
        Comparison plus(Comparison other) {
            return new Comparison(compared + other.compared, different + other.different, check + other.check);
        }
    }

    /** Compares reports and problem rows of simulated sheets with the library's result for each sheet. */
    static Comparison compare(
            Dataset<Row> reports, Dataset<Row> problems, Simulation simulation, ScoringPlan plan, long sheets) {
        List<Column> columns = new ArrayList<>();
        columns.add(col("recordId"));
        for (Scale scale : plan.instrument().scales()) {
            columns.add(col(ScoreColumns.mean(scale)).cast("double"));
            columns.add(col(ScoreColumns.sum(scale)).cast("double"));
            columns.add(col(ScoreColumns.answered(scale)).cast("int"));
        }
        Comparison found = compare(reports.select(columns.toArray(new Column[0])), simulation, plan, true)
                .plus(compare(problems.select("recordId"), simulation, plan, false));
        long check = 0;
        for (long sheet = 0; sheet < sheets; sheet++) {
            check += mix(sheet);
        }
        return found.check() == check
                ? found
                : new Comparison(found.compared(), Math.max(1, found.different()), found.check());
    }

    private static Comparison compare(Dataset<Row> rows, Simulation simulation, ScoringPlan plan, boolean scored) {
        return rows.javaRDD()
                .mapPartitions(in -> List.of(new Library(simulation, plan).compare(in, scored))
                        .iterator())
                .fold(new Comparison(0, 0, 0), Comparison::plus);
    }

    private static long mix(long sheet) {
        long mixed = (sheet + 1) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 29);
    }

    /** The plain library, sheet by sheet. */
    private static final class Library {
        private final Simulation simulation;
        private final ResponseChecker checker;
        private final Scorer scorer;
        private final List<Integer> items;

        Library(Simulation simulation, ScoringPlan plan) {
            this.simulation = simulation;
            this.checker = plan.checker()
                    .withRater(plan.instrument().raters().iterator().next());
            this.scorer = plan.scorer();
            this.items = List.copyOf(plan.instrument().itemNumbers());
        }

        Comparison compare(Iterator<Row> rows, boolean scored) {
            Comparison sum = new Comparison(0, 0, 0);
            while (rows.hasNext()) {
                Row row = rows.next();
                long sheet = Simulation.sheet(row.getString(0));
                CheckResult result = checker.check(responses(simulation.answers(sheet)));
                boolean equal = result instanceof CheckedResponses checked
                        ? scored && isEqual(row, scorer.score(checked))
                        : !scored;
                sum = sum.plus(new Comparison(1, equal ? 0 : 1, mix(sheet)));
            }
            return sum;
        }

        private Responses responses(@Nullable Integer[] answers) {
            Map<String, Object> given = new LinkedHashMap<>();
            for (int i = 0; i < answers.length; i++) {
                Integer answer = answers[i];
                if (answer != null) {
                    given.put(items.get(i).toString(), answer);
                }
            }
            return Responses.of(Map.of("responses", given));
        }

        private static boolean isEqual(Row row, ScoreReport report) {
            int column = 1;
            for (int scale = 0; scale < report.definition().scales().size(); scale++) {
                Score score = report.scaleAt(scale);
                if (!isEqual(row, column, score.mean())
                        || !isEqual(row, column + 1, score.sum())
                        || row.getInt(column + 2) != score.answered()) {
                    return false;
                }
                column += 3;
            }
            return true;
        }

        private static boolean isEqual(Row row, int column, OptionalDouble expected) {
            return row.isNullAt(column) == expected.isEmpty()
                    && (expected.isEmpty()
                            || Double.doubleToLongBits(row.getDouble(column))
                                    == Double.doubleToLongBits(expected.getAsDouble()));
        }
    }
}
