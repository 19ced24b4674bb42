package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with records, without scoring them. */
@Command(
        name = "check",
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description = {
            "Lists every problem of records, one line each.",
            "",
            "A line says file, row, code, place and what would be right, and the id of the record if it has one. The"
                    + " row is the line of NDJSON or the element of an array. A missing answer is a problem only with"
                    + " --complete."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  alliance check answers.ndjson",
            "  alliance check monday.ndjson tuesday.ndjson --complete",
            "  alliance check answers.json --instrument wai-sr --rater client --json"
        })
final class CheckCommand implements Subcommand {
    private final Environment environment;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of records; - is standard input.")
    private List<String> files;

    @Option(names = "--complete", description = "Make each missing answer a problem (incomplete).")
    private boolean complete;

    @Option(names = "--json", description = "Write a JSON record of each bad record, a line each.")
    private boolean json;

    @Mixin
    private ReadingOptions reading;

    private long records;
    private long badRecords;
    private long problems;

    CheckCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        ResponseChecker checker = reading.checker(environment);
        if (complete) {
            checker = checker.requireComplete();
        }
        boolean allRead = true;
        try (ProblemOutput copies = reading.problems(files, record -> {})) {
            for (String file : files) {
                allRead &= check(file, checker, copies);
            }
        }
        environment.messages().line(allRead ? summary() : summary() + "; not every file could be read");
        return !allRead ? ExitCode.FILE : problems > 0 ? ExitCode.PROBLEMS : ExitCode.OK;
    }

    /** False if the file can't be read; it costs no other file. */
    private boolean check(String file, ResponseChecker checker, ProblemOutput copies) {
        try {
            new RecordFile(file, environment).forEach(reading.input(), row -> {
                environment.messages().progress(++records);
                if (checker.check(row.responses()) instanceof RejectedResponses rejected) {
                    report(file, new BadRecord(row.row(), rejected.recordId(), rejected.problems()), copies);
                }
            });
            return true;
        } catch (FileException e) {
            if (!e.isReading()) {
                throw e;
            }
            environment.messages().say(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void report(String file, BadRecord bad, ProblemOutput copies) {
        badRecords++;
        problems += bad.problems().size();
        String record = bad.toJson(files.size() > 1 ? Optional.of(file) : Optional.empty());
        copies.write(record);
        if (json) {
            environment.out().line(record);
        } else {
            bad.lines(file).forEach(environment.out()::line);
        }
    }

    private String summary() {
        String checked = Text.count(records, "record") + ": ";
        return badRecords == 0
                ? checked + "no problems"
                : checked + Text.count(problems, "problem") + " in " + Text.count(badRecords, "bad record");
    }
}
