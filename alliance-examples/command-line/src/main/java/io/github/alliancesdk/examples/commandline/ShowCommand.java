package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is known about an instrument. */
@Command(
        name = "show",
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description = {
            "Shows an instrument: keys, raters, rights, and where each fact comes from.",
            "",
            "There is no item text in it: an item is known by its number."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  alliance show wai-sr", "  alliance show wai-sr --json > wai-sr.json"})
final class ShowCommand implements Subcommand {
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The id of an instrument; 'alliance instruments' lists them.")
    private String id;

    @Option(names = "--json", description = "Write the definition as JSON.")
    private boolean json;

    ShowCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        Instrument instrument;
        try {
            instrument = environment.catalog().get(id);
        } catch (UnknownInstrumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        if (json) {
            environment.out().write(instrument.toJson());
        } else {
            new InstrumentPage(instrument).lines().forEach(environment.out()::line);
        }
        return ExitCode.OK;
    }
}
