package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.statistics.evidence.CorrelationPool;
import io.github.alliancesdk.core.statistics.evidence.MeanPool;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ProblemOption;
import io.github.alliancesdk.examples.commandline.input.StudyTable;
import io.github.alliancesdk.examples.commandline.output.PoolText;
import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.commandline.plot.ForestPlot;
import io.github.alliancesdk.examples.commandline.plot.PlotFile;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pools studies. */
@Command(
        name = "pool",
        description = {
            "Pools the correlations and the means of studies.",
            "",
            "FILE is CSV with a study in each row and a header: study and n; r for a correlation of the alliance with an"
                    + " outcome; mean, sd, min and max for a mean and the range of answers that it is on; or all of"
                    + " them. Three more columns are optional: construct (by default alliance), scale (by default"
                    + " total) and outcome (higher-is-better or higher-is-worse). Other columns are ignored.",
            "",
            "Correlations are pooled on the scale of Fisher's z, means as they are: fixed effect, random effects after"
                    + " DerSimonian and Laird and by REML, with Knapp-Hartung intervals (and their ad hoc correction"
                    + " where they are too narrow) and prediction intervals, which cover less than 95 %% of further"
                    + " studies. Means are also weighted by n, with the SD within studies and that of all persons"
                    + " together.",
            "",
            "A study has one row: several correlations of one sample must be aggregated first. Means on several ranges"
                    + " are refused unless --to names the range to convert them to, and then each converted study is"
                    + " marked. Studies that can't be pooled are listed with the reason. --plot draws a forest plot."
        },
        footer = {
            "  alliance pool studies.csv",
            "  alliance pool studies.csv --to 1..7 --json",
            "  alliance pool studies.csv --plot forest.svg"
        })
public final class PoolCommand implements Subcommand {
    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "A CSV file of studies; - is standard input.")
    private String file;

    @Option(
            names = "--to",
            paramLabel = "MIN..MAX",
            converter = RangeConverter.class,
            description = "Convert means on other ranges to this one, such as 1..7.")
    private @Nullable ScoreRange to;

    @Mixin
    private JsonOption json;

    @Mixin
    private PlotOption plot;

    @Mixin
    private ProblemOption problemOption;

    public PoolCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        Optional<PlotFile> picture = plot.file(problemOption, List.of(file));
        try (ProblemOutput problems = problemOption.output(List.of(file), environment)) {
            StudyTable table = StudyTable.read(file, environment, problems);
            if (!table.isRejected()) {
                report(table, picture);
            }
            if (table.badRows() > 0) {
                environment
                        .messages()
                        .line(problems.summary(
                                Text.count(table.records(), "row"),
                                table.isRejected() ? "the header" : Text.count(table.badRows(), "bad row")));
            }
            return table.badRows() > 0 ? ExitCode.PROBLEMS : ExitCode.OK;
        }
    }

    private void report(StudyTable table, Optional<PlotFile> picture) {
        CorrelationPool correlations;
        MeanPool means;
        try {
            correlations = CorrelationPool.of(table.correlations());
            means = to == null ? MeanPool.of(table.means()) : MeanPool.of(table.means(), to);
        } catch (RefusedException e) {
            boolean ranges = e.problems().stream().anyMatch(problem -> problem.code() == ProblemCode.MIXED_FORMATS);
            throw new Refusal(e.problems().stream().map(Object::toString).collect(Collectors.joining(" "))
                    + (ranges ? " --to MIN..MAX names one to convert to." : ""));
        }
        json.write(new PoolText(correlations, means), environment.out());
        if (picture.isEmpty()) {
            return;
        }
        if (correlations.studies().isEmpty() && means.studies().isEmpty()) {
            environment.messages().say("there is nothing to draw: no picture was written");
        } else {
            picture.get().write(ForestPlot.of(correlations, means));
        }
    }
}
