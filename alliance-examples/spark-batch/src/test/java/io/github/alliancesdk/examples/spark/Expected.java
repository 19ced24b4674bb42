package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A row's complete result as one line of text, from the plain library or from Spark, with exact numbers. */
final class Expected {
    private Expected() {}

    /** The result of the library. */
    static String of(CheckResult result, ScoringPlan plan) {
        if (result instanceof RejectedResponses rejected) {
            return "problems " + rejected.toMap().get("problems");
        }
        return of(plan.scorer().score((CheckedResponses) result));
    }

    static String of(ScoreReport report) {
        List<String> parts = new ArrayList<>();
        parts.add(report.rater().id());
        parts.add(report.referent().id());
        parts.add(report.format().id());
        for (Scale scale : report.definition().scales()) {
            Score score = report.scale(scale.id());
            parts.add(scale.id() + " "
                    + (score.mean().isPresent() ? score.mean().getAsDouble() : null) + " "
                    + (score.sum().isPresent() ? score.sum().getAsDouble() : null) + " " + score.answered());
        }
        return String.join(", ", parts);
    }

    /** The result of Spark. */
    static String of(Row row, Instrument instrument) {
        if (!row.isNullAt(row.fieldIndex(ScoreColumns.PROBLEMS))) {
            instrument.scales().forEach(scale -> {
                requireNull(row, ScoreColumns.mean(scale));
                requireNull(row, ScoreColumns.sum(scale));
                requireNull(row, ScoreColumns.answered(scale));
            });
            return "problems " + problems(row);
        }
        List<String> parts = new ArrayList<>();
        parts.add(row.getAs(ScoreColumns.RATER));
        parts.add(row.getAs(ScoreColumns.REFERENT));
        parts.add(row.getAs(ScoreColumns.FORMAT));
        for (Scale scale : instrument.scales()) {
            parts.add(String.format(
                    Locale.ROOT,
                    "%s %s %s %s",
                    scale.id(),
                    row.getAs(ScoreColumns.mean(scale)),
                    row.getAs(ScoreColumns.sum(scale)),
                    row.getAs(ScoreColumns.answered(scale))));
        }
        return String.join(", ", parts);
    }

    private static void requireNull(Row row, String column) {
        if (!row.isNullAt(row.fieldIndex(column))) {
            throw new AssertionError("a row with problems has a number in " + column);
        }
    }

    static List<String> problems(Row row) {
        List<Row> problems = row.getList(row.fieldIndex(ScoreColumns.PROBLEMS));
        return problems.stream().map(Expected::problem).toList();
    }

    /** As {@code Problem.toMap()} prints. */
    private static String problem(Row problem) {
        List<String> fields = new ArrayList<>();
        for (String name : problem.schema().fieldNames()) {
            @Nullable Object value = problem.getAs(name);
            if (value != null) {
                fields.add(name + "=" + value);
            }
        }
        return "{" + String.join(", ", fields) + "}";
    }
}
