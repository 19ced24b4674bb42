package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.SheetScores;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.change.DropRule;
import io.github.alliancesdk.core.statistics.change.DropSummary;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.SeriesGroups;
import io.github.alliancesdk.core.statistics.change.Trajectory;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ProblemOption;
import io.github.alliancesdk.examples.commandline.input.ReadingOptions;
import io.github.alliancesdk.examples.commandline.input.Sheets;
import io.github.alliancesdk.examples.commandline.input.WordConverter;
import io.github.alliancesdk.examples.commandline.output.ChangeResult;
import io.github.alliancesdk.examples.commandline.output.ChangeText;
import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.commandline.plot.PlotFile;
import io.github.alliancesdk.examples.commandline.plot.TrajectoryPlot;
import io.github.alliancesdk.examples.shared.ExitCode;
import io.github.alliancesdk.examples.shared.Picture;
import io.github.alliancesdk.instruments.BundledReferenceSamples;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows dyads over their sessions. */
@Command(
        name = "change",
        description = {
            "Follows dyads over their sessions: reliable change, slope, drops and recoveries.",
            "",
            "A series is the records of one rater about one dyad, with one instrument, key and format and about"
                    + " one referent; records that differ in any of these are never joined. Records without a"
                    + " dyadId or a session are set aside (missing-field), and so are two of one series and"
                    + " session (duplicate-session). Values are mean scores.",
            "",
            "FILE holds answers, or the ndjson output of 'alliance score': lines with scores and without answers are"
                    + " taken as they were scored, with their own missing policy.",
            "",
            "Reliable change and drops need a standard deviation and a reliability of the scale, for this population and"
                    + " rater, and what kind it is: there is no default. SEM = SD sqrt(1 - reliability).",
            "",
            "--drop-rule running-mean: a score is a drop if it lies below the mean of the j scored sessions before it by"
                    + " more than z SEM sqrt(1 + 1/j). z is chosen so that a series without change shows any drop"
                    + " with probability --alarm-rate, if its errors are independent and normal. A steady decline is"
                    + " also found: see the slope and its interval.",
            "",
            "--drop-rule control-chart: a score is a drop if it lies below the series' own straight line by more"
                    + " than 2.66 mean moving ranges. It doesn't report a steady decline, needs 8 scored sessions,"
                    + " and misses most drops in short series. Its alarm rate follows from the number of scored"
                    + " sessions and is printed with the result.",
            "",
            "A drop is recovered when a score of the next 3 sessions is back to within one SEM of the reference"
                    + " level, and censored if the series ends too early to tell. A drop doesn't show its cause.",
            "",
            "--plot draws the first 12 trajectories."
        },
        footer = {
            "  alliance change answers.ndjson --by dyadId --sd 0.7 --reliability 0.9",
            "      --reliability-kind retest --source \"our pilot\"",
            "  alliance change scores.ndjson --by dyadId --sd 0.7 --reliability 0.9",
            "      --reliability-kind retest --source \"our pilot\" --dyad d-9",
            "      --reference clare-2025 --plot d-9.svg"
        })
public final class ChangeCommand implements Subcommand {
    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "A file of records; - is standard input.")
    private String file;

    @Option(
            names = "--by",
            paramLabel = "FIELD",
            defaultValue = GroupingConverter.DYAD,
            converter = GroupingConverter.class,
            description = "What makes a series: dyadId.")
    @SuppressWarnings("unused") // there is nothing to choose yet
    private String by;

    @ArgGroup(exclusive = false, multiplicity = "1")
    private ErrorOptions errorOptions;

    @Option(
            names = "--drop-rule",
            paramLabel = "RULE",
            defaultValue = RuleConverter.RUNNING_MEAN,
            converter = RuleConverter.class,
            description = "What counts as a drop: running-mean (the default) or control-chart.")
    private String dropRule;

    @Option(
            names = "--alarm-rate",
            paramLabel = "P",
            description = {
                "How often a stable series shows a drop by the running mean, above 0 and at most 0.5; by default 0.05."
            })
    private @Nullable Double alarmRate;

    @Option(
            names = "--scale",
            paramLabel = "ID",
            description = {
                "The scale of this SD and reliability; by default total. May be given several times, if they"
                        + " apply to several scales."
            })
    private @Nullable List<String> scales;

    @Option(
            names = "--mean",
            paramLabel = "M",
            description = {
                "The mean of mean scores of the scale in this population: adds Edwards and Nunnally's method to the"
                        + " index of Jacobson and Truax."
            })
    private @Nullable Double mean;

    @Option(
            names = "--from",
            paramLabel = "N",
            converter = SessionConverter.class,
            description = "Reliable change from this session, with --to; by default from the first scored one.")
    private @Nullable Integer from;

    @Option(
            names = "--to",
            paramLabel = "N",
            converter = SessionConverter.class,
            description = "Reliable change to this session, with --from; by default to the last scored one.")
    private @Nullable Integer to;

    @Option(names = "--dyad", paramLabel = "ID", description = "Follow this dyad only; may be given several times.")
    private @Nullable List<String> dyads;

    @Mixin
    private MissingOption missing;

    @Mixin
    private JsonOption json;

    @Mixin
    private PlotOption plot;

    @Option(
            names = "--reference",
            paramLabel = "ID",
            description = {
                "Show a bundled reference sample beside the trajectories of --plot, for context. It is refused unless"
                        + " instrument, rater, referent, range and scale are the same."
            })
    private @Nullable String reference;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ProblemOption problemOption;

    public ChangeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        ResponseChecker checker = reading.checker(environment, List.of(file));
        missing.requireFitting(reading, environment);
        MeasurementError error = errorOptions.error(reading);
        DropRule rule = rule(error);
        requireSensible();
        Optional<PlotFile> picture = plot.file(problemOption, List.of(file));
        if (reference != null && picture.isEmpty()) {
            throw reading.wrongUse("--reference", "it is shown in a picture: say --plot");
        }
        Optional<ReferenceSample> sample = sample();
        try (ProblemOutput problems = problemOption.output(List.of(file), environment)) {
            Sheets<SheetScores> sheets = Sheets.readScores(
                    file, environment, reading, checker, problems, Scorer.of(missing.policy()), scales());
            requireKnownDyads(sheets);
            List<Sheets.Sheet<SheetScores>> chosen = sheets.all().stream()
                    .filter(sheet -> dyads == null
                            || sheet.dyadId().filter(dyads::contains).isPresent())
                    .toList();
            List<ChangeResult.Course> courses = new ArrayList<>();
            for (ScoreSeries series : series(chosen, sheets)) {
                for (String scale : scales()) {
                    courses.add(course(series, scale, rule, error));
                }
            }
            int leftOut = sheets.all().size() - chosen.size();
            DropSummary drops = DropSummary.of(courses.stream()
                    .flatMap(course -> course.drops().value().stream())
                    .toList());
            ChangeResult analysis =
                    new ChangeResult(courses, rule, drops, error, policies(chosen), leftOut, Sheets.simulation(chosen));
            // a sample that can't be compared is refused before anything is written
            Optional<Picture> drawn = picture.flatMap(any -> draw(analysis, sample));
            json.write(new ChangeText(analysis), environment.out());
            drawn.ifPresent(one -> picture.orElseThrow().write(one));
            return sheets.finish();
        }
    }

    // ---- options

    private DropRule rule(MeasurementError error) {
        if (dropRule.equals(RuleConverter.CONTROL_CHART)) {
            if (alarmRate != null) {
                throw reading.wrongUse("--alarm-rate", "a control chart has an alarm rate of its own");
            }
            return DropRule.controlChart();
        }
        try {
            return alarmRate == null ? DropRule.runningMean(error) : DropRule.runningMean(error, alarmRate);
        } catch (IllegalArgumentException e) {
            throw reading.wrongUse("--alarm-rate", e.getMessage());
        }
    }

    private void requireSensible() {
        if ((from == null) != (to == null)) {
            throw reading.wrongUse("--from", "--from and --to go together");
        }
        if (from != null && to != null && from >= to) {
            throw reading.wrongUse("--from", "a change is from an earlier session to a later one");
        }
        if (mean != null && !Double.isFinite(mean)) {
            throw reading.wrongUse("--mean", "a mean is a number");
        }
    }

    private Optional<ReferenceSample> sample() {
        if (reference == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(BundledReferenceSamples.samples().get(reference));
        } catch (IllegalArgumentException e) {
            throw reading.wrongUse("--reference", e.getMessage());
        }
    }

    private List<String> scales() {
        return scales == null ? List.of(Scale.TOTAL) : List.copyOf(new LinkedHashSet<>(scales));
    }

    // ---- the way from sheets to courses

    private void requireKnownDyads(Sheets<SheetScores> sheets) {
        Set<String> unknown = new LinkedHashSet<>(dyads == null ? List.of() : dyads);
        sheets.all().forEach(sheet -> sheet.dyadId().ifPresent(unknown::remove));
        if (!unknown.isEmpty()) {
            throw new Refusal(Text.shown(file) + " has no good record of "
                    + unknown.stream().map(Text::shown).collect(Collectors.joining(", ", "dyadId ", "")));
        }
    }

    /** The policies of the scores. Stored scores have the one that they were scored with. */
    private List<MissingPolicy> policies(List<Sheets.Sheet<SheetScores>> chosen) {
        return chosen.isEmpty()
                ? List.of(missing.policy())
                : chosen.stream()
                        .map(sheet -> sheet.content().policy())
                        .distinct()
                        .toList();
    }

    private List<ScoreSeries> series(List<Sheets.Sheet<SheetScores>> chosen, Sheets<SheetScores> sheets) {
        SeriesGroups groups =
                ScoreSeries.group(chosen.stream().map(Sheets.Sheet::content).toList());
        for (Problem problem : groups.problems()) {
            sheets.setAside(chosen.get(problem.row().getAsInt() - 1), problem.toMap());
        }
        return groups.series();
    }

    private ChangeResult.Course course(ScoreSeries series, String scale, DropRule rule, MeasurementError error) {
        Trajectory trajectory = series.findScale(scale)
                .orElseThrow(() -> reading.wrongUse(
                        "--scale", series.key().context().instrument() + " has " + String.join(", ", series.scales())));
        try {
            Statistic<ReliableChange> change = from == null || to == null
                    ? ReliableChange.firstToLast(trajectory, error)
                    : ReliableChange.between(trajectory, from, to, error);
            return ChangeResult.Course.of(series, trajectory, rule, change, regressed(change));
        } catch (IllegalArgumentException e) {
            // the standard deviation is larger than the response format allows
            throw reading.wrongUse("--sd", e.getMessage());
        }
    }

    private Optional<Statistic<ReliableChange.EdwardsNunnally>> regressed(Statistic<ReliableChange> change) {
        if (mean == null) {
            return Optional.empty();
        }
        double population = mean;
        try {
            return Optional.of(change.map(found -> found.edwardsNunnally(population)));
        } catch (IllegalArgumentException e) {
            throw reading.wrongUse("--mean", e.getMessage());
        }
    }

    private Optional<Picture> draw(ChangeResult analysis, Optional<ReferenceSample> sample) {
        if (analysis.courses().isEmpty()) {
            environment.messages().say("there is nothing to draw: no picture was written");
            return Optional.empty();
        }
        return Optional.of(TrajectoryPlot.of(analysis, sample));
    }

    /** Converts the field that makes a series. Only one is allowed; naming it prevents a wrong guess. */
    static final class GroupingConverter extends WordConverter<String> {
        static final String DYAD = "dyadId";

        GroupingConverter() {
            super(List.of(DYAD), word -> word);
        }
    }

    /** Converts the word of a rule for drops. */
    static final class RuleConverter extends WordConverter<String> {
        static final String RUNNING_MEAN = "running-mean";
        static final String CONTROL_CHART = "control-chart";

        RuleConverter() {
            super(List.of(RUNNING_MEAN, CONTROL_CHART), word -> word);
        }
    }
}
