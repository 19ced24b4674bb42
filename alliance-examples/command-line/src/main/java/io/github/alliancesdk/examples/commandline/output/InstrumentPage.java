package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.CutoffStatement;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.instrument.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a definition states, as text. */
public final class InstrumentPage {
    private static final String INDENT = "  ";
    private static final int WIDTH = 100;

    private final Instrument instrument;
    private final List<String> lines = new ArrayList<>();

    public InstrumentPage(Instrument instrument) {
        this.instrument = instrument;
    }

    public List<String> lines() {
        lines.clear();
        lines.add(Text.title(instrument));
        identity();
        keys();
        rights();
        findings();
        sources();
        return List.copyOf(lines);
    }

    private void identity() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("id", instrument.id().value()));
        rows.add(List.of("status", instrument.status().id()));
        instrument.whyNotKeyed().ifPresent(reason -> rows.add(List.of("not keyed", reason)));
        rows.add(List.of("definition", instrument.definitionVersion().toString()));
        rows.add(List.of("digest", instrument.definitionDigest()));
        rows.add(List.of("construct", instrument.construct().id()));
        rows.add(List.of("raters", joined(instrument.raters(), Rater::id)));
        rows.add(List.of("referents", joined(instrument.referents(), Referent::id)));
        lines.addAll(Text.align(rows, INDENT, WIDTH));
    }

    private void keys() {
        section(
                "Response formats",
                Stream.concat(instrument.formats().stream(), instrument.itemFormats().stream())
                        .map(InstrumentPage::row)
                        .toList());
        List<List<String>> scales = new ArrayList<>();
        for (Scale scale : instrument.scales()) {
            String about = scale.referents().isEmpty() ? "" : "; about " + joined(scale.referents(), Referent::id);
            scales.add(List.of(
                    scale.id(),
                    Text.count(scale.items().size(), "item"),
                    joined(scale.items(), String::valueOf) + about));
        }
        section("Scales", scales);
        List<List<String>> items = new ArrayList<>();
        // for a catalogued instrument, unknown does not mean none
        boolean known = instrument.status() != InstrumentStatus.CATALOGUED;
        int number = instrument.items().size();
        items.add(List.of("number", known || number > 0 ? String.valueOf(number) : "unknown"));
        items.add(List.of("reversed", known ? joined(instrument.reversed(), String::valueOf) : "unknown"));
        List<Item> derived = instrument.items().stream()
                .filter(item -> item.derivedFrom().isPresent())
                .toList();
        if (!derived.isEmpty()) {
            items.add(List.of("derived", joined(derived, InstrumentPage::derivation)));
        }
        List<Item> descending =
                instrument.items().stream().filter(Item::printedDescending).toList();
        if (!descending.isEmpty()) {
            items.add(List.of("printed with descending answers", joined(descending, item -> "" + item.number())));
        }
        section("Items", items);
        section(
                "Rules",
                List.of(
                        List.of("missing responses", missing(instrument, UnaryOperator.identity())),
                        List.of("cut-offs", rule(instrument.cutoffs()))));
        section(
                "Cut-offs that sources state; none is applied to a score",
                statements(instrument).stream().map(InstrumentPage::row).toList());
    }

    private void rights() {
        instrument.rights().ifPresent(rights -> {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("holder", rights.holder()));
            rows.add(List.of("contact", joined(rights.contact(), Function.identity())));
            rows.add(List.of("permission", rights.permission()));
            rights.terms().ifPresent(terms -> rows.add(List.of("terms", terms)));
            rows.add(List.of("evidence", joined(rights.evidence(), Function.identity())));
            rights.note().ifPresent(note -> rows.add(List.of("note", note)));
            section("Rights to the wording, which isn't shipped", rows);
        });
    }

    private void findings() {
        section(
                "Open questions",
                instrument.openQuestions().stream()
                        .map(question -> List.of("-", question))
                        .toList());
        section(
                "Notes",
                instrument.notes().stream()
                        .map(note -> List.of("-", note.text() + cited(note.sources())))
                        .toList());
        section(
                "Structure",
                instrument.structure().stream()
                        .map(finding -> List.of(String.valueOf(finding.number()), finding.statement()))
                        .toList());
        section(
                "Reliability, as published",
                instrument.reliability().stream().map(InstrumentPage::row).toList());
    }

    private void sources() {
        section(
                "Provenance",
                instrument.provenance().stream()
                        .map(entry -> List.of(
                                entry.fact(),
                                entry.disposition().id(),
                                joined(entry.sources(), Function.identity())
                                        + entry.note().map(note -> "; " + note).orElse("")))
                        .toList());
        section(
                "Sources",
                instrument.sources().entrySet().stream()
                        .map(entry -> List.of(
                                entry.getKey() + (instrument.origin().contains(entry.getKey()) ? " (origin)" : ""),
                                source(entry.getValue())))
                        .toList());
    }

    private void section(String title, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(Text.align(rows, INDENT, WIDTH));
        }
    }

    private static List<String> row(ResponseFormat format) {
        String anchors = format.anchors().entrySet().stream()
                .map(anchor -> anchor.getKey() + " " + anchor.getValue())
                .collect(Collectors.joining(", "));
        return List.of(
                format.id(),
                format.isNumberShown() ? format.range() + ", number shown" : format.range(),
                format.metric().id(),
                anchors);
    }

    private static List<String> row(CutoffStatement statement) {
        return List.of(
                statement.scale(),
                statement.direction().id() + " " + Figures.plain(statement.value()),
                statement.disposition().id(),
                statement.claim() + cited(statement.sources()));
    }

    private static List<String> row(Instrument.ReliabilityFinding finding) {
        String samples = finding.n().isEmpty() ? "" : "n " + joined(finding.n(), String::valueOf);
        return List.of(
                String.valueOf(finding.number()),
                finding.statistic(),
                finding.value(),
                joined(List.of(samples, finding.population().orElse("")), Function.identity()));
    }

    private static String derivation(Item item) {
        return item.derivedFrom()
                .map(origin -> item.number() + " from " + origin.instrument() + " " + origin.item())
                .orElse("");
    }

    /** The published rule for missing responses, in words and as it is computed. */
    static String missing(Instrument instrument, UnaryOperator<String> shown) {
        List<String> parts = new ArrayList<>();
        parts.add(instrument
                .missing()
                .map(rule -> rule.statement().map(shown).orElse("none published"))
                .orElse("unknown"));
        instrument.missing().flatMap(Instrument.MissingRule::rule).ifPresent(rule -> parts.add(rule.id()));
        for (Scale scale : instrument.scales()) {
            scale.missingRule().ifPresent(rule -> parts.add(scale.id() + ": " + rule.id()));
        }
        return String.join("; ", parts);
    }

    private static List<CutoffStatement> statements(Instrument instrument) {
        return instrument.cutoffs().map(Instrument.Cutoffs::statements).orElse(List.of());
    }

    private static String rule(Optional<Instrument.Cutoffs> rule) {
        return rule.map(known -> known.statement().orElse("none published")).orElse("unknown");
    }

    private static String cited(List<String> sources) {
        return sources.isEmpty() ? "" : " (" + joined(sources, Function.identity()) + ")";
    }

    /** Authors, title and year. */
    static String cited(Source source) {
        List<String> parts = new ArrayList<>();
        source.authors().ifPresent(parts::add);
        parts.add(source.title());
        source.year().ifPresent(year -> parts.add(String.valueOf(year)));
        return String.join(", ", parts);
    }

    private static String source(Source source) {
        List<String> parts = new ArrayList<>(List.of(cited(source)));
        source.doi().ifPresent(doi -> parts.add("doi:" + doi));
        source.url().ifPresent(parts::add);
        return String.join(", ", parts) + ". Read: " + source.read();
    }

    private static <T> String joined(Collection<T> things, Function<T, String> name) {
        String joined =
                things.stream().map(name).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return joined.isEmpty() ? "none" : joined;
    }
}
