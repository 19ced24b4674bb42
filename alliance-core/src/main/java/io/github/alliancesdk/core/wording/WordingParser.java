package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.ObjectReader;
import io.github.alliancesdk.core.internal.json.ObjectReader.Names;
import io.github.alliancesdk.core.internal.json.ObjectReader.Value;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pack and reports each part that has the wrong form: it checks what JSON Schema can check in a single field,
 * with the same pointers. A part of the wrong form is null. {@link WordingCheck} then checks whether the pack fits an
 * instrument.
 */
final class WordingParser {
    static final int SCHEMA_VERSION = 1;
    static final Pattern PLACEHOLDER = Pattern.compile("\\{(therapist|app|programme|agent|client|group|family)}");
    private static final String PLACEHOLDERS = "therapist, app, programme, agent, client, group, family";

    private static final Pattern BRACE = Pattern.compile("[{}]");
    private static final int TEXT_LENGTH = 2000;
    private static final int LABEL_LENGTH = 200;

    private static final List<Rater> RATERS = List.of(Rater.values());
    private static final List<WordingPack.Status> STATUSES = List.of(WordingPack.Status.values());
    private static final List<UseContext> CONTEXTS = List.of(UseContext.values());

    private final JsonDocument document;
    private final Map<Pointer, String> texts = new LinkedHashMap<>();

    @Nullable
    InstrumentId instrument;

    @Nullable
    String digest;

    @Nullable
    Rater rater;

    @Nullable
    Locale language;

    WordingPack.@Nullable Status status;

    WordingPack.@Nullable Licence licence;

    @Nullable
    String title;

    @Nullable
    String instruction;

    /** The texts by item; a text of the wrong form is empty. */
    final TreeMap<Integer, String> items = new TreeMap<>();

    /** The labels by format and point; a label of the wrong form is empty. */
    final Map<String, TreeMap<Integer, String>> anchors = new LinkedHashMap<>();

    /** Whether the items are an object. Only then can single items be missing or unknown. */
    boolean hasItems;

    boolean hasAnchors = true;

    WordingParser(JsonDocument document) {
        this.document = document;
        ObjectReader top = document.root().object();
        if (top != null) {
            read(top);
        }
    }

    JsonDocument document() {
        return document;
    }

    /** Every text that may contain placeholders, by its pointer. */
    Map<Pointer, String> texts() {
        return texts;
    }

    /** The referents that a text has placeholders for. */
    static Set<Referent> placeholders(String text) {
        Set<Referent> named = new LinkedHashSet<>();
        PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(match -> Coded.find(Referent.class, match.group(1)).ifPresent(named::add));
        return named;
    }

    private void read(ObjectReader top) {
        top.required("schemaVersion").integer(SCHEMA_VERSION, SCHEMA_VERSION);
        String id = top.required("instrument").slug();
        instrument = id == null ? null : InstrumentId.of(id);
        digest = top.required("definitionDigest").digest();
        rater = top.required("rater").coded(RATERS);
        language = language(top.required("language"));
        status = top.required("validation").coded(STATUSES);
        licence = licence(top.required("licence"));
        title = spoken(top.optional("title"), LABEL_LENGTH);
        instruction = spoken(top.optional("instruction"), TEXT_LENGTH);
        Value sentences = top.required("items");
        hasItems = sentences.isObject();
        numbered(sentences, Names.ITEM_NUMBERS, TEXT_LENGTH, items);
        Value formats = top.optional("anchors");
        hasAnchors = !formats.isPresent() || formats.isObject();
        for (Value format : formats.members(Names.SLUGS)) {
            TreeMap<Integer, String> labels = new TreeMap<>();
            numbered(format, Names.INTEGERS, LABEL_LENGTH, labels);
            anchors.put(format.name(), labels);
        }
        top.end();
    }

    private static @Nullable Locale language(Value value) {
        String tag = value.string();
        if (tag == null) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (!locale.getLanguage().isEmpty()) {
                return locale;
            }
        } catch (IllformedLocaleException e) {
            // reported below, like a tag without a language
        }
        value.refuse("a BCP 47 language tag, such as de");
        return null;
    }

    private WordingPack.@Nullable Licence licence(Value value) {
        ObjectReader fields = value.object();
        if (fields == null) {
            return null;
        }
        String reference = text(fields.required("reference"), TEXT_LENGTH);
        String holder = text(fields.required("holder"), TEXT_LENGTH);
        Set<UseContext> contexts = contexts(fields.required("contexts"));
        String credit = text(fields.optional("credit"), TEXT_LENGTH);
        fields.end();
        return reference == null || holder == null || contexts.isEmpty()
                ? null
                : new WordingPack.Licence(reference, holder, contexts, Optional.ofNullable(credit));
    }

    private Set<UseContext> contexts(Value value) {
        Set<UseContext> contexts = new LinkedHashSet<>();
        List<@Nullable UseContext> named = value.codedList(CONTEXTS);
        if (named != null && named.isEmpty()) {
            document.add(ProblemCode.NOT_FILLED_IN, value.at());
        } else if (named != null) {
            named.stream().flatMap(Stream::ofNullable).forEach(contexts::add);
        }
        return contexts;
    }

    private @Nullable String text(Value value, int maxLength) {
        String text = value.string();
        if (text != null && text.isBlank()) {
            document.add(ProblemCode.NOT_FILLED_IN, value.at());
            return null;
        }
        return text == null ? null : value.text(maxLength);
    }

    /** Reads a displayed text, which may contain placeholders. */
    private @Nullable String spoken(Value value, int maxLength) {
        String text = text(value, maxLength);
        if (text != null
                && BRACE.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find()) {
            document.add(ProblemCode.UNKNOWN_PLACEHOLDER, value.at(), PLACEHOLDERS);
            return null;
        }
        if (text != null) {
            texts.put(value.at(), text);
        }
        return text;
    }

    private void numbered(Value value, Names names, int maxLength, Map<Integer, String> into) {
        for (Value each : value.members(names)) {
            String text = spoken(each, maxLength);
            into.put(Integer.valueOf(each.name()), text == null ? "" : text);
        }
    }
}
