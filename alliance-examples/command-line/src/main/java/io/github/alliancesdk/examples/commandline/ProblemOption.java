package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where bad rows go, in commands that read no answers. */
final class ProblemOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--problems",
            paramLabel = "FILE",
            description = "Write a JSON record of each bad row to FILE, a line each; FILE is replaced.")
    private @Nullable String problems;

    /** The place; it is none of the files to be read. */
    ProblemOutput problems(String read, Environment environment) {
        if (problems == null) {
            return ProblemOutput.to(environment.messages()::lines);
        }
        if (ReadingOptions.isSame(problems, read)) {
            throw wrongUse("--problems", Text.shown(read) + " is to be read and would be replaced");
        }
        return ProblemOutput.toFile(problems, environment);
    }

    /** Sees to it that a picture replaces nothing else that the command reads or writes. */
    void requireOther(PlotFile plot, String read) {
        if (ReadingOptions.isSame(plot.name(), read)) {
            throw wrongUse("--plot", Text.shown(read) + " is to be read and would be replaced");
        }
        if (problems != null && (problems.equals(plot.name()) || ReadingOptions.isSame(problems, plot.name()))) {
            throw wrongUse("--plot", "the picture and the problems can't go to one file");
        }
    }

    ParameterException wrongUse(String option, @Nullable String message) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + message);
    }

    /** A problem as JSON has it, of one column. */
    static Map<String, Object> problem(ProblemCode code, String column, String allowed) {
        return Problem.of(Area.RESPONSE, code, "/" + column)
                .withAllowed(allowed)
                .toMap();
    }

    /** Writes what is wrong with a row. */
    static void write(ProblemOutput to, long row, List<Map<String, Object>> problems) {
        RowText text = new RowText();
        BadRecord.addJson(Optional.empty(), Math.toIntExact(row), Optional.empty(), problems, text);
        to.write(text, 0);
    }
}
