package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ProblemOption;
import io.github.alliancesdk.examples.commandline.input.ReadingOptions;
import io.github.alliancesdk.examples.commandline.input.RecordFile;
import io.github.alliancesdk.examples.commandline.input.RecordWork;
import io.github.alliancesdk.examples.commandline.output.BadRecord;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.commandline.output.InternalErrors;
import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.RowText;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the problems of records, without scoring them. */
@Command(
        name = "check",
        description = {
            "Lists every problem of records, one line each.",
            "",
            "A line states file, row, code, place and what is allowed, and the id of the record if it has one."
                    + " The row is the line of NDJSON, the element of an array, or the row of csv after the header,"
                    + " which is row 0. A missing answer is a problem only with --complete."
        },
        footer = {
            "  alliance check answers.ndjson",
            "  alliance check monday.ndjson tuesday.ndjson --complete",
            "  alliance check answers.json --instrument wai-sr --rater client --json"
        })
public final class CheckCommand implements Subcommand {
    private final Environment environment;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of records; - is standard input.")
    private List<String> files;

    @Option(names = "--complete", description = "Make each missing answer a problem (incomplete).")
    private boolean complete;

    @Option(names = "--json", description = "Write a JSON record of each bad record, a line each.")
    private boolean json;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ProblemOption problemOption;

    private final InternalErrors internalErrors = new InternalErrors();
    private long records;
    private long badRecords;
    private long problems;

    public CheckCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        ResponseChecker checker = reading.checker(environment, files);
        if (complete) {
            checker = checker.requireComplete();
        }
        boolean allRead = true;
        try (ProblemOutput copies = problemOption.output(files, environment, (records, rowsBefore) -> {})) {
            for (String file : files) {
                allRead &= check(file, checker, copies);
            }
        }
        environment.messages().line(allRead ? summary() : summary() + "; not every file could be read");
        return internalErrors.end(
                environment.messages(), !allRead ? ExitCode.FILE : problems > 0 ? ExitCode.PROBLEMS : ExitCode.OK);
    }

    /** Checks a file. Returns false if it can't be read; the other files are still checked. */
    private boolean check(String file, ResponseChecker checker, ProblemOutput copies) {
        try {
            new RecordFile(file, environment, copies::open).check(reading, checker, () -> new Work(file, copies));
            return true;
        } catch (Refusal e) {
            environment.messages().say("refused: " + e.getMessage());
            return true;
        } catch (FileException e) {
            if (!e.isReading()) {
                throw e;
            }
            environment.messages().say(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Describes the bad records of a part of a file. */
    private final class Work implements RecordWork {
        private final String file;
        private final ProblemOutput copies;
        private final RowText lines = new RowText();
        private final RowText objects = new RowText();
        private int taken;
        private int bad;
        private int found;

        Work(String file, ProblemOutput copies) {
            this.file = file;
            this.copies = copies;
        }

        @Override
        public void take(int row, CheckResult result, ByteText passthrough) {
            taken++;
            if (result instanceof RejectedResponses rejected) {
                describe(new BadRecord(row, rejected.recordId(), rejected.problems()));
            }
        }

        @Override
        public void refuse(int row, List<Problem> problems) {
            // row 0 is the header, which is not counted as a record
            taken += row == 0 ? 0 : 1;
            describe(new BadRecord(row, Optional.empty(), problems));
        }

        private void describe(BadRecord record) {
            bad++;
            internalErrors.note(record.problems());
            found += record.problems().size();
            record.addJson(files.size() > 1 ? Optional.of(file) : Optional.empty(), objects);
            if (!json) {
                record.addLines(file, lines);
            }
        }

        @Override
        public int size() {
            return lines.length() + objects.length();
        }

        @Override
        public void emit(long rowsBefore) {
            copies.write(objects, rowsBefore);
            (json ? objects : lines).writeTo(environment.out(), rowsBefore);
            environment.messages().count(taken);
            records += taken;
            badRecords += bad;
            problems += found;
            lines.clear();
            objects.clear();
            taken = 0;
            bad = 0;
            found = 0;
        }
    }

    private String summary() {
        String checked = Text.count(records, "record") + ": ";
        return badRecords == 0
                ? checked + "no problems"
                : checked + Text.count(problems, "problem") + " in " + Text.count(badRecords, "bad record");
    }
}
