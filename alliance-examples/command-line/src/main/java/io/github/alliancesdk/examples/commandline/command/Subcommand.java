package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.shared.ExitCode;

/** A command of the program, after picocli has set its options. */
public interface Subcommand {
    /** Runs the command. It may throw a {@link FileException} or a {@link picocli.CommandLine.ParameterException}. */
    ExitCode run();
}
