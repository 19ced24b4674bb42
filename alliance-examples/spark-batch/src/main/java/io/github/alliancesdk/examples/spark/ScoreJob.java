package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.examples.shared.OwnDefinitions;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program that scores study files with Spark, started directly or by {@code spark-submit}. */
@Command(
        name = "score-job",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Scores files of answers: Parquet, CSV, NDJSON or FHIR. Rows with problems are written to a separate directory,"
                    + " each with its location and all its problems; all other rows are scored.",
            "",
            "The counts are printed as JSON. The job fails if a row is neither a report nor a problem row, or if a"
                    + " report's scale is neither scored nor insufficient."
        })
public final class ScoreJob implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--input", required = true, paramLabel = "PATH", description = "A file or a directory of files.")
    private String input;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description =
                    "parquet, csv (a header, then rows; a quoted cell may span lines), ndjson (one payload per line)"
                            + " or fhir (one QuestionnaireResponse per line, R4 or R5).")
    private FileFormat format;

    @Option(names = "--instrument", required = true, paramLabel = "ID", description = "The id of the instrument.")
    private String instrument;

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description =
                    "A definition of your own on the driver's machine, which --instrument may then name. May be repeated.")
    private List<Path> definitions = List.of();

    @Option(
            names = "--rater",
            paramLabel = "RATER",
            description =
                    "The rater if rows don't contain it, as those of fhir: client, therapist, observer or caregiver.")
    private @Nullable String rater;

    @Option(
            names = "--items",
            paramLabel = "PATTERN",
            defaultValue = "{n}",
            description = "The columns of the items, {n} for the number: wai_{n}. By default {n}.")
    private String items;

    @Option(
            names = "--missing",
            paramLabel = "POLICY",
            defaultValue = "complete",
            description = "When a scale is scored: complete (the default), or for example prorate:0.8,"
                    + " at-most-missing:1 or published.")
    private String missing;

    @Option(
            names = "--missing-code",
            paramLabel = "C=REASON",
            description = "A code for a missing answer, in addition to an empty cell: 999=skipped. May be repeated.")
    private @Nullable Map<String, String> missingCodes;

    @Option(names = "--integral-decimals", description = "Accept 4.0 as 4.")
    private boolean integralDecimals;

    @Option(
            names = "--any-version",
            description =
                    "With fhir, read responses that don't state the version of their questionnaire, as those to the"
                            + " newest, or that state no questionnaire.")
    private boolean anyVersion;

    @Option(names = "--drafts", description = "With fhir, read responses in progress or stopped, too.")
    private boolean drafts;

    @Option(names = "--experimental", description = "Accept an instrument whose key is experimental.")
    private boolean experimental;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            defaultValue = ",",
            description = "The character between CSV cells. By default a comma.")
    private char delimiter;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIRECTORY",
            description = "The directory for the new directories reports and problems, which must not exist.")
    private String output;

    @Option(
            names = "--output-format",
            paramLabel = "FORMAT",
            description =
                    "parquet, csv or ndjson; by default the input's format, with fhir ndjson. With csv, problems are written"
                            + " as ndjson.")
    private @Nullable FileFormat outputFormat;

    @Option(names = "--problems", paramLabel = "DIRECTORY", description = "Another directory for the problems.")
    private @Nullable String problems;

    @Option(names = "--reliability", description = "Print alpha of each scale, over all scored rows.")
    private boolean reliability;

    private ScoreJob() {}

    /**
     * Runs the program, and ends the virtual machine with the exit code if it isn't 0.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        int code = run(args);
        LocalSpark.stop();
        // a cluster treats the end of main as success, and sometimes System.exit(0) as a failure
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Runs the program.
     *
     * @param args the command line
     * @return 0 for success, even with problem rows; 1 if the input was refused or counts don't agree; 2 if the command
     *     line is wrong
     */
    public static int run(String... args) {
        return new CommandLine(new ScoreJob())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    if (e instanceof RefusedInputException) {
                        line.getErr().println("refused: " + e.getMessage());
                        return 1;
                    }
                    throw e;
                })
                .execute(args);
    }

    @Override
    public Integer call() throws InterruptedException {
        Job.Result result = job().run(LocalSpark.session("alliance: " + instrument));
        spec.commandLine().getOut().println(result.counts().toJson());
        result.reliability().forEach(this::print);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Job job() {
        try {
            String directory = output.endsWith("/") ? output : output + "/";
            FileFormat form = outputFormat == null ? format.forReports() : outputFormat;
            if (form == FileFormat.FHIR) {
                throw new IllegalArgumentException("--output-format is parquet, csv or ndjson");
            }
            return new Job(
                    plan(),
                    input,
                    format,
                    delimiter,
                    directory + "reports",
                    problems == null ? directory + "problems" : problems,
                    form,
                    reliability);
        } catch (IllegalArgumentException | UnknownInstrumentException | RefusedException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ScoringPlan plan() {
        Instrument chosen = catalog().get(instrument);
        if (chosen.status() == InstrumentStatus.EXPERIMENTAL && !experimental) {
            throw new IllegalArgumentException(chosen.id() + " is experimental; it is scored only with --experimental");
        }
        ScoringPlan plan =
                ScoringPlan.of(chosen).withPolicy(MissingPolicy.parse(missing)).withNaming(ItemNaming.pattern(items));
        if (rater != null) {
            plan = plan.withRater(
                    Coded.find(Rater.class, rater).orElseThrow(() -> new IllegalArgumentException("no such rater")));
        }
        if (format == FileFormat.FHIR) {
            plan = fhir(plan);
        } else if (anyVersion || drafts) {
            throw new IllegalArgumentException("--any-version and --drafts are for --format fhir");
        }
        AnswerCoding coding = AnswerCoding.integers();
        for (Map.Entry<String, String> code :
                (missingCodes == null ? Map.<String, String>of() : missingCodes).entrySet()) {
            MissingReason reason = Coded.find(MissingReason.class, code.getValue())
                    .orElseThrow(() -> new IllegalArgumentException("reasons: " + List.of(MissingReason.values())));
            coding = coding.withMissingCode(code.getKey(), reason);
        }
        return plan.withCoding(integralDecimals ? coding.withIntegralDecimals() : coding);
    }

    private ScoringPlan fhir(ScoringPlan plan) {
        if (rater == null && plan.instrument().raters().size() > 1) {
            throw new IllegalArgumentException(
                    "--format fhir needs --rater, because a resource doesn't state the rater");
        }
        ScoringPlan chosen = anyVersion ? plan.allowAnyVersion() : plan;
        return drafts ? chosen.allowDrafts() : chosen;
    }

    private InstrumentCatalog catalog() {
        OwnDefinitions known = new OwnDefinitions(BundledInstruments.catalog());
        for (Path file : definitions) {
            try {
                known.add(file.toString(), Instrument.parse(file));
            } catch (IOException e) {
                throw new RefusedInputException(file + " can't be read");
            } catch (InvalidDefinitionException e) {
                throw new RefusedInputException(file + ": " + e.getMessage());
            }
        }
        return known.catalog();
    }

    private void print(Reliability scale) {
        spec.commandLine()
                .getOut()
                .println("{\"scale\":\"" + scale.scale() + "\",\"n\":" + scale.n() + ",\"metric\":\""
                        + scale.metric().id()
                        + "\"" + field("mean", scale.mean())
                        + field("alpha", scale.alpha()) + field("lower", scale.lower()) + field("upper", scale.upper())
                        + "}");
    }

    private static String field(String name, OptionalDouble value) {
        return value.isPresent() ? ",\"" + name + "\":" + value.getAsDouble() : "";
    }
}
