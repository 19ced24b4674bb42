package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.interchange.ReceiptWriter;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ProblemOption;
import io.github.alliancesdk.examples.commandline.input.ReadingOptions;
import io.github.alliancesdk.examples.commandline.input.RecordFile;
import io.github.alliancesdk.examples.commandline.input.RecordProcessor;
import io.github.alliancesdk.examples.commandline.input.RecordWork;
import io.github.alliancesdk.examples.commandline.input.WordConverter;
import io.github.alliancesdk.examples.commandline.output.BadRecord;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import io.github.alliancesdk.examples.commandline.output.CsvOutput;
import io.github.alliancesdk.examples.commandline.output.FhirOutput;
import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.commandline.output.InternalErrors;
import io.github.alliancesdk.examples.commandline.output.NdjsonOutput;
import io.github.alliancesdk.examples.commandline.output.OutputForm;
import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.RowText;
import io.github.alliancesdk.examples.commandline.output.ScoreDistributions;
import io.github.alliancesdk.examples.commandline.output.ScoreOutput;
import io.github.alliancesdk.examples.commandline.output.ScoreSummary;
import io.github.alliancesdk.examples.commandline.output.TableOutput;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.commandline.plot.PlotFile;
import io.github.alliancesdk.examples.commandline.plot.ScorePicture;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Checks records, and scores those that have no problem. */
@Command(
        name = "score",
        description = {
            "Scores the records of files in their order. Records with problems are reported and not scored.",
            "With --problems, and on a terminal, a summary counts them by code, and the scales with too few answers."
                    + " --plot draws how the scores are distributed, and the missing answers of each item.",
            "",
            "A record with a problem is not scored: a JSON record that says why goes to --problems or standard"
                    + " error. The others are scored. A missing answer is no problem: --missing decides whether a"
                    + " scale can still be scored.",
            "",
            "ndjson, the default, contains everything that is known about a score. csv contains one instrument,"
                    + " that of --instrument or of the first record scored; a record of another one is a problem"
                    + " (wrong-instrument). table is for people: its numbers are rounded.",
            "",
            "In csv, columns that are named like fields of a record are read as these fields, the columns of"
                    + " --items contain the answers, and all others pass through: --output csv writes them first."
                    + " Row 0 is the header."
        },
        footer = {
            "  alliance score answers.ndjson",
            "  alliance score monday.ndjson tuesday.ndjson > scores.ndjson",
            "  alliance score answers.ndjson --output csv --problems bad.ndjson > scores.csv",
            "  alliance score study.csv --instrument wai-sr --rater client --items wai_{n}",
            "  alliance score study.csv --instrument wai-sr --rater client --plot scores.svg",
            "  alliance score one.json --input json --rater client --audit",
            "  alliance score - --missing prorate:0.8 --output table < answers.ndjson"
        })
public final class ScoreCommand implements Subcommand {
    private final Environment environment;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of records; - is standard input. Rows are counted in each file.")
    private List<String> files;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ProblemOption problemOption;

    @Mixin
    private MissingOption missing;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "ndjson",
            converter = FormConverter.class,
            description = {
                "ndjson (the default), csv, table, fhir-r4 or fhir-r5.",
                "fhir-r4 and fhir-r5 write a Bundle of FHIR Observations for each record, a line each."
            })
    private OutputForm output;

    @Option(names = "--pomp", description = "Add the percentage of maximum possible, 0 to 100, to each score.")
    private boolean pomp;

    @Option(names = "--audit", description = "Add the raw and the keyed value of each item. For ndjson only.")
    private boolean audit;

    @Option(
            names = "--receipt",
            description = {
                "Write each score together with its payload, for 'alliance verify'. For ndjson only.",
                "A receipt contains the answers."
            })
    private boolean receipt;

    @Option(
            names = "--spreadsheet",
            description = {
                "Put an apostrophe in front of texts that a spreadsheet would run as formulas: those that begin with"
                        + " =, +, - or @ and are not numbers. For csv only."
            })
    private boolean spreadsheet;

    @Mixin
    private PlotOption plot;

    private final ReceiptWriter receipts = ReceiptWriter.withDefaults();
    private final InternalErrors internalErrors = new InternalErrors();
    private final UnaryOperator<ScoreOutput> outputs;
    private final ScoreSummary summary = new ScoreSummary();
    private @Nullable ScoreDistributions distributions;
    private @Nullable List<String> passedThrough;

    public ScoreCommand(Environment environment) {
        this(environment, UnaryOperator.identity());
    }

    /** Makes the command for a test that replaces the output by one that fails. */
    ScoreCommand(Environment environment, UnaryOperator<ScoreOutput> outputs) {
        this.environment = environment;
        this.outputs = outputs;
    }

    @Override
    public ExitCode run() {
        ResponseChecker checker = reading.checker(environment, files);
        missing.requireFitting(reading, environment);
        Scorer scorer = scorer();
        Optional<PlotFile> picture = plot.file(problemOption, files);
        distributions = picture.isPresent() ? new ScoreDistributions() : null;
        ExitCode code = ExitCode.OK;
        try (ProblemOutput problems = problemOption.output(files, environment)) {
            ScoreOutput form = outputs.apply(scoreOutput());
            for (String file : files) {
                code = worse(code, score(file, checker, new Use(file, scorer, form, problems)));
            }
            ByteText end = new ByteText(spreadsheet);
            form.finish(end);
            write(end);
            summarise(problems);
        }
        picture.ifPresent(this::draw);
        return internalErrors.end(
                environment.messages(), summary.hasProblems() ? worse(code, ExitCode.PROBLEMS) : code);
    }

    /** Scores a file. If it can't be read or is refused, the other files are still scored. */
    private ExitCode score(String file, ResponseChecker checker, Use use) {
        try {
            new RecordFile(file, environment, use.problems::open).check(reading, checker, use);
            return ExitCode.OK;
        } catch (Refusal e) {
            if (files.size() == 1) {
                throw e;
            }
            environment.messages().say("refused: " + e.getMessage());
            return ExitCode.PROBLEMS;
        } catch (FileException e) {
            if (files.size() == 1 || !e.isReading()) {
                throw e;
            }
            environment.messages().say(String.valueOf(e.getMessage()));
            return ExitCode.FILE;
        }
    }

    private static ExitCode worse(ExitCode one, ExitCode other) {
        return one.number() > other.number() ? one : other;
    }

    private void draw(PlotFile picture) {
        ScoreDistributions drawn = Objects.requireNonNull(distributions);
        if (drawn.obstacle().isEmpty()) {
            picture.write(ScorePicture.of(drawn));
        } else {
            environment.messages().say("no picture was written: " + drawn.obstacle());
        }
    }

    /** Tells a person what became of the records. Without a file, a program may read the problems from standard error. */
    private void summarise(ProblemOutput problems) {
        if (problems.name().isEmpty() && !environment.isWatched()) {
            return;
        }
        String see = !summary.hasProblems()
                ? ""
                : problems.name().map(name -> "; see " + Text.shown(name)).orElse("");
        environment.messages().line(summary.line() + see);
    }

    private void write(ByteText text) {
        environment.out().write(text.bytes(), 0, text.length());
        text.clear();
    }

    /** Connects the reader with the scorer and the writer. */
    private final class Use implements RecordProcessor {
        private final String file;
        private final Scorer scorer;
        private final ScoreOutput form;
        private final ProblemOutput problems;

        Use(String file, Scorer scorer, ScoreOutput form, ProblemOutput problems) {
            this.file = file;
            this.scorer = scorer;
            this.form = form;
            this.problems = problems;
        }

        @Override
        public boolean isParallel() {
            return form.isParallel() && distributions == null;
        }

        @Override
        public void begin(List<String> passthrough) {
            if (passedThrough != null) {
                if (form.wantsPassthrough() && !passedThrough.equals(passthrough)) {
                    throw new Refusal(Text.shown(file) + " has other columns that pass through than the file before it;"
                            + " score them one by one");
                }
                return;
            }
            passedThrough = passthrough;
            ByteText beginning = new ByteText(spreadsheet);
            form.begin(passthrough, beginning)
                    .forEach((name, newName) -> environment
                            .messages()
                            .say("the column '" + Text.shown(name) + "' is written as '" + Text.shown(newName)
                                    + "', because scores have a column of that name"));
            write(beginning);
        }

        @Override
        public RecordWork newWork() {
            return new Work(file, scorer, form, problems);
        }
    }

    /** Scores the records of a part of a file, and sets aside the bad ones. */
    private final class Work implements RecordWork {
        private final String file;
        private final Scorer scorer;
        private final ScoreOutput form;
        private final ProblemOutput problems;
        private final ByteText scores = new ByteText(spreadsheet);
        private final ScoreOutput.ReportWriter writer;
        private final RowText badOnes = new RowText();
        private final ScoreSummary.Part counts = new ScoreSummary.Part();

        Work(String file, Scorer scorer, ScoreOutput form, ProblemOutput problems) {
            this.file = file;
            this.scorer = scorer;
            this.form = form;
            this.problems = problems;
            this.writer = form.writer(scores);
        }

        @Override
        public boolean wantsPassthrough() {
            return form.wantsPassthrough();
        }

        @Override
        public boolean isForSpreadsheets() {
            return spreadsheet;
        }

        @Override
        public void take(int row, CheckResult result, ByteText passthrough) {
            if (result instanceof CheckedResponses checked) {
                scoreOrSetAside(row, checked, passthrough);
            } else if (result instanceof RejectedResponses rejected) {
                setAside(row, rejected.recordId(), rejected.problems());
            }
        }

        @Override
        public void refuse(int row, List<Problem> found) {
            setAside(row, Optional.empty(), found);
        }

        private void scoreOrSetAside(int row, CheckedResponses checked, ByteText passthrough) {
            List<Problem> misfits = missing.policy().problems(checked.instrument());
            if (!misfits.isEmpty()) {
                setAside(row, checked.recordId(), misfits);
                return;
            }
            Optional<Problem> objection = form.objection(checked.instrument(), scores);
            if (objection.isPresent()) {
                setAside(row, checked.recordId(), List.of(objection.get()));
                return;
            }
            int before = scores.length();
            try {
                score(checked, passthrough);
            } catch (RuntimeException | StackOverflowError e) {
                // drop the half-written record and keep its neighbours
                scores.cutTo(before);
                setAside(row, checked.recordId(), List.of(Problem.internalError(e)));
            }
        }

        private void score(CheckedResponses checked, ByteText passthrough) {
            ScoreReport report = scorer.score(checked);
            if (receipt) {
                scores.add(receipts.write(checked, scorer));
                scores.add('\n');
            } else {
                writer.write(report, passthrough);
            }
            counts.scored(report);
            if (distributions != null) {
                distributions.add(checked, report);
            }
        }

        private void setAside(int row, Optional<String> recordId, List<Problem> found) {
            // row 0 is the header, which is not counted as a record
            counts.refused(found, row > 0);
            internalErrors.note(found);
            new BadRecord(row, recordId, found)
                    .addJson(files.size() > 1 ? Optional.of(file) : Optional.empty(), badOnes);
        }

        @Override
        public int size() {
            return scores.length() + badOnes.length();
        }

        @Override
        public void emit(long rowsBefore) {
            // problems first: they are written even if the reader of the scores has closed its pipe
            problems.write(badOnes, rowsBefore);
            badOnes.clear();
            environment.messages().count(counts.records());
            summary.add(counts);
            write(scores);
        }
    }

    private Scorer scorer() {
        if (audit && output != OutputForm.NDJSON) {
            throw reading.wrongUse("--output", "--audit needs ndjson, the only form with room for items");
        }
        if (receipt && (output != OutputForm.NDJSON || pomp)) {
            throw reading.wrongUse("--receipt", "a receipt is ndjson, and has no use for --pomp");
        }
        if (pomp && (output == OutputForm.FHIR_R4 || output == OutputForm.FHIR_R5)) {
            throw reading.wrongUse("--output", "an Observation has no percentage; --pomp needs ndjson, csv or table");
        }
        if (spreadsheet && output != OutputForm.CSV) {
            throw reading.wrongUse("--spreadsheet", "it needs --output csv");
        }
        return audit ? Scorer.of(missing.policy()).withAudit() : Scorer.of(missing.policy());
    }

    private ScoreOutput scoreOutput() {
        return switch (output) {
            case NDJSON -> new NdjsonOutput(pomp);
            case CSV ->
                new CsvOutput(
                        pomp, spreadsheet, missing.policy(), reading.instrument(environment), environment.catalog());
            case TABLE -> new TableOutput(pomp, missing.policy());
            case FHIR_R4, FHIR_R5 -> new FhirOutput();
        };
    }

    /** Converts the word of a form. */
    static final class FormConverter extends WordConverter<OutputForm> {
        FormConverter() {
            super(List.of(OutputForm.values()), OutputForm::word);
        }

        @Override
        public OutputForm convert(String text) {
            try {
                return super.convert(text);
            } catch (TypeConversionException e) {
                throw new TypeConversionException(e.getMessage() + "; '> FILE' writes the result to a file");
            }
        }
    }
}
