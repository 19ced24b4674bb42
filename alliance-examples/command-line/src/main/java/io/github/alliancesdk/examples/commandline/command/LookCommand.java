package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.FileLook;
import io.github.alliancesdk.examples.commandline.input.LookOptions;
import io.github.alliancesdk.examples.commandline.output.LookText;
import io.github.alliancesdk.examples.shared.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Describes a file before it is scored. */
@Command(
        name = "look",
        description = {
            "Shows what is in a file, and which command would score it: the form, the columns, the instruments and"
                    + " item patterns that fit, the range of each item column, and repeated ids.",
            "It decides nothing: what fits several instruments is listed for each. It never shows the answers of a"
                    + " person, and no figure of a column with fewer than 10 values."
        },
        footer = {
            "  alliance look study.csv",
            "  alliance look study.csv --encoding windows-1252",
            "  alliance look study.xlsx --sheet Answers --json"
        })
public final class LookCommand implements Subcommand {
    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "csv, xlsx, ndjson or json; - for standard input.")
    private String file;

    @Mixin
    private LookOptions options = new LookOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    public LookCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        LookText look = FileLook.of(file, options, environment);
        json.write(look, environment.out());
        return look.badRows() == 0 ? ExitCode.OK : ExitCode.PROBLEMS;
    }
}
