package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentQuery;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
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
    private final List<Instrument> others;

    /** The published themes that are constructs of their own, each with the instruments that measure it. */
    private final Map<Construct, List<Instrument>> measured = new LinkedHashMap<>();

    /** Describes the coverage of a battery; the catalogue has the instruments that it could be extended with. */
    public CoverageText(ThemeCoverage judgement, List<Instrument> battery, InstrumentCatalog catalog) {
        this.judgement = judgement;
        this.coverage = judgement.of(battery.stream().map(Instrument::id).toList());
        this.others = battery.stream()
                .distinct()
                .filter(instrument -> instrument.construct() != Construct.ALLIANCE)
                .toList();
        coverage.published().values().stream()
                .flatMap(List::stream)
                .flatMap(finding -> Coded.find(Construct.class, finding.theme()).stream())
                .forEach(construct -> measured.put(
                        construct,
                        catalog.find(InstrumentQuery.any()
                                .withConstruct(construct)
                                .withStatus(InstrumentStatus.KEYED, InstrumentStatus.EXPERIMENTAL))));
    }

    // ---- for programs

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(coverage.toMap());
        map.put("others", judgement.others());
        if (!others.isEmpty()) {
            Map<String, Object> constructs = new LinkedHashMap<>();
            others.forEach(instrument -> constructs.put(
                    instrument.id().value(), instrument.construct().id()));
            map.put("constructs", constructs);
        }
        Map<String, Object> instruments = new LinkedHashMap<>();
        measured.forEach((construct, found) -> instruments.put(construct.id(), names(found)));
        map.put("measuredBy", instruments);
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
        others.forEach(instrument -> out.line(instrument.id() + " measures "
                + instrument.construct().id()
                + ", not the alliance: its scores are never pooled with those of another construct."));
        out.line("");
        table(coverage.themes()).writeTo(out);
        coverage.published().forEach((publication, findings) -> {
            out.line("");
            out.line("Themes of " + publication + ":");
            table(findings).writeTo(out);
        });
        if (!measured.isEmpty()) {
            out.line("");
        }
        measured.forEach((construct, found) -> out.line("The theme " + construct.id()
                + " is a construct of its own. Instruments that measure it and can be scored: "
                + (found.isEmpty() ? "none" : String.join(", ", names(found))) + "."));
    }

    private static List<String> names(List<Instrument> instruments) {
        return instruments.stream().map(instrument -> instrument.id().value()).toList();
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
