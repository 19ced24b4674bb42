package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.CutoffStatement;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Provenance;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The differences between two definitions, fact by fact, as text. */
public final class DefinitionDiff {
    private static final String NONE = "none";
    private static final String ABSENT = "(not there)";

    private final Instrument one;
    private final Instrument other;
    private final List<String> lines = new ArrayList<>();

    public DefinitionDiff(Instrument one, Instrument other) {
        this.one = one;
        this.other = other;
    }

    public List<String> lines() {
        lines.clear();
        lines.add("--- " + one.id() + " " + one.definitionVersion());
        lines.add("+++ " + other.id() + " " + other.definitionVersion());
        section("Identity", DefinitionDiff::identity);
        section("Key", DefinitionDiff::key);
        section("Response formats", DefinitionDiff::formats);
        section("Scales", DefinitionDiff::scales);
        section("Status", DefinitionDiff::status);
        section("Rules", DefinitionDiff::rules);
        section("Provenance", DefinitionDiff::provenance);
        if (one.equals(other)) {
            lines.add("");
            lines.add("They state the same.");
        } else if (lines.size() == 2) {
            lines.add("");
            lines.add("They differ only in notes, findings, rights, sources or examples.");
        }
        return List.copyOf(lines);
    }

    private void section(String title, Function<Instrument, Map<String, String>> facts) {
        Map<String, String> before = facts.apply(one);
        Map<String, String> after = facts.apply(other);
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> differing = new ArrayList<>();
        for (String name : names) {
            String was = before.getOrDefault(name, ABSENT);
            String is = after.getOrDefault(name, ABSENT);
            if (!was.equals(is)) {
                differing.add("  " + name);
                differing.add("    - " + was);
                differing.add("    + " + is);
            }
        }
        if (!differing.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(differing);
        }
    }

    private static Map<String, String> identity(Instrument instrument) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("title", Text.title(instrument));
        facts.put("construct", instrument.construct().id());
        facts.put("raters", joined(instrument.raters(), Rater::id));
        facts.put("referents", joined(instrument.referents(), Referent::id));
        return facts;
    }

    private static Map<String, String> key(Instrument instrument) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("digest", instrument.definitionDigest());
        facts.put("items", joined(instrument.itemNumbers(), String::valueOf));
        facts.put("reversed", joined(instrument.reversed(), String::valueOf));
        facts.put(
                "derived from",
                joined(
                        instrument.items().stream()
                                .filter(item -> item.derivedFrom().isPresent())
                                .toList(),
                        DefinitionDiff::derivation));
        facts.put(
                "printed with descending answers",
                joined(
                        instrument.items().stream()
                                .filter(Item::printedDescending)
                                .toList(),
                        item -> String.valueOf(item.number())));
        return facts;
    }

    private static String derivation(Item item) {
        return item.number()
                + item.derivedFrom()
                        .map(origin -> " from " + origin.instrument() + " " + origin.item())
                        .orElse("");
    }

    private static Map<String, String> formats(Instrument instrument) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (ResponseFormat format : instrument.formats()) {
            String anchors = joined(
                    format.anchors().entrySet(), anchor -> anchor.getKey() + " " + Text.shown(anchor.getValue()));
            facts.put(format.id(), format.range() + ", " + format.metric().id() + ", labels: " + anchors);
        }
        return facts;
    }

    private static Map<String, String> scales(Instrument instrument) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Scale scale : instrument.scales()) {
            String about = scale.referents().isEmpty() ? "" : "; about " + joined(scale.referents(), Referent::id);
            facts.put(scale.id(), joined(scale.items(), String::valueOf) + about);
        }
        return facts;
    }

    private static Map<String, String> status(Instrument instrument) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("status", instrument.status().id());
        facts.put("not keyed", instrument.whyNotKeyed().map(Text::shown).orElse(NONE));
        facts.put("open questions", joined(instrument.openQuestions(), Text::shown));
        return facts;
    }

    private static Map<String, String> rules(Instrument instrument) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("missing responses", rule(instrument.missing()));
        facts.put("cut-offs", rule(instrument.cutoffs()));
        facts.put("cut-off statements", joined(instrument.cutoffStatements(), DefinitionDiff::cutoff));
        return facts;
    }

    private static String cutoff(CutoffStatement statement) {
        return statement.scale() + " " + statement.direction().id() + " " + Figures.plain(statement.value()) + " ("
                + statement.disposition().id() + "): " + Text.shown(statement.claim());
    }

    private static String rule(Optional<Instrument.PublishedRule> rule) {
        return rule.map(known -> known.statement().map(Text::shown).orElse("none published"))
                .orElse("unknown");
    }

    private static Map<String, String> provenance(Instrument instrument) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Provenance entry : instrument.provenance()) {
            facts.put(
                    entry.fact(),
                    entry.disposition().id() + ": " + joined(entry.sources(), Text::shown)
                            + entry.note().map(note -> "; " + Text.shown(note)).orElse(""));
        }
        return facts;
    }

    private static <T> String joined(Collection<T> things, Function<T, String> name) {
        return things.isEmpty() ? NONE : things.stream().map(name).collect(Collectors.joining(", "));
    }
}
