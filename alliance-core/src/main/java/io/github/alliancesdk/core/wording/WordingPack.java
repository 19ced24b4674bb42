package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.wording.WordingRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The texts of one form of an instrument in one language, provided by a licensee. A pack states its instrument, rater,
 * language and licence, but returns no text. Applications must {@link #accept accept} the licence to get the texts.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.instrument.*;
 * import io.github.alliancesdk.core.wording.*;
 * import io.github.alliancesdk.instruments.*;
 * import java.util.Locale;
 *
 * WordingPack pack = DemonstrationInstrument.pack(Locale.GERMAN);
 * AcceptedWording wording = pack.accept(
 *         DemonstrationInstrument.instrument(),
 *         LicenceAcceptance.of(DemonstrationInstrument.LICENCE, UseContext.EDUCATIONAL));
 * RenderedForm form = FormRenderer.of(wording).withName(Referent.APP, "Example").render();
 * }</pre>
 */
@NoJsonForm.Instead("the RenderedForm, where a licence allows it")
public final class WordingPack implements NoJsonForm {
    private static final int MAX_BYTES = 4 << 20;
    private static final JsonReader READER = new JsonReader(new JsonLimits(MAX_BYTES, 8, 1 << 16, 100));
    private static final int MOST_POINTS = 11;

    private final WordingParser parser;
    private final InstrumentId instrument;
    private final String definitionDigest;
    private final Rater rater;
    private final Locale language;
    private final Status status;
    private final Licence licence;

    WordingPack(WordingParser parser) {
        this.parser = parser;
        this.instrument = Objects.requireNonNull(parser.instrument);
        this.definitionDigest = Objects.requireNonNull(parser.digest);
        this.rater = Objects.requireNonNull(parser.rater);
        this.language = Objects.requireNonNull(parser.language);
        this.status = Objects.requireNonNull(parser.status);
        this.licence = Objects.requireNonNull(parser.licence);
    }

    /**
     * Reads a pack.
     *
     * @param json the pack
     * @return the pack
     * @throws NullPointerException if {@code json} is null
     * @throws InvalidWordingException if the pack doesn't have the right form; the exception contains every problem
     */
    public static WordingPack parse(String json) {
        return of(READER.document(Area.WORDING, Objects.requireNonNull(json, "json")));
    }

    /**
     * Reads a pack.
     *
     * @param utf8 the pack in UTF-8
     * @return the pack
     * @throws NullPointerException if {@code utf8} is null
     * @throws InvalidWordingException if the pack doesn't have the right form; the exception contains every problem
     */
    public static WordingPack parse(byte[] utf8) {
        return of(READER.document(Area.WORDING, Objects.requireNonNull(utf8, "utf8")));
    }

    /**
     * Reads a pack from a stream, to its end.
     *
     * @param in a stream in UTF-8, which is not closed
     * @return the pack
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the stream can't be read
     * @throws InvalidWordingException if the pack doesn't have the right form; the exception contains every problem
     */
    public static WordingPack parse(InputStream in) throws IOException {
        return of(READER.document(Area.WORDING, Objects.requireNonNull(in, "in")));
    }

    /**
     * Reads a pack from a file.
     *
     * @param file a file in UTF-8
     * @return the pack
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if the file can't be read
     * @throws InvalidWordingException if the pack doesn't have the right form; the exception contains every problem
     */
    public static WordingPack parse(Path file) throws IOException {
        return of(READER.document(Area.WORDING, Objects.requireNonNull(file, "file")));
    }

    private static WordingPack of(JsonDocument document) {
        WordingParser parser = new WordingParser(document);
        if (document.problemCount() > 0) {
            throw new InvalidWordingException(document.problems());
        }
        return new WordingPack(parser);
    }

    /**
     * Finds all problems of a pack: errors in its form, misfits with the instrument that it names, and missing texts.
     *
     * @param in a stream in UTF-8, which is read to its end and not closed
     * @param catalog the catalogue that contains the instrument
     * @return the problems in the order of the document, then absent parts; empty if there are none
     * @throws NullPointerException if an argument is null
     * @throws IOException if the stream can't be read
     */
    public static List<Problem> check(InputStream in, InstrumentCatalog catalog) throws IOException {
        Objects.requireNonNull(catalog, "catalog");
        JsonDocument document = READER.document(Area.WORDING, Objects.requireNonNull(in, "in"));
        WordingParser parser = new WordingParser(document);
        Optional.ofNullable(parser.instrument)
                .ifPresent(id -> catalog.find(id.value())
                        .ifPresentOrElse(
                                instrument -> WordingCheck.check(parser, instrument, document),
                                () -> document.add(ProblemCode.UNKNOWN_INSTRUMENT, Pointer.ROOT.child("instrument"))));
        return document.problems();
    }

    /**
     * Returns a pack to fill in: all required fields, with empty texts. It isn't a valid pack until the texts are
     * filled in.
     *
     * @param instrument the instrument
     * @param rater who answers the form
     * @param language the language of the texts
     * @return a JSON document, indented, ending with a line feed
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the items of the instrument aren't known, if it has no form for the rater, or
     *     if the locale has no language
     */
    public static String template(Instrument instrument, Rater rater, Locale language) {
        Objects.requireNonNull(rater, "rater");
        Objects.requireNonNull(language, "language");
        if (instrument.items().isEmpty() || !instrument.raters().contains(rater)) {
            throw new IllegalArgumentException("no form of " + instrument.id() + " for this rater is known");
        }
        if (language.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("the locale has no language");
        }
        Map<String, Object> licence = new LinkedHashMap<>();
        licence.put("reference", "");
        licence.put("holder", "");
        licence.put("contexts", List.of());
        licence.put("credit", "");
        Map<String, Object> pack = new LinkedHashMap<>();
        pack.put("schemaVersion", WordingParser.SCHEMA_VERSION);
        pack.put("instrument", instrument.id().value());
        pack.put("definitionDigest", instrument.definitionDigest());
        pack.put("rater", rater.id());
        pack.put("language", language.toLanguageTag());
        pack.put("validation", Status.UNVALIDATED.id());
        pack.put("licence", licence);
        pack.put("title", "");
        pack.put("instruction", "");
        Map<String, Object> anchors = new LinkedHashMap<>();
        WordingCheck.needLabels(instrument).forEach(format -> anchors.put(format.id(), labels(format)));
        pack.put("anchors", anchors);
        pack.put("items", empty(instrument.itemNumbers().stream().mapToInt(number -> number)));
        return JsonWriter.indented().write(pack) + "\n";
    }

    /** All points of a short format; of a long one or a line, its ends and the points that the definition labels. */
    private static Map<String, Object> labels(ResponseFormat format) {
        if (format.step().isEmpty() && format.max() - format.min() < MOST_POINTS) {
            return empty(format.points().stream().mapToInt(Integer::intValue));
        }
        IntStream ends = DoubleStream.of(format.min(), format.max())
                .filter(end -> end == Math.rint(end))
                .mapToInt(end -> (int) end);
        IntStream labelled = format.anchors().keySet().stream().mapToInt(Integer::intValue);
        return empty(IntStream.concat(ends, labelled).sorted().distinct());
    }

    private static Map<String, Object> empty(IntStream numbers) {
        Map<String, Object> texts = new LinkedHashMap<>();
        numbers.forEach(number -> texts.put(String.valueOf(number), ""));
        return texts;
    }

    /**
     * Finds missing texts in this pack, and parts that don't fit an instrument.
     *
     * @param instrument the instrument that the pack should be for
     * @return every problem; empty if there are none
     * @throws NullPointerException if {@code instrument} is null
     */
    public List<Problem> problems(Instrument instrument) {
        JsonDocument problems = new JsonDocument(Area.WORDING, parser.document().value());
        WordingCheck.check(parser, Objects.requireNonNull(instrument, "instrument"), problems);
        return problems.problems();
    }

    /**
     * Accepts the licence of this pack and returns its texts.
     *
     * @param instrument the instrument
     * @param acceptance the application's declaration that it holds the licence, and what it uses the texts for
     * @return the wording
     * @throws NullPointerException if an argument is null
     * @throws WordingRefusedException if the acceptance names another licence, or the licence doesn't permit the use
     * @throws InvalidWordingException if the pack isn't complete or doesn't fit the instrument
     */
    public AcceptedWording accept(Instrument instrument, LicenceAcceptance acceptance) {
        Objects.requireNonNull(instrument, "instrument");
        if (!acceptance.reference().equals(licence.reference())) {
            throw new WordingRefusedException(Reason.OTHER_LICENCE);
        }
        if (!licence.contexts().contains(acceptance.context())) {
            throw new WordingRefusedException(Reason.CONTEXT_NOT_PERMITTED);
        }
        List<Problem> problems = problems(instrument);
        if (!problems.isEmpty()) {
            throw new InvalidWordingException(problems);
        }
        return new AcceptedWording(this, instrument, acceptance.context());
    }

    WordingParser parser() {
        return parser;
    }

    /**
     * The instrument of the texts.
     *
     * @return its id
     */
    public InstrumentId instrument() {
        return instrument;
    }

    /**
     * The definition that the texts are for.
     *
     * @return the digest of the definition
     */
    public String definitionDigest() {
        return definitionDigest;
    }

    /**
     * Who answers the form.
     *
     * @return the rater
     */
    public Rater rater() {
        return rater;
    }

    /**
     * The language of the texts.
     *
     * @return a locale with a language
     */
    public Locale language() {
        return language;
    }

    /**
     * Whether the wording was validated.
     *
     * @return the status that the pack states
     */
    public Status status() {
        return status;
    }

    /**
     * The licence.
     *
     * @return the licence that the pack states
     */
    public Licence licence() {
        return licence;
    }

    /** Instrument, rater, language and status, without any text. */
    @Override
    public String toString() {
        return "WordingPack[" + instrument + ", " + rater.id() + ", " + language.toLanguageTag() + ", " + status.id()
                + "]";
    }

    /** Whether a study has shown that a wording measures what it should. */
    public enum Status implements Named {
        /** The licensee knows of a validation study of this wording. */
        VALIDATED("validated"),
        /** There is no known study; rendered forms contain a notice. */
        UNVALIDATED("unvalidated");

        private final String id;

        Status(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "wording-status." + id);
        }
    }

    /**
     * The licence of a pack's texts, as the pack states it. The SDK can't verify the statement. Immutable and thread-safe.
     *
     * @param reference the identifier of the licence, such as a contract number or the address of its terms
     * @param holder the rights holder of the texts
     * @param contexts the permitted uses, at least one
     * @param credit the line that must be displayed with the texts, if there is one
     */
    @NoJsonForm.Instead("the reference of the licence")
    public record Licence(String reference, String holder, Set<UseContext> contexts, Optional<String> credit)
            implements NoJsonForm {
        /**
         * Makes the statement.
         *
         * @param reference the identifier of the licence
         * @param holder the rights holder of the texts
         * @param contexts the permitted uses, at least one
         * @param credit the line that must be displayed with the texts, if there is one
         * @throws NullPointerException if an argument or an element is null
         * @throws IllegalArgumentException if {@code contexts} is empty, or {@code reference} or {@code holder} is blank
         */
        public Licence {
            if (reference.isBlank() || holder.isBlank() || contexts.isEmpty()) {
                throw new IllegalArgumentException("a licence has a reference, a holder and a context");
            }
            Set<UseContext> copy = new LinkedHashSet<>();
            contexts.forEach(context -> copy.add(Objects.requireNonNull(context, "context")));
            contexts = Collections.unmodifiableSet(copy);
            Objects.requireNonNull(credit, "credit");
        }
    }
}
