package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.internal.json.JsonValue.Arr;
import io.github.alliancesdk.core.internal.json.JsonValue.Int;
import io.github.alliancesdk.core.internal.json.JsonValue.Member;
import io.github.alliancesdk.core.internal.json.JsonValue.Obj;
import io.github.alliancesdk.core.internal.json.JsonValue.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds an instrument in code. The definition is checked exactly like a definition in JSON; problems have pointers
 * into the equivalent JSON. Writing the instrument as JSON and reading it back returns an equal instrument. Not
 * thread-safe.
 *
 * <p>Other methods check only for null; {@link #build} reports every problem at once.
 *
 * <pre>{@code
 * Instrument mine = Instrument.builder("my-scale")
 *         .title("My scale")
 *         .raters(Rater.CLIENT)
 *         .referents(Referent.APP)
 *         .responseFormat("default", 1, 5, Metric.MEAN)
 *         .items(4)
 *         .reversed(2)
 *         .scale("total", 1, 2, 3, 4)
 *         .source("manual-2026", Source.of("Our manual", "in full"))
 *         .allFactsFrom(Disposition.CONFIRMED, "manual-2026")
 *         .build();
 * }</pre>
 */
@NoJsonForm.Instead("the Instrument that it builds")
public final class InstrumentBuilder implements NoJsonForm {
    private static final List<String> ORDER = List.of(
            "schemaVersion",
            "id",
            "definitionVersion",
            "status",
            "title",
            "abbreviation",
            "year",
            "origin",
            "construct",
            "languages",
            "raters",
            "referents",
            "responseFormat",
            "alternativeFormats",
            "itemFormats",
            "items",
            "reversed",
            "scales",
            "missing",
            "cutoffs",
            "structure",
            "reliability",
            "rights",
            "notes",
            "openQuestions",
            "whyNotKeyed",
            "provenance",
            "sources",
            "examples");

    private final Map<String, JsonValue> fields = new LinkedHashMap<>();
    private final Map<String, List<JsonValue>> lists = new LinkedHashMap<>();
    private final List<Member> sources = new ArrayList<>();

    /** The fields that were set, with the values of later calls. Those become duplicate fields of the definition. */
    private final Map<String, List<JsonValue>> set = new HashMap<>();

    private @Nullable Disposition defaultDisposition;
    private List<String> defaultSources = List.of();

    InstrumentBuilder(String id) {
        fields.put("schemaVersion", new Int(DefinitionParser.SCHEMA_VERSION));
        fields.put("id", new Text(id));
        fields.put("definitionVersion", new Text("1.0.0"));
        fields.put("status", new Text(InstrumentStatus.KEYED.id()));
        for (String required : List.of("raters", "referents", "items", "reversed", "scales", "provenance")) {
            lists.put(required, new ArrayList<>());
        }
    }

    /**
     * Sets the version of the definition; 1.0.0 if never set.
     *
     * @param version three numbers joined by dots
     * @return this builder
     * @throws NullPointerException if {@code version} is null
     */
    public InstrumentBuilder definitionVersion(String version) {
        return text("definitionVersion", version);
    }

    /**
     * Sets the status; keyed if never set.
     *
     * @param status the status
     * @return this builder
     * @throws NullPointerException if {@code status} is null
     */
    public InstrumentBuilder status(InstrumentStatus status) {
        return text("status", status.id());
    }

    /**
     * Sets the full name.
     *
     * @param title 1 to 200 characters
     * @return this builder
     * @throws NullPointerException if {@code title} is null
     */
    public InstrumentBuilder title(String title) {
        return text("title", title);
    }

    /**
     * Sets the short name.
     *
     * @param abbreviation 1 to 40 characters
     * @return this builder
     * @throws NullPointerException if {@code abbreviation} is null
     */
    public InstrumentBuilder abbreviation(String abbreviation) {
        return text("abbreviation", abbreviation);
    }

    /**
     * Sets the year of publication.
     *
     * @param year 1900 to 2100
     * @return this builder
     */
    public InstrumentBuilder year(int year) {
        return set("year", new Int(year));
    }

    /**
     * Sets the publications that the instrument comes from.
     *
     * @param sources ids of sources
     * @return this builder
     * @throws NullPointerException if an id is null
     */
    public InstrumentBuilder origin(String... sources) {
        return set("origin", new Arr(texts(List.of(Objects.requireNonNull(sources, "sources")))));
    }

    /**
     * Sets what the instrument measures; alliance if never set.
     *
     * @param construct the construct
     * @return this builder
     * @throws NullPointerException if {@code construct} is null
     */
    public InstrumentBuilder construct(Construct construct) {
        return text("construct", construct.id());
    }

    /**
     * Sets the languages in which the instrument is known to exist.
     *
     * @param languages language tags in lower case, such as {@code en} or {@code pt-br}
     * @return this builder
     * @throws NullPointerException if a tag is null
     */
    public InstrumentBuilder languages(String... languages) {
        return set("languages", new Arr(texts(List.of(Objects.requireNonNull(languages, "languages")))));
    }

    /**
     * Sets who may answer the instrument.
     *
     * @param raters at least one
     * @return this builder
     * @throws NullPointerException if one is null
     */
    public InstrumentBuilder raters(Rater... raters) {
        return set("raters", new Arr(coded(List.of(Objects.requireNonNull(raters, "raters")))));
    }

    /**
     * Sets whom or what the alliance may be with.
     *
     * @param referents at least one
     * @return this builder
     * @throws NullPointerException if one is null
     */
    public InstrumentBuilder referents(Referent... referents) {
        return set("referents", new Arr(coded(List.of(Objects.requireNonNull(referents, "referents")))));
    }

    /**
     * Sets the default response format, without labels.
     *
     * @param id its id, such as {@code default}
     * @param min the lowest answer
     * @param max the highest answer
     * @param metric how scores are reported by convention
     * @return this builder
     * @throws NullPointerException if an argument is null
     */
    public InstrumentBuilder responseFormat(String id, int min, int max, Metric metric) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", new Text(Objects.requireNonNull(id, "id")));
        members.put("min", new Int(min));
        members.put("max", new Int(max));
        members.put("metric", new Text(metric.id()));
        return set("responseFormat", object(members));
    }

    /**
     * Sets the default response format.
     *
     * @param format the format
     * @return this builder
     * @throws NullPointerException if {@code format} is null
     */
    public InstrumentBuilder responseFormat(ResponseFormat format) {
        return set("responseFormat", format(format));
    }

    /**
     * Adds a format that a payload may name instead of the default format.
     *
     * @param format the format
     * @return this builder
     * @throws NullPointerException if {@code format} is null
     */
    public InstrumentBuilder alternativeFormat(ResponseFormat format) {
        return add("alternativeFormats", format(format));
    }

    /**
     * Adds a format for single items. An {@linkplain Item#inFormat item} names it.
     *
     * @param format the format
     * @return this builder
     * @throws NullPointerException if {@code format} is null
     */
    public InstrumentBuilder itemFormat(ResponseFormat format) {
        return add("itemFormats", format(format));
    }

    /**
     * Adds items numbered from 1.
     *
     * @param count the number of items
     * @return this builder
     */
    public InstrumentBuilder items(int count) {
        IntStream.rangeClosed(1, count).forEach(number -> add("items", object("number", new Int(number))));
        return this;
    }

    /**
     * Adds an item.
     *
     * @param item the item
     * @return this builder
     * @throws NullPointerException if {@code item} is null
     */
    public InstrumentBuilder item(Item item) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("number", new Int(item.number()));
        item.derivedFrom()
                .ifPresent(from -> members.put(
                        "derivedFrom",
                        object("instrument", new Text(from.instrument().value()), "item", new Int(from.item()))));
        if (item.printedDescending()) {
            members.put("printedDescending", new JsonValue.Bool(true));
        }
        item.format().ifPresent(format -> members.put("format", new Text(format)));
        return add("items", object(members));
    }

    /**
     * Sets the reverse-keyed items.
     *
     * @param items item numbers; none if never set
     * @return this builder
     */
    public InstrumentBuilder reversed(int... items) {
        return set("reversed", new Arr(integers(items)));
    }

    /**
     * Adds a scale with the instrument's referents. The total, if there is one, comes last.
     *
     * @param id the id, such as {@code goal}
     * @param items item numbers
     * @return this builder
     * @throws NullPointerException if an argument is null
     */
    public InstrumentBuilder scale(String id, int... items) {
        return add(
                "scales", object("id", new Text(Objects.requireNonNull(id, "id")), "items", new Arr(integers(items))));
    }

    /**
     * Adds a scale. The total, if there is one, comes last.
     *
     * @param scale the scale
     * @return this builder
     * @throws NullPointerException if {@code scale} is null
     */
    public InstrumentBuilder scale(Scale scale) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", new Text(scale.id()));
        members.put(
                "items",
                new Arr(integers(
                        scale.items().stream().mapToInt(Integer::intValue).toArray())));
        if (!scale.referents().isEmpty()) {
            members.put("referents", new Arr(coded(scale.referents())));
        }
        scale.metric().ifPresent(metric -> members.put("metric", new Text(metric.id())));
        scale.missingRule().ifPresent(rule -> members.put("missing", object("rule", new Text(rule.id()))));
        return add("scales", object(members));
    }

    /**
     * States whether a rule for missing responses is published.
     *
     * @param rule the rule
     * @return this builder
     * @throws NullPointerException if {@code rule} is null
     */
    public InstrumentBuilder missing(Instrument.MissingRule rule) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("published", new JsonValue.Bool(rule.isPublished()));
        rule.statement().ifPresent(statement -> members.put("statement", new Text(statement)));
        rule.rule().ifPresent(policy -> members.put("rule", new Text(policy.id())));
        return set("missing", object(members));
    }

    /**
     * States whether cut-offs are published, and which cut-offs sources state.
     *
     * @param cutoffs the cut-offs
     * @return this builder
     * @throws NullPointerException if {@code cutoffs} is null
     */
    public InstrumentBuilder cutoffs(Instrument.Cutoffs cutoffs) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("published", new JsonValue.Bool(cutoffs.isPublished()));
        cutoffs.statement().ifPresent(statement -> members.put("statement", new Text(statement)));
        if (!cutoffs.statements().isEmpty()) {
            members.put(
                    "statements",
                    new Arr(cutoffs.statements().stream()
                            .map(InstrumentBuilder::cutoff)
                            .toList()));
        }
        return set("cutoffs", object(members));
    }

    private static JsonValue cutoff(CutoffStatement statement) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("scale", new Text(statement.scale()));
        members.put("value", new JsonValue.Decimal(statement.value()));
        members.put("direction", new Text(statement.direction().id()));
        members.put("claim", new Text(statement.claim()));
        members.put("disposition", new Text(statement.disposition().id()));
        members.put("sources", new Arr(texts(statement.sources())));
        return object(members);
    }

    /**
     * Adds a published finding about the factor structure.
     *
     * @param finding the finding
     * @return this builder
     * @throws NullPointerException if {@code finding} is null
     */
    public InstrumentBuilder structure(Instrument.StructureFinding finding) {
        return add(
                "structure", object("number", new Int(finding.number()), "statement", new Text(finding.statement())));
    }

    /**
     * Adds a published reliability.
     *
     * @param finding the finding
     * @return this builder
     * @throws NullPointerException if {@code finding} is null
     */
    public InstrumentBuilder reliability(Instrument.ReliabilityFinding finding) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("number", new Int(finding.number()));
        members.put("statistic", new Text(finding.statistic()));
        members.put("value", new Text(finding.value()));
        if (!finding.n().isEmpty()) {
            members.put(
                    "n",
                    new Arr(integers(
                            finding.n().stream().mapToInt(Integer::intValue).toArray())));
        }
        finding.population().ifPresent(population -> members.put("population", new Text(population)));
        return add("reliability", object(members));
    }

    /**
     * States who holds the rights to the wording and whom to ask for permission.
     *
     * @param rights the rights
     * @return this builder
     * @throws NullPointerException if {@code rights} is null
     */
    public InstrumentBuilder rights(Rights rights) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("holder", new Text(rights.holder()));
        members.put("contact", new Arr(texts(rights.contact())));
        members.put("permission", new Text(rights.permission()));
        rights.terms().ifPresent(terms -> members.put("terms", new Text(terms)));
        members.put("itemTextShipped", new JsonValue.Bool(false));
        members.put("evidence", new Arr(texts(rights.evidence())));
        rights.note().ifPresent(note -> members.put("note", new Text(note)));
        return set("rights", object(members));
    }

    /**
     * Adds a remark.
     *
     * @param note the remark
     * @return this builder
     * @throws NullPointerException if {@code note} is null
     */
    public InstrumentBuilder note(Instrument.Note note) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("text", new Text(note.text()));
        note.disposition().ifPresent(disposition -> members.put("disposition", new Text(disposition.id())));
        members.put("sources", new Arr(texts(note.sources())));
        return add("notes", object(members));
    }

    /**
     * Adds an open question about the definition.
     *
     * @param question one sentence
     * @return this builder
     * @throws NullPointerException if {@code question} is null
     */
    public InstrumentBuilder openQuestion(String question) {
        return add("openQuestions", new Text(Objects.requireNonNull(question, "question")));
    }

    /**
     * States why a catalogued instrument can't be scored.
     *
     * @param reason the reason
     * @return this builder
     * @throws NullPointerException if {@code reason} is null
     */
    public InstrumentBuilder whyNotKeyed(String reason) {
        return text("whyNotKeyed", reason);
    }

    /**
     * States the provenance of one fact.
     *
     * @param provenance the entry
     * @return this builder
     * @throws NullPointerException if {@code provenance} is null
     */
    public InstrumentBuilder provenance(Provenance provenance) {
        return add(
                "provenance",
                provenance(
                        provenance.fact(),
                        provenance.disposition(),
                        provenance.sources(),
                        provenance.note().orElse(null)));
    }

    /**
     * States the provenance of all facts that have no entry of their own.
     *
     * @param disposition how well these facts are supported
     * @param sources the ids of their sources
     * @return this builder
     * @throws NullPointerException if an argument is null
     */
    public InstrumentBuilder allFactsFrom(Disposition disposition, String... sources) {
        List<JsonValue> later = set.putIfAbsent("provenance", new ArrayList<>());
        if (later != null) {
            // there can be only one default, so build() reports a second call as a duplicate field
            later.add(new Arr(List.of()));
        }
        this.defaultDisposition = Objects.requireNonNull(disposition, "disposition");
        this.defaultSources = List.of(Objects.requireNonNull(sources, "sources"));
        return this;
    }

    /**
     * Adds a source.
     *
     * @param id its id within the definition, in the form of {@link InstrumentId}
     * @param source the source
     * @return this builder
     * @throws NullPointerException if an argument is null
     */
    public InstrumentBuilder source(String id, Source source) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("title", new Text(source.title()));
        source.authors().ifPresent(authors -> members.put("authors", new Text(authors)));
        source.year().ifPresent(year -> members.put("year", new Int(year)));
        source.doi().ifPresent(doi -> members.put("doi", new Text(doi)));
        source.url().ifPresent(url -> members.put("url", new Text(url)));
        members.put("read", new Text(source.read()));
        sources.add(new Member(Objects.requireNonNull(id, "id"), object(members)));
        return this;
    }

    /**
     * Adds an answer sheet with its expected scores. The example then belongs to this instrument, whichever it names.
     *
     * @param example the example
     * @return this builder
     * @throws NullPointerException if {@code example} is null
     */
    public InstrumentBuilder example(Example example) {
        List<Member> responses = new ArrayList<>();
        example.responses().forEach((item, answer) -> responses.add(new Member(item.toString(), number(answer))));
        List<Member> scores = new ArrayList<>();
        example.scores().forEach((scale, score) -> scores.add(new Member(scale, expectedScore(score))));
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", new Text(example.id()));
        members.put("rater", new Text(example.rater().id()));
        members.put("format", new Text(example.format()));
        members.put("policy", new Text(example.policy().id()));
        members.put("responses", new Obj(responses));
        members.put("scores", new Obj(scores));
        return add("examples", object(members));
    }

    /**
     * Makes the instrument.
     *
     * @return the instrument
     * @throws InvalidDefinitionException if the definition isn't consistent, or if a single-valued field was set twice
     *     ({@code duplicate-field}); the exception contains every problem
     */
    public Instrument build() {
        return Instrument.of(new JsonDocument(Area.DEFINITION, definition(withDefaults())));
    }

    private List<JsonValue> withDefaults() {
        List<JsonValue> provenance = new ArrayList<>(lists.getOrDefault("provenance", List.of()));
        if (defaultDisposition != null) {
            DefinitionParser form = new DefinitionParser(new JsonDocument(Area.DEFINITION, definition(provenance)));
            Set<String> stated = DefinitionParser.present(form.provenance).stream()
                    .map(DefinitionParser.ProvenanceForm::fact)
                    .collect(Collectors.toSet());
            for (String fact : DefinitionConsistency.facts(form)) {
                if (!stated.contains(fact)) {
                    provenance.add(provenance(fact, defaultDisposition, defaultSources, null));
                }
            }
        }
        return provenance;
    }

    private JsonValue definition(List<JsonValue> provenance) {
        Map<String, JsonValue> all = new LinkedHashMap<>(fields);
        lists.forEach((name, list) -> all.put(name, new Arr(list)));
        all.put("provenance", new Arr(provenance));
        all.put("sources", new Obj(sources));
        List<Member> members = new ArrayList<>();
        for (String name : ORDER) {
            JsonValue value = all.get(name);
            if (value != null) {
                members.add(new Member(name, value));
                set.getOrDefault(name, List.of()).forEach(later -> members.add(new Member(name, later)));
            }
        }
        return new Obj(members);
    }

    private InstrumentBuilder text(String name, String text) {
        return set(name, new Text(Objects.requireNonNull(text, name)));
    }

    private InstrumentBuilder set(String name, JsonValue value) {
        List<JsonValue> later = set.get(name);
        if (later == null) {
            set.put(name, new ArrayList<>());
            lists.remove(name);
            fields.put(name, value);
        } else {
            later.add(value);
        }
        return this;
    }

    private InstrumentBuilder add(String list, JsonValue element) {
        lists.computeIfAbsent(list, name -> new ArrayList<>()).add(element);
        return this;
    }

    private static List<JsonValue> texts(Collection<String> texts) {
        return texts.stream().<JsonValue>map(Text::new).toList();
    }

    private static List<JsonValue> coded(Collection<? extends Coded> constants) {
        return constants.stream()
                .<JsonValue>map(constant -> new Text(constant.id()))
                .toList();
    }

    private static List<JsonValue> integers(int[] numbers) {
        return Arrays.stream(Objects.requireNonNull(numbers, "items"))
                .<JsonValue>mapToObj(Int::new)
                .toList();
    }

    private static JsonValue object(Map<String, ? extends JsonValue> members) {
        return JsonValue.of(members);
    }

    private static JsonValue object(String name, JsonValue value) {
        return new Obj(List.of(new Member(name, value)));
    }

    private static JsonValue object(String name, JsonValue value, String name2, JsonValue value2) {
        return new Obj(List.of(new Member(name, value), new Member(name2, value2)));
    }

    private static JsonValue format(ResponseFormat format) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", new Text(format.id()));
        members.put("min", number(NumberText.number(format.min())));
        members.put("max", number(NumberText.number(format.max())));
        format.step().ifPresent(step -> members.put("step", number(NumberText.number(step))));
        if (!format.codes().isEmpty()) {
            members.put(
                    "codes",
                    new Arr(integers(
                            format.codes().stream().mapToInt(Integer::intValue).toArray())));
        }
        members.put("metric", new Text(format.metric().id()));
        if (!format.anchors().isEmpty()) {
            members.put("anchors", JsonValue.of(format.anchors()));
        }
        if (format.isNumberShown()) {
            members.put("numberShown", new JsonValue.Bool(true));
        }
        return object(members);
    }

    private static JsonValue number(Number number) {
        return number instanceof Integer integer ? new Int(integer) : new JsonValue.Decimal(number.doubleValue());
    }

    private static JsonValue provenance(
            String fact, Disposition disposition, List<String> sources, @Nullable String note) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("fact", new Text(fact));
        members.put("disposition", new Text(disposition.id()));
        members.put("sources", new Arr(texts(sources)));
        if (note != null) {
            members.put("note", new Text(note));
        }
        return object(members);
    }

    private static JsonValue expectedScore(Example.Expected score) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("status", new Text(score.isScored() ? "scored" : "insufficient"));
        score.mean().ifPresent(mean -> members.put("mean", new JsonValue.Decimal(mean)));
        score.sum().ifPresent(sum -> members.put("sum", new JsonValue.Decimal(sum)));
        members.put("answered", new Int(score.answered()));
        members.put("items", new Int(score.items()));
        if (score.isScored()) {
            members.put("prorated", new JsonValue.Bool(score.answered() < score.items()));
        }
        score.required().ifPresent(required -> members.put("required", new Int(required)));
        return object(members);
    }
}
