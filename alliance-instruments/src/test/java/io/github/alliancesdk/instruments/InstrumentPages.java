package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Example;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Provenance;
import io.github.alliancesdk.core.instrument.PublishedRule;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Rights;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Generates a page for each shipped instrument, from the definitions and the reference samples only. */
final class InstrumentPages {
    static final String INDEX = "README.md";
    private static final String HOW =
            "<!-- made by InstrumentPagesTest from the definitions and samples: change those, never this file -->\n";
    private static final String LEDGER = "[ledger](../ledger/ledger.md)";

    private final List<Instrument> all = BundledInstruments.catalog().instruments();

    /** The text of every page, by file name. */
    Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        pages.put(INDEX, index());
        all.forEach(instrument -> pages.put(file(instrument), new Page(instrument).text()));
        return pages;
    }

    private static String file(Instrument instrument) {
        return instrument.id() + ".md";
    }

    private String index() {
        StringBuilder out = new StringBuilder("# Instruments\n\n" + HOW + "\n");
        out.append(
                "What is known of each shipped instrument, and what isn't. Every fact with its source, in one table: ");
        out.append("the ").append(LEDGER).append(".\n");
        for (InstrumentStatus status : InstrumentStatus.values()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("Instrument", "Title", "Items", "Raters", "About"));
            all.stream().filter(each -> each.status() == status).forEach(each -> rows.add(indexRow(each)));
            out.append("\n## ").append(title(status.id())).append("\n\n");
            out.append(meaning(status)).append("\n\n").append(table(rows));
        }
        return out.toString();
    }

    private static List<String> indexRow(Instrument instrument) {
        return List.of(
                link(instrument),
                instrument.title(),
                itemCount(instrument),
                orUnknown(joined(instrument.raters(), Rater::id)),
                orUnknown(joined(instrument.referents(), Referent::id)));
    }

    private static String meaning(InstrumentStatus status) {
        return switch (status) {
            case KEYED ->
                "It scores: scale map, reversal and response format are each backed by sources, or the"
                        + " page says which isn't.";
            case EXPERIMENTAL ->
                "Something that scoring needs is unconfirmed. It scores only after an explicit opt-in:"
                        + " `allowExperimental()`, `@ValidResponses(experimental = Experimental.ALLOWED)`, or"
                        + " `--experimental` on the command line. Its reports carry this status and the open questions.";
            case CATALOGUED -> "It is known to exist. It is looked up and never scored.";
        };
    }

    // ---- words

    private static String link(Instrument instrument) {
        return "[`" + instrument.id() + "`](" + file(instrument) + ")";
    }

    private static String itemCount(Instrument instrument) {
        return orUnknown(
                instrument.items().isEmpty()
                        ? ""
                        : String.valueOf(instrument.items().size()));
    }

    private static String orUnknown(String words) {
        return words.isEmpty() ? "unknown" : words;
    }

    private static String title(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String code(Object word) {
        return "`" + word + "`";
    }

    private static <T> String joined(Collection<T> values, Function<T, ?> word) {
        return values.stream().map(word).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String numbers(Collection<Integer> items) {
        return items.isEmpty() ? "none" : joined(items, Function.identity());
    }

    private static String table(List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(rows);
        all.add(1, rows.get(0).stream().map(column -> "---").toList());
        return all.stream().map(Ledger::line).collect(Collectors.joining());
    }

    // ---- one page

    /** The page of one instrument. */
    private final class Page {
        private final Instrument instrument;
        private final boolean scored;
        private final StringBuilder out = new StringBuilder();

        Page(Instrument instrument) {
            this.instrument = instrument;
            this.scored = instrument.status() != InstrumentStatus.CATALOGUED;
        }

        String text() {
            out.append("# ").append(instrument.title());
            instrument
                    .abbreviation()
                    .ifPresent(word -> out.append(" (").append(word).append(")"));
            out.append("\n\n").append(HOW).append('\n');
            identity();
            if (scored) {
                key();
                formats();
            }
            known();
            unknown();
            findings();
            samples();
            rights();
            if (scored) {
                pitfalls();
                example();
            }
            sources();
            return out.toString();
        }

        private void section(String heading) {
            out.append("\n## ").append(heading).append("\n\n");
        }

        private void bullet(String words) {
            out.append("- ").append(words).append('\n');
        }

        private void identity() {
            out.append("**").append(title(instrument.status().id())).append("**: ");
            out.append(meaning(instrument.status())).append("\n\n");
            instrument
                    .whyNotKeyed()
                    .ifPresent(why -> out.append("Why: ").append(why).append(".\n\n"));
            // a note with a disposition is a row in the table of facts below
            instrument.notes().stream()
                    .filter(note -> note.disposition().isEmpty())
                    .forEach(note -> out.append("Note: ").append(note.text()).append("\n\n"));
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("Fact", "Value"));
            rows.add(List.of("id", code(instrument.id())));
            rows.add(List.of("year", orUnknown(years())));
            rows.add(List.of("origin", joined(instrument.origin(), InstrumentPages::code)));
            rows.add(List.of("items", itemCount(instrument)));
            rows.add(List.of("raters", orUnknown(joined(instrument.raters(), Rater::id))));
            rows.add(List.of("about", orUnknown(joined(instrument.referents(), Referent::id))));
            rows.add(List.of("definition", instrument.definitionVersion().toString()));
            rows.add(List.of("digest", code(instrument.definitionDigest())));
            out.append(table(rows));
        }

        private String years() {
            return instrument.year().isPresent()
                    ? String.valueOf(instrument.year().getAsInt())
                    : "";
        }

        // ---- key

        private void key() {
            section("Key");
            ResponseFormat format = instrument.responseFormat();
            List<List<String>> scales = new ArrayList<>();
            scales.add(List.of("Scale", "Items", "Number", "About", "Mean", "Sum"));
            for (Scale scale : instrument.scales()) {
                int size = scale.items().size();
                scales.add(List.of(
                        scale.id(),
                        numbers(scale.items()),
                        String.valueOf(size),
                        scale.referents().isEmpty() ? "as the instrument" : joined(scale.referents(), Referent::id),
                        format.range(),
                        format.min() * size + ".." + format.max() * size));
            }
            out.append(table(scales)).append("\nReversed items: ").append(numbers(instrument.reversed()));
            out.append(". Metric of this definition: ")
                    .append(format.metric().id())
                    .append(".\n\n");
            List<List<String>> items = new ArrayList<>();
            items.add(itemRow(
                    "Item", "Scales", "Reversed", isDerived() ? "Taken from" : "", isPrinted() ? "Printed" : ""));
            instrument.items().forEach(item -> items.add(row(item)));
            out.append(table(items));
        }

        private boolean isDerived() {
            return instrument.items().stream()
                    .anyMatch(item -> item.derivedFrom().isPresent());
        }

        private boolean isPrinted() {
            return instrument.items().stream().anyMatch(Item::printedDescending);
        }

        private List<String> row(Item item) {
            String printed = item.printedDescending() ? "highest answer first" : "lowest answer first";
            return itemRow(
                    String.valueOf(item.number()),
                    String.join(", ", scalesOf(instrument, item.number(), true)),
                    instrument.reversed().contains(item.number()) ? "yes" : "no",
                    item.derivedFrom()
                            .map(from -> code(from.instrument()) + " item " + from.item())
                            .orElse(""),
                    isPrinted() ? printed : "");
        }

        /** A row without the columns that have no data. */
        private List<String> itemRow(String... cells) {
            return Arrays.stream(cells).filter(cell -> !cell.isEmpty()).toList();
        }

        private void formats() {
            section("Response formats");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("Format", "Answers", "Metric"));
            for (ResponseFormat format : instrument.formats()) {
                rows.add(List.of(
                        code(format.id()),
                        Ledger.format(format),
                        format.metric().id()));
            }
            out.append(table(rows));
        }

        // ---- known and unknown

        private void known() {
            if (instrument.provenance().isEmpty()) {
                return;
            }
            section("What is known, and by which sources");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("Fact", "Value", "Disposition", "Sources", "Note"));
            Ledger.rows(instrument)
                    .forEach(row ->
                            rows.add(List.of(row.fact(), row.value(), row.disposition(), row.sources(), row.note())));
            out.append(table(rows));
        }

        private void unknown() {
            section("What is not known");
            instrument.openQuestions().forEach(this::bullet);
            bullet("A rule for missing answers: " + rule(instrument.missing(), "missing"));
            bullet("Cut-offs: " + rule(instrument.cutoffs(), "cutoffs"));
            if (instrument.status() == InstrumentStatus.EXPERIMENTAL && !isDerived()) {
                bullet("Whether items come from another instrument, and which.");
            }
            if (!scored) {
                bullet("Items, scales, reversed items and response format, as far as they would be needed to score.");
            }
            if (scored && instrument.reliability().isEmpty()) {
                bullet("Reliability: no finding is recorded here.");
            }
        }

        private String rule(Optional<PublishedRule> rule, String fact) {
            return rule.map(known -> known.statement().orElse(noneOf(fact))).orElse("nothing is recorded here.");
        }

        private String noneOf(String fact) {
            Disposition disposition =
                    instrument.provenance(fact).map(Provenance::disposition).orElseThrow();
            return switch (disposition) {
                case NONE_EXIST -> "none exist, as a source states.";
                case NONE_FOUND -> "none was found.";
                default -> "none is published, as far as was found.";
            };
        }

        // ---- evidence

        private void findings() {
            if (!instrument.structure().isEmpty()) {
                section("Structure");
                instrument
                        .structure()
                        .forEach(finding -> bullet(finding.statement() + cited("structure/" + finding.number())));
            }
            if (!instrument.reliability().isEmpty()) {
                section("Reliability, as published");
                instrument
                        .reliability()
                        .forEach(finding -> bullet(finding.statistic() + " " + finding.value()
                                + (finding.n().isEmpty() ? "" : ", n " + numbers(finding.n()))
                                + finding.population()
                                        .map(people -> ", " + people)
                                        .orElse("")
                                + cited("reliability/" + finding.number())));
            }
        }

        private String cited(String fact) {
            return " (" + joined(instrument.provenance(fact).orElseThrow().sources(), InstrumentPages::code) + ")";
        }

        private void samples() {
            List<ReferenceSample> samples = BundledReferenceSamples.samples().all().stream()
                    .filter(sample -> sample.instruments().contains(instrument.id()))
                    .toList();
            section("Reference samples");
            if (samples.isEmpty()) {
                out.append("None is recorded here.\n");
                return;
            }
            out.append("Context, not norms: none of them says what a good score is.\n\n");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("Sample", "About", "Scale", "Answers", "n", "Mean", "SD", "Sources", "Caution"));
            samples.forEach(sample -> rows.add(row(sample)));
            out.append(table(rows));
        }

        private List<String> row(ReferenceSample sample) {
            String of = sample.instruments().size() == 1
                    ? ""
                    : " (" + joined(sample.instruments(), InstrumentId::value) + ")";
            return List.of(
                    sample.label() + of + ", " + sample.kind().id(),
                    sample.referent().id(),
                    sample.scale(),
                    sample.range().toString(),
                    sample.n().isPresent() ? String.valueOf(sample.n().getAsInt()) : "not published",
                    String.valueOf(sample.mean()),
                    String.valueOf(sample.sd()),
                    joined(sample.sources().keySet(), InstrumentPages::code),
                    sample.caution().orElse(""));
        }

        private void rights() {
            section("Rights, and whom to ask");
            out.append("No item text is shipped, and nothing here permits its use.\n");
            if (instrument.rights().isEmpty()) {
                out.append("Nothing else is recorded here: ask the authors of the publications below.\n");
                return;
            }
            Rights rights = instrument.rights().orElseThrow();
            out.append('\n');
            bullet("Holder: " + rights.holder());
            bullet("Contact: " + orUnknown(joined(rights.contact(), Function.identity())));
            bullet("Permission: " + rights.permission());
            bullet("Terms: " + rights.terms().orElse("unknown"));
            rights.note().ifPresent(note -> bullet("Note: " + note));
            if (!rights.evidence().isEmpty()) {
                bullet("Evidence: " + joined(rights.evidence(), InstrumentPages::code));
            }
        }

        // ---- pitfalls

        private void pitfalls() {
            section("Pitfalls");
            if (!instrument.reversed().isEmpty()) {
                bullet("Send the answers as they were given: the scorer reverses "
                        + (instrument.reversed().size() == 1 ? "item " : "items ")
                        + numbers(instrument.reversed()) + ", once.");
            }
            List<Integer> descending = instrument.items().stream()
                    .filter(Item::printedDescending)
                    .map(Item::number)
                    .toList();
            if (!descending.isEmpty()) {
                bullet("Items " + numbers(descending) + " are printed with the highest answer first. That is display:"
                        + " a label keeps its value, "
                        + instrument.responseFormat().max() + " for the highest, and"
                        + " nothing is reversed for it.");
            }
            if (instrument.formats().size() > 1) {
                bullet("A payload in another format than `default` must name it in `format`; codes that fit both are"
                        + " taken for the default otherwise.");
            }
            List<Scale> about = instrument.scales().stream()
                    .filter(scale -> !scale.referents().isEmpty())
                    .toList();
            if (!about.isEmpty()) {
                bullet("Its scales are not about the same: "
                        + joined(about, scale -> scale.id() + " about " + joined(scale.referents(), Referent::id))
                        + ". A total mixes them.");
            }
            List<Instrument> likeNamed = all.stream().filter(this::isNamedAlike).toList();
            if (!likeNamed.isEmpty()) {
                bullet("Nearly the same name and not the same instrument: "
                        + joined(
                                likeNamed,
                                other -> link(other) + ", " + other.items().size() + " items") + ".");
            }
            twins();
        }

        private boolean isNamedAlike(Instrument other) {
            return other != instrument && letters(other).equals(letters(instrument));
        }

        private static String letters(Instrument instrument) {
            return instrument.id().value().replace("-", "");
        }

        /** Instruments whose sheets look the same. */
        private void twins() {
            List<Instrument> twins = all.stream()
                    .filter(other -> other != instrument
                            && other.status() != InstrumentStatus.CATALOGUED
                            && other.itemNumbers().equals(instrument.itemNumbers()))
                    .toList();
            if (twins.isEmpty()) {
                return;
            }
            bullet("Other instruments have as many items. One sheet can't show which was filled in where its answers"
                    + " fit both: send the `definitionDigest` above with it.");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of(
                    "Other",
                    "Its answers",
                    "Its raters",
                    "Reversed in one only",
                    "Counted to other scales",
                    "A sheet of this one passes there"));
            for (Instrument other : twins) {
                rows.add(List.of(
                        link(other),
                        other.responseFormat().range(),
                        joined(other.raters(), Rater::id),
                        numbers(reversedInOneOf(other)),
                        elsewhere(other),
                        passes(other)));
            }
            out.append('\n').append(table(rows));
        }

        private Set<Integer> reversedInOneOf(Instrument other) {
            Set<Integer> items = new TreeSet<>(instrument.reversed());
            items.addAll(other.reversed());
            items.removeIf(item ->
                    instrument.reversed().contains(item) && other.reversed().contains(item));
            return items;
        }

        private String elsewhere(Instrument other) {
            List<Integer> items = instrument.itemNumbers().stream()
                    .filter(item -> !scalesOf(instrument, item, false).equals(scalesOf(other, item, false)))
                    .toList();
            return items.size() == instrument.items().size() ? "all" : numbers(items);
        }

        /** Whether this instrument's sheet is accepted if it is labelled as the other instrument. */
        private String passes(Instrument other) {
            ResponseFormat here = instrument.responseFormat();
            ResponseFormat there = other.responseFormat();
            if (Collections.disjoint(instrument.raters(), other.raters())) {
                return "no, the raters are others";
            }
            return there.contains(here.min()) && there.contains(here.max())
                    ? "yes"
                    : "if no answer is outside " + there.range();
        }

        // ---- example

        private void example() {
            section("An example, and its scores");
            Example example = instrument.examples().stream()
                    .filter(each -> each.id().endsWith("-mixed"))
                    .findFirst()
                    .orElseThrow();
            ScoreReport report = Scorer.complete()
                    .score(ResponseChecker.of(instrument)
                            .allowExperimental()
                            .check(Responses.of(example.payload()))
                            .orElseThrow());
            Map<String, Object> payload = new LinkedHashMap<>(example.payload());
            payload.remove("format");
            out.append("An invented sheet:\n\n```json\n")
                    .append(TestFiles.write(payload))
                    .append("\n```\n\n");
            out.append("The scales of its report, under `complete`:\n\n```json\n");
            JsonNode scales = TestFiles.json(TestFiles.write(report.toMap())).get("scales");
            out.append(scales.properties().stream()
                    .map(scale -> "  \"" + scale.getKey() + "\": " + scale.getValue())
                    .collect(Collectors.joining(",\n", "{\n", "\n}\n```\n")));
        }

        private void sources() {
            section("Sources");
            instrument.sources().forEach((id, source) -> out.append(Ledger.source(id, source)));
            out.append("\nThe same facts beside those of the other instruments: ")
                    .append(LEDGER)
                    .append(".\n");
        }
    }

    private static List<String> scalesOf(Instrument instrument, int item, boolean withTotal) {
        return instrument.scales().stream()
                .filter(scale -> scale.items().contains(item) && (withTotal || !scale.isTotal()))
                .map(Scale::id)
                .toList();
    }
}
