package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.RecordFile;
import io.github.alliancesdk.examples.commandline.input.UsageErrors;
import io.github.alliancesdk.examples.commandline.output.Json;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import io.github.alliancesdk.instruments.DemonstrationInstrument;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes empty wording packs, and checks filled ones. */
@Command(
        name = "wording",
        synopsisHeading = "Usage: ",
        customSynopsis = {
            "alliance wording template ID [--rater R] [--language L]",
            "       alliance wording check FILE [--language L] [--json]"
        },
        description = {
            "Writes an empty wording pack for an instrument, or checks one that was filled in.",
            "",
            "A wording pack contains the texts of a form, for users who have a licence for them. This program has"
                    + " none except for the invented instrument 'demonstration'. A check names every problem with"
                    + " its place and quotes no text."
        },
        footer = {"  alliance wording template wai-sr --language de > pack.json", "  alliance wording check pack.json"})
public final class WordingCommand implements Subcommand {
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ACTION", description = "template or check.")
    private String action;

    @Parameters(
            index = "1",
            paramLabel = "ID|FILE",
            description = "The id of an instrument, or a wording pack; - is standard input.")
    private String subject;

    @Option(
            names = "--rater",
            paramLabel = "R",
            description = {
                "Who answers the form: client, therapist, observer or caregiver; by default the instrument's first."
            })
    private @Nullable String rater;

    @Option(
            names = "--language",
            paramLabel = "L",
            defaultValue = "en",
            description = "The language of the texts of a template, or of the messages of a check; en by default.")
    private String language;

    @Option(names = "--json", description = "Write each problem as JSON.")
    private boolean json;

    public WordingCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        Locale locale = locale();
        return switch (action) {
            case "template" -> template(locale);
            case "check" -> check(locale);
            default -> throw UsageErrors.usage(spec, "Invalid action: allowed are template and check");
        };
    }

    private Locale locale() {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(language).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale;
            }
        } catch (IllformedLocaleException e) {
            // the exception below says so, as for a tag without a language
        }
        throw UsageErrors.option(spec, "--language", "a BCP 47 language tag is needed, such as de");
    }

    /** The known instruments and the invented one, which has wording packs. */
    static InstrumentCatalog catalog(Environment environment) {
        Instrument demonstration = DemonstrationInstrument.instrument();
        InstrumentCatalog catalog = environment.catalog();
        return catalog.find(demonstration.id().value()).isPresent() ? catalog : catalog.with(demonstration);
    }

    private ExitCode template(Locale locale) {
        if (json) {
            throw UsageErrors.usage(spec, "--json belongs to check");
        }
        try {
            Instrument instrument = catalog(environment).get(subject);
            environment.out().write(WordingPack.template(instrument, rater(instrument), locale));
            return ExitCode.OK;
        } catch (UnknownInstrumentException | IllegalArgumentException e) {
            throw UsageErrors.usage(spec, String.valueOf(e.getMessage()));
        }
    }

    private Rater rater(Instrument instrument) {
        if (rater != null) {
            return Coded.find(Rater.class, rater)
                    .filter(instrument.raters()::contains)
                    .orElseThrow(() -> UsageErrors.option(
                            spec,
                            "--rater",
                            "allowed: "
                                    + String.join(
                                            ", ",
                                            instrument.raters().stream()
                                                    .map(Rater::id)
                                                    .toList())));
        }
        return instrument.raters().stream()
                .findFirst()
                .orElseThrow(() -> UsageErrors.usage(spec, "No form of this instrument is known"));
    }

    private ExitCode check(Locale locale) {
        if (rater != null) {
            throw UsageErrors.usage(spec, "--rater belongs to template");
        }
        List<Problem> problems = new ArrayList<>();
        new RecordFile(subject, environment).read(in -> problems.addAll(WordingPack.check(in, catalog(environment))));
        for (Problem problem : problems) {
            environment
                    .out()
                    .line(
                            json
                                    ? Json.line(problem.toMap())
                                    : problem.code().id() + " " + problem.pointer() + ": " + problem.message(locale));
        }
        environment.messages().line(Text.count(problems.size(), "problem"));
        return problems.isEmpty() ? ExitCode.OK : ExitCode.PROBLEMS;
    }
}
