package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.statistics.reliability.KeyingCheck;
import io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ReliabilityAnalysis;
import io.github.alliancesdk.core.statistics.reliability.ResponseMatrixException;
import io.github.alliancesdk.examples.commandline.input.Dependence;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ParsingConverter;
import io.github.alliancesdk.examples.commandline.input.ProblemOption;
import io.github.alliancesdk.examples.commandline.input.ReadingOptions;
import io.github.alliancesdk.examples.commandline.input.Repetitions;
import io.github.alliancesdk.examples.commandline.input.Sheets;
import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.ReliabilityResult;
import io.github.alliancesdk.examples.commandline.output.ReliabilityText;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.commandline.plot.ItemProfile;
import io.github.alliancesdk.examples.commandline.plot.PlotFile;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes the reliability of the scales in a file of answers, and checks whether the answers follow the key. */
@Command(
        name = "reliability",
        description = {
            "Says how reliable the scales of an instrument are in a file of answers.",
            "",
            "Of each scale: Cronbach's alpha with Feldt's interval, McDonald's omega of a one-factor model fitted by"
                    + " maximum likelihood with the fit of that model, the standard error of measurement (of a total made"
                    + " of scales from stratified alpha), and the correlation of each item with the others. A sheet"
                    + " is used for a scale if every item of the scale is answered (listwise). The keying check says"
                    + " whether the answers follow the key: ok, suspect with the findings (including single items"
                    + " that correlate negatively with the others), or cannot-tell.",
            "",
            "Sheets must be independent. A dyadId or a recordId that appears twice is refused, and so are several"
                    + " sessions of sheets without a dyadId (dependent-sheets): choose one with --session. Without a"
                    + " dyadId the output says that independence is unknown. All sheets must have the same kind of"
                    + " rater, referent and format. Mean, SD and SEM of a scale are of its mean score or of its sum,"
                    + " whichever the instrument reports; the output says which. A figure that can't be computed is"
                    + " replaced by the reason. The"
                    + " table's numbers are"
                    + " rounded, those of --json are not. --plot draws the profile of the items."
        },
        footer = {
            "  alliance reliability study.csv --instrument wai-sr",
            "  alliance reliability answers.ndjson --instrument wai --rater client --json",
            "  alliance reliability study.csv --instrument wai-sr --session 3 --plot items.svg"
        })
public final class ReliabilityCommand implements Subcommand {
    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "A file of records; - is standard input.")
    private String file;

    @Option(
            names = "--session",
            paramLabel = "N",
            converter = SessionConverter.class,
            description = "Take the records of this session only; others are left out.")
    private @Nullable Integer session;

    @Option(
            names = "--item-missing",
            paramLabel = "POLICY",
            defaultValue = "complete",
            converter = ItemPolicyConverter.class,
            description = {
                "Which sheets the figures of single items use: complete (the default; those used for the scale) or, for"
                        + " example, prorate:0.8 or at-most-missing:2 (those that answer the item and enough of the others of"
                        + " its scale). Alpha and omega stay listwise."
            })
    private MissingPolicy itemPolicy;

    @Mixin
    private JsonOption json;

    @Mixin
    private PlotOption plot;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ProblemOption problemOption;

    public ReliabilityCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        Instrument instrument = reading.instrument(environment)
                .orElseThrow(() -> reading.wrongUse("--instrument", "it must be given, such as --instrument wai-sr"));
        if (instrument.status() == InstrumentStatus.CATALOGUED) {
            throw reading.wrongUse("--instrument", instrument.id() + " is catalogued only: it has no key");
        }
        ResponseChecker checker = reading.checker(environment, List.of(file));
        Optional<PlotFile> picture = plot.file(problemOption, List.of(file));
        try (ProblemOutput problems = problemOption.output(List.of(file), environment)) {
            Sheets<CheckedResponses> sheets = Sheets.readAnswers(file, environment, reading, checker, problems);
            List<Sheets.Sheet<CheckedResponses>> chosen = choose(sheets);
            ReliabilityResult analysis = analyse(
                    instrument, environment, chosen, itemPolicy, session != null, new Dependence(sheets::setAside));
            report(analysis, sheets.all().size() - chosen.size());
            picture.ifPresent(to -> to.write(ItemProfile.of(analysis)));
            return sheets.finish();
        }
    }

    /** Returns all sheets, or those of the chosen session. Two sheets of one dyad and session are both left out. */
    private List<Sheets.Sheet<CheckedResponses>> choose(Sheets<CheckedResponses> sheets) {
        if (session == null) {
            return sheets.all();
        }
        List<Sheets.Sheet<CheckedResponses>> candidates = sheets.ofSession(session);
        Set<Sheets.Sheet<CheckedResponses>> twice =
                Repetitions.of(candidates, Sheets.Sheet::dyadId).all();
        twice.forEach(
                sheet -> sheets.setAside(sheet, Repetitions.problem(ProblemCode.DUPLICATE_SESSION.id(), "/session")));
        return candidates.stream().filter(sheet -> !twice.contains(sheet)).toList();
    }

    /** Analyses independent sheets of one kind; others are refused. */
    static ReliabilityResult analyse(
            Instrument instrument,
            Environment environment,
            List<Sheets.Sheet<CheckedResponses>> chosen,
            MissingPolicy itemPolicy,
            boolean isOneSession,
            Dependence dependence) {
        RawResponseMatrix.Builder builder = RawResponseMatrix.builder(instrument);
        List<Long> rows = new ArrayList<>();
        for (Sheets.Sheet<CheckedResponses> sheet : chosen) {
            if (dependence.isOfAnEarlierPerson(sheet)) {
                continue;
            }
            try {
                builder.add(sheet.content());
                rows.add(sheet.row());
            } catch (ResponseMatrixException e) {
                if (e.problem() != ResponseMatrixException.Problem.DEPENDENT_SHEETS) {
                    throw new Refusal(
                            "row " + sheet.row() + " doesn't go with those before it (" + advice(e.problem()) + ")");
                }
                dependence.add(
                        sheet,
                        rows.get(e.otherRow().orElseThrow() - 1),
                        e.field().orElseThrow());
            }
        }
        dependence.refuseIfAny(isOneSession);
        RawResponseMatrix matrix = builder.build();
        return new ReliabilityResult(
                instrument,
                matrix,
                ReliabilityAnalysis.withDefaults().withProratedItems(itemPolicy).analyse(matrix.keyed()),
                KeyingCheck.against(environment.catalog()).check(matrix),
                rows,
                Sheets.simulation(chosen));
    }

    private static String advice(ResponseMatrixException.Problem problem) {
        return problem == ResponseMatrixException.Problem.MIXED_RATERS
                ? problem.id() + "; --rater chooses one for records that name none and refuses the others"
                : problem.id();
    }

    /** Converts a policy that counts the other items of a scale. */
    static final class ItemPolicyConverter extends ParsingConverter<MissingPolicy> {
        ItemPolicyConverter() {
            super(text -> {
                MissingPolicy policy = MissingPolicy.parse(text);
                ReliabilityAnalysis.withDefaults().withProratedItems(policy);
                return policy;
            });
        }
    }

    private void report(ReliabilityResult analysis, int leftOut) {
        json.write(new ReliabilityText(analysis), environment.out());
        Optional.ofNullable(session)
                .filter(any -> leftOut > 0 && !json.isGiven())
                .ifPresent(number -> environment
                        .out()
                        .line("Left out: " + Text.count(leftOut, "sheet") + " not of session " + number
                                + " or there twice."));
    }
}
