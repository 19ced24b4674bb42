package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.examples.shared.ExitCode;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: runs the command and converts the result to an exit code. */
@Command(
        name = "agent-evaluation",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Scores what several judges answered about conversations with an agent, and says how far they agree.")
public final class AgentEvaluation implements Runnable {
    @Spec
    private CommandSpec spec;

    private AgentEvaluation() {}

    /**
     * Runs the program and ends the virtual machine with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int code = run(args, out, err);
        out.flush();
        err.flush();
        System.exit(out.checkError() ? ExitCode.FILE.number() : code);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /**
     * Runs the program inside another program.
     *
     * @param args the command line
     * @param out standard output
     * @param err standard error
     * @return the exit code
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return new CommandLine(new AgentEvaluation())
                .addSubcommand(new EvaluateCommand(BundledInstruments.catalog(), out, err))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    // doesn't show the message of an unexpected exception: it may quote the file
                    err.println(
                            e instanceof FileException
                                    ? e.getMessage()
                                    : "internal error: " + e.getClass().getName());
                    return ExitCode.FILE.number();
                })
                .execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
