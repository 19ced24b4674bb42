package io.github.alliancesdk.examples.commandline.input;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Makes the exceptions that end a command whose arguments are wrong. */
public final class UsageErrors {
    private UsageErrors() {}

    /** The value of an option can't be used. */
    public static ParameterException option(CommandSpec command, String option, @Nullable String message) {
        return usage(command, "Invalid value for option '" + option + "': " + message);
    }

    /** The arguments as a whole can't be used. */
    public static ParameterException usage(CommandSpec command, @Nullable String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
