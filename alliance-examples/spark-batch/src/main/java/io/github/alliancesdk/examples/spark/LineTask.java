package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.interchange.fhir.FhirResponses;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.RowReader;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Scores the lines of one partition of text files, or the records of CSV files. The SDK's own reader checks each of them,
 * and its {@link Scorer} scores it. For one thread.
 */
final class LineTask {
    /** The maximum size of a CSV row in bytes, as on the command line. */
    private static final int MAX_BYTES = PayloadLimits.defaults().bytes();

    private final LineFormat form;
    private final ResponseChecker checker;
    private final Scorer scorer;
    private final Totals totals;
    private final CsvCells cells;
    private final RowReader.@Nullable Row table;
    private final @Nullable FhirResponses fhir;

    private final GenericInternalRow front;
    private final ScoreColumns scores;
    private final JoinedRow joined = new JoinedRow();
    private final UnsafeProjection output;

    /** The location of the last line. */
    private UTF8String file = UTF8String.EMPTY_UTF8;

    private long block = -1;
    private long row;

    LineTask(ScoringPlan plan, LineFormat form, Totals totals) {
        this.form = form;
        this.checker = plan.checker();
        this.scorer = plan.scorer();
        this.totals = totals;
        this.cells = new CsvCells(form.delimiter());
        this.table = form.kind() == LineFormat.Kind.TABLE_ROW
                ? RefusedInputException.orThrow(plan.layout().bind(form.columns(), checker))
                        .newRow()
                : null;
        this.fhir = form.kind() == LineFormat.Kind.RESOURCE ? plan.fhir() : null;
        this.front = new GenericInternalRow(new @Nullable Object[form.front().size()]);
        this.scores = new ScoreColumns(plan.instrument());
        StructType schema = form.schema(plan.instrument());
        this.output = SparkInternals.projection(schema);
    }

    /** Scores lines, each with its file and its block of the file. */
    Iterator<InternalRow> score(Iterator<InternalRow> lines) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return lines.hasNext() || totals.end();
            }

            @Override
            public InternalRow next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                take(lines.next());
                return output.apply(joined.apply(front, scores.row()));
            }
        };
    }

    private void take(InternalRow line) {
        byte[] bytes = line.getUTF8String(0).getBytes();
        locate(line);
        row++;
        for (int i = 0; i < front.numFields(); i++) {
            front.update(i, null);
        }
        front.update(LineFormat.FILE, file);
        front.update(LineFormat.BLOCK, block);
        front.update(LineFormat.ROW, row);
        if (table == null && isBlank(bytes)) {
            // a blank line has a line number but is no row: it has neither scores nor problems
            scores.reject(List.of());
            return;
        }
        totals.row();
        judge(bytes);
    }

    private void locate(InternalRow line) {
        long start = line.getLong(2);
        if (start != block || !line.getUTF8String(1).equals(file)) {
            file = line.getUTF8String(1).copy();
            block = start;
            row = 0;
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != '\r' && b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private void judge(byte[] line) {
        if (table == null) {
            take(fhir == null ? checker.checkJson(line) : checker.check(fhir.parse(line)), true);
        } else if (line.length > MAX_BYTES) {
            scores.reject(List.of(problem(ProblemCode.TOO_LARGE, "at most " + MAX_BYTES + " bytes")));
        } else {
            switch (cells.cut(line)) {
                case CELLS -> takeCells(table);
                case NO_TEXT -> scores.reject(List.of(problem(ProblemCode.INVALID_TEXT, "UTF-8 without NUL")));
                case BAD_QUOTES ->
                    scores.reject(List.of(
                            problem(ProblemCode.MALFORMED_ROW, "quotes around a whole cell, and within it doubled")));
            }
        }
    }

    private static Problem problem(ProblemCode code, String allowed) {
        return Problem.of(Area.RESPONSE, code).withAllowed(allowed);
    }

    private void takeCells(RowReader.Row row) {
        int[] kept = form.kept();
        row.clear();
        for (int cell = 0; cell < cells.cells(); cell++) {
            row.cell(cells.chars(), cells.offset(cell), cells.length(cell));
        }
        if (cells.cells() == form.columns().size()) {
            for (int i = 0; i < kept.length; i++) {
                boolean empty = cells.length(kept[i]) == 0;
                front.update(LineFormat.FIRST + i, empty ? null : UTF8String.fromString(cells.text(kept[i])));
            }
        }
        take(row.check(), false);
    }

    private void take(CheckResult result, boolean payload) {
        if (result instanceof RejectedResponses rejected) {
            if (payload) {
                text(LineFormat.FIRST, rejected.recordId());
            }
            scores.reject(rejected.problems());
            return;
        }
        CheckedResponses checked = result.orElseThrow();
        if (payload) {
            administration(checked.administration());
        }
        totals.sheet(checked);
        scores.score(
                scores.facts(
                        checked.rater().id(),
                        checked.referent().id(),
                        checked.format().id()),
                scorer.score(checked));
    }

    private void administration(Administration from) {
        int at = LineFormat.FIRST;
        text(at++, from.recordId());
        text(at++, from.dyadId());
        text(at++, from.raterId());
        if (from.session().isPresent()) {
            front.update(at, from.session().getAsInt());
        }
        at++;
        text(at, from.recordedAt());
    }

    private void text(int column, Optional<String> text) {
        text.ifPresent(value -> front.update(column, UTF8String.fromString(value)));
    }
}
