package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.statistics.evidence.ScoreRecordConverter;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ProblemOption;
import io.github.alliancesdk.examples.commandline.input.RecordFile;
import io.github.alliancesdk.examples.commandline.input.TextLines;
import io.github.alliancesdk.examples.commandline.output.InternalErrors;
import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts score records to another range, and marks them. */
@Command(
        name = "convert",
        description = {
            "Converts score records to another range of answers, and marks each as converted.",
            "",
            "FILE is the ndjson output of 'alliance score', one record per line. The mean and the sum of each scale are"
                    + " mapped linearly from the range that the record was answered on; everything else stays the"
                    + " same, except that an audit is left out. From 1..5 to 1..7 a mean m becomes 1 + 1.5 (m - 1),"
                    + " and not 7/5 m.",
            "",
            "This is arithmetic, not equating: it doesn't say what would have been answered on the other form. So"
                    + " each converted record has the field \"converted\", and verify, change and agreement"
                    + " refuse it. A record with a problem is set aside; the others are converted."
        },
        footer = {
            "  alliance convert scores.ndjson --to 1..5",
            "  alliance score answers.ndjson | alliance convert - --to 0..100"
        })
public final class ConvertCommand implements Subcommand {
    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "A file of score records; - is standard input.")
    private String file;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "MIN..MAX",
            converter = RangeConverter.class,
            description = "The range to convert to, such as 1..5.")
    private ScoreRange to;

    @Mixin
    private ProblemOption problemOption;

    private final InternalErrors internalErrors = new InternalErrors();
    private long records;
    private long badRecords;

    public ConvertCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        ScoreRecordConverter converter = ScoreRecordConverter.of(environment.catalog(), to);
        try (ProblemOutput problems = problemOption.output(List.of(file), environment)) {
            RecordFile scores = new RecordFile(file, environment, problems::open);
            TextLines.read(scores, new Converting(converter, problems));
            if (badRecords > 0) {
                environment
                        .messages()
                        .line(problems.summary(Text.count(records, "record"), Text.count(badRecords, "bad record")));
            }
        }
        return internalErrors.end(environment.messages(), badRecords > 0 ? ExitCode.PROBLEMS : ExitCode.OK);
    }

    /** Converts each line, and sets aside what can't be converted. */
    private final class Converting implements TextLines.Handler {
        private final ScoreRecordConverter converter;
        private final ProblemOutput problems;

        Converting(ScoreRecordConverter converter, ProblemOutput problems) {
            this.converter = converter;
            this.problems = problems;
        }

        @Override
        public void line(long row, String record) {
            String converted;
            try {
                converted = converter.convert(record);
            } catch (RefusedException e) {
                setAside(row, e.problems().stream().map(Problem::toMap).toList());
                return;
            } catch (RuntimeException | StackOverflowError e) {
                Problem failure = Problem.internalError(e);
                internalErrors.note(List.of(failure));
                problem(row, failure);
                return;
            }
            environment.out().line(converted);
            records++;
            environment.messages().count(1);
        }

        @Override
        public void problem(long row, Problem problem) {
            setAside(row, List.of(problem.toMap()));
        }

        private void setAside(long row, List<Map<String, Object>> found) {
            records++;
            badRecords++;
            environment.messages().count(1);
            problems.write(row, Optional.empty(), found);
        }
    }
}
