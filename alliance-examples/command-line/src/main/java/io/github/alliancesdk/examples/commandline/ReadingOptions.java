package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.response.ResponseChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that reads records. */
final class ReadingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--instrument",
            paramLabel = "ID",
            description = {
                "The instrument of records that name none.",
                "Records of any other are refused (wrong-instrument)."
            })
    private @Nullable String instrument;

    @Option(
            names = "--rater",
            paramLabel = "RATER",
            description = {
                "client, therapist or observer: who rates in records that don't say.",
                "Records of any other are refused (wrong-rater)."
            })
    private @Nullable String rater;

    @Option(
            names = "--input",
            paramLabel = "FORM",
            converter = InputForm.Converter.class,
            description = {
                "json (one document: an array or a single record) or ndjson (a record a line).",
                "By default what begins with [ is an array, and all else ndjson."
            })
    private @Nullable InputForm input;

    @Option(
            names = "--experimental",
            description = "Let instruments through whose keys are experimental. Their scores say so.")
    private boolean experimental;

    @Option(
            names = "--problems",
            paramLabel = "FILE",
            description = "Write a JSON record of each bad record to FILE, a line each; FILE is replaced.")
    private @Nullable String problems;

    Optional<InputForm> input() {
        return Optional.ofNullable(input);
    }

    /** The instrument that was asked for, if one was. */
    Optional<Instrument> instrument(Environment environment) {
        try {
            return Optional.ofNullable(instrument).map(environment.catalog()::get);
        } catch (UnknownInstrumentException e) {
            throw wrongUse("--instrument", e.getMessage());
        }
    }

    /** A checker of records as the options ask for it. */
    ResponseChecker checker(Environment environment) {
        Optional<Instrument> only = instrument(environment);
        ResponseChecker checker =
                only.map(ResponseChecker::of).orElseGet(() -> ResponseChecker.of(environment.catalog()));
        if (rater != null) {
            checker = checker.withRater(rater(rater, only));
        }
        return experimental ? checker.allowExperimental() : checker;
    }

    private Rater rater(String word, Optional<Instrument> only) {
        Collection<Rater> allowed =
                only.<Collection<Rater>>map(Instrument::raters).orElse(Arrays.asList(Rater.values()));
        return Rater.find(word).filter(allowed::contains).orElseThrow(() -> {
            String whose = only.map(one -> " for " + one.id()).orElse("");
            return wrongUse(
                    "--rater",
                    "allowed" + whose + ": " + allowed.stream().map(Rater::id).collect(Collectors.joining(", ")));
        });
    }

    /** Where bad records go: a file that is none of those to be read, if one was asked for. */
    ProblemOutput problems(List<String> files, Consumer<String> otherwise) {
        if (problems == null) {
            return new ProblemOutput(Optional.empty(), otherwise);
        }
        for (String file : files) {
            if (isSame(problems, file)) {
                throw wrongUse("--problems", Text.shown(file) + " is to be read and would be replaced");
            }
        }
        return new ProblemOutput(Optional.of(Output.toFile(problems)), otherwise);
    }

    private static boolean isSame(String one, String other) {
        try {
            return Files.isSameFile(Path.of(one), Path.of(other));
        } catch (IOException | InvalidPathException e) {
            // one of them isn't there
            return false;
        }
    }

    ParameterException wrongUse(String option, @Nullable String message) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + message);
    }
}
