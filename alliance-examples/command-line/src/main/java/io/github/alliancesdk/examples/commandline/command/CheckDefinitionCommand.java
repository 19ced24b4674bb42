package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.interchange.DefinitionCheck;
import io.github.alliancesdk.examples.commandline.input.DefinitionFile;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ReadingOptions;
import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks definitions of instruments. */
@Command(
        name = "check-definition",
        description = {
            "Lists every problem of definitions of instruments, one line each.",
            "",
            "A definition conforms if it is consistent, if its provenance supports what it states, if its"
                    + " examples have the scores that they state, and if its scores have the properties that all"
                    + " scores have. It is also compared with the instruments of the SDK and with the other"
                    + " FILEs: versions of one instrument, and the items that its items were derived from.",
            "",
            "A line says file, code, place and what is wrong; of a definition that conforms it says id, version and"
                    + " digest."
        },
        footer = {
            "  alliance check-definition my-scale-1.0.0.json",
            "  alliance check-definition my-scale-1.0.0.json my-scale-2.0.0.json"
        })
public final class CheckDefinitionCommand implements Subcommand {
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of one definition each; - is standard input.")
    private List<String> files;

    public CheckDefinitionCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        ReadingOptions.requireReadOnce(List.copyOf(new LinkedHashSet<>(files)), spec);
        Map<String, byte[]> documents = new LinkedHashMap<>();
        boolean allRead = true;
        for (String file : files) {
            try {
                documents.computeIfAbsent(file, name -> DefinitionFile.bytes(name, environment));
            } catch (FileException e) {
                environment.messages().say(String.valueOf(e.getMessage()));
                allRead = false;
            }
        }
        DefinitionCheck check = DefinitionCheck.against(known(documents));
        long problems = 0;
        long bad = 0;
        for (Map.Entry<String, byte[]> document : documents.entrySet()) {
            int found = report(document.getKey(), document.getValue(), check);
            problems += found;
            bad += found > 0 ? 1 : 0;
        }
        String checked = Text.count(documents.size(), "definition") + ": "
                + (bad == 0 ? "no problems" : Text.count(problems, "problem") + " in " + bad);
        environment.messages().line(allRead ? checked : checked + "; not every file could be read");
        return !allRead ? ExitCode.FILE : problems > 0 ? ExitCode.PROBLEMS : ExitCode.OK;
    }

    /**
     * The catalogue with all definitions that load and don't conflict. The others are reported when they are checked.
     */
    private InstrumentCatalog known(Map<String, byte[]> documents) {
        InstrumentCatalog known = environment.catalog();
        for (byte[] document : documents.values()) {
            known = with(known, document);
        }
        return known;
    }

    private static InstrumentCatalog with(InstrumentCatalog known, byte[] document) {
        try {
            return known.with(Instrument.parse(document));
        } catch (InvalidDefinitionException e) {
            return known;
        }
    }

    private int report(String file, byte[] document, DefinitionCheck check) {
        List<Problem> problems = check.check(document);
        if (problems.isEmpty()) {
            Instrument instrument = Instrument.parse(document);
            environment
                    .out()
                    .line(Text.shown(file) + ": " + instrument.id() + " " + instrument.definitionVersion() + " "
                            + instrument.definitionDigest() + " conforms");
        }
        for (Problem problem : problems) {
            environment.out().line(Text.shown(file) + ": " + Text.shown(problem.toString()));
        }
        return problems.size();
    }
}
