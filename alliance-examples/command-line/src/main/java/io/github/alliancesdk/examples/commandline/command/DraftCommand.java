package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.examples.commandline.draft.Draft;
import io.github.alliancesdk.examples.commandline.draft.FormReader;
import io.github.alliancesdk.examples.commandline.draft.InvalidFormException;
import io.github.alliancesdk.examples.commandline.input.DefinitionFile;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ParsingConverter;
import io.github.alliancesdk.examples.commandline.output.Json;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Replacement;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposes a definition from somebody's form. */
@Command(
        name = "draft",
        description = {
            "Proposes a definition from somebody's form, and says which known instrument it looks like.",
            "",
            "FILE is a FHIR Questionnaire, a data dictionary of REDCap (csv), or a key table: csv with the columns item,"
                    + " min, max and optionally scale, reversed (yes or no) and step, a row for each item and again for"
                    + " each further scale that holds it.",
            "",
            "No fact of a draft is confirmed, and it can't score anything yet: it lists open questions. Answer them from"
                    + " the publication, save what stands under \"definition\" in a file of its own, and run"
                    + " check-definition. Texts are not copied and expressions not evaluated: an expression only tells"
                    + " which items it names."
        },
        footer = {
            "  alliance draft questionnaire.json -o draft.json",
            "  alliance draft dictionary.csv --form wai --items 'wai_{n}'",
            "  alliance draft key.csv --id my-scale --rater client --referent app"
        })
public final class DraftCommand implements Subcommand {
    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "The form; - for standard input.")
    private String file;

    @Option(
            names = "--id",
            paramLabel = "ID",
            defaultValue = "draft",
            converter = IdConverter.class,
            description = "The id of the definition; by default draft.")
    private InstrumentId id;

    @Option(
            names = "--rater",
            paramLabel = "R",
            converter = InstrumentsCommand.RaterConverter.class,
            description = "Who answers it; may be given several times.")
    private Set<Rater> raters = new LinkedHashSet<>();

    @Option(
            names = "--referent",
            paramLabel = "R",
            converter = InstrumentsCommand.ReferentConverter.class,
            description = "Whom or what the answers are about; may be given several times.")
    private Set<Referent> referents = new LinkedHashSet<>();

    @Option(
            names = "--items",
            paramLabel = "PATTERN",
            converter = NamingConverter.class,
            description = "The names of the fields that are items: wai_{n}. By default every field that can be one.")
    private @Nullable ItemNaming naming;

    @Option(names = "--form", paramLabel = "NAME", description = "The form of a dictionary with several.")
    private @Nullable String form;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Write to FILE, which is replaced; by default to standard output.")
    private @Nullable String output;

    public DraftCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        Draft draft = draft();
        String json = Json.lines(draft.toMap());
        if (output == null) {
            environment.out().write(json);
        } else {
            Replacement.write(output, json.getBytes(StandardCharsets.UTF_8));
        }
        draft.summary().forEach(line -> environment.messages().line(Text.shown(line)));
        return ExitCode.OK;
    }

    private Draft draft() {
        FormReader reader = new FormReader(Optional.ofNullable(naming), Optional.ofNullable(form));
        try {
            return new Draft(
                    DefinitionFile.bytes(file, environment), reader, environment.catalog(), id, raters, referents);
        } catch (InvalidFormException e) {
            for (Problem problem : e.problems()) {
                environment.messages().line(Text.shown(file) + ": " + Text.shown(problem.toString()));
            }
            throw new Refusal(Text.count(e.problems().size(), "problem") + " in the form");
        }
    }

    static final class IdConverter extends ParsingConverter<InstrumentId> {
        IdConverter() {
            super(InstrumentId::of);
        }
    }

    static final class NamingConverter extends ParsingConverter<ItemNaming> {
        NamingConverter() {
            super(ItemNaming::pattern);
        }
    }
}
