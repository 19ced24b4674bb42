package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.internal.PolicyText;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.ObjectReader;
import io.github.alliancesdk.core.internal.json.ObjectReader.Names;
import io.github.alliancesdk.core.internal.json.ObjectReader.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a definition and reports each part that has the wrong form: it checks what JSON Schema can check, with the same
 * pointers. A part of the wrong form is null. {@link DefinitionConsistency} then checks whether the parts are
 * consistent. If there are no problems, {@link #content} makes the values.
 */
final class DefinitionParser {
    static final int SCHEMA_VERSION = 1;
    private static final int TEXT_LENGTH = 2000;
    private static final int MAX_ITEMS = 1000;
    private static final int MAX_SCALES = 100;
    private static final int MAX_FINDINGS = 99;
    private static final int TITLE_LENGTH = 200;
    private static final int ABBREVIATION_LENGTH = 40;
    private static final int LABEL_LENGTH = 100;

    private static final List<Construct> CONSTRUCTS = List.of(Construct.values());
    private static final List<Rater> RATERS = List.of(Rater.values());
    private static final List<InstrumentStatus> STATUSES = List.of(InstrumentStatus.values());
    private static final List<Metric> METRICS = List.of(Metric.values());
    private static final List<Disposition> DISPOSITIONS = List.of(Disposition.values());
    private static final List<CutoffStatement.Direction> DIRECTIONS = List.of(CutoffStatement.Direction.values());

    private static final List<Referent> REFERENTS = declarable();

    /** A response format whose range has not been checked yet. */
    record Format(
            @Nullable String id,
            @Nullable Double min,
            @Nullable Double max,
            boolean hasStep,
            @Nullable Double step,
            boolean hasCodes,
            @Nullable List<@Nullable Integer> codes,
            @Nullable Metric metric,
            Map<String, @Nullable String> anchors,
            boolean hasNumberShown,
            boolean numberShown) {
        static @Nullable Format read(Value value) {
            ObjectReader fields = value.object();
            if (fields == null) {
                return null;
            }
            Value step = fields.optional("step");
            Value codes = fields.optional("codes");
            Value shown = fields.optional("numberShown");
            Format format = new Format(
                    fields.required("id").slug(),
                    bound(fields.required("min"), step.isPresent()),
                    bound(fields.required("max"), step.isPresent()),
                    step.isPresent(),
                    step(step),
                    codes.isPresent(),
                    codes(codes),
                    fields.required("metric").coded(METRICS),
                    readAnchors(fields.optional("anchors")),
                    shown.isPresent(),
                    Boolean.TRUE.equals(shown.bool()));
            fields.end();
            return format;
        }

        private static @Nullable Double bound(Value value, boolean hasStep) {
            if (hasStep) {
                Double bound = value.number();
                if (bound != null && Math.abs(bound) > ResponseFormat.LIMIT) {
                    value.refuse(-ResponseFormat.LIMIT + " to " + ResponseFormat.LIMIT);
                    return null;
                }
                return bound;
            }
            Integer bound = value.integer(-ResponseFormat.LIMIT, ResponseFormat.LIMIT);
            return bound == null ? null : Double.valueOf(bound);
        }

        private static @Nullable List<@Nullable Integer> codes(Value value) {
            List<@Nullable Integer> codes = value.integers(-ResponseFormat.LIMIT, ResponseFormat.LIMIT);
            return value.isList() ? codes : null;
        }

        private static @Nullable Double step(Value value) {
            Double step = value.number();
            if (step != null && step <= 0) {
                value.refuse("above 0");
                return null;
            }
            return step;
        }

        /** Makes the format. Its range, step, codes and anchors must have been checked. */
        ResponseFormat toValue() {
            TreeMap<Integer, String> labels = new TreeMap<>();
            for (Map.Entry<String, @Nullable String> anchor : anchors.entrySet()) {
                labels.put(Integer.valueOf(anchor.getKey()), sure(anchor.getValue()));
            }
            ResponseFormat format = range(sure(id)).withMetric(sure(metric)).withAnchors(labels);
            return numberShown ? format.withNumberShown() : format;
        }

        /** Makes a format of the answers alone, with an id that is only used in this class if the own one is wrong. */
        ResponseFormat range(String name) {
            if (hasStep) {
                return ResponseFormat.ofSteps(name, sure(min), sure(max), sure(step));
            }
            return hasCodes
                    ? ResponseFormat.ofCodes(
                            name,
                            present(codes).stream().mapToInt(Integer::intValue).toArray())
                    : ResponseFormat.of(name, sure(min).intValue(), sure(max).intValue());
        }
    }

    /** A scale whose items have not been looked up yet. */
    record ScaleForm(
            @Nullable String id,
            @Nullable List<@Nullable Integer> items,
            @Nullable List<@Nullable Referent> referents,
            @Nullable Metric metric,
            boolean hasMissing,
            @Nullable MissingPolicy missing) {
        static @Nullable ScaleForm read(Value value) {
            ObjectReader fields = value.object();
            if (fields == null) {
                return null;
            }
            Value items = fields.required("items");
            Value referents = fields.optional("referents");
            Value missing = fields.optional("missing");
            ScaleForm scale = new ScaleForm(
                    fields.required("id").slug(),
                    notEmpty(items, items.distinctIntegers(1, Item.MAX_NUMBER)),
                    notEmpty(referents, referents.codedList(REFERENTS)),
                    fields.optional("metric").coded(METRICS),
                    missing.isPresent(),
                    readMissing(missing));
            fields.end();
            return scale;
        }

        private static @Nullable MissingPolicy readMissing(Value value) {
            ObjectReader fields = value.object();
            if (fields == null) {
                return null;
            }
            Value rule = fields.required("rule");
            String text = rule.string();
            fields.end();
            return text == null ? null : refuseNull(rule, MissingPolicy.readScaleRule(text), MissingPolicy.SCALE_RULES);
        }

        Scale toValue() {
            return new Scale(
                    sure(id),
                    present(items),
                    Enums.copy(present(referents)),
                    Optional.ofNullable(metric),
                    Optional.ofNullable(missing));
        }
    }

    /** A rule for missing responses; whether it may have a statement and a rule has not been checked yet. */
    record MissingForm(
            @Nullable Boolean published,
            boolean stated,
            Optional<String> statement,
            boolean hasRule,
            @Nullable MissingPolicy rule) {
        static @Nullable MissingForm read(Value value) {
            ObjectReader fields = value.object();
            if (fields == null) {
                return null;
            }
            Value statement = fields.optional("statement");
            Value rule = fields.optional("rule");
            String text = rule.string();
            MissingForm form = new MissingForm(
                    fields.required("published").bool(),
                    statement.isPresent(),
                    text(statement),
                    rule.isPresent(),
                    text == null ? null : refuseNull(rule, MissingPolicy.readRule(text), MissingPolicy.RULES));
            fields.end();
            return form;
        }

        Instrument.MissingRule toValue() {
            return new Instrument.MissingRule(statement, Optional.ofNullable(rule));
        }
    }

    /** The cut-offs; whether they may have a statement in words has not been checked yet. */
    record CutoffsForm(
            @Nullable Boolean published,
            boolean stated,
            Optional<String> statement,
            List<@Nullable CutoffForm> statements) {
        static @Nullable CutoffsForm read(Value value) {
            ObjectReader fields = value.object();
            if (fields == null) {
                return null;
            }
            Value statement = fields.optional("statement");
            List<@Nullable CutoffForm> statements = new ArrayList<>();
            for (Value each : fields.optional("statements").elements(MAX_FINDINGS)) {
                statements.add(CutoffForm.read(each));
            }
            CutoffsForm form = new CutoffsForm(
                    fields.required("published").bool(), statement.isPresent(), text(statement), statements);
            fields.end();
            return form;
        }

        Instrument.Cutoffs toValue() {
            List<CutoffStatement> values = new ArrayList<>();
            for (CutoffForm each : present(statements)) {
                values.add(each.toValue());
            }
            return new Instrument.Cutoffs(statement, values);
        }
    }

    /** A statement of a cut-off whose scale and sources have not been looked up yet. */
    record CutoffForm(
            @Nullable String scale,
            @Nullable Double value,
            CutoffStatement.@Nullable Direction direction,
            @Nullable String claim,
            @Nullable Disposition disposition,
            @Nullable List<@Nullable String> sources) {
        static @Nullable CutoffForm read(Value value) {
            ObjectReader fields = value.object();
            if (fields == null) {
                return null;
            }
            CutoffForm statement = new CutoffForm(
                    fields.required("scale").slug(),
                    fields.required("value").number(),
                    fields.required("direction").coded(DIRECTIONS),
                    fields.required("claim").text(TEXT_LENGTH),
                    fields.required("disposition").coded(DISPOSITIONS),
                    fields.required("sources").slugs());
            fields.end();
            return statement;
        }

        CutoffStatement toValue() {
            return new CutoffStatement(
                    sure(scale), sure(value), sure(direction), sure(claim), sure(disposition), present(sources));
        }
    }

    /** An example that has not been compared with the other parts yet. */
    record ExampleForm(
            @Nullable String id,
            @Nullable Rater rater,
            @Nullable String format,
            @Nullable MissingPolicy policy,
            Map<String, @Nullable Number> responses,
            Map<String, Example.@Nullable Expected> scores) {
        static @Nullable ExampleForm read(Value value, boolean withDecimals) {
            ObjectReader fields = value.object();
            if (fields == null) {
                return null;
            }
            ExampleForm example = new ExampleForm(
                    fields.required("id").slug(),
                    fields.required("rater").coded(RATERS),
                    fields.optional("format").slug(),
                    readPolicy(fields.required("policy")),
                    readResponses(fields.required("responses"), withDecimals),
                    readScores(fields.required("scores")));
            fields.end();
            return example;
        }

        Example toValue(InstrumentId instrument, List<ResponseFormat> formats) {
            TreeMap<Integer, Number> answers = new TreeMap<>();
            for (Map.Entry<String, @Nullable Number> response : responses.entrySet()) {
                Number answer = response.getValue();
                if (answer != null) {
                    answers.put(Integer.valueOf(response.getKey()), answer);
                }
            }
            Map<String, Example.Expected> expected = new LinkedHashMap<>();
            for (Map.Entry<String, Example.@Nullable Expected> score : scores.entrySet()) {
                expected.put(score.getKey(), sure(score.getValue()));
            }
            return new Example(
                    instrument,
                    sure(id),
                    sure(rater),
                    format == null ? formats.get(0).id() : format,
                    sure(policy),
                    answers,
                    expected);
        }
    }

    /** A statement of rights, with the fields that are only checked. */
    record RightsForm(
            @Nullable Boolean itemTextShipped, @Nullable List<@Nullable String> evidence, Rights rights) {
        static @Nullable RightsForm read(Value value) {
            ObjectReader fields = value.object();
            if (fields == null) {
                return null;
            }
            String holder = fields.required("holder").text(TEXT_LENGTH);
            List<String> contact = present(fields.required("contact").texts(TEXT_LENGTH));
            String permission = fields.required("permission").text(TEXT_LENGTH);
            Optional<String> terms = text(fields.optional("terms"));
            Boolean shipped = fields.required("itemTextShipped").bool();
            List<@Nullable String> evidence = fields.required("evidence").slugs();
            Optional<String> note = text(fields.optional("note"));
            fields.end();
            return holder == null || permission == null
                    ? null
                    : new RightsForm(
                            shipped, evidence, new Rights(holder, contact, permission, terms, present(evidence), note));
        }
    }

    /** A provenance entry whose sources and fact have not been looked up yet. */
    record ProvenanceForm(
            @Nullable String fact,
            @Nullable Disposition disposition,
            @Nullable List<@Nullable String> sources,
            Optional<String> note) {
        static @Nullable ProvenanceForm read(Value value) {
            ObjectReader fields = value.object();
            if (fields == null) {
                return null;
            }
            ProvenanceForm entry = new ProvenanceForm(
                    fields.required("fact").text(TEXT_LENGTH),
                    fields.required("disposition").coded(DISPOSITIONS),
                    fields.required("sources").slugs(),
                    text(fields.optional("note")));
            fields.end();
            return entry;
        }

        Provenance toValue() {
            return new Provenance(sure(fact), sure(disposition), present(sources), note);
        }
    }

    /** A note whose sources have not been looked up yet. */
    record NoteForm(
            @Nullable String text,
            Optional<Disposition> disposition,
            @Nullable List<@Nullable String> sources) {
        static @Nullable NoteForm read(Value value) {
            ObjectReader fields = value.object();
            if (fields == null) {
                return null;
            }
            NoteForm note = new NoteForm(
                    fields.required("text").text(TEXT_LENGTH),
                    Optional.ofNullable(fields.optional("disposition").coded(DISPOSITIONS)),
                    fields.optional("sources").slugs());
            fields.end();
            return note;
        }

        Instrument.Note toValue() {
            return new Instrument.Note(sure(text), disposition, present(sources));
        }
    }

    final JsonDocument document;
    final boolean isObject;

    @Nullable
    String id;

    @Nullable
    DefinitionVersion version;

    @Nullable
    InstrumentStatus status;

    @Nullable
    String title;

    Optional<String> abbreviation = Optional.empty();

    @Nullable
    Integer year;

    @Nullable
    List<@Nullable String> origin;

    @Nullable
    List<@Nullable String> languages;

    @Nullable
    Construct construct;

    @Nullable
    List<@Nullable Rater> raters;

    @Nullable
    List<@Nullable Referent> referents;

    @Nullable
    Format responseFormat;

    boolean hasResponseFormat;
    boolean hasAlternativeFormats;
    final List<@Nullable Format> alternativeFormats = new ArrayList<>();
    final List<@Nullable Format> itemFormats = new ArrayList<>();
    boolean areItemFormatsKnown;

    @Nullable
    List<@Nullable Item> items;

    @Nullable
    List<@Nullable Integer> reversed;

    @Nullable
    List<@Nullable ScaleForm> scales;

    boolean hasMissing;

    @Nullable
    MissingForm missing;

    @Nullable
    CutoffsForm cutoffs;

    final List<Instrument.@Nullable StructureFinding> structure = new ArrayList<>();
    final List<Instrument.@Nullable ReliabilityFinding> reliability = new ArrayList<>();

    @Nullable
    RightsForm rights;

    final List<@Nullable NoteForm> notes = new ArrayList<>();
    List<@Nullable String> openQuestions = List.of();
    boolean hasWhyNotKeyed;
    Optional<String> whyNotKeyed = Optional.empty();

    @Nullable
    List<@Nullable ProvenanceForm> provenance;

    @Nullable
    Map<String, @Nullable Source> sources;

    final List<@Nullable ExampleForm> examples = new ArrayList<>();

    /** Whether all parts that facts are named after have the right form. Only then are the facts known. */
    final boolean factsKnown;

    DefinitionParser(JsonDocument document) {
        this.document = document;
        ObjectReader top = document.root().object();
        this.isObject = top != null;
        if (top == null) {
            this.factsKnown = false;
            return;
        }
        readIdentity(top);
        int before = document.problemCount();
        readKey(top);
        readFindings(top);
        this.factsKnown = document.problemCount() == before && raters != null && items != null && scales != null;
        readRest(top);
        top.end();
    }

    // ---- the fields of a definition, in the order of the schema

    private void readIdentity(ObjectReader top) {
        top.required("schemaVersion").integer(SCHEMA_VERSION, SCHEMA_VERSION);
        id = top.required("id").slug();
        version = version(top.required("definitionVersion"));
        status = top.required("status").coded(STATUSES);
        title = top.required("title").text(TITLE_LENGTH);
        abbreviation = Optional.ofNullable(top.optional("abbreviation").text(ABBREVIATION_LENGTH));
        year = top.optional("year").integer(1900, 2100);
        construct = top.optional("construct").coded(CONSTRUCTS);
    }

    private void readKey(ObjectReader top) {
        raters = top.required("raters").codedList(RATERS);
        referents = top.required("referents").codedList(REFERENTS);
        Value format = top.optional("responseFormat");
        hasResponseFormat = format.isPresent();
        responseFormat = Format.read(format);
        Value alternatives = top.optional("alternativeFormats");
        hasAlternativeFormats = alternatives.isPresent();
        for (Value each : alternatives.elements(MAX_SCALES)) {
            alternativeFormats.add(Format.read(each));
        }
        Value ofItems = top.optional("itemFormats");
        for (Value each : ofItems.elements(MAX_SCALES)) {
            itemFormats.add(Format.read(each));
        }
        areItemFormatsKnown = (ofItems.isList() || !ofItems.isPresent()) && !itemFormats.contains(null);
        items = items(top.required("items"));
        reversed = top.required("reversed").distinctIntegers(1, Item.MAX_NUMBER);
        scales = scales(top.required("scales"));
    }

    private void readFindings(ObjectReader top) {
        Value rule = top.optional("missing");
        hasMissing = rule.isPresent();
        missing = MissingForm.read(rule);
        cutoffs = CutoffsForm.read(top.optional("cutoffs"));
        for (Value each : top.optional("structure").elements(MAX_FINDINGS)) {
            structure.add(structure(each));
        }
        for (Value each : top.optional("reliability").elements(MAX_FINDINGS)) {
            reliability.add(reliability(each));
        }
    }

    private void readRest(ObjectReader top) {
        origin = top.optional("origin").slugs();
        languages = top.optional("languages").slugs();
        rights = RightsForm.read(top.optional("rights"));
        for (Value each : top.optional("notes").elements()) {
            notes.add(NoteForm.read(each));
        }
        openQuestions = top.optional("openQuestions").texts(TEXT_LENGTH);
        Value reason = top.optional("whyNotKeyed");
        hasWhyNotKeyed = reason.isPresent();
        whyNotKeyed = text(reason);
        provenance = provenance(top.required("provenance"));
        sources = sources(top.required("sources"));
        boolean withDecimals = !areItemFormatsKnown || hasStep();
        for (Value each : top.optional("examples").elements()) {
            examples.add(ExampleForm.read(each, withDecimals));
        }
    }

    // ---- the parts of a definition

    private static @Nullable DefinitionVersion version(Value value) {
        String text = value.string();
        if (text == null) {
            return null;
        }
        DefinitionVersion version = DefinitionVersion.read(text);
        if (version == null) {
            value.refuse("three numbers joined by dots, such as 1.0.0");
        }
        return version;
    }

    private static Optional<String> text(Value value) {
        return Optional.ofNullable(value.text(TEXT_LENGTH));
    }

    // a definition can't declare the referent "unstated"
    private static List<Referent> declarable() {
        List<Referent> referents = new ArrayList<>(List.of(Referent.values()));
        referents.remove(Referent.UNSTATED);
        return List.copyOf(referents);
    }

    private static Map<String, @Nullable String> readAnchors(Value value) {
        Map<String, @Nullable String> anchors = new LinkedHashMap<>();
        for (Value each : value.members(Names.INTEGERS)) {
            anchors.put(each.name(), each.text(LABEL_LENGTH));
        }
        return anchors;
    }

    private static @Nullable List<@Nullable Item> items(Value value) {
        List<@Nullable Item> items = new ArrayList<>();
        for (Value each : value.elements(MAX_ITEMS)) {
            items.add(item(each));
        }
        return value.isList() ? items : null;
    }

    private static @Nullable Item item(Value value) {
        ObjectReader fields = value.object();
        if (fields == null) {
            return null;
        }
        Integer number = fields.required("number").integer(1, Item.MAX_NUMBER);
        Item.Origin derivedFrom = reference(fields.optional("derivedFrom"));
        Boolean descending = fields.optional("printedDescending").bool();
        Value format = fields.optional("format");
        String id = format.slug();
        fields.end();
        return number == null || (format.isPresent() && id == null)
                ? null
                : new Item(
                        number,
                        Optional.ofNullable(derivedFrom),
                        descending != null && descending,
                        Optional.ofNullable(id));
    }

    private static Item.@Nullable Origin reference(Value value) {
        ObjectReader fields = value.object();
        if (fields == null) {
            return null;
        }
        String instrument = fields.required("instrument").slug();
        Integer item = fields.required("item").integer(1, Item.MAX_NUMBER);
        fields.end();
        return instrument == null || item == null ? null : new Item.Origin(InstrumentId.of(instrument), item);
    }

    private static @Nullable List<@Nullable ScaleForm> scales(Value value) {
        List<@Nullable ScaleForm> scales = new ArrayList<>();
        for (Value each : value.elements(MAX_SCALES)) {
            scales.add(ScaleForm.read(each));
        }
        return value.isList() ? scales : null;
    }

    private static <E extends @Nullable Object> @Nullable List<E> notEmpty(Value value, @Nullable List<E> list) {
        if (list != null && list.isEmpty()) {
            value.refuse("at least one element");
        }
        return list;
    }

    private static Instrument.@Nullable StructureFinding structure(Value value) {
        ObjectReader fields = value.object();
        if (fields == null) {
            return null;
        }
        Integer number = fields.required("number").integer(1, MAX_FINDINGS);
        String statement = fields.required("statement").text(TEXT_LENGTH);
        fields.end();
        return number == null || statement == null ? null : new Instrument.StructureFinding(number, statement);
    }

    private static Instrument.@Nullable ReliabilityFinding reliability(Value value) {
        ObjectReader fields = value.object();
        if (fields == null) {
            return null;
        }
        Integer number = fields.required("number").integer(1, MAX_FINDINGS);
        String statistic = fields.required("statistic").text(TEXT_LENGTH);
        String published = fields.required("value").text(TEXT_LENGTH);
        List<Integer> n = present(fields.optional("n").integers(1, Integer.MAX_VALUE));
        Optional<String> population = text(fields.optional("population"));
        fields.end();
        return number == null || statistic == null || published == null
                ? null
                : new Instrument.ReliabilityFinding(number, statistic, published, n, population);
    }

    private static @Nullable List<@Nullable ProvenanceForm> provenance(Value value) {
        List<@Nullable ProvenanceForm> entries = new ArrayList<>();
        for (Value each : value.elements()) {
            entries.add(ProvenanceForm.read(each));
        }
        return value.isList() ? entries : null;
    }

    private static @Nullable Map<String, @Nullable Source> sources(Value value) {
        Map<String, @Nullable Source> sources = new LinkedHashMap<>();
        for (Value each : value.members(Names.SLUGS)) {
            sources.put(each.name(), source(each));
        }
        return value.isObject() ? sources : null;
    }

    private static @Nullable Source source(Value value) {
        ObjectReader fields = value.object();
        if (fields == null) {
            return null;
        }
        String title = fields.required("title").text(TEXT_LENGTH);
        String read = fields.required("read").text(TEXT_LENGTH);
        Optional<String> authors = text(fields.optional("authors"));
        Integer year = fields.optional("year").integer(1000, 9999);
        Optional<String> doi = text(fields.optional("doi"));
        Optional<String> url = text(fields.optional("url"));
        fields.end();
        return title == null || read == null
                ? null
                : new Source(title, authors, year == null ? OptionalInt.empty() : OptionalInt.of(year), doi, url, read);
    }

    private static @Nullable MissingPolicy readPolicy(Value value) {
        String text = value.string();
        return text == null ? null : refuseNull(value, MissingPolicy.read(text), PolicyText.ALLOWED);
    }

    private static @Nullable MissingPolicy refuseNull(Value value, @Nullable MissingPolicy policy, String allowed) {
        if (policy == null) {
            value.refuse(allowed);
        }
        return policy;
    }

    private static Map<String, @Nullable Number> readResponses(Value value, boolean withDecimals) {
        Map<String, @Nullable Number> responses = new LinkedHashMap<>();
        for (Value each : value.members(Names.ITEM_NUMBERS)) {
            responses.put(each.name(), each.isNull() ? null : readAnswer(each, withDecimals));
        }
        return responses;
    }

    private static @Nullable Number readAnswer(Value value, boolean withDecimals) {
        if (withDecimals && !value.isInteger()) {
            return value.number();
        }
        return value.integer(-ResponseFormat.LIMIT, ResponseFormat.LIMIT);
    }

    private static Map<String, Example.@Nullable Expected> readScores(Value value) {
        Map<String, Example.@Nullable Expected> scores = new LinkedHashMap<>();
        for (Value each : value.members(Names.SLUGS)) {
            scores.put(each.name(), expectedScore(each));
        }
        return scores;
    }

    private static Example.@Nullable Expected expectedScore(Value value) {
        ObjectReader fields = value.object();
        if (fields == null) {
            return null;
        }
        Value status = fields.required("status");
        String word = status.string();
        Example.Expected score;
        if ("insufficient".equals(word)) {
            score = insufficient(fields);
        } else {
            boolean isScored = "scored".equals(word);
            if (word != null && !isScored) {
                status.refuse("scored, insufficient");
            }
            score = scored(fields, isScored);
        }
        fields.end();
        return score;
    }

    private static Example.@Nullable Expected insufficient(ObjectReader fields) {
        Integer answered = fields.required("answered").integer(0, MAX_ITEMS);
        Integer of = fields.required("items").integer(1, MAX_ITEMS);
        Integer required = fields.required("required").integer(1, MAX_ITEMS);
        return answered == null || of == null || required == null
                ? null
                : Example.Expected.insufficient(answered, of, required);
    }

    private static Example.@Nullable Expected scored(ObjectReader fields, boolean isScored) {
        Value ofMean = fields.optional("mean");
        Double mean = ofMean.number();
        Double sum = fields.required("sum").number();
        Integer answered = fields.required("answered").integer(0, MAX_ITEMS);
        Integer of = fields.required("items").integer(1, MAX_ITEMS);
        Value flag = fields.required("prorated");
        Boolean prorated = flag.bool();
        if (answered != null && of != null && prorated != null && answered <= of && prorated != (answered < of)) {
            flag.refuse("true exactly where fewer items are answered than there are");
        }
        boolean isMeanWrong = ofMean.isPresent() && mean == null;
        return !isScored || answered == null || of == null || isMeanWrong || sum == null || prorated == null
                ? null
                : new Example.Expected(
                        mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean),
                        OptionalDouble.of(sum),
                        answered,
                        of,
                        OptionalInt.empty());
    }

    // ---- the values of a definition without problems

    /** Makes the values of a definition without problems. */
    Instrument.Content content() {
        InstrumentId instrument = InstrumentId.of(sure(id));
        List<ResponseFormat> formats = new ArrayList<>();
        if (responseFormat != null) {
            formats.add(responseFormat.toValue());
        }
        for (Format format : present(alternativeFormats)) {
            formats.add(format.toValue());
        }
        return new Instrument.Content(
                instrument,
                sure(version),
                sure(status),
                sure(title),
                abbreviation,
                year == null ? OptionalInt.empty() : OptionalInt.of(year),
                present(origin),
                construct == null ? Construct.ALLIANCE : construct,
                present(languages),
                Enums.copy(present(raters)),
                Enums.copy(present(referents)),
                List.copyOf(formats),
                itemFormatValues(),
                present(items),
                Collections.unmodifiableSortedSet(new TreeSet<>(present(reversed))),
                scaleValues(),
                missing == null ? Optional.empty() : Optional.of(missing.toValue()),
                cutoffs == null ? Optional.empty() : Optional.of(cutoffs.toValue()),
                present(structure),
                present(reliability),
                rights == null ? Optional.empty() : Optional.of(rights.rights()),
                noteValues(),
                present(openQuestions),
                whyNotKeyed,
                provenanceValues(),
                sourceValues(),
                exampleValues(instrument, formats));
    }

    private boolean hasStep() {
        boolean has = responseFormat != null && responseFormat.hasStep();
        for (Format format : present(alternativeFormats)) {
            has |= format.hasStep();
        }
        for (Format format : present(itemFormats)) {
            has |= format.hasStep();
        }
        return has;
    }

    private List<ResponseFormat> itemFormatValues() {
        List<ResponseFormat> values = new ArrayList<>();
        for (Format format : present(itemFormats)) {
            values.add(format.toValue());
        }
        return List.copyOf(values);
    }

    private List<Scale> scaleValues() {
        List<Scale> values = new ArrayList<>();
        for (ScaleForm scale : present(scales)) {
            values.add(scale.toValue());
        }
        return List.copyOf(values);
    }

    private List<Instrument.Note> noteValues() {
        List<Instrument.Note> values = new ArrayList<>();
        for (NoteForm note : present(notes)) {
            values.add(note.toValue());
        }
        return List.copyOf(values);
    }

    private List<Provenance> provenanceValues() {
        List<Provenance> values = new ArrayList<>();
        for (ProvenanceForm entry : present(provenance)) {
            values.add(entry.toValue());
        }
        return List.copyOf(values);
    }

    private Map<String, Source> sourceValues() {
        Map<String, Source> values = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Source> entry : sure(sources).entrySet()) {
            values.put(entry.getKey(), sure(entry.getValue()));
        }
        return Collections.unmodifiableMap(values);
    }

    private List<Example> exampleValues(InstrumentId instrument, List<ResponseFormat> formats) {
        List<Example> values = new ArrayList<>();
        for (ExampleForm example : present(examples)) {
            values.add(example.toValue(instrument, formats));
        }
        return List.copyOf(values);
    }

    // called only if there are no problems; then every required part is present
    private static <T> T sure(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    /** Returns the elements that have the right form. */
    static <E> List<E> present(@Nullable List<@Nullable E> list) {
        List<E> present = new ArrayList<>();
        if (list != null) {
            for (E each : list) {
                if (each != null) {
                    present.add(each);
                }
            }
        }
        return List.copyOf(present);
    }
}
