package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.SheetScores;
import io.github.alliancesdk.core.statistics.agreement.AgreementAnalysis;
import io.github.alliancesdk.core.statistics.change.DropRule;
import io.github.alliancesdk.core.statistics.change.DropSummary;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.SeriesGroups;
import io.github.alliancesdk.core.statistics.change.Trajectory;
import io.github.alliancesdk.examples.commandline.input.Dependence;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ProblemOption;
import io.github.alliancesdk.examples.commandline.input.ReadingOptions;
import io.github.alliancesdk.examples.commandline.input.Repetitions;
import io.github.alliancesdk.examples.commandline.input.Sheets;
import io.github.alliancesdk.examples.commandline.output.AgreementText;
import io.github.alliancesdk.examples.commandline.output.ChangeResult;
import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.ReliabilityResult;
import io.github.alliancesdk.examples.commandline.output.Replacement;
import io.github.alliancesdk.examples.commandline.output.ReportPage;
import io.github.alliancesdk.examples.commandline.output.ReportSheet;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.commandline.plot.ItemProfile;
import io.github.alliancesdk.examples.commandline.plot.TrajectoryPlot;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a page about a file of answers: what was read, distributions, reliability, change and agreement. */
@Command(
        name = "report",
        description = {
            "Writes one HTML page about a file of answers, which needs no other file and has no script.",
            "",
            "The page says what was read and refused, and how many answers of each item are missing. It shows the"
                    + " answers by item and the scores by scale, reliability with its fit, the check of the key, change"
                    + " where dyads have several sessions, agreement where there are two raters, and how to cite the"
                    + " instrument. Sheets of different raters, referents or formats have sections of their own.",
            "",
            "No answer of a person is shown: items and scales with fewer than 10 people have no distribution and no"
                    + " figures. People are counted by dyadId, or by sheet where there is none. Change shows scores of"
                    + " single dyads under their ids.",
            "",
            "Reliability and agreement need independent sheets: choose a session with --session if dyads have several."
                    + " Change takes all sessions, and needs --sd, --reliability, --reliability-kind and --source as"
                    + " 'alliance change' does. Two records of one dyad, rater and session are left out"
                    + " (duplicate-session). A section without figures says why."
        },
        footer = {
            "  alliance report study.csv --instrument wai-sr -o report.html",
            "  alliance report answers.ndjson --instrument wai --session 3 -o report.html",
            "  alliance report answers.ndjson --instrument wai-sr -o report.html --session 1",
            "      --sd 0.7 --reliability 0.9 --reliability-kind retest",
            "      --source \"our pilot\""
        })
public final class ReportCommand implements Subcommand {
    private static final String CHANGE = "Change";
    private static final String AGREEMENT = "Agreement";

    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "A file of records; - is standard input.")
    private String file;

    @Option(
            names = "-o",
            required = true,
            paramLabel = "FILE",
            description = "Write the page to FILE, which is replaced.")
    private String written;

    @Option(
            names = "--session",
            paramLabel = "N",
            converter = SessionConverter.class,
            description = "Take the records of this session only, but for change.")
    private @Nullable Integer session;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private @Nullable ErrorOptions errorOptions;

    @Option(
            names = "--scale",
            paramLabel = "ID",
            defaultValue = Scale.TOTAL,
            description = "The scale of this SD and reliability; by default total.")
    private String scale;

    @Mixin
    private MissingOption missing;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ProblemOption problemOption;

    public ReportCommand(Environment environment) {
        this.environment = environment;
    }

    /** The sheets that can be analysed together. */
    private record Kind(Rater rater, Referent referent, ResponseFormat format) {}

    @Override
    public ExitCode run() {
        Instrument instrument = reading.instrument(environment)
                .orElseThrow(() -> reading.wrongUse("--instrument", "it must be given, such as --instrument wai-sr"));
        if (instrument.status() == InstrumentStatus.CATALOGUED) {
            throw reading.wrongUse("--instrument", instrument.id() + " is catalogued only: it has no key");
        }
        ResponseChecker checker = reading.checker(environment, List.of(file));
        missing.requireFitting(reading, environment);
        reading.requireKnownScales(environment, List.of(scale));
        Optional<MeasurementError> error = Optional.ofNullable(errorOptions).map(options -> options.error(reading));
        problemOption.requireOther("-o", "the page", written, List.of(file));
        try (ProblemOutput problems = problemOption.output(List.of(file), environment)) {
            Sheets<CheckedResponses> sheets = Sheets.readAnswers(file, environment, reading, checker, problems);
            Set<Sheets.Sheet<CheckedResponses>> twice = setAsideRepeated(sheets);
            List<Sheets.Sheet<CheckedResponses>> good = without(sheets.all(), twice);
            List<Sheets.Sheet<CheckedResponses>> chosen =
                    session == null ? good : without(sheets.ofSession(session), twice);
            ReportPage page = new ReportPage(instrument, file);
            page.reading(sheets.records(), sheets.badRecords(), sheets.problemCodes(), notes(good, chosen));
            kinds(page, instrument, chosen);
            change(page, instrument, good, error);
            agreement(page, instrument, chosen);
            page.citation(Version.number(), missing.policy());
            Replacement.write(written, page.bytes());
            return sheets.finish();
        }
    }

    /** Sets aside two sheets of one dyad, rater and session: nobody knows which one is right. */
    private static Set<Sheets.Sheet<CheckedResponses>> setAsideRepeated(Sheets<CheckedResponses> sheets) {
        record Place(String dyad, int session, Rater rater, Optional<String> raterId, Referent referent) {}
        Set<Sheets.Sheet<CheckedResponses>> twice = Repetitions.of(
                        sheets.all(),
                        sheet -> sheet.dyadId()
                                .filter(any -> sheet.administration().session().isPresent())
                                .map(dyad -> new Place(
                                        dyad,
                                        sheet.administration().session().getAsInt(),
                                        sheet.content().rater(),
                                        sheet.administration().raterId(),
                                        sheet.content().referent())))
                .all();
        twice.forEach(
                sheet -> sheets.setAside(sheet, Repetitions.problem(ProblemCode.DUPLICATE_SESSION.id(), "/session")));
        return twice;
    }

    private static <T> List<Sheets.Sheet<T>> without(List<Sheets.Sheet<T>> all, Set<Sheets.Sheet<T>> some) {
        return all.stream().filter(sheet -> !some.contains(sheet)).toList();
    }

    private List<String> notes(List<Sheets.Sheet<CheckedResponses>> good, List<Sheets.Sheet<CheckedResponses>> chosen) {
        List<String> notes = new ArrayList<>();
        Sheets.simulation(good).ifPresent(notes::add);
        notes.add("Missing policy of scores: " + missing.policy().id() + ".");
        if (session != null) {
            notes.add("All sections but change take session " + session + ". Left out there: "
                    + Text.count(good.size() - chosen.size(), "sheet") + " of other sessions.");
        }
        if (good.isEmpty()) {
            notes.add("There is no good record, and so no figure.");
        }
        return notes;
    }

    // ---- sheets of one kind

    private void kinds(ReportPage page, Instrument instrument, List<Sheets.Sheet<CheckedResponses>> chosen) {
        Map<Kind, List<Sheets.Sheet<CheckedResponses>>> kinds = chosen.stream()
                .collect(Collectors.groupingBy(
                        sheet -> new Kind(
                                sheet.content().rater(),
                                sheet.content().referent(),
                                sheet.content().format()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Scorer scorer = Scorer.of(missing.policy());
        int number = 0;
        for (Map.Entry<Kind, List<Sheets.Sheet<CheckedResponses>>> entry : kinds.entrySet()) {
            number++;
            kind(page, instrument, entry.getKey(), entry.getValue(), scorer, "k" + number);
        }
    }

    private void kind(
            ReportPage page,
            Instrument instrument,
            Kind kind,
            List<Sheets.Sheet<CheckedResponses>> sheets,
            Scorer scorer,
            String id) {
        Optional<ReliabilityResult> reliability = Optional.empty();
        String whyNot = "";
        try {
            reliability = Optional.of(ReliabilityCommand.analyse(
                    instrument,
                    environment,
                    sheets,
                    MissingPolicy.complete(),
                    session != null,
                    new Dependence((sheet, problem) -> {})));
        } catch (Refusal e) {
            whyNot = "Not computed: " + e.getMessage() + ".";
        }
        List<ReportSheet> shown = sheets.stream()
                .map(sheet -> new ReportSheet(person(sheet), sheet.content(), scorer.score(sheet.content())))
                .toList();
        Optional<String> picture = reliability
                .filter(result -> result.reliability().scales().values().stream()
                        .allMatch(scale -> scale.n() >= ReportPage.LEAST))
                .map(result -> ItemProfile.of(result)
                        .inline(id, "Chart of the mean answer and of the item-rest correlation of each item"));
        page.sheets(kind.rater(), kind.referent(), kind.format(), shown, reliability, whyNot, picture);
    }

    /** Whoever has the same is one person as far as the file tells. */
    private static Object person(Sheets.Sheet<CheckedResponses> sheet) {
        return sheet.dyadId().or(sheet::person).<Object>map(id -> id).orElse(sheet.row());
    }

    // ---- change

    private void change(
            ReportPage page,
            Instrument instrument,
            List<Sheets.Sheet<CheckedResponses>> good,
            Optional<MeasurementError> error) {
        Scorer scorer = Scorer.of(missing.policy());
        List<ScoreReport> scores =
                good.stream().map(sheet -> scorer.score(sheet.content())).toList();
        SeriesGroups groups = ScoreSeries.group(scores);
        boolean hasSessions =
                groups.series().stream().anyMatch(series -> series.sheets().size() > 1);
        if (!hasSessions) {
            page.without(CHANGE, List.of("No dyad has two sessions, so there is no change."));
            return;
        }
        if (error.isEmpty()) {
            page.without(
                    CHANGE,
                    List.of("Not computed: change needs the measurement error of the scale " + scale
                            + ". State it with --sd, --reliability, --reliability-kind and --source."));
            return;
        }
        if (instrument.scale(scale).items().size() == 1) {
            page.without(CHANGE, List.of("Not shown: the scale " + scale + " has one item, so a score is an answer."));
            return;
        }
        DropRule rule = DropRule.runningMean(error.get());
        List<ChangeResult.Course> courses = groups.series().stream()
                .map(series -> course(series, rule, error.get()))
                .toList();
        ChangeResult result = new ChangeResult(
                courses,
                rule,
                DropSummary.of(courses.stream()
                        .flatMap(course -> course.drops().value().stream())
                        .toList()),
                error.get(),
                List.of(missing.policy()),
                0,
                Sheets.simulation(good));
        page.change(
                result,
                leftOut(groups.problems()),
                Optional.of(TrajectoryPlot.of(result, Optional.empty())
                        .inline(
                                "change",
                                "Chart of the scores of each dyad by session, with the band of unreliable change")));
    }

    private ChangeResult.Course course(ScoreSeries series, DropRule rule, MeasurementError error) {
        Trajectory trajectory = series.findScale(scale).orElseThrow();
        try {
            return ChangeResult.Course.of(
                    series, trajectory, rule, ReliableChange.firstToLast(trajectory, error), Optional.empty());
        } catch (IllegalArgumentException e) {
            // the standard deviation is larger than the response format allows
            throw reading.wrongUse("--sd", e.getMessage());
        }
    }

    private static List<String> leftOut(List<Problem> problems) {
        Map<String, Long> counts = problems.stream()
                .collect(Collectors.groupingBy(problem -> problem.code().id(), TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? List.of()
                : List.of("Left out of the series: "
                        + counts.entrySet().stream()
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    // ---- agreement

    private void agreement(ReportPage page, Instrument instrument, List<Sheets.Sheet<CheckedResponses>> chosen) {
        List<Rater> raters = chosen.stream()
                .map(sheet -> sheet.content().rater())
                .distinct()
                .sorted()
                .toList();
        if (raters.size() < 2) {
            page.without(AGREEMENT, List.of("The sheets are of one kind of rater, so there is no agreement."));
            return;
        }
        record Place(Rater rater, String dyad) {}
        List<Sheets.Sheet<CheckedResponses>> two = chosen.stream()
                .filter(sheet -> raters.subList(0, 2).contains(sheet.content().rater()))
                .toList();
        boolean isRepeated = Repetitions.of(
                        two,
                        sheet -> sheet.dyadId()
                                .map(dyad -> new Place(sheet.content().rater(), dyad)))
                .first()
                .isPresent();
        if (isRepeated) {
            page.without(
                    AGREEMENT,
                    List.of("Not computed: a dyad has several sheets of one rater, and pairs must be independent. "
                            + (session == null
                                    ? "Choose a session with --session."
                                    : "'alliance agreement' compares raters by their raterId.")));
            return;
        }
        Scorer scorer = Scorer.of(missing.policy());
        List<SheetScores> scores = two.stream()
                .<SheetScores>map(sheet -> scorer.score(sheet.content()))
                .toList();
        AgreementAnalysis analysis = AgreementAnalysis.between(raters.get(0), raters.get(1));
        Map<String, AgreementText> byScale = new LinkedHashMap<>();
        try {
            for (Scale one : instrument.scales()) {
                byScale.put(
                        one.id(),
                        new AgreementText(
                                AgreementCommand.compare(analysis, scores, one.id(), optional(session)),
                                scores,
                                0,
                                Sheets.simulation(two)));
            }
        } catch (Refusal e) {
            page.without(AGREEMENT, List.of("Not computed: " + e.getMessage() + "."));
            return;
        }
        page.agreement(
                byScale,
                raters.size() == 2
                        ? List.of()
                        : List.of("The file has further raters; 'alliance agreement' compares them."));
    }

    private static OptionalInt optional(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
