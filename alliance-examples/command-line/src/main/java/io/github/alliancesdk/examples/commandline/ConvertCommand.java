package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.statistics.evidence.ScoreRange;
import io.github.alliancesdk.core.statistics.evidence.ScoreRecordConverter;
import java.io.IOException;
import java.io.InputStream;
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
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description = {
            "Converts score records to another range of answers, and marks each as converted.",
            "",
            "FILE holds what 'alliance score' writes as ndjson, a record a line. The mean and the sum of each scale are"
                    + " mapped linearly from the range that the record was answered on; everything else stays, but for"
                    + " an audit, which is left out. From 1..5 to 1..7 a mean m becomes 1 + 1.5 (m - 1), and not 7/5 m.",
            "",
            "That is arithmetic, not equating: nobody knows what would have been answered on the other form. So what"
                    + " comes out carries \"converted\", and verify, change and agreement refuse it. A record with a"
                    + " problem is set aside, and the others are converted all the same."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  alliance convert scores.ndjson --to 1..5",
            "  alliance score answers.ndjson | alliance convert - --to 0..100"
        })
final class ConvertCommand implements Subcommand {
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
    private ProblemOption problemFile;

    private final InternalErrors internalErrors = new InternalErrors();
    private long rows;
    private long records;
    private long badRecords;

    ConvertCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        ScoreRecordConverter converter = ScoreRecordConverter.of(environment.catalog(), to);
        try (ProblemOutput problems = problemFile.problems(file, environment)) {
            RecordFile scores = new RecordFile(file, environment, problems::open);
            scores.read(in -> convert(in, converter, problems, scores));
            if (badRecords > 0) {
                environment
                        .messages()
                        .line(Text.count(records, "record") + ": "
                                + problems.name()
                                        .map(name -> "see " + Text.shown(name) + " for ")
                                        .orElse("left out ")
                                + Text.count(badRecords, "bad record"));
            }
        }
        return internalErrors.end(environment.messages(), badRecords > 0 ? ExitCode.PROBLEMS : ExitCode.OK);
    }

    private void convert(InputStream in, ScoreRecordConverter converter, ProblemOutput problems, RecordFile scores)
            throws IOException {
        LineChunks lines = new LineChunks(in);
        Chunk chunk = new Chunk();
        while (lines.fill(chunk)) {
            for (Chunk.Stretch stretch : chunk.stretches) {
                switch (stretch.kind()) {
                    case RECORDS -> convert(chunk.bytes, stretch.from(), stretch.to(), converter, problems);
                    case BLANK -> rows++;
                    default -> {
                        rows++;
                        setAside(problems, List.of(CsvText.tooLarge().toMap()));
                    }
                }
            }
            scores.progress();
        }
    }

    private void convert(byte[] bytes, int begin, int end, ScoreRecordConverter converter, ProblemOutput problems) {
        int from = begin;
        while (from < end) {
            int next = ByteScan.indexOf(bytes, from, end, '\n');
            rows++;
            Optional<String> text = CsvText.decode(bytes, from, next);
            if (text.isEmpty()) {
                setAside(problems, List.of(CsvText.invalid().toMap()));
            } else if (!text.get().isBlank()) {
                convert(text.get(), converter, problems);
            }
            from = next + 1;
        }
    }

    private void convert(String record, ScoreRecordConverter converter, ProblemOutput problems) {
        String converted;
        try {
            converted = converter.convert(record);
        } catch (RefusedException e) {
            setAside(problems, e.problems().stream().map(Problem::toMap).toList());
            return;
        } catch (RuntimeException | StackOverflowError e) {
            Problem failure = Problem.internalError(e);
            internalErrors.note(List.of(failure));
            setAside(problems, List.of(failure.toMap()));
            return;
        }
        environment.out().line(converted);
        records++;
        environment.messages().count(1);
    }

    private void setAside(ProblemOutput place, List<Map<String, Object>> found) {
        records++;
        badRecords++;
        environment.messages().count(1);
        ProblemOption.write(place, rows, found);
    }
}
