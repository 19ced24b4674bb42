package io.github.alliancesdk.examples.commandline;

/** One command of the program, with its options filled in. */
interface Subcommand {
    /** Runs it; a {@link FileException} or a {@link picocli.CommandLine.ParameterException} ends it early. */
    ExitCode run();
}
