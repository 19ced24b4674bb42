package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first look at a pack: are its parts of the right form? What JSON Schema can say of one field is said here, in the
 * same place. A part of the wrong form is null and its problem noted, so that the rest can still be looked at.
 */
final class WordingForm {
    static final int SCHEMA_VERSION = 1;
    static final Pattern PLACEHOLDER = Pattern.compile("\\{(therapist|app|programme|agent|client)}");
    private static final String PLACEHOLDERS = "therapist, app, programme, agent, client";

    private static final Pattern BRACE = Pattern.compile("[{}]");
    private static final int TEXT_LENGTH = 2000;
    private static final int LABEL_LENGTH = 200;
    private static final int SLUG_LENGTH = 64;
    private static final Pattern ITEM = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern POINT = Pattern.compile("0|-?[1-9][0-9]{0,6}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final List<String> REQUIRED = List.of(
            "schemaVersion", "instrument", "definitionDigest", "rater", "language", "validation", "licence", "items");
    private static final List<String> OPTIONAL = List.of("title", "instruction", "anchors");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    @Nullable
    InstrumentId instrument;

    @Nullable
    String digest;

    @Nullable
    Rater rater;

    @Nullable
    Locale language;

    @Nullable
    WordingStatus status;

    @Nullable
    WordingLicence licence;

    @Nullable
    String title;

    @Nullable
    String instruction;

    /** By item; a text of the wrong form is empty. */
    final TreeMap<Integer, String> items = new TreeMap<>();

    /** By format and point; a label of the wrong form is empty. */
    final Map<String, TreeMap<Integer, String>> anchors = new LinkedHashMap<>();

    /** Whether the parts that others are looked for in are of the right form themselves. */
    boolean hasItems;

    boolean hasAnchors = true;

    static WordingForm of(JsonValue document) {
        WordingForm form = new WordingForm();
        form.read(document);
        return form;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Every text that may hold a placeholder, by where it stands. */
    Map<String, String> texts() {
        return texts;
    }

    /** Whom the texts name. */
    static Set<Referent> placeholders(String text) {
        Set<Referent> named = new LinkedHashSet<>();
        PLACEHOLDER
                .matcher(text)
                .results()
                .forEach(match -> Coded.find(Referent.class, match.group(1)).ifPresent(named::add));
        return named;
    }

    private void read(JsonValue document) {
        fields(document, Pointer.ROOT, REQUIRED, OPTIONAL).forEach((name, value) -> {
            Pointer at = Pointer.ROOT.child(name);
            switch (name) {
                case "schemaVersion" -> schemaVersion(value, at);
                case "instrument" ->
                    word(value, at, WordingForm::isSlug, "lower-case words joined by hyphens, at most 64 characters")
                            .ifPresent(id -> instrument = InstrumentId.of(id));
                case "definitionDigest" ->
                    word(value, at, WordingForm::isDigest, "sha256: and 64 lower-case hexadecimal digits")
                            .ifPresent(text -> digest = text);
                case "rater" ->
                    constant(
                                    value,
                                    at,
                                    id -> Coded.find(Rater.class, id),
                                    Arrays.stream(Rater.values()).map(Rater::id).toList())
                            .ifPresent(found -> rater = found);
                case "language" -> language(value, at);
                case "validation" ->
                    constant(value, at, id -> Coded.find(WordingStatus.class, id), statuses())
                            .ifPresent(found -> status = found);
                case "licence" -> licence(value, at);
                case "title" -> spoken(value, at, LABEL_LENGTH, text -> title = text);
                case "instruction" -> spoken(value, at, TEXT_LENGTH, text -> instruction = text);
                case "items" -> {
                    hasItems = value instanceof JsonValue.Obj;
                    numbered(value, at, ITEM, TEXT_LENGTH, items);
                }
                default -> anchors(value, at);
            }
        });
    }

    private static boolean isSlug(String text) {
        return text.length() <= SLUG_LENGTH && SLUG.matcher(text).matches();
    }

    private static boolean isDigest(String text) {
        return text.length() <= TEXT_LENGTH && DIGEST.matcher(text).matches();
    }

    private static List<String> statuses() {
        return Arrays.stream(WordingStatus.values()).map(WordingStatus::id).toList();
    }

    private static List<String> contexts() {
        return Arrays.stream(UseContext.values()).map(UseContext::id).toList();
    }

    /** The known fields in the order of the document; all else is noted. */
    private Map<String, JsonValue> fields(JsonValue value, Pointer at, List<String> required, List<String> optional) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        if (!(value instanceof JsonValue.Obj object)) {
            note(ProblemCode.WRONG_TYPE, at, "an object");
            return fields;
        }
        for (JsonValue.Member member : object.members()) {
            if (!required.contains(member.name()) && !optional.contains(member.name())) {
                problems.add(Problem.of(
                        Area.WORDING,
                        ProblemCode.UNKNOWN_FIELD,
                        at.foreign(member.name()).text()));
            } else if (fields.putIfAbsent(member.name(), member.value()) != null) {
                problems.add(Problem.of(
                        Area.WORDING,
                        ProblemCode.DUPLICATE_FIELD,
                        at.child(member.name()).text()));
            }
        }
        for (String name : required) {
            if (!fields.containsKey(name)) {
                problems.add(Problem.of(
                        Area.WORDING, ProblemCode.MISSING_FIELD, at.child(name).text()));
            }
        }
        return fields;
    }

    private void note(ProblemCode code, Pointer at, String allowed) {
        problems.add(Problem.of(Area.WORDING, code, at.text()).withAllowed(allowed));
    }

    private void schemaVersion(JsonValue value, Pointer at) {
        if (!(value instanceof JsonValue.Int version)) {
            note(ProblemCode.WRONG_TYPE, at, "an integer");
        } else if (version.value() != SCHEMA_VERSION) {
            note(ProblemCode.NOT_ALLOWED, at, String.valueOf(SCHEMA_VERSION));
        }
    }

    private Optional<String> string(JsonValue value, Pointer at) {
        if (!(value instanceof JsonValue.Text text)) {
            note(ProblemCode.WRONG_TYPE, at, "a string");
            return Optional.empty();
        }
        if (!text.isClean()) {
            note(ProblemCode.INVALID_TEXT, at, "Unicode without NUL");
            return Optional.empty();
        }
        return Optional.of(text.value());
    }

    private Optional<String> word(JsonValue value, Pointer at, Predicate<String> form, String allowed) {
        Optional<String> text = string(value, at);
        if (text.isPresent() && !form.test(text.get())) {
            note(ProblemCode.NOT_ALLOWED, at, allowed);
            return Optional.empty();
        }
        return text;
    }

    private <E> Optional<E> constant(
            JsonValue value, Pointer at, Function<String, Optional<E>> find, List<String> allowed) {
        Optional<String> text = string(value, at);
        Optional<E> found = text.flatMap(find);
        if (text.isPresent() && found.isEmpty()) {
            note(ProblemCode.NOT_ALLOWED, at, String.join(", ", allowed));
        }
        return found;
    }

    private void language(JsonValue value, Pointer at) {
        string(value, at).ifPresent(tag -> {
            try {
                Locale locale = new Locale.Builder().setLanguageTag(tag).build();
                if (!locale.getLanguage().isEmpty()) {
                    language = locale;
                    return;
                }
            } catch (IllformedLocaleException e) {
                // said below, as for a tag without a language
            }
            note(ProblemCode.NOT_ALLOWED, at, "a BCP 47 language tag, such as de");
        });
    }

    private void licence(JsonValue value, Pointer at) {
        Map<String, JsonValue> fields =
                fields(value, at, List.of("reference", "holder", "contexts"), List.of("credit"));
        Map<String, String> said = new HashMap<>();
        Set<UseContext> uses = new LinkedHashSet<>();
        fields.forEach((name, field) -> {
            if (name.equals("contexts")) {
                contexts(field, at.child(name), uses);
            } else {
                text(field, at.child(name), TEXT_LENGTH).ifPresent(text -> said.put(name, text));
            }
        });
        String reference = said.get("reference");
        String holder = said.get("holder");
        if (reference != null && holder != null && !uses.isEmpty()) {
            licence = new WordingLicence(reference, holder, uses, Optional.ofNullable(said.get("credit")));
        }
    }

    private void contexts(JsonValue value, Pointer at, Set<UseContext> uses) {
        if (!(value instanceof JsonValue.Arr array)) {
            note(ProblemCode.WRONG_TYPE, at, "an array");
            return;
        }
        if (array.elements().isEmpty()) {
            problems.add(Problem.of(Area.WORDING, ProblemCode.NOT_FILLED_IN, at.text()));
        }
        for (int i = 0; i < array.elements().size(); i++) {
            Pointer place = at.child(i);
            constant(array.elements().get(i), place, id -> Coded.find(UseContext.class, id), contexts())
                    .ifPresent(use -> {
                        if (!uses.add(use)) {
                            problems.add(Problem.of(Area.WORDING, ProblemCode.DUPLICATE_FIELD, at.text()));
                        }
                    });
        }
    }

    private Optional<String> text(JsonValue value, Pointer at, int length) {
        Optional<String> text = string(value, at);
        if (text.isPresent() && text.get().isBlank()) {
            problems.add(Problem.of(Area.WORDING, ProblemCode.NOT_FILLED_IN, at.text()));
            return Optional.empty();
        }
        if (text.isPresent() && text.get().codePointCount(0, text.get().length()) > length) {
            note(ProblemCode.NOT_ALLOWED, at, "1 to " + length + " characters");
            return Optional.empty();
        }
        return text;
    }

    /** A text that is shown, and may name somebody. */
    private void spoken(JsonValue value, Pointer at, int length, Consumer<String> use) {
        text(value, at, length).ifPresent(text -> {
            if (BRACE.matcher(PLACEHOLDER.matcher(text).replaceAll("")).find()) {
                note(ProblemCode.UNKNOWN_PLACEHOLDER, at, PLACEHOLDERS);
            } else {
                texts.put(at.text(), text);
                use.accept(text);
            }
        });
    }

    private void numbered(JsonValue value, Pointer at, Pattern names, int length, Map<Integer, String> into) {
        if (!(value instanceof JsonValue.Obj object)) {
            note(ProblemCode.WRONG_TYPE, at, "an object");
            return;
        }
        for (JsonValue.Member member : object.members()) {
            if (!names.matcher(member.name()).matches()) {
                note(ProblemCode.NOT_ALLOWED, at.foreign(member.name()), "another name");
                continue;
            }
            int number = Integer.parseInt(member.name());
            Pointer place = at.child(member.name());
            if (into.putIfAbsent(number, "") != null) {
                problems.add(Problem.of(Area.WORDING, ProblemCode.DUPLICATE_FIELD, place.text()));
            } else {
                spoken(member.value(), place, length, text -> into.put(number, text));
            }
        }
    }

    private void anchors(JsonValue value, Pointer at) {
        hasAnchors = value instanceof JsonValue.Obj;
        if (!(value instanceof JsonValue.Obj object)) {
            note(ProblemCode.WRONG_TYPE, at, "an object");
            return;
        }
        Set<String> seen = new HashSet<>();
        for (JsonValue.Member member : object.members()) {
            if (!isSlug(member.name())) {
                note(ProblemCode.NOT_ALLOWED, at.foreign(member.name()), "another name");
            } else if (!seen.add(member.name())) {
                problems.add(Problem.of(
                        Area.WORDING,
                        ProblemCode.DUPLICATE_FIELD,
                        at.child(member.name()).text()));
            } else {
                TreeMap<Integer, String> labels = new TreeMap<>();
                numbered(member.value(), at.child(member.name()), POINT, LABEL_LENGTH, labels);
                anchors.put(member.name(), labels);
            }
        }
    }

    /** Problems as the document meets them, then what is absent. */
    static List<Problem> inOrderOf(JsonValue document, List<Problem> problems) {
        Map<String, Integer> places = new HashMap<>();
        place(document, Pointer.ROOT, places);
        return problems.stream()
                .sorted((a, b) -> Integer.compare(
                        places.getOrDefault(a.pointer(), Integer.MAX_VALUE),
                        places.getOrDefault(b.pointer(), Integer.MAX_VALUE)))
                .collect(Collectors.toUnmodifiableList());
    }

    private static void place(JsonValue value, Pointer at, Map<String, Integer> places) {
        places.putIfAbsent(at.text(), places.size());
        if (value instanceof JsonValue.Obj object) {
            // a known name is shown as it is, a foreign one cut: both are one name here, or only one is met
            object.members().forEach(member -> place(member.value(), at.foreign(member.name()), places));
        } else if (value instanceof JsonValue.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                place(array.elements().get(i), at.child(i), places);
            }
        }
    }
}
