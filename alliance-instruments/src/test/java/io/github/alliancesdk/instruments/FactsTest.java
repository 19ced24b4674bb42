package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.CutoffStatement;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Provenance;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Rights;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.instrument.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Compares the shipped definitions, as loaded, with the facts that they were made from. */
class FactsTest {
    private static final Map<String, JsonNode> FACTS = TestFiles.instruments();
    private static final JsonNode SOURCES = TestFiles.facts("sources.json");

    /** Catalogued instruments whose reason in the facts is in part advice to this project; reference.py has the words. */
    private static final Set<String> REWORDED = Set.of("tascp", "vanderbilt-tas-sf");

    static Stream<Instrument> shipped() {
        return BundledInstruments.catalog().instruments().stream();
    }

    static Stream<Instrument> scored() {
        return shipped().filter(instrument -> instrument.status() != InstrumentStatus.CATALOGUED);
    }

    static Stream<Instrument> catalogued() {
        return shipped().filter(instrument -> instrument.status() == InstrumentStatus.CATALOGUED);
    }

    @Test
    void everyInstrumentOfTheFactsIsShippedInTheirOrder() {
        assertThat(shipped().map(instrument -> instrument.id().value())).containsExactlyElementsOf(FACTS.keySet());
    }

    @ParameterizedTest
    @MethodSource("catalogued")
    void ofACataloguedInstrumentNothingIsShippedButWhatTheFactsSay(Instrument instrument) {
        JsonNode fact = fact(instrument);

        if (!REWORDED.contains(instrument.id().value())) {
            assertThat(instrument.whyNotKeyed()).hasValue(text(fact, "whyNotKeyed"));
        }
        assertThat(instrument.whyNotKeyed()).isPresent();
        assertThat(instrument.itemNumbers()).containsExactlyElementsOf(all(fact));
        assertThat(instrument.formats()).isEmpty();
        assertThat(instrument.scales()).isEmpty();
        assertThat(instrument.reversed()).isEmpty();
        assertThat(instrument.rights()).isEmpty();
        assertThat(instrument.examples()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void identityIsAsInTheFacts(Instrument instrument) {
        JsonNode fact = fact(instrument);

        assertThat(instrument.status().id()).isEqualTo(text(fact, "status"));
        assertThat(instrument.title()).isEqualTo(text(fact, "title"));
        assertThat(instrument.abbreviation()).isEqualTo(optional(fact, "abbreviation"));
        assertThat(instrument.year())
                .isEqualTo(
                        fact.get("year").isNull()
                                ? OptionalInt.empty()
                                : OptionalInt.of(fact.get("year").intValue()));
        assertThat(instrument.origin()).isEqualTo(strings(fact.get("origin")));
        assertThat(instrument.construct().id()).isEqualTo(text(fact, "construct"));
        assertThat(instrument.languages())
                .extracting(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH))
                .isEqualTo(strings(fact.path("languages")).stream()
                        .map(text -> text.split(" \\(", 2)[0])
                        .filter(text -> !text.equals("20 or more") && !text.startsWith("first sample"))
                        .toList());
        assertThat(instrument.raters()).extracting(Rater::id).containsExactlyElementsOf(raters(fact));
        assertThat(instrument.referents())
                .extracting(Referent::id)
                .containsExactlyElementsOf(strings(fact.path("referents")));
    }

    /** The raters whose form was seen. */
    private static List<String> raters(JsonNode fact) {
        return fact.path("raters").properties().stream()
                .filter(entry -> !text(entry.getValue(), "disposition").equals("unconfirmed"))
                .map(Map.Entry::getKey)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scored")
    void itemsAndScalesAreAsInTheFacts(Instrument instrument) {
        JsonNode fact = fact(instrument);
        List<Integer> all = all(fact);
        Map<String, List<Integer>> expected = new LinkedHashMap<>();
        for (String scale : List.of(
                "goal",
                "task",
                "task-goal",
                "bond",
                "engagement",
                "emotional-connection",
                "safety",
                "shared-purpose")) {
            if (fact.get("scales").has(scale)) {
                expected.put(scale, integers(fact.get("scales").get(scale).get("value")));
            }
        }
        boolean hasTotal = !text(fact, "total").equals("none stated: no total");
        if (hasTotal) {
            expected.put(Scale.TOTAL, all);
        }

        Map<String, List<Integer>> actual = new LinkedHashMap<>();
        instrument.scales().forEach(scale -> {
            actual.put(scale.id(), scale.items());
            assertThat(scale.referents())
                    .extracting(Referent::id)
                    .containsExactlyElementsOf(strings(
                            fact.path("scaleReferents").has("value")
                                    ? fact.path("scaleReferents").get("value").path(scale.id())
                                    : fact.path("scaleReferents").path(scale.id())));
        });

        assertThat(instrument.itemNumbers()).containsExactlyElementsOf(all);
        assertThat(names(fact.get("scales"))).isSubsetOf(expected.keySet());
        if (hasTotal) {
            assertThat(text(fact, "total")).startsWith("all " + all.size() + " items");
        }
        assertThat(actual).containsExactlyEntriesOf(expected);
    }

    @ParameterizedTest
    @MethodSource("scored")
    void reversedItemsAreAsInTheFacts(Instrument instrument) {
        assertThat(instrument.reversed())
                .containsExactlyElementsOf(
                        integers(fact(instrument).get("reversed").get("value")));
    }

    @ParameterizedTest
    @MethodSource("scored")
    void formatsAreAsInTheFactsAndThoseWithoutCodesCannotBeSelected(Instrument instrument) {
        JsonNode fact = fact(instrument);
        JsonNode response = fact.get("response").get("value");
        TreeMap<Integer, String> anchors = new TreeMap<>();
        assertThat(instrument.responseFormat().step().orElse(1))
                .isEqualTo(response.path("step").asDouble(1));
        (response.path("anchors").isObject() ? response.get("anchors") : TestFiles.json("{}"))
                .properties()
                .forEach(entry -> anchors.put(
                        Integer.valueOf(entry.getKey()), entry.getValue().stringValue()));
        List<String> expected = new ArrayList<>();
        expected.add("default " + response.get("min").doubleValue() + ".."
                + response.get("max").doubleValue());
        for (JsonNode other : fact.path("otherFormats")) {
            JsonNode value = other.get("value");
            if (value.has("min")) {
                expected.add(text(value, "id") + " " + value.get("min").doubleValue() + ".."
                        + value.get("max").doubleValue());
                assertThat(text(value, "metric"))
                        .startsWith(instrument
                                .findFormat(text(value, "id"))
                                .orElseThrow()
                                .metric()
                                .id());
            } else {
                assertThat(instrument.notes())
                        .as("a note on %s", text(value, "id"))
                        .anySatisfy(note -> {
                            assertThat(note.text()).contains(text(value, "id"));
                            assertThat(note.disposition().orElseThrow().id()).isEqualTo(text(other, "disposition"));
                            assertThat(note.sources()).isEqualTo(strings(other.get("sources")));
                        });
            }
        }

        assertThat(instrument.responseFormat().anchors()).isEqualTo(anchors);
        assertThat(instrument.formats())
                .extracting(format -> format.id() + " " + format.min() + ".." + format.max())
                .isEqualTo(expected);
        assertThat(instrument.responseFormat().metric().id())
                .as("one of the metrics that the facts name")
                .isSubstringOf(fact.has("metric") ? text(fact.get("metric"), "value") : "mean sum");
        assertThat(instrument.formats().subList(1, instrument.formats().size()))
                .extracting(ResponseFormat::anchors)
                .allMatch(Map::isEmpty);
    }

    @ParameterizedTest
    @MethodSource("scored")
    void ancestryAndPrintedOrderAreAsInTheFacts(Instrument instrument) {
        JsonNode fact = fact(instrument);
        String origin = fact.has("fromWaiSr") ? "wai-sr" : "wai";
        List<Integer> ancestors = integers(
                fact.path(fact.has("fromWaiSr") ? "fromWaiSr" : "fromWai").path("value"));
        List<Integer> descending = integers(fact.path("printedDescending").path("value"));

        for (Item item : instrument.items()) {
            Optional<Item.Origin> expected = ancestors.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Item.Origin(InstrumentId.of(origin), ancestors.get(item.number() - 1)));
            assertThat(item.derivedFrom()).isEqualTo(expected);
            assertThat(item.printedDescending()).isEqualTo(descending.contains(item.number()));
        }
    }

    @ParameterizedTest
    @MethodSource("scored")
    void dispositionsAndSourcesAreAsInTheFacts(Instrument instrument) {
        JsonNode fact = fact(instrument);

        assertBacking(instrument, "responseFormat", fact.get("response"));
        assertBacking(instrument, "reversed", fact.get("reversed"));
        assertBacking(instrument, "missing", fact.get("missing"));
        for (String name : List.of("metric", "cutoffs", "printedDescending")) {
            if (fact.has(name)) {
                assertBacking(instrument, name, fact.get(name));
            }
        }
        if (!fact.has("metric")) {
            assertThat(instrument.provenance("metric").orElseThrow().disposition())
                    .isEqualTo(Disposition.OUR_CHOICE);
        }
        raters(fact)
                .forEach(id -> assertBacking(
                        instrument, "raters/" + id, fact.get("raters").get(id)));
        each(fact, "scales", (id, entry) -> assertBacking(instrument, "scales/" + id + "/items", entry));
        for (String name : List.of("fromWai", "fromWaiSr")) {
            if (fact.has(name)) {
                assertBacking(instrument, "derivedFrom", fact.get(name));
            }
        }
        assertThat(instrument.openQuestions())
                .allMatch(question -> !question.isBlank())
                .satisfies(questions -> optional(fact, "openQuestion")
                        .ifPresent(open ->
                                assertThat(questions).anyMatch(question -> question.equalsIgnoreCase(open + "."))));
        if (fact.has("structure")) {
            if (instrument.id().value().equals("arm-5")) {
                // one source, where confirmed-secondary needs two
                assertThat(instrument.provenance("structure/1").orElseThrow().disposition())
                        .isEqualTo(Disposition.UNCONFIRMED);
            } else {
                assertBacking(instrument, "structure/1", fact.get("structure"));
            }
            assertThat(instrument.structure().get(0).statement()).isEqualTo(text(fact.get("structure"), "value"));
        }
        for (JsonNode other : fact.path("otherFormats")) {
            if (other.get("value").has("min")) {
                assertBacking(instrument, "formats/" + text(other.get("value"), "id"), other);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scored")
    void reliabilityIsQuotedAsInTheFacts(Instrument instrument) {
        JsonNode findings = fact(instrument).path("reliability");

        assertThat(instrument.reliability()).hasSize(findings.size());
        for (int i = 0; i < findings.size(); i++) {
            JsonNode value = findings.get(i).get("value");
            var finding = instrument.reliability().get(i);
            assertBacking(instrument, "reliability/" + finding.number(), findings.get(i));
            assertThat(finding.statistic()).isEqualTo(text(value, "statistic"));
            assertThat(finding.value()).isEqualTo(text(value, "value"));
            assertThat(finding.n())
                    .isEqualTo(
                            value.path("n").isInt() ? List.of(value.get("n").intValue()) : integers(value.path("n")));
            assertThat(finding.population())
                    .isEqualTo(Optional.ofNullable(value.get("population")).map(JsonNode::stringValue));
        }
    }

    @ParameterizedTest
    @MethodSource("scored")
    void onlyTheCareHasARuleForMissingAnswersAndNoInstrumentHasAPublishedCutOff(Instrument instrument) {
        boolean isCare = instrument.id().value().equals("care");
        JsonNode missing = fact(instrument).get("missing");

        assertThat(instrument.missing().orElseThrow().isPublished()).isEqualTo(isCare);
        assertThat(missing.has("rule")).isEqualTo(isCare);
        if (isCare) {
            assertThat(instrument.missing().orElseThrow().rule().orElseThrow().id())
                    .isEqualTo(text(missing, "rule"));
            assertThat(instrument.missing().orElseThrow().statement()).hasValue(text(missing, "value"));
        } else {
            assertThat(text(missing, "disposition")).isEqualTo("not-published");
        }
        assertThat(instrument.cutoffs().isPresent())
                .as("whether cut-offs were looked for")
                .isEqualTo(fact(instrument).has("cutoffs"));
        instrument.cutoffs().ifPresent(rule -> assertThat(rule.isPublished()).isFalse());
    }

    /** Two sources call 36 a concern and two call it fine: each is told, and none is applied. */
    @Test
    void theCutOffOfTheSrsIsToldWithItsConflict() {
        Instrument srs = BundledInstruments.srs();
        JsonNode fact = fact(srs).get("cutoffs");

        assertThat(text(fact, "value")).startsWith("36 of 40");
        assertThat(srs.cutoffs().orElseThrow().statements())
                .allSatisfy(statement -> {
                    assertThat(statement.value()).isEqualTo(36);
                    assertThat(statement.disposition()).isEqualTo(Disposition.CONFLICTING);
                })
                .extracting(CutoffStatement::direction)
                .containsExactly(CutoffStatement.Direction.AT_OR_BELOW, CutoffStatement.Direction.AT_OR_ABOVE);
        assertThat(srs.cutoffs().orElseThrow().statements().stream().flatMap(statement -> statement.sources().stream()))
                .containsExactlyElementsOf(strings(fact.get("sources")));
    }

    @ParameterizedTest
    @MethodSource("scored")
    void rightsAreAsInTheFacts(Instrument instrument) {
        JsonNode fact = fact(instrument).get("rights");

        assertThat(fact.get("itemTextShipped").booleanValue()).isFalse();
        assertThat(instrument.rights())
                .hasValue(new Rights(
                        text(fact, "holder"),
                        strings(fact.get("contact")),
                        text(fact, "permission"),
                        optional(fact, "terms"),
                        strings(fact.path("evidence")),
                        optional(fact, "note")));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void sourcesAreAsInTheFacts(Instrument instrument) {
        instrument.sources().forEach((id, source) -> {
            JsonNode fact = SOURCES.get(id);
            assertThat(source)
                    .as(id)
                    .isEqualTo(new Source(
                            text(fact, "title"),
                            optional(fact, "authors"),
                            fact.path("year").isInt()
                                    ? OptionalInt.of(fact.get("year").intValue())
                                    : OptionalInt.empty(),
                            optional(fact, "doi"),
                            optional(fact, "url"),
                            text(fact, "read")));
        });
    }

    @Test
    void theShortFormsDifferInItemsEightAndTenInReversalAndInRange() {
        Instrument shortForm = BundledInstruments.waiShort();
        Instrument revised = BundledInstruments.waiShortRevised();

        assertThat(shortForm.scale("task").items()).containsExactly(1, 2, 8, 12);
        assertThat(revised.scale("task").items()).containsExactly(1, 2, 10, 12);
        assertThat(shortForm.scale("goal").items()).containsExactly(4, 6, 10, 11);
        assertThat(revised.scale("goal").items()).containsExactly(4, 6, 8, 11);
        assertThat(shortForm.scale("bond")).isEqualTo(revised.scale("bond"));
        assertThat(shortForm.reversed()).containsExactly(4, 10);
        assertThat(revised.reversed()).isEmpty();
        assertThat(shortForm.responseFormat().range()).isEqualTo("1..7");
        assertThat(revised.responseFormat().range()).isEqualTo("1..5");
    }

    @Test
    void theShortFormsScalesFollowFromTheFullFormsKey() {
        Instrument full = BundledInstruments.wai();

        for (Item item : BundledInstruments.waiShort().items()) {
            int ancestor = item.derivedFrom().orElseThrow().item();
            for (String scale : List.of("goal", "task", "bond")) {
                assertThat(full.scale(scale).items().contains(ancestor))
                        .as("item %s in %s", item.number(), scale)
                        .isEqualTo(BundledInstruments.waiShort()
                                .scale(scale)
                                .items()
                                .contains(item.number()));
            }
            assertThat(BundledInstruments.waiShort().reversed().contains(item.number()))
                    .as("item %s reversed", item.number())
                    .isEqualTo(full.reversed().contains(ancestor));
        }
    }

    private static void assertBacking(Instrument instrument, String name, JsonNode fact) {
        Provenance provenance = instrument.provenance(name).orElseThrow();
        assertThat(provenance.disposition().id()).as(name).isEqualTo(text(fact, "disposition"));
        assertThat(provenance.sources()).as(name).isEqualTo(strings(fact.get("sources")));
        if (fact.has("note")) {
            assertThat(provenance.note().orElseThrow())
                    .as(name)
                    .contains(text(fact, "note").split("[:.;]", 2)[0]);
        }
    }

    private static void each(JsonNode fact, String field, BiConsumer<String, JsonNode> check) {
        fact.get(field).properties().forEach(entry -> check.accept(entry.getKey(), entry.getValue()));
    }

    private static JsonNode fact(Instrument instrument) {
        return FACTS.get(instrument.id().value());
    }

    /** The numbers of the items; empty if the number of items is unknown. */
    private static List<Integer> all(JsonNode fact) {
        return IntStream.rangeClosed(1, fact.get("items").asInt(0)).boxed().toList();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::stringValue);
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(node -> values.add(node.stringValue()));
        return values;
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> values = new ArrayList<>();
        array.forEach(node -> values.add(node.intValue()));
        return values;
    }
}
