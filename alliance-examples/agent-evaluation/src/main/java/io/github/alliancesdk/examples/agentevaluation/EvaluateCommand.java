package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.examples.shared.ExitCode;
import io.github.alliancesdk.examples.shared.OwnDefinitions;
import io.github.alliancesdk.examples.shared.Picture;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Reads the judges' sheets, sets aside the ones that can't be used, and writes the results for the rest. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Scores judges' sheets about conversations with an agent.",
            "",
            "FILE contains one payload per line (NDJSON): dyadId is the conversation, raterId the judge, session the"
                    + " repeat. A line may also be {\"payload\":{..},\"report\":{..}}: then the report must follow from"
                    + " the payload.",
            "Exit code 1: some records were refused; the others were evaluated."
        })
final class EvaluateCommand implements Callable<Integer> {
    private final InstrumentCatalog shipped;
    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The judges' sheets.")
    private Path file;

    @Option(
            names = "--instrument",
            paramLabel = "ID",
            defaultValue = "wai-sr-o",
            description = "The form that the judges filled in; an observer's form. By default wai-sr-o.")
    private String instrumentId;

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description = "A definition of your own; may be given several times.")
    private List<Path> definitions = List.of();

    @Option(
            names = "--experimental",
            description = "Score an experimental instrument; every observer's form of the SDK is experimental.")
    private boolean experimental;

    @Option(
            names = "--referent",
            paramLabel = "R",
            defaultValue = "agent",
            description = "Whom the sheets must be about: agent (the default), app, programme or therapist.")
    private String referentId;

    @Option(
            names = "--missing",
            paramLabel = "POLICY",
            defaultValue = "complete",
            description = "When a scale is scored: complete (the default) or, for example, prorate:0.75,"
                    + " at-most-missing:1 or published.")
    private String missing;

    @Option(
            names = "--scale",
            paramLabel = "ID",
            defaultValue = Scale.TOTAL,
            description = "The scale that is shown in full and drawn; by default total.")
    private String scale;

    @Option(
            names = "--judge",
            paramLabel = "ID",
            description =
                    "Compare these judges on the conversations that all of them scored; may be given several times."
                            + " By default those judges and conversations that have most scores without a gap.")
    private @Nullable List<String> judges;

    @Option(names = "--json", description = "Write a JSON object, its numbers unrounded.")
    private boolean json;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw the scores; the name ends in .svg or .png.")
    private @Nullable Path plot;

    @Option(
            names = "--problems",
            paramLabel = "FILE",
            description = "Write each refused record to FILE as one line of JSON; FILE is replaced.")
    private @Nullable Path problems;

    EvaluateCommand(InstrumentCatalog shipped, PrintStream out, PrintStream err) {
        this.shipped = shipped;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        InstrumentCatalog catalog = catalog();
        Instrument instrument = instrument(catalog);
        Referent referent = referent(instrument);
        ResolvedPolicy policy = policy(instrument);
        requireFitting(instrument);
        Judgements judgements = Judgements.of(read(new Intake(catalog, instrument, referent, policy.policy())));
        Evaluation evaluation =
                Evaluation.of(instrument, referent, policy, judgements, judges == null ? List.of() : judges);
        report(judgements.refused());
        if (json) {
            out.println(new EvaluationJson(evaluation).line());
        } else {
            new EvaluationText(evaluation, scale).lines().forEach(out::println);
        }
        draw(evaluation);
        return (judgements.refused().isEmpty() ? ExitCode.OK : ExitCode.PROBLEMS).number();
    }

    // ---- what was asked for

    private InstrumentCatalog catalog() {
        OwnDefinitions own = new OwnDefinitions(shipped);
        for (Path definition : definitions) {
            try {
                own.add(definition.toString(), Instrument.parse(definition));
            } catch (IOException e) {
                throw new FileException("read", definition.toString(), e);
            } catch (InvalidDefinitionException | IllegalArgumentException e) {
                throw wrongUse("--definition", String.valueOf(e.getMessage()));
            }
        }
        return own.catalog();
    }

    private Instrument instrument(InstrumentCatalog catalog) {
        Instrument instrument =
                catalog.find(instrumentId).orElseThrow(() -> wrongUse("--instrument", "there is no such instrument"));
        if (!instrument.raters().contains(Rater.OBSERVER)) {
            String observers = catalog.instruments().stream()
                    .filter(each -> each.raters().contains(Rater.OBSERVER))
                    .map(each -> each.id().value())
                    .collect(Collectors.joining(", "));
            throw wrongUse(
                    "--instrument",
                    instrument.id() + " isn't filled in by an observer, and a judge is one; there are " + observers);
        }
        if (!instrument.itemFormats().isEmpty()) {
            throw wrongUse(
                    "--instrument",
                    instrument.id() + " has items in different formats; mean scores in one format are compared here");
        }
        if (instrument.status() == InstrumentStatus.EXPERIMENTAL && !experimental) {
            throw new ParameterException(
                    spec.commandLine(),
                    instrument.id() + " is experimental: " + String.join(" ", instrument.openQuestions())
                            + " --experimental scores it nevertheless");
        }
        return instrument;
    }

    private Referent referent(Instrument instrument) {
        return Coded.find(Referent.class, referentId)
                .filter(instrument.referents()::contains)
                .orElseThrow(() -> wrongUse(
                        "--referent",
                        "allowed: "
                                + instrument.referents().stream()
                                        .map(Referent::id)
                                        .collect(Collectors.joining(", "))));
    }

    private ResolvedPolicy policy(Instrument instrument) {
        try {
            return MissingPolicy.parse(missing).resolve(instrument);
        } catch (IllegalArgumentException | RefusedException e) {
            throw wrongUse("--missing", String.valueOf(e.getMessage()));
        }
    }

    private void requireFitting(Instrument instrument) {
        List<String> scales = instrument.scales().stream().map(Scale::id).toList();
        if (!scales.contains(scale)) {
            throw wrongUse("--scale", "allowed: " + String.join(", ", scales));
        }
        if (judges != null && judges.stream().distinct().count() < 2) {
            throw wrongUse("--judge", "two judges are compared, or more");
        }
        if (plot != null && Picture.Format.ofName(plot.toString()).isEmpty()) {
            throw wrongUse("--plot", "a picture's name ends in .svg or .png");
        }
        List<Path> files = new ArrayList<>(List.of(file));
        for (Path written : new Path[] {plot, problems}) {
            if (written != null) {
                if (files.stream().anyMatch(other -> isSame(written, other))) {
                    throw new ParameterException(
                            spec.commandLine(), "what is read, the picture and the problems are different files");
                }
                files.add(written);
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            // one of the two files doesn't exist
            return one.toAbsolutePath()
                    .normalize()
                    .equals(other.toAbsolutePath().normalize());
        }
    }

    private ParameterException wrongUse(String option, String message) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + message);
    }

    // ---- what is read and written

    private List<Outcome> read(Intake intake) {
        List<Outcome> outcomes = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            LineReader.read(in, (row, line) -> outcomes.add(intake.read(row, line)));
        } catch (IOException e) {
            throw new FileException("read", file.toString(), e);
        }
        return outcomes;
    }

    private void report(List<Outcome.Refused> refused) {
        if (problems == null) {
            refused.forEach(err::println);
        } else {
            String lines = refused.stream()
                    .map(each -> JsonMapper.shared().writeValueAsString(each.toMap()) + "\n")
                    .collect(Collectors.joining());
            write(problems, lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void draw(Evaluation evaluation) {
        if (plot == null) {
            return;
        }
        if (evaluation.judgements().used().isEmpty()) {
            err.println("there is nothing to draw: no picture was written");
            return;
        }
        Picture.Format format = Picture.Format.ofName(plot.toString()).orElseThrow();
        write(plot, Chart.of(evaluation, scale).bytes(format));
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new FileException("write", file.toString(), e);
        }
    }
}
