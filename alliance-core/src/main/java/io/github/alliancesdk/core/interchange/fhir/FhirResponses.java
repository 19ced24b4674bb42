package io.github.alliancesdk.core.interchange.fhir;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.interchange.ResponseReader;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.Responses;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads FHIR QuestionnaireResponses (R4 and R5, JSON) as {@link Responses}. A {@code ResponseChecker} checks them as it
 * checks any payload. The pointers of its problems address the received resource. Immutable and thread-safe.
 *
 * <p>The questionnaire must be one that {@link FhirQuestionnaireWriter} wrote for an instrument of the catalogue, with its
 * version. An answer is a {@code valueCoding} with a code of its code system, a {@code valueInteger}, or in a format with a
 * step a {@code valueDecimal}. Weights are never read. A score that the response states must follow from its answers
 * ({@code contradiction}). {@code id} is the recordId, and {@code authored} is recordedAt. The rater isn't read from the
 * resource: the checker supplies it. A modifier extension is refused, because it may change the meaning of an answer.
 *
 * <pre>{@code
 * String received = "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"questionnaire\":"
 *         + "\"https://alliancesdk.github.io/fhir/Questionnaire/dwai|1.0.0\",\"item\":[{\"linkId\":\"items\","
 *         + "\"item\":[{\"linkId\":\"2\",\"answer\":[{\"valueInteger\":6}]}]}]}";
 * ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog()).withRater(Rater.CLIENT);
 * CheckResult result = checker.check(FhirResponses.of(BundledInstruments.catalog()).parse(received));
 * System.out.println(result.orElseThrow().answers()); // {2=6}
 * }</pre>
 */
@NoJsonForm.Instead("the Responses that it reads")
public final class FhirResponses implements NoJsonForm {
    /** The fields of a payload that an element of a resource may state. */
    private static final Set<String> FIELDS = Set.of("dyadId", "raterId", "recordId");

    /** The elements with a reference to somebody or something. */
    private static final Set<String> ELEMENTS = Set.of("subject", "author", "encounter", "source");

    /** Resources hold narrative and texts beside the answers. */
    private static final PayloadLimits LIMITS = new PayloadLimits(1 << 20, 32, 1 << 18, 100, 100);

    private static final int MAX_BUNDLE = 1 << 26;

    final InstrumentCatalog catalog;
    final @Nullable Instrument only;
    final Canonicals canonicals;
    final boolean anyVersion;
    final boolean drafts;

    /** The element by the field that it states. */
    final Map<String, String> elements;

    /** The instruments of other questionnaires, by canonical URL. */
    final Map<String, Instrument> foreign;

    final @Nullable AnswerCoding coding;
    final @Nullable ItemNaming naming;
    private final PayloadLimits limits;
    private final JsonReader reader;

    private FhirResponses(Settings settings) {
        this.catalog = settings.catalog;
        this.only = settings.only;
        this.canonicals = settings.canonicals;
        this.anyVersion = settings.anyVersion;
        this.drafts = settings.drafts;
        this.elements = Map.copyOf(settings.elements);
        this.foreign = Map.copyOf(settings.foreign);
        this.coding = settings.coding;
        this.naming = settings.naming;
        this.limits = settings.limits;
        this.reader = reader(limits.bytes());
    }

    /** The settings of a new reader. */
    private static final class Settings {
        private final InstrumentCatalog catalog;
        private final @Nullable Instrument only;
        private Canonicals canonicals = Canonicals.DEFAULTS;
        private boolean anyVersion;
        private boolean drafts;
        private final Map<String, String> elements = new HashMap<>();
        private final Map<String, Instrument> foreign = new HashMap<>();
        private @Nullable AnswerCoding coding;
        private @Nullable ItemNaming naming;
        private PayloadLimits limits = LIMITS;

        Settings(InstrumentCatalog catalog, @Nullable Instrument only) {
            this.catalog = catalog;
            this.only = only;
        }

        Settings(FhirResponses old) {
            this(old.catalog, old.only);
            canonicals = old.canonicals;
            anyVersion = old.anyVersion;
            drafts = old.drafts;
            elements.putAll(old.elements);
            foreign.putAll(old.foreign);
            coding = old.coding;
            naming = old.naming;
            limits = old.limits;
        }
    }

    /**
     * Returns a reader of responses to the questionnaires of a catalogue.
     *
     * @param catalog the instruments, with their old versions
     * @return the reader
     * @throws NullPointerException if {@code catalog} is null
     */
    public static FhirResponses of(InstrumentCatalog catalog) {
        return new FhirResponses(new Settings(Objects.requireNonNull(catalog, "catalog"), null));
    }

    /**
     * Returns a reader of responses to the questionnaires of one instrument.
     *
     * @param instrument the instrument
     * @return the reader
     * @throws NullPointerException if {@code instrument} is null
     */
    public static FhirResponses of(Instrument instrument) {
        Objects.requireNonNull(instrument, "instrument");
        return new FhirResponses(new Settings(InstrumentCatalog.of(instrument), instrument));
    }

    /**
     * This reader with another base for canonical URLs: that of the writer of the questionnaires.
     *
     * @param base an absolute http or https URL without a slash at the end
     * @return a new reader
     * @throws NullPointerException if {@code base} is null
     * @throws IllegalArgumentException if {@code base} isn't such a URL
     */
    public FhirResponses withBase(String base) {
        Settings settings = new Settings(this);
        settings.canonicals = Canonicals.of(base);
        return new FhirResponses(settings);
    }

    /**
     * This reader for responses that don't state the version of their questionnaire. They are read as responses to the newest
     * version. A reader of one instrument then also reads responses that state no questionnaire. A version that is stated
     * must still exist.
     *
     * @return a new reader
     */
    public FhirResponses allowAnyVersion() {
        Settings settings = new Settings(this);
        settings.anyVersion = true;
        return new FhirResponses(settings);
    }

    /**
     * This reader with unfinished responses allowed: those in progress or stopped. By default they have the problem
     * {@code draft}.
     *
     * @return a new reader
     */
    public FhirResponses allowDrafts() {
        Settings settings = new Settings(this);
        settings.drafts = true;
        return new FhirResponses(settings);
    }

    /**
     * This reader with a field of the payload from a reference in the resource. By default no such element is read.
     *
     * @param field {@code dyadId}, {@code raterId} or {@code recordId}
     * @param element {@code subject}, {@code author}, {@code encounter} or {@code source}; its {@code reference} is the
     *     text of the field
     * @return a new reader
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if there is no such field or element
     */
    public FhirResponses withField(String field, String element) {
        requireOneOf("field", field, FIELDS);
        requireOneOf("element", element, ELEMENTS);
        Settings settings = new Settings(this);
        settings.elements.put(field, element);
        return new FhirResponses(settings);
    }

    private static void requireOneOf(String name, String text, Set<String> allowed) {
        if (!allowed.contains(Objects.requireNonNull(text, name))) {
            throw new IllegalArgumentException(name + " must be one of "
                    + String.join(", ", allowed.stream().sorted().toList()));
        }
    }

    /**
     * This reader with a questionnaire of somebody else's, whose responses are answers to an instrument. Its codes and
     * linkIds usually need {@link #withCoding} and {@link #withNaming}.
     *
     * @param canonical the canonical URL as responses state it, with the version if they state one
     * @param instrument the instrument
     * @return a new reader
     * @throws NullPointerException if an argument is null
     */
    public FhirResponses withQuestionnaire(String canonical, Instrument instrument) {
        Settings settings = new Settings(this);
        settings.foreign.put(
                Objects.requireNonNull(canonical, "canonical"), Objects.requireNonNull(instrument, "instrument"));
        return new FhirResponses(settings);
    }

    /**
     * This reader for codes of a sender's own. They are read by the coding in every response in which no answer has a code
     * system of this reader's base; without a coding, a foreign code system is {@code unknown-code}.
     *
     * @param newCoding how codes and integers become answers
     * @return a new reader
     * @throws NullPointerException if {@code newCoding} is null
     */
    public FhirResponses withCoding(AnswerCoding newCoding) {
        Settings settings = new Settings(this);
        settings.coding = Objects.requireNonNull(newCoding, "newCoding");
        return new FhirResponses(settings);
    }

    /**
     * This reader for linkIds of a sender's own.
     *
     * @param newNaming the items that the linkIds stand for; any other linkId is {@code unknown-item}
     * @return a new reader
     * @throws NullPointerException if {@code newNaming} is null
     * @throws IllegalArgumentException if {@code newNaming} contains the session
     */
    public FhirResponses withNaming(ItemNaming newNaming) {
        if (Objects.requireNonNull(newNaming, "newNaming").hasSessions()) {
            throw new IllegalArgumentException("the names of items contain the session, and a response is one record");
        }
        Settings settings = new Settings(this);
        settings.naming = newNaming;
        return new FhirResponses(settings);
    }

    /**
     * This reader with other limits. By default a resource has at most 1,048,576 bytes, 32 levels, strings of 262,144 and
     * numbers of 100 characters.
     *
     * @param newLimits the limits on the size of each resource
     * @return a new reader
     * @throws NullPointerException if {@code newLimits} is null
     */
    public FhirResponses withLimits(PayloadLimits newLimits) {
        Settings settings = new Settings(this);
        settings.limits = Objects.requireNonNull(newLimits, "newLimits");
        return new FhirResponses(settings);
    }

    private JsonReader reader(int bytes) {
        return new JsonReader(new JsonLimits(bytes, limits.nesting(), limits.stringLength(), limits.numberLength()));
    }

    // ---- reading

    /**
     * Reads one QuestionnaireResponse.
     *
     * @param json the resource
     * @return the responses; never throws for invalid content
     * @throws NullPointerException if {@code json} is null
     */
    public Responses parse(String json) {
        Objects.requireNonNull(json, "json");
        try {
            return read(reader.read(json));
        } catch (JsonProblem e) {
            return unread(e, limits.bytes());
        }
    }

    /**
     * Reads one QuestionnaireResponse.
     *
     * @param utf8 the resource in UTF-8; one byte order mark at the start is skipped
     * @return the responses; never throws for invalid content
     * @throws NullPointerException if {@code utf8} is null
     */
    public Responses parse(byte[] utf8) {
        Objects.requireNonNull(utf8, "utf8");
        try {
            return read(reader.read(utf8));
        } catch (JsonProblem e) {
            return unread(e, limits.bytes());
        }
    }

    /** Reads one of many resources; a byte order mark is not allowed. */
    private Responses parseRecord(byte[] utf8) {
        try {
            return read(reader.readRecord(utf8));
        } catch (JsonProblem e) {
            return unread(e, limits.bytes());
        }
    }

    private Responses read(JsonValue resource) {
        return new ResponseResource(this, resource).read();
    }

    private static Responses unread(JsonProblem problem, int bytes) {
        return Responses.unread(problem.in(Area.RESPONSE, "at most " + bytes + " bytes"));
    }

    /**
     * Reads an array of QuestionnaireResponses, NDJSON with one in each line, a single one on any number of lines, or the
     * QuestionnaireResponses of one Bundle. Rows are elements, lines or entries. Other resources of a Bundle are skipped. An
     * array and NDJSON are read in bounded memory; a Bundle has at most 67,108,864 bytes.
     *
     * @param in a stream in UTF-8, which is left open
     * @return a lazy stream of the rows, in order; an {@link IOException} of the input is thrown as an
     *     {@link java.io.UncheckedIOException}
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the beginning of the stream can't be read
     */
    public Stream<ResponseReader.Row> readRows(InputStream in) throws IOException {
        BufferedInputStream input = new BufferedInputStream(Objects.requireNonNull(in, "in"));
        return FirstLine.isOfOneDocument(input, MAX_BUNDLE)
                ? document(input.readNBytes(MAX_BUNDLE + JsonReader.MARK_LENGTH + 1))
                : ResponseReader.withDefaults()
                        .withLimits(limits)
                        .withParser(this::parseRecord)
                        .readRows(input);
    }

    private Stream<ResponseReader.Row> document(byte[] utf8) {
        JsonValue value;
        try {
            value = reader(MAX_BUNDLE).read(utf8);
        } catch (JsonProblem e) {
            return Stream.of(new ResponseReader.Row(1, unread(e, MAX_BUNDLE)));
        }
        if (!isResource(value, "Bundle")) {
            // once more, within the limits of a single resource
            return Stream.of(new ResponseReader.Row(1, parse(utf8)));
        }
        List<ResponseReader.Row> rows = new ArrayList<>();
        JsonValue entries = ((JsonValue.Obj) value).first("entry");
        if (entries instanceof JsonValue.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                addEntry(rows, i + 1, array.elements().get(i));
            }
        } else if (entries != null) {
            rows.add(new ResponseReader.Row(
                    1,
                    Responses.unread(Problem.of(Area.RESPONSE, ProblemCode.WRONG_TYPE, "/entry")
                            .withAllowed("an array"))));
        }
        return rows.stream();
    }

    private void addEntry(List<ResponseReader.Row> rows, int number, JsonValue entry) {
        JsonValue resource = entry instanceof JsonValue.Obj object ? object.first("resource") : entry;
        boolean isOther = resource == null
                ? entry instanceof JsonValue.Obj
                : resource instanceof JsonValue.Obj object
                        && object.first("resourceType") instanceof JsonValue.Text type
                        && !type.value().equals(ResponseResource.TYPE);
        if (isOther) {
            return;
        }
        Responses responses;
        try {
            responses = read(resource == null ? entry : resource);
        } catch (RuntimeException | StackOverflowError e) {
            responses = Responses.unread(Problem.internalError(e));
        }
        rows.add(new ResponseReader.Row(number, responses));
    }

    private static boolean isResource(JsonValue value, String type) {
        return value instanceof JsonValue.Obj object
                && object.first("resourceType") instanceof JsonValue.Text stated
                && stated.value().equals(type);
    }

    /** The instruments and the options. */
    @Override
    public String toString() {
        return "FhirResponses" + catalog.ids() + (anyVersion ? " any version" : "") + (drafts ? " drafts" : "") + ", "
                + canonicals.base();
    }
}
