package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.InvalidWordingException;
import io.github.alliancesdk.core.wording.LicenceAcceptance;
import io.github.alliancesdk.core.wording.UseContext;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.core.wording.WordingRefusedException;
import io.github.alliancesdk.examples.commandline.input.DefinitionFile;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.UsageErrors;
import io.github.alliancesdk.examples.commandline.input.WordConverter;
import io.github.alliancesdk.examples.commandline.output.ExportTarget;
import io.github.alliancesdk.examples.commandline.output.Refusal;
import io.github.alliancesdk.examples.commandline.output.Replacement;
import io.github.alliancesdk.examples.commandline.output.Text;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an instrument for another program. */
@Command(
        name = "export",
        description = {
            "Writes an instrument for another program: its items, the answers and the scores of its scales.",
            "",
            "A scale is scored only if each of its items has an allowed answer; otherwise its score is empty."
                    + " Reversed items are reversed in the score only: answers keep their values.",
            "",
            "Without a wording, an item's text is its number. With --wording, the texts of the pack are used, if its"
                    + " licence allows this use. An instrument that is only catalogued can't be exported."
        },
        footer = {
            "  alliance export wai-sr --to redcap-zip -o wai-sr.zip",
            "  alliance export wai-s --to spss -o wai-s.sps",
            "  alliance export wai-sr --to fhir-r4 -o wai-sr.json",
            "  alliance export dwai --to redcap --format five-point-0-4 -o dwai.csv",
            "  alliance export my-scale --definition my-scale.json --to redcap-zip",
            "      --wording pack.json --licence \"contract 7\" --context research",
            "      -o my-scale.zip"
        })
public final class ExportCommand implements Subcommand {
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The id of an instrument.")
    private String id;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "TARGET",
            converter = TargetConverter.class,
            description = {
                "The program. fhir-r4 and fhir-r5 are a FHIR Questionnaire with the scores as expressions. redcap is a data dictionary, which replaces all forms of a project; redcap-zip is an"
                        + " instrument ZIP, which adds a form. surveyjs, xform and xlsform are forms; spss and psych (R) score a"
                        + " file of answers."
            })
    private ExportTarget target;

    @Option(
            names = "--format",
            paramLabel = "ID",
            description = "The response format, if the instrument has several; by default its first.")
    private @Nullable String format;

    @Option(
            names = "--base",
            paramLabel = "URL",
            description = "FHIR: the base of canonical URLs; by default https://alliancesdk.github.io/fhir.")
    private @Nullable String base;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private @Nullable WordingOptions wording;

    @Option(
            names = "--name",
            paramLabel = "REFERENT=NAME",
            description = {
                "The name that replaces a placeholder of the wording, such as app=Example; may be given several times."
            })
    private Map<String, String> names = new LinkedHashMap<>();

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Write to FILE, which is replaced; by default to standard output.")
    private @Nullable String file;

    /** A wording, and the acceptance of its licence. */
    static final class WordingOptions {
        @Option(
                names = "--wording",
                required = true,
                paramLabel = "FILE",
                description = "A wording pack with the texts, for users who have a licence for them.")
        private String file;

        @Option(
                names = "--licence",
                required = true,
                paramLabel = "TEXT",
                description = "Accepts this licence: its reference, exactly as in the pack.")
        private String licence;

        @Option(
                names = "--context",
                required = true,
                paramLabel = "C",
                converter = ContextConverter.class,
                description = "What the texts are used for: clinical, research, educational or commercial.")
        private UseContext context;
    }

    public ExportCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        if (target.isBinary() && file == null) {
            throw UsageErrors.usage(spec, "--to " + target.word() + " writes no text: say -o FILE");
        }
        if (base != null && !target.hasBase()) {
            throw UsageErrors.usage(spec, "--base needs --to fhir-r4 or fhir-r5");
        }
        byte[] bytes = bytes();
        if (file == null) {
            environment.out().write(bytes, 0, bytes.length);
        } else {
            Replacement.write(file, bytes);
        }
        return ExitCode.OK;
    }

    private byte[] bytes() {
        try {
            Instrument instrument = WordingCommand.catalog(environment).get(id);
            FormRenderer form = wording == null ? FormRenderer.of(instrument) : form(instrument, wording);
            form = format == null ? form : form.withFormat(format);
            for (Map.Entry<String, String> name : names.entrySet()) {
                form = form.withName(referent(name.getKey()), name.getValue());
            }
            byte[] bytes = target.bytes(form, base);
            if (instrument.status() == InstrumentStatus.EXPERIMENTAL) {
                environment
                        .messages()
                        .say(instrument.id() + " is experimental: a fact that scoring needs is not confirmed");
            }
            return bytes;
        } catch (UnknownInstrumentException | IllegalArgumentException | IllegalStateException e) {
            throw UsageErrors.usage(spec, String.valueOf(e.getMessage()));
        }
    }

    private FormRenderer form(Instrument instrument, WordingOptions accepted) {
        try {
            return FormRenderer.of(WordingPack.parse(DefinitionFile.bytes(accepted.file, environment))
                    .accept(instrument, LicenceAcceptance.of(accepted.licence, accepted.context)));
        } catch (InvalidWordingException e) {
            for (Problem problem : e.problems()) {
                environment.messages().line(Text.shown(accepted.file) + ": " + Text.shown(problem.toString()));
            }
            throw new Refusal(Text.count(e.problems().size(), "problem") + " in the wording of --wording");
        } catch (WordingRefusedException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private Referent referent(String text) {
        return Coded.find(Referent.class, text)
                .orElseThrow(
                        () -> UsageErrors.option(spec, "--name", "a name is written REFERENT=NAME, such as app=X"));
    }

    static final class TargetConverter extends WordConverter<ExportTarget> {
        TargetConverter() {
            super(List.of(ExportTarget.values()), ExportTarget::word);
        }
    }

    static final class ContextConverter extends WordConverter<UseContext> {
        ContextConverter() {
            super(List.of(UseContext.values()), UseContext::id);
        }
    }
}
