package io.github.alliancesdk.examples.spark;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.instruments.BundledInstruments;
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

/** Scores study files with Spark: the program that is run, here or by {@code spark-submit}. */
@Command(
        name = "score-job",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Scores files of answers: Parquet, CSV or NDJSON. Rows with problems are set aside, with every problem and"
                    + " where the row stands; all others are scored.",
            "",
            "The counts are printed as JSON. The job fails unless rows are reports and problem rows, and each report's"
                    + " scales are scored or insufficient."
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
            description = "parquet, csv (a header, and a row each) or ndjson (a payload a line).")
    private FileFormat format;

    @Option(names = "--instrument", required = true, paramLabel = "ID", description = "Whose answers they are.")
    private String instrument;

    @Option(
            names = "--rater",
            paramLabel = "RATER",
            description = "client, therapist or observer: who rated, where rows don't say.")
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
            description = "When a scale is scored: complete (the default), or for example prorate:0.8.")
    private String missing;

    @Option(
            names = "--missing-code",
            paramLabel = "C=REASON",
            description = "What stands for a missing answer besides an empty cell: 999=skipped. May be repeated.")
    private @Nullable Map<String, String> missingCodes;

    @Option(names = "--integral-decimals", description = "Take 4.0 for 4.")
    private boolean integralDecimals;

    @Option(names = "--experimental", description = "Let instruments through whose keys are experimental.")
    private boolean experimental;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            defaultValue = ",",
            description = "Between the cells of CSV. By default a comma.")
    private char delimiter;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIRECTORY",
            description = "Where reports and problems go, as directories of these names that aren't there yet.")
    private String output;

    @Option(
            names = "--output-format",
            paramLabel = "FORMAT",
            description = "parquet, csv or ndjson; by default as the input. Problems of csv are ndjson.")
    private @Nullable FileFormat outputFormat;

    @Option(names = "--problems", paramLabel = "DIRECTORY", description = "Another place for the problems.")
    private @Nullable String problems;

    @Option(names = "--reliability", description = "Print alpha of each scale, over all rows that were scored.")
    private boolean reliability;

    private ScoreJob() {}

    /**
     * Runs the program; ends the virtual machine if anything went wrong.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        int code = run(args);
        LocalSpark.stop();
        // a cluster takes the end of main for success, and System.exit(0) sometimes for an accident
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * Runs the program.
     *
     * @param args the command line
     * @return 0 if all went well, problem rows included; 1 if the input was refused or a count doesn't fit, 2 if the
     *     command line is wrong
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
            FileFormat form = outputFormat == null ? format : outputFormat;
            return new Job(
                    plan(),
                    input,
                    format,
                    delimiter,
                    directory + "reports",
                    problems == null ? directory + "problems" : problems,
                    form,
                    reliability);
        } catch (IllegalArgumentException | UnknownInstrumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private ScoringPlan plan() {
        Instrument chosen = BundledInstruments.catalog().get(instrument);
        if (chosen.status() == InstrumentStatus.EXPERIMENTAL && !experimental) {
            throw new IllegalArgumentException(chosen.id() + " is experimental; it is scored only with --experimental");
        }
        ScoringPlan plan =
                ScoringPlan.of(chosen).withPolicy(MissingPolicy.parse(missing)).withItemPattern(items);
        if (rater != null) {
            plan = plan.withRater(
                    Coded.find(Rater.class, rater).orElseThrow(() -> new IllegalArgumentException("no such rater")));
        }
        for (Map.Entry<String, String> code :
                (missingCodes == null ? Map.<String, String>of() : missingCodes).entrySet()) {
            MissingReason reason = Coded.find(MissingReason.class, code.getValue())
                    .orElseThrow(() -> new IllegalArgumentException("reasons: " + List.of(MissingReason.values())));
            plan = plan.withMissingCode(code.getKey(), reason);
        }
        // finds a pattern or a code that doesn't do
        plan = integralDecimals ? plan.allowIntegralDecimals() : plan;
        plan.layout();
        return plan;
    }

    private void print(Reliability scale) {
        spec.commandLine()
                .getOut()
                .println("{\"scale\":\"" + scale.scale() + "\",\"n\":" + scale.n() + field("mean", scale.mean())
                        + field("alpha", scale.alpha()) + field("lower", scale.lower()) + field("upper", scale.upper())
                        + "}");
    }

    private static String field(String name, OptionalDouble value) {
        return value.isPresent() ? ",\"" + name + "\":" + value.getAsDouble() : "";
    }
}
