package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.instrument.DefinitionProblem.Code;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
    private static final Pattern VERSION = Pattern.compile(DefinitionVersion.PATTERN);
    private static final Pattern POLICY = Pattern.compile("complete|prorate:(0\\.[5-9][0-9]*|1\\.0)");
    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,6}");
    private static final Pattern ITEM_NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

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
    List<@Nullable Format> alternativeFormats = List.of();

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

    List<@Nullable StructureFinding> structure = List.of();
    List<@Nullable ReliabilityFinding> reliability = List.of();

    @Nullable
    RightsForm rights;

    List<@Nullable NoteForm> notes = List.of();
    List<@Nullable String> openQuestions = List.of();
    boolean hasWhyNotKeyed;
    Optional<String> whyNotKeyed = Optional.empty();

    @Nullable
    List<@Nullable ProvenanceForm> provenance;

    @Nullable
    Map<String, @Nullable Source> sources;

    List<@Nullable ExampleForm> examples = List.of();

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
        String versionText = top.matching("definitionVersion", VERSION, "three numbers joined by dots, such as 1.0.0");
        version = versionText == null ? null : DefinitionVersion.parse(versionText);
        status = top.word("status", InstrumentStatus::find, Enums.words(InstrumentStatus.class, InstrumentStatus::id));
        title = top.text("title", TITLE_LENGTH);
        abbreviation = top.optionalText("abbreviation", ABBREVIATION_LENGTH);
        year = top.integer("year", 1900, 2100);
    }

    private void readKey(Fields top) {
        raters = top.words("raters", Rater::find, Enums.words(Rater.class, Rater::id));
        referents = top.words("referents", DefinitionForm::declarable, DECLARABLE);
        hasResponseFormat = top.has("responseFormat");
        JsonValue format = top.value("responseFormat");
        responseFormat = format == null ? null : format(format, top.at("responseFormat"));
        alternativeFormats = orEmpty(top.list("alternativeFormats", MAX_SCALES, this::format));
        items = top.list("items", MAX_LIST, this::item);
        reversed = top.integers("reversed", 1, Item.MAX_NUMBER, true);
        scales = top.list("scales", MAX_SCALES, this::scale);
    }

    private void readFindings(Fields top) {
        missing = rule(top, "missing");
        cutoffs = rule(top, "cutoffs");
        structure = orEmpty(top.list("structure", MAX_FINDINGS, this::structure));
        reliability = orEmpty(top.list("reliability", MAX_FINDINGS, this::reliability));
    }

    private void readRest(Fields top) {
        origin = orEmpty(top.slugs("origin"));
        rights = rights(top);
        notes = orEmpty(top.list("notes", MAX_LIST, this::note));
        openQuestions = orEmpty(top.texts("openQuestions"));
        hasWhyNotKeyed = top.has("whyNotKeyed");
        whyNotKeyed = top.optionalText("whyNotKeyed");
        provenance = top.list("provenance", MAX_LIST, this::provenance);
        sources = members(top, "sources", this::source, InstrumentId::isValid);
        examples = orEmpty(top.list("examples", MAX_LIST, this::example));
    }

    static final String DECLARABLE = "therapist, app, programme, agent, client, other";

    /** The referent of a word; a definition or payload can't name {@link Referent#UNSTATED}. */
    static Optional<Referent> declarable(String word) {
        return Referent.find(word).filter(referent -> referent != Referent.UNSTATED);
    }

    private static <E> List<@Nullable E> orEmpty(@Nullable List<@Nullable E> list) {
        return list == null ? List.of() : list;
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
                fields.word("metric", Metric::find, Enums.words(Metric.class, Metric::id)),
                orEmpty(members(
                        fields,
                        "anchors",
                        this::label,
                        key -> INTEGER.matcher(key).matches())),
                problems.count() == before);
    }

    private static <V> Map<String, @Nullable V> orEmpty(@Nullable Map<String, @Nullable V> map) {
        return map == null ? Map.of() : map;
    }

    private @Nullable String label(JsonValue value, Pointer at) {
        return Fields.text(value, at, LABEL_LENGTH, problems);
    }

    private @Nullable Item item(JsonValue value, Pointer at) {
        Fields fields = Fields.of(value, at, problems, List.of("number"), List.of("derivedFrom", "printedDescending"));
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

    private @Nullable ScaleForm scale(JsonValue value, Pointer at) {
        Fields fields = Fields.of(value, at, problems, List.of("id", "items"), List.of("referents"));
        if (fields == null) {
            return null;
        }
        List<@Nullable Integer> numbers = fields.integers("items", 1, Item.MAX_NUMBER, true);
        List<@Nullable Referent> about = fields.words("referents", DefinitionForm::declarable, DECLARABLE);
        noteEmpty(numbers, fields.at("items"));
        noteEmpty(about, fields.at("referents"));
        return new ScaleForm(fields.slug("id"), numbers, about);
    }

    private void noteEmpty(@Nullable List<?> list, Pointer at) {
        if (list != null && list.isEmpty()) {
            problems.add(Code.NOT_ALLOWED, at, "at least one element");
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

    private @Nullable StructureFinding structure(JsonValue value, Pointer at) {
        Fields fields = Fields.of(value, at, problems, List.of("number", "statement"), List.of());
        if (fields == null) {
            return null;
        }
        Integer number = fields.integer("number", 1, MAX_FINDINGS);
        String statement = fields.text("statement");
        return number == null || statement == null ? null : new StructureFinding(number, statement);
    }

    private @Nullable ReliabilityFinding reliability(JsonValue value, Pointer at) {
        Fields fields =
                Fields.of(value, at, problems, List.of("number", "statistic", "value"), List.of("n", "population"));
        if (fields == null) {
            return null;
        }
        Integer number = fields.integer("number", 1, MAX_FINDINGS);
        String statistic = fields.text("statistic");
        String published = fields.text("value");
        List<Integer> n = present(fields.integers("n", 1, Integer.MAX_VALUE, false));
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

    private @Nullable NoteForm note(JsonValue value, Pointer at) {
        Fields fields = Fields.of(value, at, problems, List.of("text"), List.of("disposition", "sources"));
        return fields == null
                ? null
                : new NoteForm(fields.text("text"), Optional.ofNullable(disposition(fields)), fields.slugs("sources"));
    }

    private @Nullable Disposition disposition(Fields fields) {
        return fields.word("disposition", Disposition::find, Enums.words(Disposition.class, Disposition::id));
    }

    private @Nullable ProvenanceForm provenance(JsonValue value, Pointer at) {
        Fields fields = Fields.of(value, at, problems, List.of("fact", "disposition", "sources"), List.of("note"));
        return fields == null
                ? null
                : new ProvenanceForm(
                        fields.text("fact"), disposition(fields), fields.slugs("sources"), fields.optionalText("note"));
    }

    private @Nullable Source source(JsonValue value, Pointer at) {
        Fields fields =
                Fields.of(value, at, problems, List.of("title", "read"), List.of("authors", "year", "doi", "url"));
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

    private @Nullable ExampleForm example(JsonValue value, Pointer at) {
        Fields fields = Fields.of(
                value, at, problems, List.of("id", "rater", "policy", "responses", "scores"), List.of("format"));
        if (fields == null) {
            return null;
        }
        return new ExampleForm(
                fields.slug("id"),
                fields.word("rater", Rater::find, Enums.words(Rater.class, Rater::id)),
                fields.slug("format"),
                fields.matching("policy", POLICY, "complete, or prorate: and a fraction from 0.5 to 1.0"),
                orEmpty(members(fields, "responses", this::answer, DefinitionForm::isItemNumber)),
                orEmpty(members(fields, "scores", this::expectedScore, InstrumentId::isValid)));
    }

    static boolean isItemNumber(String key) {
        return ITEM_NUMBER.matcher(key).matches();
    }

    private @Nullable Integer answer(JsonValue value, Pointer at) {
        return value instanceof JsonValue.Null
                ? null
                : Fields.integer(value, at, -ResponseFormat.LIMIT, ResponseFormat.LIMIT, problems);
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
        String scored = fields.word(
                "status",
                text -> Optional.of(text).filter(t -> t.equals("scored") || t.equals("insufficient")),
                "scored, insufficient");
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
        return scored == null || answered == null || of == null || mean == null || sum == null || prorated == null
                ? null
                : ExpectedScore.scored(mean, sum, answered, of);
    }

    /** The members of an object by name, each read by a function; null if there is no such object. */
    private <V> @Nullable Map<String, @Nullable V> members(
            Fields fields, String name, BiFunction<JsonValue, Pointer, @Nullable V> read, Predicate<String> isKey) {
        JsonValue value = fields.value(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonValue.Obj object)) {
            problems.add(Code.WRONG_TYPE, fields.at(name), "an object");
            return null;
        }
        Map<String, @Nullable V> members = new LinkedHashMap<>();
        for (JsonValue.Member member : object.members()) {
            Pointer at = fields.at(name).child(member.name());
            if (!isKey.test(member.name())) {
                problems.add(Code.NOT_ALLOWED, fields.at(name).foreign(member.name()), "another name");
            } else if (members.containsKey(member.name())) {
                problems.add(Code.DUPLICATE_FIELD, at);
            } else {
                members.put(member.name(), read.apply(member.value(), at));
            }
        }
        return members;
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
        anchors.forEach((point, label) -> {
            if (label != null) {
                byPoint.put(Integer.valueOf(point), label);
            }
        });
        return byPoint;
    }
}
