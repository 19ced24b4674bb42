package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.DefinitionParser.CutoffForm;
import io.github.alliancesdk.core.instrument.DefinitionParser.ExampleForm;
import io.github.alliancesdk.core.instrument.DefinitionParser.Format;
import io.github.alliancesdk.core.instrument.DefinitionParser.MissingForm;
import io.github.alliancesdk.core.instrument.DefinitionParser.ProvenanceForm;
import io.github.alliancesdk.core.instrument.DefinitionParser.ScaleForm;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
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

    /** The allowed answers of the formats that have no problem. */
    private final IdentityHashMap<Format, ResponseFormat> answersOf = new IdentityHashMap<>();

    private final Set<Format> asymmetric = new HashSet<>();

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
        checkCutoffs();
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
        checkFormats("alternativeFormats", form.alternativeFormats, ids);
        checkFormats("itemFormats", form.itemFormats, ids);
        if (form.hasAlternativeFormats && !form.itemFormats.isEmpty()) {
            problems.add(ProblemCode.UNEXPECTED_FIELD, at("alternativeFormats"));
        }
    }

    private void checkFormats(String name, List<@Nullable Format> formats, Set<String> ids) {
        for (int i = 0; i < formats.size(); i++) {
            Format format = formats.get(i);
            if (format != null) {
                checkFormat(format, at(name).child(i), ids);
            }
        }
    }

    private void checkFormat(Format format, Pointer at, Set<String> ids) {
        checkUnique(format.id(), ids, at.child("id"));
        if (format.hasNumberShown() && !format.hasStep()) {
            problems.add(ProblemCode.UNEXPECTED_FIELD, at.child("numberShown"));
        }
        Double min = format.min();
        Double max = format.max();
        if (min == null || max == null) {
            return;
        }
        int before = problems.problemCount();
        if (min >= max) {
            problems.add(ProblemCode.EMPTY_RANGE, at.child("max"), "above " + NumberText.of(min));
        } else if (format.hasStep()) {
            checkStep(format, min, max, at);
        } else if (format.hasCodes()) {
            checkCodes(format, min, max, at.child("codes"));
        }
        if (problems.problemCount() > before || !isReadable(format)) {
            return;
        }
        ResponseFormat answers = format.range("answers");
        answersOf.put(format, answers);
        for (String point : format.anchors().keySet()) {
            if (!answers.contains(Integer.parseInt(point))) {
                problems.add(
                        ProblemCode.ANCHOR_OUT_OF_RANGE, at.child("anchors").child(point), answers.range());
            }
        }
    }

    /** Whether step and codes have the right form, as min and max have. */
    private static boolean isReadable(Format format) {
        return format.hasStep() == (format.step() != null)
                && (!format.hasCodes()
                        || (format.codes() != null && !format.codes().contains(null)));
    }

    private void checkStep(Format format, double min, double max, Pointer at) {
        if (format.hasCodes()) {
            problems.add(ProblemCode.UNEXPECTED_FIELD, at.child("codes"));
        }
        Double step = format.step();
        if (step != null && !ResponseFormat.isGrid(min, max, step)) {
            problems.add(
                    ProblemCode.NOT_ALLOWED,
                    at.child("step"),
                    "at most 3 decimals, and 1 to 1000000 whole steps from min to max");
        }
    }

    private void checkCodes(Format format, double min, double max, Pointer at) {
        if (!isReadable(format)) {
            return;
        }
        List<Integer> codes = DefinitionParser.present(format.codes());
        if (!ResponseFormat.hasGaps(codes) || codes.get(0) != min || codes.get(codes.size() - 1) != max) {
            problems.add(ProblemCode.NOT_ALLOWED, at, "whole numbers from min to max, ascending and with a gap");
        }
    }

    /** A reversed answer must be an answer. Grids and ranges are symmetric; codes need not be. */
    private void checkReversedCodes() {
        if (form.reversed == null || form.reversed.contains(null)) {
            return;
        }
        for (Item item : DefinitionParser.present(form.items)) {
            if (form.reversed.contains(item.number())) {
                for (Format format : formatsOf(item)) {
                    ResponseFormat answers = answersOf.get(format);
                    if (answers != null && !isSymmetric(answers) && asymmetric.add(format)) {
                        problems.add(
                                ProblemCode.NOT_ALLOWED,
                                pointer(format).child("codes"),
                                "symmetric codes, because items are reversed");
                    }
                }
            }
        }
    }

    private static boolean isSymmetric(ResponseFormat answers) {
        for (int code : answers.codes()) {
            if (!answers.contains(answers.min() + answers.max() - code)) {
                return false;
            }
        }
        return true;
    }

    /** The formats in which an item may be answered. */
    private List<Format> formatsOf(Item item) {
        if (item.format().isPresent()) {
            return DefinitionParser.present(form.itemFormats).stream()
                    .filter(format -> item.format().get().equals(format.id()))
                    .toList();
        }
        List<@Nullable Format> ofSheets = new ArrayList<>(form.alternativeFormats);
        ofSheets.add(0, form.responseFormat);
        return DefinitionParser.present(ofSheets);
    }

    private Pointer pointer(Format format) {
        if (format.equals(form.responseFormat)) {
            return at("responseFormat");
        }
        int alternative = form.alternativeFormats.indexOf(format);
        return alternative >= 0
                ? at("alternativeFormats").child(alternative)
                : at("itemFormats").child(form.itemFormats.indexOf(format));
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
        checkItemFormats();
        checkReversedCodes();
    }

    private void checkItemFormats() {
        Set<String> known = new HashSet<>();
        for (Format format : DefinitionParser.present(form.itemFormats)) {
            known.add(String.valueOf(format.id()));
        }
        for (int i = 0; form.areItemFormatsKnown && form.items != null && i < form.items.size(); i++) {
            Item item = form.items.get(i);
            if (item != null
                    && item.format().isPresent()
                    && !known.contains(item.format().get())) {
                problems.add(ProblemCode.UNKNOWN_FORMAT, at("items").child(i).child("format"));
            }
        }
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
            checkMetric(scale, at.child("metric"));
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

    private void checkMetric(ScaleForm scale, Pointer at) {
        if (scale.metric() == Metric.MEAN && isMixed(scale)) {
            problems.add(ProblemCode.NOT_ALLOWED, at, Metric.SUM.id());
        }
    }

    /** Whether the items of a scale differ in their range, so that it has no mean. */
    private boolean isMixed(ScaleForm scale) {
        Set<List<Double>> ranges = new HashSet<>();
        if (scale.items() != null && !form.itemFormats.isEmpty()) {
            for (Item item : DefinitionParser.present(form.items)) {
                ResponseFormat answers = answersOf.get(formatOf(item.number(), form.responseFormat));
                if (answers != null && scale.items().contains(item.number())) {
                    ranges.add(List.of(answers.min(), answers.max()));
                }
            }
        }
        return ranges.size() > 1;
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

    private void checkCutoffs() {
        if (form.cutoffs == null) {
            return;
        }
        checkStatement("cutoffs", form.cutoffs.published(), form.cutoffs.stated());
        Set<String> scales = scaleIds();
        for (int i = 0; i < form.cutoffs.statements().size(); i++) {
            CutoffForm statement = form.cutoffs.statements().get(i);
            if (statement == null) {
                continue;
            }
            Pointer at = at("cutoffs").child("statements").child(i);
            if (statement.scale() != null && form.factsKnown && !scales.contains(statement.scale())) {
                problems.add(ProblemCode.UNKNOWN_SCALE, at.child("scale"));
            }
            checkSourceIds(statement.sources(), at.child("sources"));
            checkSourced(statement.disposition(), statement.sources(), at.child("sources"));
        }
    }

    private Set<String> scaleIds() {
        Set<String> ids = new HashSet<>();
        for (ScaleForm scale : DefinitionParser.present(form.scales)) {
            if (scale.id() != null) {
                ids.add(scale.id());
            }
        }
        return ids;
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
            checkSourced(entry.disposition(), entry.sources(), at.child("sources"));
        }
        if (form.factsKnown) {
            for (String fact : facts) {
                if (!documented.contains(fact)) {
                    problems.add(ProblemCode.MISSING_PROVENANCE, at("provenance"), "fact", fact);
                }
            }
        }
    }

    private void checkSourced(@Nullable Disposition disposition, @Nullable List<@Nullable String> sources, Pointer at) {
        if (sources != null && sources.isEmpty() && disposition != null && !disposition.mayLackSources()) {
            problems.add(ProblemCode.SOURCE_REQUIRED, at);
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
        for (Format format : DefinitionParser.present(form.itemFormats)) {
            facts.add("itemFormats/" + format.id());
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
        if (form.status != InstrumentStatus.KEYED) {
            return;
        }
        boolean weak = false;
        boolean conflicting = false;
        for (ProvenanceForm entry : DefinitionParser.present(form.provenance)) {
            Disposition disposition = entry.disposition();
            if (disposition != null && isOfTheKey(entry.fact())) {
                weak |= !disposition.isFirm();
                conflicting |= disposition == Disposition.CONFLICTING;
            }
        }
        if (conflicting) {
            problems.add(ProblemCode.CONFLICTING_KEY, at("status"), InstrumentStatus.EXPERIMENTAL.id());
        } else if (weak && form.openQuestions.isEmpty()) {
            problems.add(ProblemCode.WEAK_KEY, at("status"), "experimental, or an open question");
        }
    }

    private static boolean isOfTheKey(@Nullable String fact) {
        return fact != null
                && (fact.equals("responseFormat")
                        || fact.equals("reversed")
                        || fact.startsWith("itemFormats/")
                        || fact.startsWith("scales/"));
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

    private void checkAnswers(ExampleForm example, @Nullable Format sheet, Pointer at) {
        Set<Integer> known = itemNumbers();
        for (Map.Entry<String, @Nullable Number> response : example.responses().entrySet()) {
            String item = response.getKey();
            Number answer = response.getValue();
            if (areItemsKnown() && !known.contains(Integer.valueOf(item))) {
                problems.add(ProblemCode.UNKNOWN_ITEM, at.child(item));
            } else if (answer != null && areItemsKnown()) {
                ResponseFormat allowed = answersOf.get(formatOf(Integer.parseInt(item), sheet));
                if (allowed != null && !allowed.contains(answer.doubleValue())) {
                    problems.add(ProblemCode.OUT_OF_RANGE, at.child(item), allowed.range());
                }
            }
        }
    }

    /** The item's own format, or that of the sheet. */
    private @Nullable Format formatOf(int number, @Nullable Format sheet) {
        for (Item item : DefinitionParser.present(form.items)) {
            if (item.number() == number && item.format().isPresent()) {
                List<Format> own = formatsOf(item);
                return own.isEmpty() ? null : own.get(0);
            }
        }
        return sheet;
    }

    private void checkExpectations(ExampleForm example, Pointer at) {
        // sorted, because absent scores are reported in alphabetical order
        Map<String, ScaleForm> scales = new TreeMap<>();
        for (ScaleForm scale : DefinitionParser.present(form.scales)) {
            if (scale.id() != null && scale.items() != null) {
                scales.put(scale.id(), scale);
            }
        }
        for (Map.Entry<String, Example.@Nullable Expected> score :
                example.scores().entrySet()) {
            checkExpectation(score.getValue(), scales.get(score.getKey()), at.child(score.getKey()));
        }
        for (String scale : scales.keySet()) {
            if (!example.scores().containsKey(scale)) {
                problems.add(ProblemCode.MISSING_FIELD, at.child(scale));
            }
        }
    }

    private void checkExpectation(Example.@Nullable Expected score, @Nullable ScaleForm scale, Pointer at) {
        if (scale == null || scale.items() == null) {
            if (form.factsKnown) {
                problems.add(ProblemCode.UNKNOWN_SCALE, at);
            }
            return;
        }
        int size = scale.items().size();
        if (score == null) {
            return;
        }
        if (score.items() != size) {
            problems.add(ProblemCode.OUT_OF_RANGE, at.child("items"), String.valueOf(size));
        } else if (score.answered() > size) {
            problems.add(ProblemCode.OUT_OF_RANGE, at.child("answered"), "0.." + size);
        }
        if (form.factsKnown && score.isScored() && score.mean().isPresent() == isMixed(scale)) {
            problems.add(isMixed(scale) ? ProblemCode.UNEXPECTED_FIELD : ProblemCode.MISSING_FIELD, at.child("mean"));
        }
    }
}
