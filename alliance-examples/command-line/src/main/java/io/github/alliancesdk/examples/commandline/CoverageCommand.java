package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.UnknownInstrumentException;
import io.github.alliancesdk.core.statistics.evidence.BatteryCoverage;
import io.github.alliancesdk.core.statistics.evidence.ThemeCoverage;
import io.github.alliancesdk.core.statistics.evidence.ThemeFinding;
import io.github.alliancesdk.core.statistics.evidence.ThemeItem;
import io.github.alliancesdk.instruments.BundledThemeCoverage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which themes of an alliance a battery of instruments covers. */
@Command(
        name = "coverage",
        sortOptions = false,
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        description = {
            "Says which themes of an alliance instruments cover together, leave uncovered, or are not judged on.",
            "",
            "It is a judgement made for this project on the items of some instruments, and no published finding. Where"
                    + " an instrument wasn't judged, a theme that no other one covers is not judged, which is never"
                    + " to be read as uncovered."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  alliance coverage wai-sr", "  alliance coverage wai-sr dwai --json"})
final class CoverageCommand implements Subcommand {
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "The instruments that are used together.")
    private List<String> ids;

    @Option(names = "--json", description = "Write a JSON object.")
    private boolean json;

    CoverageCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        ThemeCoverage judgement = BundledThemeCoverage.judgement();
        BatteryCoverage coverage = judgement.of(battery());
        if (json) {
            environment.out().line(Json.line(toMap(judgement, coverage)));
        } else {
            write(judgement, coverage);
        }
        return ExitCode.OK;
    }

    private List<InstrumentId> battery() {
        try {
            return ids.stream()
                    .map(environment.catalog()::get)
                    .map(Instrument::id)
                    .toList();
        } catch (UnknownInstrumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    // ---- for programs

    private static Map<String, Object> toMap(ThemeCoverage judgement, BatteryCoverage coverage) {
        Map<String, Object> map = new LinkedHashMap<>(coverage.toMap());
        map.put("others", judgement.others());
        return map;
    }

    private static List<String> values(List<InstrumentId> ids) {
        return ids.stream().map(InstrumentId::value).toList();
    }

    // ---- for people

    private void write(ThemeCoverage judgement, BatteryCoverage coverage) {
        Output out = environment.out();
        out.line("Battery: " + String.join(", ", values(coverage.battery())) + ".");
        out.line("Judgement: " + coverage.judgement() + ".");
        if (!coverage.notJudged().isEmpty()) {
            out.line("Not judged: " + String.join(", ", values(coverage.notJudged())) + " (" + judgement.others()
                    + ").");
        }
        out.line("");
        table(coverage.themes()).writeTo(out);
        coverage.published().forEach((publication, findings) -> {
            out.line("");
            out.line("Themes of " + publication + ":");
            table(findings).writeTo(out);
        });
    }

    private static TextTable table(List<ThemeFinding> findings) {
        TextTable table = new TextTable("THEME", "STATE", "ITEMS");
        findings.forEach(finding -> table.add(finding.theme(), finding.state().id(), items(finding)));
        return table;
    }

    /** Such as {@code wai-sr 4, 6; dwai 3 (weak)}. */
    private static String items(ThemeFinding finding) {
        Map<InstrumentId, List<ThemeItem>> byInstrument = finding.items().stream()
                .collect(Collectors.groupingBy(ThemeItem::instrument, LinkedHashMap::new, Collectors.toList()));
        return byInstrument.isEmpty()
                ? "-"
                : byInstrument.entrySet().stream()
                        .map(entry -> entry.getKey() + " "
                                + entry.getValue().stream()
                                        .map(CoverageCommand::item)
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "));
    }

    private static String item(ThemeItem touch) {
        return touch.item() + (touch.strength() == ThemeItem.Strength.WEAK ? " (weak)" : "");
    }
}
