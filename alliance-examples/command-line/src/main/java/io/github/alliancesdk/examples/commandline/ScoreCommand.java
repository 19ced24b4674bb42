package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.json.ReceiptWriter;
import io.github.alliancesdk.core.json.ResponseRow;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.ResponseProblem;
import io.github.alliancesdk.core.scoring.MissingPolicy;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Scores records: each is checked, and only if nothing is wrong with it, scored. */
@Command(
        name = "score",
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description = {
            "Scores records, in their order, and sets aside those with problems.",
            "",
            "A record with a problem is not scored: a JSON record that says why goes to --problems or standard error."
                    + " The others are scored all the same. A missing answer is no problem; whether a scale is scored"
                    + " without it is for --missing to say.",
            "",
            "ndjson, the default, holds all that is known of a score. csv holds one instrument, that of --instrument or"
                    + " of the first record scored; a record of another one is a problem (wrong-instrument). table is"
                    + " for people: its numbers are rounded."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  alliance score answers.ndjson",
            "  alliance score answers.ndjson --output csv --problems bad.ndjson > scores.csv",
            "  alliance score one.json --input json --rater client --audit",
            "  alliance score - --missing prorate:0.8 --output table < answers.ndjson"
        })
final class ScoreCommand implements Subcommand {
    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "A file of records; - is standard input.")
    private String file;

    @Mixin
    private ReadingOptions reading;

    @Option(
            names = "--missing",
            paramLabel = "POLICY",
            defaultValue = "complete",
            converter = PolicyConverter.class,
            description = {
                "When a scale is scored: complete (the default; all its items are answered) or, for example,"
                        + " prorate:0.8 (at least this fraction of them, from 0.5 to 1)."
            })
    private MissingPolicy policy;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "ndjson",
            converter = OutputForm.Converter.class,
            description = "ndjson (the default), csv or table.")
    private OutputForm output;

    @Option(names = "--pomp", description = "Add the percentage of maximum possible, 0 to 100, to each score.")
    private boolean pomp;

    @Option(names = "--audit", description = "Add the raw and the keyed value of each item. For ndjson only.")
    private boolean audit;

    @Option(
            names = "--receipt",
            description = {
                "Write each score with the payload it was made of, for 'alliance verify'. For ndjson only.",
                "A receipt holds the answers."
            })
    private boolean receipt;

    private final ReceiptWriter receipts = ReceiptWriter.withDefaults();
    private long records;
    private long badRecords;

    ScoreCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        ResponseChecker checker = reading.checker(environment);
        Scorer scorer = scorer();
        try (ProblemOutput problems = reading.problems(List.of(file), environment.messages()::line)) {
            ScoreOutput scores = scoreOutput();
            new RecordFile(file, environment).forEach(reading.input(), row -> {
                environment.messages().progress(++records);
                CheckResult result = checker.check(row.responses());
                if (result instanceof CheckedResponses checked) {
                    score(row, checked, scorer, scores, problems);
                } else if (result instanceof RejectedResponses rejected) {
                    report(row, rejected.recordId(), rejected.problems(), problems);
                }
            });
            scores.finish();
            if (badRecords > 0) {
                problems.name()
                        .ifPresent(name -> environment
                                .messages()
                                .line(Text.count(records, "record") + ": see " + Text.shown(name) + " for "
                                        + Text.count(badRecords, "bad record")));
            }
        }
        return badRecords > 0 ? ExitCode.PROBLEMS : ExitCode.OK;
    }

    private Scorer scorer() {
        if (audit && output != OutputForm.NDJSON) {
            throw reading.wrongUse("--output", "--audit needs ndjson, the only form with room for items");
        }
        if (receipt && (output != OutputForm.NDJSON || pomp)) {
            throw reading.wrongUse("--receipt", "a receipt is ndjson, and has no use for --pomp");
        }
        return audit ? Scorer.of(policy).withAudit() : Scorer.of(policy);
    }

    private ScoreOutput scoreOutput() {
        return switch (output) {
            case NDJSON -> new NdjsonOutput(environment.out(), pomp);
            case CSV -> new CsvOutput(environment.out(), pomp, reading.instrument(environment));
            case TABLE -> new TableOutput(environment.out(), pomp);
        };
    }

    private void score(
            ResponseRow row, CheckedResponses checked, Scorer scorer, ScoreOutput scores, ProblemOutput problems) {
        Optional<ResponseProblem> objection = scores.objection(checked.instrument());
        if (objection.isPresent()) {
            report(row, checked.recordId(), List.of(objection.get()), problems);
        } else {
            write(checked, scorer, scores);
        }
    }

    private void write(CheckedResponses checked, Scorer scorer, ScoreOutput scores) {
        if (receipt) {
            environment.out().line(receipts.write(checked, scorer));
        } else {
            scores.write(scorer.score(checked));
        }
    }

    private void report(
            ResponseRow row, Optional<String> recordId, List<ResponseProblem> found, ProblemOutput problems) {
        badRecords++;
        problems.write(new BadRecord(row.row(), recordId, found).toJson(Optional.empty()));
    }

    /** Reads a missing policy; what is wrong with it is wrong use. */
    static final class PolicyConverter implements ITypeConverter<MissingPolicy> {
        @Override
        public MissingPolicy convert(String text) {
            try {
                return MissingPolicy.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
