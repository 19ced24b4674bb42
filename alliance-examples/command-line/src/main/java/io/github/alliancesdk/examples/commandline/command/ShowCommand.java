package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.examples.commandline.input.DefinitionFile;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ReadingOptions;
import io.github.alliancesdk.examples.commandline.input.UsageErrors;
import io.github.alliancesdk.examples.commandline.output.DefinitionDiff;
import io.github.alliancesdk.examples.commandline.output.InstrumentPage;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is known about an instrument. */
@Command(
        name = "show",
        description = {
            "Shows an instrument: keys, raters, rights, and where each fact comes from.",
            "",
            "It contains no item text: items are identified by their numbers.",
            "",
            "With --diff, shows the differences between two definitions: key, formats, scales, status and"
                    + " provenance. Then ID may also be a file."
        },
        footer = {
            "  alliance show wai-sr",
            "  alliance show wai-sr --json > wai-sr.json",
            "  alliance show wai-sr@1.0.0",
            "  alliance show --diff wai-s wai-sr",
            "  alliance show --diff wai-sr my-scale.json"
        })
public final class ShowCommand implements Subcommand {
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..2",
            paramLabel = "ID",
            description = "The id of an instrument, or id@version; 'alliance instruments' lists them.")
    private List<String> ids;

    @Option(names = "--json", description = "Write the definition as JSON.")
    private boolean json;

    @Option(names = "--diff", description = "Show the differences between two definitions.")
    private boolean diff;

    public ShowCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        if (diff && json) {
            throw UsageErrors.usage(spec, "--diff and --json exclude each other");
        }
        ReadingOptions.requireReadOnce(ids, spec);
        if (ids.size() != (diff ? 2 : 1)) {
            throw UsageErrors.usage(
                    spec,
                    diff
                            ? "--diff takes two definitions, found only '" + Text.shown(ids.get(0)) + "'"
                            : "Without --diff there is one ID, found '" + Text.shown(ids.get(1)) + "' as well");
        }
        return diff ? showDifference() : show(listed(ids.get(0)));
    }

    private ExitCode show(Instrument instrument) {
        if (json) {
            environment.out().write(instrument.toJson());
        } else {
            new InstrumentPage(instrument).lines().forEach(environment.out()::line);
        }
        return ExitCode.OK;
    }

    private ExitCode showDifference() {
        List<Instrument> two = new ArrayList<>();
        for (String name : ids) {
            try {
                two.add(isListed(name) ? listed(name) : read(name));
            } catch (InvalidDefinitionException e) {
                for (Problem problem : e.problems()) {
                    environment.messages().line(Text.shown(name) + ": " + Text.shown(problem.toString()));
                }
                return ExitCode.PROBLEMS;
            }
        }
        new DefinitionDiff(two.get(0), two.get(1)).lines().forEach(environment.out()::line);
        return ExitCode.OK;
    }

    /** Whether a name is an id and not a file. A name of both is an id. */
    private boolean isListed(String name) {
        int at = name.indexOf('@');
        String id = at < 0 ? name : name.substring(0, at);
        return environment.catalog().ids().stream()
                        .anyMatch(known -> known.value().equals(id))
                || (id.matches("[a-z0-9-]+") && !isFile(name));
    }

    private static boolean isFile(String name) {
        try {
            return name.equals("-") || Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private Instrument read(String file) {
        return Instrument.parse(DefinitionFile.bytes(file, environment));
    }

    private Instrument listed(String name) {
        int at = name.indexOf('@');
        try {
            return at < 0
                    ? environment.catalog().get(name)
                    : environment.catalog().get(name.substring(0, at), version(name.substring(at + 1)));
        } catch (UnknownInstrumentException e) {
            throw UsageErrors.usage(spec, e.getMessage());
        }
    }

    private DefinitionVersion version(String text) {
        try {
            return DefinitionVersion.parse(text);
        } catch (IllegalArgumentException e) {
            throw UsageErrors.usage(spec, "A version is three numbers, such as 1.0.0");
        }
    }
}
