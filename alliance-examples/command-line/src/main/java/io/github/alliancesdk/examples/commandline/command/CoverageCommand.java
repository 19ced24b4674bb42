package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.UsageErrors;
import io.github.alliancesdk.examples.commandline.output.CoverageText;
import io.github.alliancesdk.examples.shared.ExitCode;
import io.github.alliancesdk.instruments.BundledThemeCoverage;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows which themes of an alliance a battery of instruments covers. */
@Command(
        name = "coverage",
        description = {
            "Says which themes of an alliance instruments cover together, leave uncovered, or are not judged on.",
            "",
            "This is a judgement made for this project on the items of some instruments, not a published finding."
                    + " If an instrument was not judged, a theme that no other one covers is reported as not"
                    + " judged. That does not mean uncovered."
        },
        footer = {"  alliance coverage wai-sr", "  alliance coverage wai-sr dwai --json"})
public final class CoverageCommand implements Subcommand {
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The instruments that are used together.")
    private List<String> ids;

    @Mixin
    private JsonOption json;

    public CoverageCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        json.write(
                new CoverageText(BundledThemeCoverage.judgement(), battery(), environment.catalog()),
                environment.out());
        return ExitCode.OK;
    }

    private List<Instrument> battery() {
        try {
            return ids.stream().map(environment.catalog()::get).toList();
        } catch (UnknownInstrumentException e) {
            throw UsageErrors.usage(spec, e.getMessage());
        }
    }
}
