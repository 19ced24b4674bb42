package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.OwnDefinitions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The instruments that every command knows: those of the SDK, and the own definitions of {@code --definition}. The
 * program declares the option once, and all commands inherit it.
 */
public final class KnownInstruments {
    private static final String OPTION = "--definition";

    private final Set<String> files = new LinkedHashSet<>();
    private InstrumentCatalog catalog;

    public KnownInstruments(InstrumentCatalog shipped) {
        this.catalog = shipped;
    }

    /** Adds files. A field would lose the files before a command if others stand behind it. */
    @Option(
            names = OPTION,
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = {
                "A definition of your own, whose instrument this command then knows; may be given several times.",
                "It needs no examples: only check-definition asks for them."
            })
    @SuppressWarnings("unused") // picocli calls it
    private void add(List<String> more) {
        files.addAll(more);
    }

    /** The files with own definitions. */
    Set<String> files() {
        return files;
    }

    InstrumentCatalog catalog() {
        return catalog;
    }

    /** Reads the own definitions, before a command does anything. Each problem of an invalid one is a message. */
    public void read(Environment environment, CommandSpec command) {
        OwnDefinitions own = new OwnDefinitions(catalog);
        int problems = 0;
        for (String file : files) {
            if (RecordFile.isStandardInput(file)) {
                throw UsageErrors.option(command, OPTION, "a definition is read from a file");
            }
            try {
                own.add(Text.shown(file), Instrument.parse(DefinitionFile.bytes(file, environment)));
            } catch (InvalidDefinitionException e) {
                problems += e.problems().size();
                for (Problem problem : e.problems()) {
                    environment.messages().line(Text.shown(file) + ": " + Text.shown(problem.toString()));
                }
            } catch (IllegalArgumentException e) {
                throw UsageErrors.option(command, OPTION, e.getMessage());
            }
        }
        if (problems > 0) {
            throw new Refusal(Text.count(problems, "problem") + " in the definitions of " + OPTION);
        }
        catalog = own.catalog();
    }
}
