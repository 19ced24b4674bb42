package io.github.alliancesdk.examples.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Scores files: reads them once, keeps the result of each row, and writes reports and problems from it.
 *
 * @param plan the instrument and the settings of scoring
 * @param input a file or a directory
 * @param inputFormat the format of the input
 * @param delimiter the character between the cells of CSV
 * @param reports the directory for reports; it must not exist
 * @param problems the directory for rows with problems; it must not exist
 * @param outputFormat the format of the reports
 * @param reliability whether to compute the reliability of the scales
 */
record Job(
        ScoringPlan plan,
        String input,
        FileFormat inputFormat,
        char delimiter,
        String reports,
        String problems,
        FileFormat outputFormat,
        boolean reliability) {
    /** The columns of a row with problems: its location and its ids. */
    private static final List<String> IDENTITY = List.of(
            OutcomeSeries.FILE,
            OutcomeSeries.ROW,
            "recordId",
            "dyadId",
            "raterId",
            TableColumns.SESSION,
            TableColumns.RECORDED_AT);

    Job {
        CsvRecords.requireDelimiter(delimiter);
    }

    /**
     * The result of a job.
     *
     * @param counts the counts, which agree
     * @param reliability the reliability of each scale; empty if it wasn't requested
     * @param kept the size of the results kept for all rows, in bytes, in memory and on disk
     */
    record Result(Counts counts, List<Reliability> reliability, long kept) {}

    Result run(SparkSession session) throws InterruptedException {
        Ledger ledger = Ledger.open(session, reliability);
        Dataset<Row> kept = outcomes(session, ledger).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Dataset<Row> numbered = inputFormat == FileFormat.PARQUET ? kept : OutcomeSeries.numbered(kept);
            Dataset<Row> reports =
                    numbered.filter(col(ScoreColumns.PROBLEMS).isNull()).select(reportColumns(numbered));
            ResponseFormat format =
                    reliability ? requireOneSample(reports) : plan.instrument().responseFormat();
            Map<String, Object> written = writeReports(reports);
            long setAside = writeProblems(numbered);
            Counts counts = new Counts(ledger.rows(), number(written, "reports"), setAside, scales(written));
            return new Result(
                    counts.requireWhole(),
                    reliability
                            ? Reliability.of(plan.instrument(), format, ledger.itemSums(plan.instrument()))
                            : List.of(),
                    keptBytes(session));
        } finally {
            kept.unpersist();
        }
    }

    private static long keptBytes(SparkSession session) {
        return Arrays.stream(session.sparkContext().getRDDStorageInfo())
                .mapToLong(kept -> kept.memSize() + kept.diskSize())
                .sum();
    }

    private Dataset<Row> outcomes(SparkSession session, Ledger ledger) {
        return switch (inputFormat) {
            case PARQUET -> OutcomeSeries.ofParquet(session, input, plan, ledger);
            case CSV -> OutcomeSeries.ofCsv(session, input, delimiter, plan, ledger);
            case NDJSON -> OutcomeSeries.ofNdjson(session, input, LineFormat.ofPayloads(), plan, ledger);
            case FHIR -> OutcomeSeries.ofNdjson(session, input, LineFormat.ofResources(), plan, ledger);
        };
    }

    // ---- reports

    private Map<String, Object> writeReports(Dataset<Row> reports) throws InterruptedException {
        Observation observation = new Observation("reports");
        List<Column> metrics = new ArrayList<>();
        ResolvedPolicy policy = plan.resolvedPolicy();
        List<Scale> scales = plan.instrument().scales();
        for (int i = 0; i < scales.size(); i++) {
            Scale scale = scales.get(i);
            Column answered = col(ScoreColumns.answered(scale));
            Column mean = col(ScoreColumns.mean(scale));
            Column sum = col(ScoreColumns.sum(scale));
            boolean hasMean =
                    !plan.instrument().isMixed(scale, plan.instrument().responseFormat());
            Column enough = answered.geq(policy.required(i));
            // if the whole form has too few answers, the scale has no score even if it has enough
            Column tooFew = policy.requiredOnForm().isPresent() ? lit(true) : not(enough);
            metrics.add(count(when(
                            enough.and(hasMean ? mean.isNotNull() : mean.isNull())
                                    .and(sum.isNotNull()),
                            lit(1)))
                    .as(scale.id() + " scored"));
            metrics.add(count(when(tooFew.and(mean.isNull()).and(sum.isNull()), lit(1)))
                    .as(scale.id() + " insufficient"));
        }
        Dataset<Row> observed =
                reports.observe(observation, count(lit(1)).as("reports"), metrics.toArray(new Column[0]));
        outputFormat.write(observed.write(), this.reports);
        return observation.getAsJava();
    }

    /** The columns of a report, including the facts that identify its scores. */
    private Column[] reportColumns(Dataset<Row> outcomes) {
        Instrument instrument = plan.instrument();
        List<Column> columns = new ArrayList<>();
        Map<String, @Nullable String> definition = new LinkedHashMap<>();
        definition.put("instrument", instrument.id().value());
        definition.put("definitionVersion", instrument.definitionVersion().toString());
        definition.put("definitionDigest", instrument.definitionDigest());
        definition.put("status", instrument.status().id());
        ResolvedPolicy policy = plan.resolvedPolicy();
        definition.put("policy", policy.policy().id());
        definition.put(
                "openQuestions", policy.openQuestions().isEmpty() ? null : String.join(" ", policy.openQuestions()));
        List<String> names = Arrays.asList(outcomes.columns());
        List<String> twice = names.stream().filter(definition::containsKey).toList();
        if (!twice.isEmpty()) {
            throw new RefusedInputException("columns that reports add are there already: " + String.join(", ", twice));
        }
        for (String name : names) {
            if (name.equals(ScoreColumns.RATER)) {
                definition.forEach(
                        (field, value) -> columns.add(lit(value).cast("string").as(field)));
            }
            if (!name.equals(ScoreColumns.PROBLEMS)) {
                columns.add(quoted(name));
            }
            statusBehind(name).ifPresent(columns::add);
        }
        return columns.toArray(new Column[0]);
    }

    private Optional<Column> statusBehind(String name) {
        return plan.instrument().scales().stream()
                .filter(scale -> name.equals(ScoreColumns.answered(scale)))
                .findFirst()
                .map(scale -> when(col(ScoreColumns.sum(scale)).isNotNull(), "scored")
                        .otherwise("insufficient")
                        .as(scale.id() + "_status"));
    }

    /** Quoted, because Spark reads a name with a point as a path. */
    private static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }

    // ---- problems

    private long writeProblems(Dataset<Row> outcomes) throws InterruptedException {
        Column[] columns = Arrays.stream(outcomes.columns())
                .filter(name -> IDENTITY.contains(name) || name.equals(ScoreColumns.PROBLEMS))
                .map(Job::quoted)
                .toArray(Column[]::new);
        Observation observation = new Observation("problems");
        Dataset<Row> rows = outcomes.filter(size(col(ScoreColumns.PROBLEMS)).gt(0))
                .select(columns)
                .observe(observation, count(lit(1)).as("problems"));
        outputFormat.forProblems().write(rows.write(), problems);
        return number(observation.getAsJava(), "problems");
    }

    // ---- counts

    private static long number(Map<String, Object> observed, String name) {
        return observed.get(name) instanceof Long number ? number : 0;
    }

    private Map<String, Counts.OfScale> scales(Map<String, Object> observed) {
        Map<String, Counts.OfScale> scales = new LinkedHashMap<>();
        for (Scale scale : plan.instrument().scales()) {
            scales.put(
                    scale.id(),
                    new Counts.OfScale(
                            number(observed, scale.id() + " scored"), number(observed, scale.id() + " insufficient")));
        }
        return scales;
    }

    // ---- reliability

    /**
     * Rows must be independent: one kind of sheet, each dyad and record once, and one session if dyads have no id.
     * Returns the format of the sheets.
     */
    private ResponseFormat requireOneSample(Dataset<Row> reports) {
        List<Row> kinds = reports.select(ScoreColumns.RATER, ScoreColumns.REFERENT, ScoreColumns.FORMAT)
                .distinct()
                .limit(2)
                .collectAsList();
        if (kinds.size() > 1) {
            throw new RefusedInputException("reliability is of one rater, referent and format; there are several");
        }
        List<String> columns = Arrays.asList(reports.columns());
        for (String id : List.of("dyadId", "recordId")) {
            boolean twice = columns.contains(id)
                    && !reports.filter(text(id).notEqual(""))
                            .groupBy(id)
                            .agg(sum(lit(1)).as("sheets"))
                            .filter(col("sheets").gt(1))
                            .isEmpty();
            if (twice) {
                throw new RefusedInputException(
                        "a " + id + " is there more than once: reliability needs sheets that are independent");
            }
        }
        if (columns.contains("session")) {
            Dataset<Row> unnamed =
                    columns.contains("dyadId") ? reports.filter(text("dyadId").equalTo("")) : reports;
            long sessions = unnamed.select(text("session").as("session"))
                    .filter(col("session").notEqual(""))
                    .distinct()
                    .limit(2)
                    .count();
            if (sessions > 1) {
                throw new RefusedInputException("there are several sessions, and not every sheet has a dyadId:"
                        + " reliability needs sheets that are independent");
            }
        }
        return kinds.stream()
                .findFirst()
                .flatMap(kind -> plan.instrument().findFormat(kind.getAs(ScoreColumns.FORMAT)))
                .orElse(plan.instrument().responseFormat());
    }

    private static Column text(String column) {
        return coalesce(col(column).cast("string"), lit(""));
    }
}
