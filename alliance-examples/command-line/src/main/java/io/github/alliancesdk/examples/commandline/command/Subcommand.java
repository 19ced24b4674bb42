package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.shared.ExitCode;

/** One command of the program, with its options filled in. */
public interface Subcommand {
    /** Runs it; a {@link FileException} or a {@link picocli.CommandLine.ParameterException} ends it early. */
    ExitCode run();
}
