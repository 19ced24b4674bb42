package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of a command, like its option {@code --help}. */
@Command(
        name = "help",
        description = "Explains a command: 'alliance help score' is 'alliance score --help'.",
        footer = {"  alliance help", "  alliance help score"})
public final class HelpCommand implements Subcommand {
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command; by default all are listed.")
    private @Nullable String command;

    public HelpCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        CommandLine program = spec.commandLine().getParent();
        CommandLine explained =
                command == null ? program : program.getSubcommands().get(command);
        if (explained == null) {
            throw new ParameterException(program, Suggestions.unknownCommand(program, String.valueOf(command)));
        }
        explained.usage(new PrintWriter(environment.out()));
        return ExitCode.OK;
    }
}
