package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.commandline.output.ManPage;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the help of all commands as manual pages. */
@Command(
        name = "man",
        description = "Writes a manual page of each command into a directory.",
        footer = {"  alliance man ~/.local/share/man/man1", "  man alliance-score"})
public final class ManCommand implements Subcommand {
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIRECTORY", description = "Where to write; it is made if it is missing.")
    private Path directory;

    public ManCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        CommandLine program = spec.commandLine().getParent();
        int pages = write(program);
        environment.messages().line(pages + " manual pages in " + directory);
        return ExitCode.OK;
    }

    private int write(CommandLine command) {
        CommandSpec page = command.getCommandSpec();
        Path file = directory.resolve(ManPage.fileName(page));
        try {
            Files.createDirectories(directory);
            Files.write(file, ManPage.of(page, Version.number()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileException.writing(file.toString(), e);
        }
        int pages = 1;
        for (CommandLine each : command.getSubcommands().values()) {
            pages += write(each);
        }
        return pages;
    }
}
