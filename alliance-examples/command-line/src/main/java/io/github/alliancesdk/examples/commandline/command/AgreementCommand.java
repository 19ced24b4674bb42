package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.SheetScores;
import io.github.alliancesdk.core.statistics.agreement.Agreement;
import io.github.alliancesdk.core.statistics.agreement.AgreementAnalysis;
import io.github.alliancesdk.core.statistics.agreement.Comparability;
import io.github.alliancesdk.core.statistics.agreement.RatingSource;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ProblemOption;
import io.github.alliancesdk.examples.commandline.input.ReadingOptions;
import io.github.alliancesdk.examples.commandline.input.Repetitions;
import io.github.alliancesdk.examples.commandline.input.Sheets;
import io.github.alliancesdk.examples.commandline.input.WordConverter;
import io.github.alliancesdk.examples.commandline.output.AgreementText;
import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Computes how far raters of the same dyads agree. */
@Command(
        name = "agreement",
        description = {
            "Says how far two or more raters of the same dyads agree, with one sheet of each rater for each dyad.",
            "",
            "The mean difference (first minus second), the limits of agreement (between which 95 %% of the differences"
                    + " lie), the correlation, and the intraclass correlations ICC(A,1) of agreement and ICC(C,1) of"
                    + " consistency, with 95 %% intervals. With --also, the intraclass correlations cover all"
                    + " raters, and the other figures are for each pair of raters. Pairs of several sessions of a dyad"
                    + " depend on each other: a dyad that a rater rated twice is refused unless --session chooses a"
                    + " session. Both raters fill in one form, unless --comparable says otherwise.",
            "",
            "Dyads without a pair are left out and counted; two sheets of one dyad, rater and session are left out"
                    + " (duplicate-session).",
            "",
            "FILE holds answers, or the ndjson output of 'alliance score': lines with scores and without answers are"
                    + " taken as they were scored, with their own missing policy."
        },
        footer = {
            "  alliance agreement answers.ndjson --scale total --session 3",
            "  alliance agreement study.csv --instrument wai --session 3 --scale bond --json",
            "  alliance agreement ratings.csv --instrument wai-o --experimental",
            "      --first observer/o-1 --second observer/o-2 --also observer/o-3"
        })
public final class AgreementCommand implements Subcommand {
    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "A file of records; - is standard input.")
    private String file;

    @Option(
            names = "--scale",
            paramLabel = "ID",
            defaultValue = Scale.TOTAL,
            description = "The scale to compare; by default total.")
    private String scale;

    @Option(
            names = "--session",
            paramLabel = "N",
            converter = SessionConverter.class,
            description = "Compare the records of this session; others are left out.")
    private @Nullable Integer session;

    @Option(
            names = "--first",
            paramLabel = "RATER",
            defaultValue = "client",
            converter = JudgeConverter.class,
            description =
                    "The first rater: client (the default), therapist, observer or caregiver, or one of several by a"
                            + " raterId, such as observer/o-1.")
    private RatingSource first;

    @Option(
            names = "--second",
            paramLabel = "RATER",
            defaultValue = "therapist",
            converter = JudgeConverter.class,
            description = "The second rater; by default therapist.")
    private RatingSource second;

    @Option(
            names = "--also",
            paramLabel = "RATER",
            converter = JudgeConverter.class,
            description = "A further rater; may be given several times. Each dyad needs a sheet of every rater.")
    private List<RatingSource> also = List.of();

    @Option(
            names = "--comparable",
            paramLabel = "RULE",
            defaultValue = "same-form",
            converter = ComparabilityConverter.class,
            description = {
                "same-form (the default: one instrument, key and format), or percent-of-maximum: forms may differ, and"
                        + " scores are converted to 0 to 100. That is arithmetic, not equating."
            })
    private Comparability comparability;

    @Mixin
    private MissingOption missing;

    @Mixin
    private JsonOption json;

    @Mixin
    private ReadingOptions reading;

    @Mixin
    private ProblemOption problemOption;

    public AgreementCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        ResponseChecker checker = reading.checker(environment, List.of(file));
        missing.requireFitting(reading, environment);
        AgreementAnalysis analysis = analysis();
        try (ProblemOutput problems = problemOption.output(List.of(file), environment)) {
            Sheets<SheetScores> sheets = Sheets.readScores(
                    file, environment, reading, checker, problems, Scorer.of(missing.policy()), List.of(scale));
            List<Sheets.Sheet<SheetScores>> chosen = choose(sheets);
            List<SheetScores> scores =
                    chosen.stream().map(Sheets.Sheet::content).toList();
            requireScale(scores);
            Agreement agreement =
                    compare(analysis, scores, scale, session == null ? OptionalInt.empty() : OptionalInt.of(session));
            int others = session == null
                    ? 0
                    : (int) sheets.all().stream()
                            .filter(sheet -> !sheet.isOf(session))
                            .count();
            AgreementText text = new AgreementText(agreement, scores, others, Sheets.simulation(chosen));
            json.write(text, environment.out());
            return sheets.finish();
        }
    }

    private AgreementAnalysis analysis() {
        try {
            return AgreementAnalysis.of(judges().toArray(RatingSource[]::new)).withComparability(comparability);
        } catch (IllegalArgumentException e) {
            throw reading.wrongUse(also.isEmpty() ? "--second" : "--second or --also", e.getMessage());
        }
    }

    private List<RatingSource> judges() {
        return Stream.concat(Stream.of(first, second), also.stream()).toList();
    }

    /** The place of a sheet in the comparison: its rater and its dyad. */
    private record Place(RatingSource judge, String dyad) {}

    private Optional<Place> place(Sheets.Sheet<SheetScores> sheet) {
        return sheet.dyadId()
                .flatMap(dyad -> judges().stream()
                        .filter(judge -> judge.rater() == sheet.content().rater())
                        .filter(judge -> judge.raterId().isEmpty()
                                || judge.raterId().equals(sheet.administration().raterId()))
                        .findFirst()
                        .map(judge -> new Place(judge, dyad)));
    }

    private List<Sheets.Sheet<SheetScores>> choose(Sheets<SheetScores> sheets) {
        List<Sheets.Sheet<SheetScores>> candidates = session == null ? sheets.all() : sheets.ofSession(session);
        Repetitions<SheetScores> repeated = Repetitions.of(candidates, this::place);
        Set<Sheets.Sheet<SheetScores>> twice = repeated.all();
        String code = session == null ? "duplicate-dyad" : ProblemCode.DUPLICATE_SESSION.id();
        String pointer = session == null ? "/dyadId" : "/session";
        twice.forEach(sheet -> sheets.setAside(sheet, Repetitions.problem(code, pointer)));
        if (session == null && !twice.isEmpty()) {
            List<Sheets.Sheet<SheetScores>> two = repeated.first().orElseThrow();
            throw new Refusal("rows " + two.get(0).row() + " and " + two.get(1).row()
                    + " are of one dyad and rater, and pairs must be independent: choose a session with --session");
        }
        return candidates.stream().filter(sheet -> !twice.contains(sheet)).toList();
    }

    private void requireScale(List<SheetScores> scores) {
        for (SheetScores sheet : scores) {
            if (sheet.findScale(scale).isEmpty()) {
                throw reading.wrongUse(
                        "--scale",
                        sheet.instrument() + " has "
                                + String.join(", ", sheet.scales().keySet()));
            }
        }
    }

    /** Compares scores. Those that can't be compared are refused. */
    static Agreement compare(AgreementAnalysis analysis, List<SheetScores> scores, String scale, OptionalInt session) {
        try {
            return session.isEmpty()
                    ? analysis.compare(scores, scale)
                    : analysis.compareSession(scores, scale, session.getAsInt());
        } catch (RefusedException e) {
            // no option makes scores of two constructs comparable
            boolean isOneConstruct =
                    e.problems().stream().noneMatch(problem -> problem.code() == ProblemCode.DIFFERENT_CONSTRUCT);
            throw new Refusal(e.problems().stream().map(Object::toString).collect(Collectors.joining(" "))
                    + (isOneConstruct && analysis.comparability() == Comparability.SAME_FORM
                            ? " Forms that differ are compared only with --comparable percent-of-maximum."
                            : ""));
        }
    }

    /** Converts a rater, such as {@code client} or {@code observer/o-1}. */
    static final class JudgeConverter implements ITypeConverter<RatingSource> {
        @Override
        public RatingSource convert(String text) {
            int slash = text.indexOf('/');
            String word = slash < 0 ? text : text.substring(0, slash);
            Rater rater = Coded.find(Rater.class, word)
                    .orElseThrow(() -> new TypeConversionException("allowed: "
                            + Arrays.stream(Rater.values()).map(Rater::id).collect(Collectors.joining(", "))
                            + ", or one of several such as observer/o-1"));
            if (slash == text.length() - 1) {
                throw new TypeConversionException("a raterId stands behind the slash, as in observer/o-1");
            }
            return slash < 0 ? RatingSource.of(rater) : RatingSource.of(rater, text.substring(slash + 1));
        }
    }

    /** Converts the word of a rule of comparability. */
    static final class ComparabilityConverter extends WordConverter<Comparability> {
        ComparabilityConverter() {
            super(List.of(Comparability.values()), Comparability::id);
        }
    }
}
