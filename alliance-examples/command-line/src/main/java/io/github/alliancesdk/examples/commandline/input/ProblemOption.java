package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.examples.commandline.output.ProblemOutput;
import io.github.alliancesdk.examples.commandline.output.RowText;
import io.github.alliancesdk.examples.commandline.output.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that names the file for the problems of bad records. */
public final class ProblemOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--problems",
            paramLabel = "FILE",
            description = "Write a JSON record of each bad record to FILE, a line each; FILE is replaced.")
    private @Nullable String problems;

    /** Returns the file of the option, or the given place without the option. */
    public ProblemOutput output(List<String> inputs, Environment environment, ObjLongConsumer<RowText> otherwise) {
        if (problems == null) {
            return ProblemOutput.to(otherwise);
        }
        requireNoInput("--problems", problems, inputs);
        return ProblemOutput.toFile(problems, environment.out(), environment.messages());
    }

    /** Returns the file of the option, or standard error without the option. */
    public ProblemOutput output(List<String> inputs, Environment environment) {
        return output(inputs, environment, environment.messages()::lines);
    }

    /**
     * Refuses to write a result to a file that the command reads or writes the problems to.
     *
     * @param option that names the file
     * @param result what is written, such as {@code the picture}
     */
    public void requireOther(String option, String result, String written, List<String> inputs) {
        requireNoInput(option, written, inputs);
        if (problems != null && (problems.equals(written) || isSame(problems, written))) {
            throw UsageErrors.option(spec, option, result + " and the problems can't go to one file");
        }
    }

    private void requireNoInput(String option, String written, List<String> inputs) {
        for (String input : inputs) {
            if (isSame(written, input)) {
                throw UsageErrors.option(spec, option, Text.shown(input) + " is to be read and would be replaced");
            }
        }
    }

    private static boolean isSame(String one, String other) {
        try {
            return Files.isSameFile(Path.of(one), Path.of(other));
        } catch (IOException | InvalidPathException e) {
            // one of them does not exist
            return false;
        }
    }
}
