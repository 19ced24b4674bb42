package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.DefinitionParser.ExampleForm;
import io.github.alliancesdk.core.instrument.DefinitionParser.Format;
import io.github.alliancesdk.core.instrument.DefinitionParser.MissingForm;
import io.github.alliancesdk.core.instrument.DefinitionParser.ProvenanceForm;
import io.github.alliancesdk.core.instrument.DefinitionParser.Rule;
import io.github.alliancesdk.core.instrument.DefinitionParser.ScaleForm;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the parts of a definition are consistent, which JSON Schema can't check. Parts that are null because
 * their form was wrong are skipped.
 */
final class DefinitionConsistency {
    private final DefinitionParser form;
    private final JsonDocument problems;
    private final boolean catalogued;

    private DefinitionConsistency(DefinitionParser form) {
        this.form = form;
        this.problems = form.document;
        this.catalogued = form.status == InstrumentStatus.CATALOGUED;
    }

    static void check(DefinitionParser form) {
        if (form.isObject) {
            new DefinitionConsistency(form).checkAll();
        }
    }

    private void checkAll() {
        checkCompleteness();
        checkFormats();
        checkItems();
        checkScales();
        checkMissingRules();
        checkRule("cutoffs", form.cutoffs);
        checkFindings();
        checkRights();
        checkSources();
        checkProvenance();
        checkStatus();
        checkExamples();
    }

    /** The names of the facts that a definition states, in the order of its fields. */
    static Set<String> facts(DefinitionParser form) {
        return new DefinitionConsistency(form).facts();
    }

    private static Pointer at(String name) {
        return Pointer.ROOT.child(name);
    }

    // ---- fields that the status requires

    private void checkCompleteness() {
        if (form.status == null) {
            return;
        }
        if (catalogued) {
            if (!form.hasWhyNotKeyed) {
                problems.add(ProblemCode.MISSING_FIELD, at("whyNotKeyed"));
            }
            if (!form.hasResponseFormat && !form.alternativeFormats.isEmpty()) {
                problems.add(ProblemCode.MISSING_FIELD, at("responseFormat"));
            }
            return;
        }
        if (form.hasWhyNotKeyed) {
            problems.add(ProblemCode.UNEXPECTED_FIELD, at("whyNotKeyed"));
        }
        if (!form.hasResponseFormat) {
            problems.add(ProblemCode.MISSING_FIELD, at("responseFormat"));
        }
        checkNotEmpty("raters", form.raters);
        checkNotEmpty("referents", form.referents);
        checkNotEmpty("items", form.items);
        checkNotEmpty("scales", form.scales);
    }

    private void checkNotEmpty(String name, @Nullable List<?> list) {
        if (list != null && list.isEmpty()) {
            problems.add(ProblemCode.EMPTY_LIST, at(name));
        }
    }

    // ---- formats

    private void checkFormats() {
        Set<String> ids = new HashSet<>();
        if (form.responseFormat != null) {
            checkFormat(form.responseFormat, at("responseFormat"), ids);
        }
        for (int i = 0; i < form.alternativeFormats.size(); i++) {
            Format format = form.alternativeFormats.get(i);
            if (format != null) {
                checkFormat(format, at("alternativeFormats").child(i), ids);
            }
        }
    }

    private void checkFormat(Format format, Pointer at, Set<String> ids) {
        checkUnique(format.id(), ids, at.child("id"));
        Integer min = format.min();
        Integer max = format.max();
        if (min == null || max == null) {
            return;
        }
        if (min >= max) {
            problems.add(ProblemCode.EMPTY_RANGE, at.child("max"), "above " + min);
            return;
        }
        for (String point : format.anchors().keySet()) {
            int value = Integer.parseInt(point);
            if (value < min || value > max) {
                problems.add(
                        ProblemCode.ANCHOR_OUT_OF_RANGE, at.child("anchors").child(point), min + ".." + max);
            }
        }
    }

    private void checkUnique(@Nullable Object id, Set<? super String> seen, Pointer at) {
        if (id != null && !seen.add(id.toString())) {
            problems.add(ProblemCode.DUPLICATE_ID, at);
        }
    }

    // ---- items and scales

    private void checkItems() {
        int last = 0;
        for (int i = 0; form.items != null && i < form.items.size(); i++) {
            Item item = form.items.get(i);
            if (item != null) {
                if (item.number() <= last) {
                    problems.add(ProblemCode.NOT_ASCENDING, at("items").child(i).child("number"), "above " + last);
                }
                last = Math.max(last, item.number());
            }
        }
        checkItemNumbers(form.reversed, at("reversed"));
    }

    private void checkItemNumbers(@Nullable List<@Nullable Integer> numbers, Pointer at) {
        Set<Integer> known = itemNumbers();
        for (int i = 0; numbers != null && i < numbers.size(); i++) {
            Integer number = numbers.get(i);
            if (number != null && areItemsKnown() && !known.contains(number)) {
                problems.add(ProblemCode.UNKNOWN_ITEM, at.child(i));
            }
        }
    }

    private boolean areItemsKnown() {
        return form.items != null && !form.items.contains(null);
    }

    private Set<Integer> itemNumbers() {
        Set<Integer> numbers = new TreeSet<>();
        for (Item item : DefinitionParser.present(form.items)) {
            numbers.add(item.number());
        }
        return numbers;
    }

    private void checkScales() {
        Set<String> ids = new HashSet<>();
        Set<Integer> held = new TreeSet<>();
        int count = form.scales == null ? 0 : form.scales.size();
        for (int i = 0; form.scales != null && i < count; i++) {
            ScaleForm scale = form.scales.get(i);
            if (scale == null) {
                continue;
            }
            Pointer at = at("scales").child(i);
            checkUnique(scale.id(), ids, at.child("id"));
            checkItemNumbers(scale.items(), at.child("items"));
            checkReferents(scale.referents(), at.child("referents"));
            held.addAll(DefinitionParser.present(scale.items()));
            if (Scale.TOTAL.equals(scale.id()) && i < count - 1) {
                problems.add(ProblemCode.TOTAL_NOT_LAST, at.child("id"));
            }
        }
        for (int i = 0; form.scales != null && i < count; i++) {
            ScaleForm scale = form.scales.get(i);
            if (scale != null
                    && Scale.TOTAL.equals(scale.id())
                    && scale.items() != null
                    && !new HashSet<>(scale.items()).containsAll(held)) {
                problems.add(ProblemCode.TOTAL_INCOMPLETE, at("scales").child(i).child("items"));
            }
        }
    }

    private void checkReferents(@Nullable List<@Nullable Referent> referents, Pointer at) {
        for (int i = 0; referents != null && form.referents != null && i < referents.size(); i++) {
            Referent referent = referents.get(i);
            if (referent != null && !form.referents.contains(referent)) {
                problems.add(ProblemCode.UNKNOWN_REFERENT, at.child(i));
            }
        }
    }

    // ---- rules, findings, rights

    private void checkRule(String name, @Nullable Rule rule) {
        if (rule != null) {
            checkStatement(name, rule.published(), rule.stated());
        }
    }

    private void checkStatement(String name, @Nullable Boolean published, boolean stated) {
        if (Boolean.TRUE.equals(published) && !stated) {
            problems.add(ProblemCode.MISSING_FIELD, at(name).child("statement"));
        } else if (Boolean.FALSE.equals(published) && stated) {
            problems.add(ProblemCode.UNEXPECTED_FIELD, at(name).child("statement"));
        }
    }

    private void checkMissingRules() {
        MissingForm missing = form.missing;
        // a value of the wrong form is reported elsewhere
        boolean isPublished = missing == null ? form.hasMissing : !Boolean.FALSE.equals(missing.published());
        if (missing != null) {
            checkStatement("missing", missing.published(), missing.stated());
            Pointer at = at("missing").child("rule");
            if (missing.hasRule() && !isPublished) {
                problems.add(ProblemCode.UNEXPECTED_FIELD, at);
            }
            checkMissingCount(missing.rule(), form.items, at);
        }
        for (int i = 0; form.scales != null && i < form.scales.size(); i++) {
            ScaleForm scale = form.scales.get(i);
            if (scale != null && scale.hasMissing()) {
                Pointer at = at("scales").child(i).child("missing");
                if (!isPublished) {
                    problems.add(ProblemCode.UNEXPECTED_FIELD, at);
                }
                checkMissingCount(scale.missing(), scale.items(), at.child("rule"));
            }
        }
    }

    /** Fewer items may be missing than there are. */
    private void checkMissingCount(@Nullable MissingPolicy rule, @Nullable List<?> items, Pointer at) {
        if (rule == null || items == null || items.isEmpty() || items.contains(null)) {
            return;
        }
        if (rule.mostMissing() >= items.size()) {
            problems.add(ProblemCode.OUT_OF_RANGE, at, "0.." + (items.size() - 1));
        }
    }

    private void checkFindings() {
        Set<String> numbers = new HashSet<>();
        for (int i = 0; i < form.structure.size(); i++) {
            Instrument.StructureFinding finding = form.structure.get(i);
            checkUnique(
                    finding == null ? null : finding.number(),
                    numbers,
                    at("structure").child(i).child("number"));
        }
        numbers.clear();
        for (int i = 0; i < form.reliability.size(); i++) {
            Instrument.ReliabilityFinding finding = form.reliability.get(i);
            checkUnique(
                    finding == null ? null : finding.number(),
                    numbers,
                    at("reliability").child(i).child("number"));
        }
    }

    private void checkRights() {
        if (form.rights != null && Boolean.TRUE.equals(form.rights.itemTextShipped())) {
            problems.add(ProblemCode.WORDING_SHIPPED, at("rights").child("itemTextShipped"));
        }
    }

    // ---- sources and provenance

    private void checkSources() {
        checkSourceIds(form.origin, at("origin"));
        if (form.rights != null) {
            checkSourceIds(form.rights.evidence(), at("rights").child("evidence"));
        }
        for (int i = 0; i < form.notes.size(); i++) {
            DefinitionParser.NoteForm note = form.notes.get(i);
            if (note != null) {
                checkSourceIds(note.sources(), at("notes").child(i).child("sources"));
            }
        }
        for (int i = 0; form.provenance != null && i < form.provenance.size(); i++) {
            ProvenanceForm entry = form.provenance.get(i);
            if (entry != null) {
                checkSourceIds(entry.sources(), at("provenance").child(i).child("sources"));
            }
        }
    }

    private void checkSourceIds(@Nullable List<@Nullable String> ids, Pointer at) {
        for (int i = 0; ids != null && form.sources != null && i < ids.size(); i++) {
            String source = ids.get(i);
            if (source != null && !form.sources.containsKey(source)) {
                problems.add(ProblemCode.UNKNOWN_SOURCE, at.child(i));
            }
        }
    }

    private void checkProvenance() {
        if (form.provenance == null) {
            return;
        }
        Set<String> facts = facts();
        Set<String> documented = new HashSet<>();
        for (int i = 0; i < form.provenance.size(); i++) {
            ProvenanceForm entry = form.provenance.get(i);
            if (entry == null) {
                continue;
            }
            Pointer at = at("provenance").child(i);
            if (entry.fact() != null && !documented.add(entry.fact())) {
                problems.add(ProblemCode.DUPLICATE_FACT, at.child("fact"));
            } else if (entry.fact() != null && form.factsKnown && !facts.contains(entry.fact())) {
                problems.add(ProblemCode.UNKNOWN_FACT, at.child("fact"));
            }
            if (entry.sources() != null
                    && entry.sources().isEmpty()
                    && entry.disposition() != null
                    && !entry.disposition().mayLackSources()) {
                problems.add(ProblemCode.SOURCE_REQUIRED, at.child("sources"));
            }
        }
        if (form.factsKnown) {
            for (String fact : facts) {
                if (!documented.contains(fact)) {
                    problems.add(ProblemCode.MISSING_PROVENANCE, at("provenance"), "fact", fact);
                }
            }
        }
    }

    private Set<String> facts() {
        Set<String> facts = new LinkedHashSet<>();
        for (Rater rater : DefinitionParser.present(form.raters)) {
            facts.add("raters/" + rater.id());
        }
        if (form.hasResponseFormat) {
            facts.add("responseFormat");
            facts.add("metric");
        }
        for (Format format : DefinitionParser.present(form.alternativeFormats)) {
            facts.add("formats/" + format.id());
        }
        addFactsOfItems(facts);
        if (!catalogued || !DefinitionParser.present(form.reversed).isEmpty()) {
            facts.add("reversed");
        }
        for (ScaleForm scale : DefinitionParser.present(form.scales)) {
            facts.add("scales/" + scale.id() + "/items");
        }
        if (form.missing != null) {
            facts.add("missing");
        }
        if (form.cutoffs != null) {
            facts.add("cutoffs");
        }
        for (Instrument.StructureFinding finding : DefinitionParser.present(form.structure)) {
            facts.add("structure/" + finding.number());
        }
        for (Instrument.ReliabilityFinding finding : DefinitionParser.present(form.reliability)) {
            facts.add("reliability/" + finding.number());
        }
        return facts;
    }

    private void addFactsOfItems(Set<String> facts) {
        boolean derived = false;
        boolean descending = false;
        for (Item item : DefinitionParser.present(form.items)) {
            derived |= item.derivedFrom().isPresent();
            descending |= item.printedDescending();
        }
        if (derived) {
            facts.add("derivedFrom");
        }
        if (descending) {
            facts.add("printedDescending");
        }
    }

    private void checkStatus() {
        if (form.status != InstrumentStatus.KEYED || !form.openQuestions.isEmpty()) {
            return;
        }
        for (ProvenanceForm entry : DefinitionParser.present(form.provenance)) {
            Disposition disposition = entry.disposition();
            if (disposition != null && !disposition.isFirm() && isOfTheKey(entry.fact())) {
                problems.add(ProblemCode.WEAK_KEY, at("status"), "experimental, or an open question");
                return;
            }
        }
    }

    private static boolean isOfTheKey(@Nullable String fact) {
        return fact != null && (fact.equals("responseFormat") || fact.equals("reversed") || fact.startsWith("scales/"));
    }

    // ---- examples

    private void checkExamples() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < form.examples.size(); i++) {
            ExampleForm example = form.examples.get(i);
            if (example != null) {
                Pointer at = at("examples").child(i);
                checkUnique(example.id(), ids, at.child("id"));
                checkExample(example, at);
            }
        }
    }

    private void checkExample(ExampleForm example, Pointer at) {
        if (example.rater() != null && form.raters != null && !form.raters.contains(example.rater())) {
            problems.add(ProblemCode.UNKNOWN_RATER, at.child("rater"));
        }
        Format format = example.format() == null ? form.responseFormat : format(example.format());
        if (format == null && (example.format() != null || catalogued) && form.factsKnown) {
            problems.add(ProblemCode.UNKNOWN_FORMAT, at.child("format"));
        }
        checkPolicy(example, at.child("policy"));
        checkAnswers(example, format, at.child("responses"));
        checkExpectations(example, at.child("scores"));
    }

    private void checkPolicy(ExampleForm example, Pointer at) {
        MissingPolicy policy = example.policy();
        if (policy == null || !form.factsKnown) {
            return;
        }
        List<String> scales = new ArrayList<>();
        Map<String, MissingPolicy> rules = new TreeMap<>();
        for (ScaleForm scale : DefinitionParser.present(form.scales)) {
            String id = scale.id();
            MissingPolicy rule = scale.missing();
            if (id != null) {
                scales.add(id);
            }
            if (id != null && rule != null) {
                rules.put(id, rule);
            }
        }
        MissingPolicy all = form.missing == null ? null : form.missing.rule();
        for (MissingPolicy.Misfit misfit : policy.misfits(scales, MissingPolicy.ofDefinition(all, rules))) {
            problems.add(misfit.code(), at, misfit.allowed());
        }
    }

    private @Nullable Format format(@Nullable String id) {
        if (form.responseFormat != null && Objects.equals(form.responseFormat.id(), id)) {
            return form.responseFormat;
        }
        // returns the last format with the id; duplicate ids are reported elsewhere
        Format found = null;
        for (Format format : DefinitionParser.present(form.alternativeFormats)) {
            if (Objects.equals(format.id(), id)) {
                found = format;
            }
        }
        return found;
    }

    private void checkAnswers(ExampleForm example, @Nullable Format format, Pointer at) {
        Set<Integer> known = itemNumbers();
        for (Map.Entry<String, @Nullable Integer> response : example.responses().entrySet()) {
            String item = response.getKey();
            Integer answer = response.getValue();
            if (areItemsKnown() && !known.contains(Integer.valueOf(item))) {
                problems.add(ProblemCode.UNKNOWN_ITEM, at.child(item));
            } else if (answer != null && format != null && isOutside(answer, format)) {
                problems.add(ProblemCode.OUT_OF_RANGE, at.child(item), format.min() + ".." + format.max());
            }
        }
    }

    private static boolean isOutside(int answer, Format format) {
        Integer min = format.min();
        Integer max = format.max();
        return min != null && max != null && (answer < min || answer > max);
    }

    private void checkExpectations(ExampleForm example, Pointer at) {
        // sorted, because absent scores are reported in alphabetical order
        Map<String, Integer> sizes = new TreeMap<>();
        for (ScaleForm scale : DefinitionParser.present(form.scales)) {
            if (scale.id() != null && scale.items() != null) {
                sizes.put(scale.id(), scale.items().size());
            }
        }
        for (Map.Entry<String, Example.@Nullable Expected> score :
                example.scores().entrySet()) {
            checkExpectation(score.getValue(), sizes.get(score.getKey()), at.child(score.getKey()));
        }
        for (String scale : sizes.keySet()) {
            if (!example.scores().containsKey(scale)) {
                problems.add(ProblemCode.MISSING_FIELD, at.child(scale));
            }
        }
    }

    private void checkExpectation(Example.@Nullable Expected score, @Nullable Integer size, Pointer at) {
        if (size == null) {
            if (form.factsKnown) {
                problems.add(ProblemCode.UNKNOWN_SCALE, at);
            }
        } else if (score != null && score.items() != size) {
            problems.add(ProblemCode.OUT_OF_RANGE, at.child("items"), String.valueOf(size));
        } else if (score != null && score.answered() > size) {
            problems.add(ProblemCode.OUT_OF_RANGE, at.child("answered"), "0.." + size);
        }
    }
}
