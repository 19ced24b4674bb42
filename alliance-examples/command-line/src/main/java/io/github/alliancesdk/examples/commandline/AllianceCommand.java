package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.examples.commandline.command.AgreementCommand;
import io.github.alliancesdk.examples.commandline.command.ChangeCommand;
import io.github.alliancesdk.examples.commandline.command.CheckCommand;
import io.github.alliancesdk.examples.commandline.command.CheckDefinitionCommand;
import io.github.alliancesdk.examples.commandline.command.CompletionCommand;
import io.github.alliancesdk.examples.commandline.command.ConvertCommand;
import io.github.alliancesdk.examples.commandline.command.CoverageCommand;
import io.github.alliancesdk.examples.commandline.command.DraftCommand;
import io.github.alliancesdk.examples.commandline.command.ExportCommand;
import io.github.alliancesdk.examples.commandline.command.HelpCommand;
import io.github.alliancesdk.examples.commandline.command.InstrumentsCommand;
import io.github.alliancesdk.examples.commandline.command.LookCommand;
import io.github.alliancesdk.examples.commandline.command.ManCommand;
import io.github.alliancesdk.examples.commandline.command.PoolCommand;
import io.github.alliancesdk.examples.commandline.command.ReliabilityCommand;
import io.github.alliancesdk.examples.commandline.command.ReportCommand;
import io.github.alliancesdk.examples.commandline.command.ScoreCommand;
import io.github.alliancesdk.examples.commandline.command.ShowCommand;
import io.github.alliancesdk.examples.commandline.command.Subcommand;
import io.github.alliancesdk.examples.commandline.command.Suggestions;
import io.github.alliancesdk.examples.commandline.command.VerifyCommand;
import io.github.alliancesdk.examples.commandline.command.Version;
import io.github.alliancesdk.examples.commandline.command.WordingCommand;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.KnownInstruments;
import io.github.alliancesdk.examples.commandline.output.ClosedPipeException;
import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.commandline.output.Messages;
import io.github.alliancesdk.examples.commandline.output.Output;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.StandardStream;
import io.github.alliancesdk.examples.shared.ExitCode;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: runs the command that the arguments name, and returns its exit code. */
@Command(
        name = "alliance",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%nOptions:%n",
        description = {
            "Checks and scores questionnaires of the therapeutic alliance, and analyses the scores.",
            "",
            "Data goes to standard output, everything else to standard error. Text is UTF-8."
        },
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well; a scale with too few answers is no problem",
            "1:the data have problems",
            "2:the command line is wrong; nothing was read",
            "3:a file can't be read or written, or the program itself failed"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  alliance instruments",
            "  alliance show wai-sr",
            "  alliance look study.csv",
            "  alliance check answers.ndjson",
            "  alliance score answers.ndjson --output csv",
            "  alliance verify receipts.ndjson",
            "  alliance reliability study.csv --instrument wai-sr --session 3",
            "  alliance report study.csv --instrument wai-sr -o report.html",
            "",
            "'alliance COMMAND --help' explains a command."
        })
public final class AllianceCommand {
    @SuppressWarnings("unused") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @SuppressWarnings("unused") // picocli acts on it
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version of the SDK and exit.")
    private boolean version;

    @SuppressWarnings("unused") // picocli adds its option
    @Mixin
    private final KnownInstruments instruments;

    private AllianceCommand(KnownInstruments instruments) {
        this.instruments = instruments;
    }

    /**
     * Runs the program and ends the virtual machine with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        StandardStream out = StandardStream.out();
        StandardStream err = StandardStream.err();
        boolean watched = err.isTerminal() && !out.isTerminal();
        Environment environment = new Environment(
                        BundledInstruments.catalog(),
                        new FileInputStream(FileDescriptor.in),
                        new Output("standard output", out),
                        new Messages(err, watched))
                .onTerminal(out.isTerminal() && isColourWanted(System.getenv()), err.isTerminal());
        Runtime.getRuntime().addShutdownHook(new Thread(environment::stop));
        System.exit(run(args, environment));
    }

    /** Whether the user wants colours on a terminal, by the convention of no-color.org. */
    static boolean isColourWanted(Map<String, String> variables) {
        return variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !variables.getOrDefault("TERM", "").equals("dumb");
    }

    /**
     * Runs the program within another one.
     *
     * @param args the command line
     * @param in standard input
     * @param out standard output, which is flushed and left open
     * @param err standard error, which is flushed and left open
     * @return the exit code
     */
    public static int run(String[] args, InputStream in, OutputStream out, OutputStream err) {
        return run(
                args,
                new Environment(
                        BundledInstruments.catalog(),
                        in,
                        new Output("standard output", out),
                        new Messages(err, false)));
    }

    public static int run(String[] args, Environment environment) {
        ExitCode code = ending(environment, () -> {
            ExitCode ended = execute(args, environment);
            environment.out().flush();
            environment.messages().flush();
            return ended;
        });
        // if the command ended early, its output and its message are still in the buffers
        ending(environment, () -> {
            environment.out().flush();
            return ExitCode.OK;
        });
        ExitCode said = ending(environment, () -> {
            environment.messages().flush();
            return ExitCode.OK;
        });
        return (said == ExitCode.OK ? code : said).number();
    }

    private static ExitCode execute(String[] args, Environment environment) throws Exception {
        CommandLine commandLine = new CommandLine(new AllianceCommand(environment.instruments()))
                .addSubcommand(new InstrumentsCommand(environment))
                .addSubcommand(new ShowCommand(environment))
                .addSubcommand(new LookCommand(environment))
                .addSubcommand(new CheckCommand(environment))
                .addSubcommand(new CheckDefinitionCommand(environment))
                .addSubcommand(new ScoreCommand(environment))
                .addSubcommand(new VerifyCommand(environment))
                .addSubcommand(new ReliabilityCommand(environment))
                .addSubcommand(new ChangeCommand(environment))
                .addSubcommand(new AgreementCommand(environment))
                .addSubcommand(new PoolCommand(environment))
                .addSubcommand(new ReportCommand(environment))
                .addSubcommand(new ConvertCommand(environment))
                .addSubcommand(new WordingCommand(environment))
                .addSubcommand(new ExportCommand(environment))
                .addSubcommand(new DraftCommand(environment))
                .addSubcommand(new CoverageCommand(environment))
                .addSubcommand(new CompletionCommand(environment))
                .addSubcommand(new ManCommand(environment))
                .addSubcommand(new HelpCommand(environment))
                .setOut(new PrintWriter(environment.out()))
                .setColorScheme(Help.defaultColorScheme(environment.isColoured() ? Help.Ansi.ON : Help.Ansi.OFF))
                .setExpandAtFiles(false);
        commandLine.getSubcommands().values().forEach(AllianceCommand::setHeadings);
        ParseResult parsed = commandLine.parseArgs(args);
        if (CommandLine.executeHelpRequest(parsed) != null) {
            return ExitCode.OK;
        }
        if (!parsed.hasSubcommand()) {
            throw new ParameterException(
                    commandLine,
                    "Missing command; there are "
                            + String.join(", ", commandLine.getSubcommands().keySet()));
        }
        CommandSpec chosen = parsed.subcommand().commandSpec();
        environment.instruments().read(environment, chosen);
        return ((Subcommand) chosen.userObject()).run();
    }

    private static void setHeadings(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .parameterListHeading("%nParameters:%n")
                .optionListHeading("%nOptions:%n")
                .footerHeading("%nExamples:%n");
    }

    /**
     * Runs a part and turns its exceptions into a message and an exit code. No message quotes the content of a file.
     */
    private static ExitCode ending(Environment environment, Callable<ExitCode> part) {
        try {
            return part.call();
        } catch (ClosedPipeException e) {
            return ExitCode.OK;
        } catch (ParameterException e) {
            String command = e.getCommandLine().getCommandSpec().qualifiedName();
            say(
                    environment,
                    e instanceof UnmatchedArgumentException unmatched
                            ? Suggestions.unmatched(unmatched)
                            : withoutMark(e.getMessage()));
            say(environment, "'" + command + " --help' shows how it is used");
            return ExitCode.USAGE;
        } catch (FileException e) {
            say(environment, e.getMessage());
            return ExitCode.FILE;
        } catch (Refusal e) {
            say(environment, "refused: " + e.getMessage());
            return ExitCode.PROBLEMS;
        } catch (Throwable e) {
            say(environment, "internal error: " + e.getClass().getName());
            return ExitCode.FILE;
        }
    }

    /** Messages about options that go together begin with {@code Error: }, and others don't. */
    private static @Nullable String withoutMark(@Nullable String message) {
        return message == null ? null : message.replaceFirst("^Error: ", "");
    }

    private static void say(Environment environment, @Nullable String message) {
        try {
            environment.messages().say(String.valueOf(message));
        } catch (FileException | ClosedPipeException e) {
            // the message can't be written; the exit code still tells the shell
        }
    }
}
