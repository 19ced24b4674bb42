package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.statistics.evidence.BatteryCoverage;
import io.github.alliancesdk.core.statistics.evidence.ThemeCoverage;
import io.github.alliancesdk.core.statistics.evidence.ThemeFinding;
import io.github.alliancesdk.core.statistics.evidence.ThemeItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The themes that a battery of instruments covers, as JSON and as a table. */
public final class CoverageText implements ResultText {
    private final ThemeCoverage judgement;
    private final BatteryCoverage coverage;

    public CoverageText(ThemeCoverage judgement, BatteryCoverage coverage) {
        this.judgement = judgement;
        this.coverage = coverage;
    }

    // ---- for programs

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(coverage.toMap());
        map.put("others", judgement.others());
        return map;
    }

    private static List<String> values(List<InstrumentId> ids) {
        return ids.stream().map(InstrumentId::value).toList();
    }

    // ---- for people

    @Override
    public void writeTo(Output out) {
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
                                        .map(CoverageText::item)
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "));
    }

    private static String item(ThemeItem touch) {
        return touch.item() + (touch.strength() == ThemeItem.Strength.WEAK ? " (weak)" : "");
    }
}
