package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Fields.Element;
import io.github.alliancesdk.core.instrument.Fields.Named;
import io.github.alliancesdk.core.instrument.Fields.Names;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.PolicyText;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The first look at a definition: are its parts of the right form? What JSON Schema can say is said here, in the same
 * places. A part of the wrong form is null, and its problem noted.
 */
final class DefinitionForm {
    static final int SCHEMA_VERSION = 1;
    private static final int MAX_LIST = 1000;
    private static final int MAX_SCALES = 100;
    private static final int MAX_FINDINGS = 99;
    private static final int TITLE_LENGTH = 200;
    private static final int ABBREVIATION_LENGTH = 40;
    private static final int LABEL_LENGTH = 100;
    private static final String POLICY = "complete, or prorate: and a fraction from 0.5 to 1.0";

    private static final List<Rater> RATERS = List.of(Rater.values());
    private static final List<InstrumentStatus> STATUSES = List.of(InstrumentStatus.values());
    private static final List<Metric> METRICS = List.of(Metric.values());
    private static final List<Disposition> DISPOSITIONS = List.of(Disposition.values());

    private static final List<Referent> REFERENTS = declarable();

    private static final List<String> REQUIRED = List.of(
            "schemaVersion",
            "id",
            "definitionVersion",
            "status",
            "title",
            "raters",
            "referents",
            "items",
            "reversed",
            "scales",
            "provenance",
            "sources");
    private static final List<String> OPTIONAL = List.of(
            "abbreviation",
            "year",
            "origin",
            "responseFormat",
            "alternativeFormats",
            "missing",
            "cutoffs",
            "structure",
            "reliability",
            "rights",
            "notes",
            "openQuestions",
            "whyNotKeyed",
            "examples");

    /** A response format before it is known whether its range makes sense. */
    record Format(
            @Nullable String id,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Metric metric,
            Map<String, @Nullable String> anchors,
            boolean wellFormed) {}

    /** A scale before it is known whether its items exist. */
    record ScaleForm(
            @Nullable String id,
            @Nullable List<@Nullable Integer> items,
            @Nullable List<@Nullable Referent> referents) {}

    /** A rule before it is known whether its statement belongs there. */
    record Rule(@Nullable Boolean published, boolean stated, Optional<String> statement) {}

    /** An example before it is held against the rest. */
    record ExampleForm(
            @Nullable String id,
            @Nullable Rater rater,
            @Nullable String format,
            @Nullable String policy,
            Map<String, @Nullable Integer> responses,
            Map<String, @Nullable ExpectedScore> scores) {}

    /** A statement of rights, and what it says of item texts. */
    record RightsForm(
            @Nullable Boolean itemTextShipped, @Nullable List<@Nullable String> evidence, Rights rights) {}

    /** A provenance entry before its sources and its fact were looked up. */
    record ProvenanceForm(
            @Nullable String fact,
            @Nullable Disposition disposition,
            @Nullable List<@Nullable String> sources,
            Optional<String> note) {}

    /** A note before its sources were looked up. */
    record NoteForm(
            @Nullable String text,
            Optional<Disposition> disposition,
            @Nullable List<@Nullable String> sources) {}

    final Problems problems;
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

    List<@Nullable String> origin = List.of();

    @Nullable
    List<@Nullable Rater> raters;

    @Nullable
    List<@Nullable Referent> referents;

    @Nullable
    Format responseFormat;

    boolean hasResponseFormat;
    final List<@Nullable Format> alternativeFormats = new ArrayList<>();

    @Nullable
    List<@Nullable Item> items;

    @Nullable
    List<@Nullable Integer> reversed;

    @Nullable
    List<@Nullable ScaleForm> scales;

    @Nullable
    Rule missing;

    @Nullable
    Rule cutoffs;

    final List<@Nullable StructureFinding> structure = new ArrayList<>();
    final List<@Nullable ReliabilityFinding> reliability = new ArrayList<>();

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

    /** Whether the parts that facts are named after are of the right form, so that the facts are known. */
    final boolean factsKnown;

    DefinitionForm(JsonValue document, Problems problems) {
        this.problems = problems;
        Fields top = Fields.of(document, Pointer.ROOT, problems, REQUIRED, OPTIONAL);
        this.isObject = top != null;
        if (top == null) {
            this.factsKnown = false;
            return;
        }
        readIdentity(top);
        int before = problems.count();
        readKey(top);
        readFindings(top);
        this.factsKnown = problems.count() == before && raters != null && items != null && scales != null;
        readRest(top);
    }

    private void readIdentity(Fields top) {
        top.integer("schemaVersion", SCHEMA_VERSION, SCHEMA_VERSION);
        id = top.slug("id");
        version = version(top);
        status = top.word("status", STATUSES);
        title = top.text("title", TITLE_LENGTH);
        abbreviation = top.optionalText("abbreviation", ABBREVIATION_LENGTH);
        year = top.integer("year", 1900, 2100);
    }

    private static @Nullable DefinitionVersion version(Fields top) {
        String text = top.word("definitionVersion");
        if (text == null) {
            return null;
        }
        DefinitionVersion version = DefinitionVersion.read(text);
        if (version == null) {
            top.refuse("definitionVersion", "three numbers joined by dots, such as 1.0.0");
        }
        return version;
    }

    private void readKey(Fields top) {
        raters = top.words("raters", RATERS);
        referents = top.words("referents", REFERENTS);
        hasResponseFormat = top.has("responseFormat");
        JsonValue format = top.value("responseFormat");
        responseFormat = format == null ? null : format(format, top.at("responseFormat"));
        for (Element each : top.elements("alternativeFormats", MAX_SCALES)) {
            alternativeFormats.add(format(each.value(), each.at()));
        }
        items = items(top);
        reversed = top.distinctIntegers("reversed", 1, Item.MAX_NUMBER);
        scales = scales(top);
    }

    private @Nullable List<@Nullable Item> items(Fields top) {
        List<@Nullable Item> read = new ArrayList<>();
        for (Element each : top.elements("items", MAX_LIST)) {
            read.add(item(each));
        }
        return top.hasList("items") ? read : null;
    }

    private @Nullable List<@Nullable ScaleForm> scales(Fields top) {
        List<@Nullable ScaleForm> read = new ArrayList<>();
        for (Element each : top.elements("scales", MAX_SCALES)) {
            read.add(scale(each));
        }
        return top.hasList("scales") ? read : null;
    }

    private void readFindings(Fields top) {
        missing = rule(top, "missing");
        cutoffs = rule(top, "cutoffs");
        for (Element each : top.elements("structure", MAX_FINDINGS)) {
            structure.add(structure(each));
        }
        for (Element each : top.elements("reliability", MAX_FINDINGS)) {
            reliability.add(reliability(each));
        }
    }

    private void readRest(Fields top) {
        origin = orEmpty(top.slugs("origin"));
        rights = rights(top);
        for (Element each : top.elements("notes", MAX_LIST)) {
            notes.add(note(each));
        }
        openQuestions = top.texts("openQuestions");
        hasWhyNotKeyed = top.has("whyNotKeyed");
        whyNotKeyed = top.optionalText("whyNotKeyed");
        provenance = provenance(top);
        sources = sources(top);
        for (Element each : top.elements("examples", MAX_LIST)) {
            examples.add(example(each));
        }
    }

    private @Nullable List<@Nullable ProvenanceForm> provenance(Fields top) {
        List<@Nullable ProvenanceForm> read = new ArrayList<>();
        for (Element each : top.elements("provenance", MAX_LIST)) {
            read.add(provenance(each));
        }
        return top.hasList("provenance") ? read : null;
    }

    private @Nullable Map<String, @Nullable Source> sources(Fields top) {
        Map<String, @Nullable Source> read = new LinkedHashMap<>();
        for (Named each : top.members("sources", Names.SLUGS)) {
            read.put(each.name(), source(each));
        }
        return top.hasObject("sources") ? read : null;
    }

    private static <E> List<@Nullable E> orEmpty(@Nullable List<@Nullable E> list) {
        return list == null ? List.of() : list;
    }

    // a definition can't name a referent that wasn't stated
    private static List<Referent> declarable() {
        List<Referent> referents = new ArrayList<>(List.of(Referent.values()));
        referents.remove(Referent.UNSTATED);
        return List.copyOf(referents);
    }

    private @Nullable Format format(JsonValue value, Pointer at) {
        int before = problems.count();
        Fields fields = Fields.of(value, at, problems, List.of("id", "min", "max", "metric"), List.of("anchors"));
        if (fields == null) {
            return null;
        }
        return new Format(
                fields.slug("id"),
                fields.integer("min", -ResponseFormat.LIMIT, ResponseFormat.LIMIT),
                fields.integer("max", -ResponseFormat.LIMIT, ResponseFormat.LIMIT),
                fields.word("metric", METRICS),
                anchors(fields),
                problems.count() == before);
    }

    private Map<String, @Nullable String> anchors(Fields format) {
        Map<String, @Nullable String> anchors = new LinkedHashMap<>();
        for (Named each : format.members("anchors", Names.INTEGERS)) {
            anchors.put(each.name(), Fields.text(each.value(), each.at(), LABEL_LENGTH, problems));
        }
        return anchors;
    }

    private @Nullable Item item(Element element) {
        Fields fields = Fields.of(
                element.value(),
                element.at(),
                problems,
                List.of("number"),
                List.of("derivedFrom", "printedDescending"));
        if (fields == null) {
            return null;
        }
        Integer number = fields.integer("number", 1, Item.MAX_NUMBER);
        JsonValue origin = fields.value("derivedFrom");
        Optional<ItemReference> derivedFrom =
                origin == null ? Optional.empty() : Optional.ofNullable(reference(origin, fields.at("derivedFrom")));
        Boolean descending = fields.bool("printedDescending");
        return number == null ? null : new Item(number, derivedFrom, descending != null && descending);
    }

    private @Nullable ItemReference reference(JsonValue value, Pointer at) {
        Fields fields = Fields.of(value, at, problems, List.of("instrument", "item"), List.of());
        if (fields == null) {
            return null;
        }
        String instrument = fields.slug("instrument");
        Integer item = fields.integer("item", 1, Item.MAX_NUMBER);
        return instrument == null || item == null ? null : new ItemReference(InstrumentId.of(instrument), item);
    }

    private @Nullable ScaleForm scale(Element element) {
        Fields fields =
                Fields.of(element.value(), element.at(), problems, List.of("id", "items"), List.of("referents"));
        if (fields == null) {
            return null;
        }
        List<@Nullable Integer> numbers = fields.distinctIntegers("items", 1, Item.MAX_NUMBER);
        List<@Nullable Referent> about = fields.words("referents", REFERENTS);
        noteEmpty(numbers, fields.at("items"));
        noteEmpty(about, fields.at("referents"));
        return new ScaleForm(fields.slug("id"), numbers, about);
    }

    private void noteEmpty(@Nullable List<?> list, Pointer at) {
        if (list != null && list.isEmpty()) {
            problems.add(ProblemCode.NOT_ALLOWED, at, "at least one element");
        }
    }

    private @Nullable Rule rule(Fields top, String name) {
        JsonValue value = top.value(name);
        Fields fields = value == null
                ? null
                : Fields.of(value, top.at(name), problems, List.of("published"), List.of("statement"));
        return fields == null
                ? null
                : new Rule(fields.bool("published"), fields.has("statement"), fields.optionalText("statement"));
    }

    private @Nullable StructureFinding structure(Element element) {
        Fields fields = Fields.of(element.value(), element.at(), problems, List.of("number", "statement"), List.of());
        if (fields == null) {
            return null;
        }
        Integer number = fields.integer("number", 1, MAX_FINDINGS);
        String statement = fields.text("statement");
        return number == null || statement == null ? null : new StructureFinding(number, statement);
    }

    private @Nullable ReliabilityFinding reliability(Element element) {
        Fields fields = Fields.of(
                element.value(),
                element.at(),
                problems,
                List.of("number", "statistic", "value"),
                List.of("n", "population"));
        if (fields == null) {
            return null;
        }
        Integer number = fields.integer("number", 1, MAX_FINDINGS);
        String statistic = fields.text("statistic");
        String published = fields.text("value");
        List<Integer> n = present(fields.integers("n", 1, Integer.MAX_VALUE));
        Optional<String> population = fields.optionalText("population");
        return number == null || statistic == null || published == null
                ? null
                : new ReliabilityFinding(number, statistic, published, n, population);
    }

    private @Nullable RightsForm rights(Fields top) {
        JsonValue value = top.value("rights");
        Fields fields = value == null
                ? null
                : Fields.of(
                        value,
                        top.at("rights"),
                        problems,
                        List.of("holder", "contact", "permission", "itemTextShipped", "evidence"),
                        List.of("terms", "note"));
        if (fields == null) {
            return null;
        }
        String holder = fields.text("holder");
        List<String> contact = present(fields.texts("contact"));
        String permission = fields.text("permission");
        Optional<String> terms = fields.optionalText("terms");
        Boolean shipped = fields.bool("itemTextShipped");
        List<@Nullable String> evidence = fields.slugs("evidence");
        Optional<String> note = fields.optionalText("note");
        return holder == null || permission == null
                ? null
                : new RightsForm(
                        shipped, evidence, new Rights(holder, contact, permission, terms, present(evidence), note));
    }

    private @Nullable NoteForm note(Element element) {
        Fields fields =
                Fields.of(element.value(), element.at(), problems, List.of("text"), List.of("disposition", "sources"));
        return fields == null
                ? null
                : new NoteForm(fields.text("text"), Optional.ofNullable(disposition(fields)), fields.slugs("sources"));
    }

    private @Nullable Disposition disposition(Fields fields) {
        return fields.word("disposition", DISPOSITIONS);
    }

    private @Nullable ProvenanceForm provenance(Element element) {
        Fields fields = Fields.of(
                element.value(), element.at(), problems, List.of("fact", "disposition", "sources"), List.of("note"));
        return fields == null
                ? null
                : new ProvenanceForm(
                        fields.text("fact"), disposition(fields), fields.slugs("sources"), fields.optionalText("note"));
    }

    private @Nullable Source source(Named element) {
        Fields fields = Fields.of(
                element.value(),
                element.at(),
                problems,
                List.of("title", "read"),
                List.of("authors", "year", "doi", "url"));
        if (fields == null) {
            return null;
        }
        String name = fields.text("title");
        String read = fields.text("read");
        Source source = new Source(
                name == null ? "" : name,
                fields.optionalText("authors"),
                fields.optionalInteger("year", 1000, 9999),
                fields.optionalText("doi"),
                fields.optionalText("url"),
                read == null ? "" : read);
        return name == null || read == null ? null : source;
    }

    private @Nullable ExampleForm example(Element element) {
        Fields fields = Fields.of(
                element.value(),
                element.at(),
                problems,
                List.of("id", "rater", "policy", "responses", "scores"),
                List.of("format"));
        if (fields == null) {
            return null;
        }
        return new ExampleForm(
                fields.slug("id"),
                fields.word("rater", RATERS),
                fields.slug("format"),
                policy(fields),
                responses(fields),
                scores(fields));
    }

    private static @Nullable String policy(Fields example) {
        String policy = example.word("policy");
        if (policy != null && !PolicyText.isPolicy(policy)) {
            example.refuse("policy", POLICY);
            return null;
        }
        return policy;
    }

    private Map<String, @Nullable Integer> responses(Fields example) {
        Map<String, @Nullable Integer> responses = new LinkedHashMap<>();
        for (Named each : example.members("responses", Names.ITEM_NUMBERS)) {
            boolean missing = each.value() instanceof JsonValue.Null;
            responses.put(
                    each.name(),
                    missing
                            ? null
                            : Fields.integer(
                                    each.value(), each.at(), -ResponseFormat.LIMIT, ResponseFormat.LIMIT, problems));
        }
        return responses;
    }

    private Map<String, @Nullable ExpectedScore> scores(Fields example) {
        Map<String, @Nullable ExpectedScore> scores = new LinkedHashMap<>();
        for (Named each : example.members("scores", Names.SLUGS)) {
            scores.put(each.name(), expectedScore(each.value(), each.at()));
        }
        return scores;
    }

    private @Nullable ExpectedScore expectedScore(JsonValue value, Pointer at) {
        JsonValue word = value instanceof JsonValue.Obj object ? object.first("status") : null;
        boolean insufficient =
                word instanceof JsonValue.Text text && text.value().equals("insufficient");
        Fields fields = insufficient
                ? Fields.of(value, at, problems, List.of("status", "answered", "items", "required"), List.of())
                : Fields.of(
                        value,
                        at,
                        problems,
                        List.of("status", "mean", "sum", "answered", "items", "prorated"),
                        List.of());
        if (fields == null) {
            return null;
        }
        String scored = fields.word("status");
        if (scored != null && !insufficient && !scored.equals("scored")) {
            fields.refuse("status", "scored, insufficient");
            scored = null;
        }
        Integer answered = fields.integer("answered", 0, MAX_LIST);
        Integer of = fields.integer("items", 1, MAX_LIST);
        if (insufficient) {
            Integer required = fields.integer("required", 1, MAX_LIST);
            return answered == null || of == null || required == null
                    ? null
                    : ExpectedScore.insufficient(answered, of, required);
        }
        Double mean = fields.number("mean");
        Double sum = fields.number("sum");
        Boolean prorated = fields.bool("prorated");
        if (answered != null && of != null && prorated != null && answered <= of && prorated != (answered < of)) {
            fields.refuse("prorated", "true exactly where fewer items are answered than there are");
        }
        return scored == null || answered == null || of == null || mean == null || sum == null || prorated == null
                ? null
                : ExpectedScore.scored(mean, sum, answered, of);
    }

    static <E> List<E> present(@Nullable List<@Nullable E> list) {
        List<E> present = new ArrayList<>();
        if (list != null) {
            for (E each : list) {
                if (each != null) {
                    present.add(each);
                }
            }
        }
        return present;
    }

    static SortedMap<Integer, String> anchors(Map<String, @Nullable String> anchors) {
        TreeMap<Integer, String> byPoint = new TreeMap<>();
        for (Map.Entry<String, @Nullable String> anchor : anchors.entrySet()) {
            String label = anchor.getValue();
            if (label != null) {
                byPoint.put(Integer.valueOf(anchor.getKey()), label);
            }
        }
        return byPoint;
    }
}
