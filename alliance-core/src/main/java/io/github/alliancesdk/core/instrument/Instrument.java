package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.internal.json.PlainValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a questionnaire: its items by number, response formats, reverse-keyed items, scales, and the source
 * of each of these facts. It contains no item text.
 *
 * <p>The definition of an instrument is always consistent: otherwise, {@link #parse} and
 * {@link InstrumentBuilder#build} throw an exception with every problem. Two instruments are equal if their definitions
 * state the same facts. Immutable and thread-safe.
 *
 * <pre>{@code
 * Instrument instrument = BundledInstruments.waiShortRevised();
 * List<Integer> goal = instrument.scale("goal").items(); // 4, 6, 8, 11
 * }</pre>
 */
public final class Instrument {
    /** The maximum size of a definition in bytes. */
    private static final int MAX_BYTES = 4 << 20;

    private static final JsonReader READER = new JsonReader(new JsonLimits(MAX_BYTES, 16, 4096, 100));

    private final JsonValue definition;
    private final Content content;
    private final Map<String, Scale> scalesById;
    private final Map<String, ResponseFormat> formatsById;
    private final SortedSet<Integer> itemNumbers;

    // by item number: where the item stands among the items, or -1
    private final int[] positions;
    private final boolean[] reversed;

    // by position: the item's own format; an empty array if no item has one
    private final @Nullable ResponseFormat[] formatsOfItems;
    private final MissingPolicy publishedMissingRules;

    /** Computed lazily; concurrent computations give equal results. */
    private volatile @Nullable String definitionDigest;

    /** What a definition states. */
    record Content(
            InstrumentId id,
            DefinitionVersion version,
            InstrumentStatus status,
            String title,
            Optional<String> abbreviation,
            OptionalInt year,
            List<String> origin,
            Construct construct,
            List<String> languages,
            Set<Rater> raters,
            Set<Referent> referents,
            List<ResponseFormat> formats,
            List<ResponseFormat> itemFormats,
            List<Item> items,
            SortedSet<Integer> reversed,
            List<Scale> scales,
            Optional<MissingRule> missing,
            Optional<Cutoffs> cutoffs,
            List<StructureFinding> structure,
            List<ReliabilityFinding> reliability,
            Optional<Rights> rights,
            List<Note> notes,
            List<String> openQuestions,
            Optional<String> whyNotKeyed,
            List<Provenance> provenance,
            Map<String, Source> sources,
            List<Example> examples) {}

    private Instrument(JsonValue definition, Content content) {
        this.definition = definition;
        this.content = content;
        Map<String, Scale> scales = new LinkedHashMap<>();
        for (Scale scale : content.scales()) {
            scales.put(scale.id(), scale);
        }
        this.scalesById = Collections.unmodifiableMap(scales);
        Map<String, ResponseFormat> formats = new LinkedHashMap<>();
        for (ResponseFormat format : content.formats()) {
            formats.put(format.id(), format);
        }
        this.formatsById = Collections.unmodifiableMap(formats);
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Item item : content.items()) {
            numbers.add(item.number());
        }
        this.itemNumbers = Collections.unmodifiableSortedSet(numbers);
        this.positions = new int[numbers.isEmpty() ? 0 : numbers.last() + 1];
        this.reversed = new boolean[positions.length];
        Arrays.fill(positions, -1);
        for (int position = 0; position < content.items().size(); position++) {
            int number = content.items().get(position).number();
            positions[number] = position;
            reversed[number] = content.reversed().contains(number);
        }
        this.formatsOfItems = formatsOfItems(content);
        this.publishedMissingRules = missingRules(content);
    }

    private static @Nullable ResponseFormat[] formatsOfItems(Content content) {
        if (content.itemFormats().isEmpty()) {
            return new ResponseFormat[0];
        }
        Map<String, ResponseFormat> byId = new LinkedHashMap<>();
        for (ResponseFormat format : content.itemFormats()) {
            byId.put(format.id(), format);
        }
        @Nullable ResponseFormat[] formats = new ResponseFormat[content.items().size()];
        for (int position = 0; position < formats.length; position++) {
            formats[position] = byId.get(content.items().get(position).format().orElse(""));
        }
        return formats;
    }

    // no lambda: creating the first lambda of a program takes as long as loading a definition
    private static MissingPolicy missingRules(Content content) {
        Map<String, MissingPolicy> ofScales = new LinkedHashMap<>();
        for (Scale scale : content.scales()) {
            if (scale.missingRule().isPresent()) {
                ofScales.put(scale.id(), scale.missingRule().get());
            }
        }
        return MissingPolicy.ofDefinition(
                content.missing().isPresent() ? content.missing().get().rule().orElse(null) : null, ofScales);
    }

    /**
     * Reads a definition.
     *
     * @param json the definition as JSON
     * @return the instrument
     * @throws NullPointerException if {@code json} is null
     * @throws InvalidDefinitionException if the definition isn't consistent; the exception contains every problem
     */
    public static Instrument parse(String json) {
        return of(READER.document(Area.DEFINITION, Objects.requireNonNull(json, "json")));
    }

    /**
     * Reads a definition.
     *
     * @param utf8 the definition as JSON in UTF-8
     * @return the instrument
     * @throws NullPointerException if {@code utf8} is null
     * @throws InvalidDefinitionException if the definition isn't consistent; the exception contains every problem
     */
    public static Instrument parse(byte[] utf8) {
        return of(READER.document(Area.DEFINITION, Objects.requireNonNull(utf8, "utf8")));
    }

    /**
     * Reads a definition from a stream, to its end.
     *
     * @param in a stream in UTF-8, which is not closed
     * @return the instrument
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the stream can't be read
     * @throws InvalidDefinitionException if the definition isn't consistent; the exception contains every problem
     */
    public static Instrument parse(InputStream in) throws IOException {
        return of(READER.document(Area.DEFINITION, Objects.requireNonNull(in, "in")));
    }

    /**
     * Reads a definition from a file.
     *
     * @param file a file in UTF-8
     * @return the instrument
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if the file can't be read
     * @throws InvalidDefinitionException if the definition isn't consistent; the exception contains every problem
     */
    public static Instrument parse(Path file) throws IOException {
        return of(READER.document(Area.DEFINITION, Objects.requireNonNull(file, "file")));
    }

    /** Makes the instrument of a definition, or throws an exception with every problem. */
    static Instrument of(JsonDocument document) {
        DefinitionParser parser = new DefinitionParser(document);
        DefinitionConsistency.check(parser);
        if (document.problemCount() > 0) {
            throw new InvalidDefinitionException(document.problems());
        }
        return new Instrument(document.value(), parser.content());
    }

    /**
     * Returns a builder that defines an instrument in code.
     *
     * @param id the id of the new instrument
     * @return a builder for a keyed definition of version 1.0.0
     * @throws NullPointerException if {@code id} is null
     */
    public static InstrumentBuilder builder(String id) {
        return new InstrumentBuilder(Objects.requireNonNull(id, "id"));
    }

    /**
     * The id.
     *
     * @return such as {@code wai-sr}
     */
    public InstrumentId id() {
        return content.id();
    }

    /**
     * The version of this definition.
     *
     * @return such as 1.0.0
     */
    public DefinitionVersion definitionVersion() {
        return content.version();
    }

    /**
     * The digest, which identifies the key: definitions with the same digest give the same scores. It is the SHA-256 of
     * the RFC 8785 form of id, item numbers, reversed items, formats (id, min, max, and step or codes if stated), formats of
     * single items, and scales (id, items, and a metric of its own if stated). It covers nothing else, so correcting a
     * citation doesn't change it.
     *
     * @return {@code sha256:} and 64 lower-case hexadecimal digits
     */
    public String definitionDigest() {
        String digest = definitionDigest;
        if (digest == null) {
            digest = DefinitionDigest.of(content);
            definitionDigest = digest;
        }
        return digest;
    }

    /**
     * How reliable the key is.
     *
     * @return the status
     */
    public InstrumentStatus status() {
        return content.status();
    }

    /**
     * The full name.
     *
     * @return the title
     */
    public String title() {
        return content.title();
    }

    /**
     * The short name.
     *
     * @return such as WAI-SR; empty if it has none
     */
    public Optional<String> abbreviation() {
        return content.abbreviation();
    }

    /**
     * The year of publication.
     *
     * @return the year; empty if it isn't known
     */
    public OptionalInt year() {
        return content.year();
    }

    /**
     * The publications that it comes from.
     *
     * @return ids of {@link #sources()}
     */
    public List<String> origin() {
        return content.origin();
    }

    /**
     * What it measures. Scores of different constructs are never pooled, compared or put in one series.
     *
     * @return the construct; {@link Construct#ALLIANCE} if the definition names none
     */
    public Construct construct() {
        return content.construct();
    }

    /**
     * The languages in which the instrument is known to exist. Others may exist: an empty list means that none is
     * recorded.
     *
     * @return language tags in lower case, such as {@code en}
     */
    public List<String> languages() {
        return content.languages();
    }

    /**
     * Who may answer it.
     *
     * @return the raters in the order of the definition
     */
    public Set<Rater> raters() {
        return content.raters();
    }

    /**
     * Whom or what the alliance may be with.
     *
     * @return the referents in the order of the definition, never {@link Referent#UNSTATED}
     */
    public Set<Referent> referents() {
        return content.referents();
    }

    /**
     * The default format. It applies unless a payload names another format.
     *
     * @return the default format
     * @throws IllegalStateException if the instrument is only catalogued and its format isn't known
     */
    public ResponseFormat responseFormat() {
        if (content.formats().isEmpty()) {
            throw new IllegalStateException(id() + " is catalogued only: its response format isn't known");
        }
        return content.formats().get(0);
    }

    /**
     * Every format that a payload may use.
     *
     * @return the default format first, then the alternatives; empty if none is known
     */
    public List<ResponseFormat> formats() {
        return content.formats();
    }

    /**
     * Finds the format with an id.
     *
     * @param id the id of a format
     * @return the format, or empty
     * @throws NullPointerException if {@code id} is null
     */
    public Optional<ResponseFormat> findFormat(String id) {
        return Optional.ofNullable(formatsById.get(Objects.requireNonNull(id, "id")));
    }

    /**
     * The formats of single items, if items are answered in different formats. A payload can't choose them.
     *
     * @return in the order of the definition; empty if all items are answered in the format of the sheet
     */
    public List<ResponseFormat> itemFormats() {
        return content.itemFormats();
    }

    /**
     * The format of one item.
     *
     * @param item the number of an item of this instrument
     * @param sheet the format of the sheet: one of {@link #formats()}
     * @return the item's own format, or else {@code sheet}
     * @throws NullPointerException if {@code sheet} is null
     * @throws IllegalArgumentException if the instrument has no such item
     */
    public ResponseFormat format(int item, ResponseFormat sheet) {
        Objects.requireNonNull(sheet, "sheet");
        int position = indexOf(item);
        if (position < 0) {
            throw new IllegalArgumentException(id() + " has no item " + item);
        }
        ResponseFormat own = formatsOfItems.length == 0 ? null : formatsOfItems[position];
        return own == null ? sheet : own;
    }

    /**
     * How scores of a scale are reported by convention.
     *
     * @param scale a scale of this instrument
     * @param sheet the format of the sheet: one of {@link #formats()}
     * @return the scale's own metric; else {@link Metric#SUM} if its items differ in their range; else the metric of the
     *     format of its items
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the instrument lacks an item of the scale
     */
    public Metric metric(Scale scale, ResponseFormat sheet) {
        if (scale.metric().isPresent()) {
            return scale.metric().get();
        }
        return isMixed(scale, sheet)
                ? Metric.SUM
                : format(scale.items().get(0), sheet).metric();
    }

    /**
     * Whether the items of a scale differ in their range. Such a scale has a sum and no mean.
     *
     * @param scale a scale of this instrument
     * @param sheet the format of the sheet: one of {@link #formats()}
     * @return true if two items have different lowest or highest answers
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the instrument lacks an item of the scale
     */
    public boolean isMixed(Scale scale, ResponseFormat sheet) {
        Objects.requireNonNull(sheet, "sheet");
        if (formatsOfItems.length == 0) {
            return false;
        }
        ResponseFormat first = format(scale.items().get(0), sheet);
        for (int item : scale.items()) {
            ResponseFormat other = format(item, sheet);
            if (other.min() != first.min() || other.max() != first.max()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The items.
     *
     * @return by ascending number; empty if the instrument is only catalogued and they aren't known
     */
    public List<Item> items() {
        return content.items();
    }

    /**
     * The numbers of the items.
     *
     * @return ascending
     */
    public SortedSet<Integer> itemNumbers() {
        return itemNumbers;
    }

    /**
     * The position of an item among the {@link #items() items}.
     *
     * @param item an item number; any integer
     * @return from 0, or -1 if the instrument has no such item
     */
    public int indexOf(int item) {
        return item >= 0 && item < positions.length ? positions[item] : -1;
    }

    /**
     * Whether the answers to an item are reversed before they are scored.
     *
     * @param item an item number; any integer
     * @return true for the items of {@link #reversed()}
     */
    public boolean isReversed(int item) {
        return item >= 0 && item < reversed.length && reversed[item];
    }

    /**
     * The items whose answers are reversed before they are scored.
     *
     * @return item numbers, ascending
     */
    public SortedSet<Integer> reversed() {
        return content.reversed();
    }

    /**
     * The scales.
     *
     * @return in the order of the definition, the total last; empty if the instrument is only catalogued
     */
    public List<Scale> scales() {
        return content.scales();
    }

    /**
     * The scale with an id.
     *
     * @param id the id of a scale
     * @return the scale
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if there is none; the exception names the known scales
     */
    public Scale scale(String id) {
        return findScale(id)
                .orElseThrow(() -> new IllegalArgumentException(id() + " has no scale " + Pointer.shown(id)
                        + "; it has " + String.join(", ", scalesById.keySet())));
    }

    /**
     * Finds the scale with an id.
     *
     * @param id the id of a scale
     * @return the scale, or empty
     * @throws NullPointerException if {@code id} is null
     */
    public Optional<Scale> findScale(String id) {
        return Optional.ofNullable(scalesById.get(Objects.requireNonNull(id, "id")));
    }

    /**
     * Whether a rule for missing responses is published. {@link MissingPolicy#published()} follows it. A scale may have
     * {@linkplain Scale#missingRule() a rule of its own}.
     *
     * @return the rule; empty if the definition doesn't say
     */
    public Optional<MissingRule> missing() {
        return content.missing();
    }

    /** The rules of the definition and of its scales as one policy, which may state no rule. */
    MissingPolicy publishedMissingRules() {
        return publishedMissingRules;
    }

    /**
     * Whether cut-offs are published, and which cut-offs sources state. They are shown and never applied to a score.
     *
     * @return the cut-offs; empty if the definition doesn't say
     */
    public Optional<Cutoffs> cutoffs() {
        return content.cutoffs();
    }

    /**
     * Published findings about the factor structure.
     *
     * @return in the order of the definition
     */
    public List<StructureFinding> structure() {
        return content.structure();
    }

    /**
     * Published reliabilities.
     *
     * @return in the order of the definition
     */
    public List<ReliabilityFinding> reliability() {
        return content.reliability();
    }

    /**
     * Who holds the rights to the wording and whom to ask for permission.
     *
     * @return the rights; empty if the definition doesn't say
     */
    public Optional<Rights> rights() {
        return content.rights();
    }

    /**
     * Remarks.
     *
     * @return in the order of the definition
     */
    public List<Note> notes() {
        return content.notes();
    }

    /**
     * Open questions about this definition. Every score report contains these questions.
     *
     * @return one sentence each; empty if there are none
     */
    public List<String> openQuestions() {
        return content.openQuestions();
    }

    /**
     * Why a catalogued instrument can't be scored.
     *
     * @return the reason; empty unless the instrument is catalogued
     */
    public Optional<String> whyNotKeyed() {
        return content.whyNotKeyed();
    }

    /**
     * The provenance of each fact.
     *
     * @return one entry for every fact, in the order of the definition
     */
    public List<Provenance> provenance() {
        return content.provenance();
    }

    /**
     * Finds the provenance of a fact.
     *
     * @param fact the name of a fact, such as {@code reversed}
     * @return its entry, or empty if the definition states no such fact
     * @throws NullPointerException if {@code fact} is null
     */
    public Optional<Provenance> provenance(String fact) {
        Objects.requireNonNull(fact, "fact");
        return content.provenance().stream()
                .filter(entry -> entry.fact().equals(fact))
                .findFirst();
    }

    /**
     * The sources that the provenance names.
     *
     * @return by id, in the order of the definition
     */
    public Map<String, Source> sources() {
        return content.sources();
    }

    /**
     * Answer sheets with their expected scores. Applications use them in tests.
     *
     * @return in the order of the definition
     */
    public List<Example> examples() {
        return content.examples();
    }

    /**
     * The definition as indented JSON. Parsing it returns an equal instrument.
     *
     * @return the definition, ending with a line feed
     */
    public String toJson() {
        return JsonWriter.indented().write(definition) + "\n";
    }

    /**
     * The JSON form of the definition, as {@link #toJson()} writes it. Jackson 2 and 3 write this.
     *
     * @return strings, numbers, booleans, lists and maps, in the order of the definition
     */
    @com.fasterxml.jackson.annotation.JsonValue
    public Map<String, @Nullable Object> toMap() {
        return PlainValue.of((JsonValue.Obj) definition);
    }

    /**
     * The JSON form of the instrument in a list of instruments.
     *
     * @return {@code id}, {@code title}, {@code status}, {@code items} (the number of items) and {@code raters}; if the
     *     definition states them, also {@code abbreviation}, {@code year}, {@code construct}, unless it is alliance, and
     *     {@code responseFormat}, the
     *     {@linkplain ResponseFormat#rangeMap range} of the default format
     */
    public Map<String, Object> summary() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id().value());
        map.put("title", title());
        abbreviation().ifPresent(abbreviation -> map.put("abbreviation", abbreviation));
        year().ifPresent(year -> map.put("year", year));
        if (construct() != Construct.ALLIANCE) {
            map.put("construct", construct().id());
        }
        map.put("status", status().id());
        map.put("items", items().size());
        // a catalogued instrument may have no format
        formats().stream().findFirst().ifPresent(format -> map.put("responseFormat", format.rangeMap()));
        map.put("raters", raters().stream().map(Rater::id).toList());
        return Collections.unmodifiableMap(map);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Instrument instrument && content.equals(instrument.content));
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    /** Id, version and status. */
    @Override
    public String toString() {
        return "Instrument[" + id() + " " + definitionVersion() + ", " + status().id() + "]";
    }

    /**
     * A published finding about an instrument's factor structure.
     *
     * @param number the number of the finding within the definition
     * @param statement the finding
     */
    @NoJsonForm.Instead("the Instrument that the finding belongs to")
    public record StructureFinding(int number, String statement) implements NoJsonForm {
        /**
         * Makes a finding.
         *
         * @param number the number of the finding within the definition
         * @param statement the finding
         * @throws NullPointerException if {@code statement} is null
         */
        public StructureFinding {
            Objects.requireNonNull(statement, "statement");
        }
    }

    /**
     * A published reliability of an instrument's scores. It is text from a source and not meant for calculations.
     *
     * @param number the number of the finding within the definition
     * @param statistic the statistic, such as {@code alpha}
     * @param value the value as published
     * @param n the known sample sizes
     * @param population the population of the samples
     */
    @NoJsonForm.Instead("the Instrument that the finding belongs to")
    public record ReliabilityFinding(
            int number, String statistic, String value, List<Integer> n, Optional<String> population)
            implements NoJsonForm {
        /**
         * Makes a finding.
         *
         * @param number the number of the finding within the definition
         * @param statistic the statistic, such as {@code alpha}
         * @param value the value as published
         * @param n the known sample sizes
         * @param population the population of the samples
         * @throws NullPointerException if an argument or an element is null
         */
        public ReliabilityFinding {
            Objects.requireNonNull(statistic, "statistic");
            Objects.requireNonNull(value, "value");
            n = List.copyOf(Objects.requireNonNull(n, "n"));
            Objects.requireNonNull(population, "population");
        }
    }

    /**
     * States whether the authors of an instrument published cut-offs, and which cut-offs sources state. Immutable and
     * thread-safe.
     *
     * @param statement what the authors published, in words; empty if they published none
     * @param statements the cut-offs that sources state, by the authors or by others, one by one
     */
    @NoJsonForm.Instead("the Instrument that the cut-offs belong to")
    public record Cutoffs(Optional<String> statement, List<CutoffStatement> statements) implements NoJsonForm {
        /**
         * Makes cut-offs.
         *
         * @param statement what the authors published, in words; empty if they published none
         * @param statements the cut-offs that sources state, by the authors or by others, one by one
         * @throws NullPointerException if an argument or an element is null
         */
        public Cutoffs {
            Objects.requireNonNull(statement, "statement");
            statements = List.copyOf(Objects.requireNonNull(statements, "statements"));
        }

        /**
         * Whether the authors published cut-offs.
         *
         * @return true if they did
         */
        public boolean isPublished() {
            return statement.isPresent();
        }
    }

    /**
     * States whether a rule for missing responses is published for an instrument, and what the rule is. A rule in words
     * may be too vague to be computed.
     *
     * @param statement the rule in words; empty if none is published
     * @param rule the rule to compute with: {@link MissingPolicy#complete()}, {@link MissingPolicy#prorate},
     *     {@link MissingPolicy#atMostMissing} or {@link MissingPolicy#formAtMostMissing}
     */
    @NoJsonForm.Instead("the Instrument that the rule belongs to")
    public record MissingRule(Optional<String> statement, Optional<MissingPolicy> rule) implements NoJsonForm {
        /**
         * Makes a rule.
         *
         * @param statement the rule in words; empty if none is published
         * @param rule the rule to compute with, if the statement allows it
         * @throws NullPointerException if an argument is null
         */
        public MissingRule {
            Objects.requireNonNull(statement, "statement");
            Objects.requireNonNull(rule, "rule");
        }

        /**
         * Whether a rule is published.
         *
         * @return true if a rule is published
         */
        public boolean isPublished() {
            return statement.isPresent();
        }
    }

    /**
     * A remark on an instrument that no score depends on. Immutable and thread-safe.
     *
     * @param text the remark
     * @param disposition how well the remark is supported, if it states a fact
     * @param sources the ids of its sources
     */
    @NoJsonForm.Instead("the Instrument that the note belongs to")
    public record Note(String text, Optional<Disposition> disposition, List<String> sources) implements NoJsonForm {
        /**
         * Makes a note.
         *
         * @param text the remark
         * @param disposition how well the remark is supported, if it states a fact
         * @param sources the ids of its sources
         * @throws NullPointerException if an argument or an element is null
         */
        public Note {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(disposition, "disposition");
            sources = List.copyOf(Objects.requireNonNull(sources, "sources"));
        }
    }
}
