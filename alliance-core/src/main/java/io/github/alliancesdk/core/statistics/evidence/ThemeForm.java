package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.instrument.DefinitionProblem;
import io.github.alliancesdk.core.instrument.DefinitionProblem.Code;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.statistics.evidence.ThemeTouch.Strength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the JSON form of a judgement, and collects every problem. */
final class ThemeForm {
    private static final List<String> SENTENCES = List.of("rule", "others", "reading");
    private static final Pattern CELL = Pattern.compile("-|[1-9][0-9]{0,3}w?(,[1-9][0-9]{0,3}w?)*");

    private final List<DefinitionProblem> problems = new ArrayList<>();
    private final Map<String, JsonValue> fields = new LinkedHashMap<>();

    private ThemeForm() {}

    static ThemeCoverage coverage(JsonValue document) {
        ThemeForm form = new ThemeForm();
        ThemeCoverage coverage = form.read(document);
        if (!form.problems.isEmpty()) {
            throw new InvalidDefinitionException(form.problems);
        }
        return coverage;
    }

    static InvalidDefinitionException unread(JsonProblem problem, int maxBytes) {
        Map<String, String> place =
                Map.of("line", String.valueOf(problem.line()), "column", String.valueOf(problem.column()));
        return new InvalidDefinitionException(List.of(
                switch (problem.kind()) {
                    case MALFORMED -> new DefinitionProblem(Code.MALFORMED_JSON, "", place);
                    case INVALID_TEXT -> new DefinitionProblem(Code.INVALID_TEXT, "", Map.of());
                    case TOO_LARGE ->
                        new DefinitionProblem(Code.TOO_LARGE, "", Map.of("allowed", "at most " + maxBytes + " bytes"));
                }));
    }

    private ThemeCoverage read(JsonValue document) {
        collect(document, Pointer.ROOT, fields);
        List<String> sentences =
                SENTENCES.stream().map(name -> text(take(name), at(name))).toList();
        List<String> themes = texts(take("themes"), at("themes"));
        Map<InstrumentId, Map<String, List<ThemeTouch>>> touches = new LinkedHashMap<>();
        List<String> judged = texts(take("judged"), at("judged"));
        for (int i = 0; i < judged.size(); i++) {
            Optional<InstrumentId> instrument = id(judged.get(i));
            if (instrument.isPresent()) {
                touches.put(instrument.get(), touches(instrument.get(), take(judged.get(i)), themes));
            } else {
                add(
                        Code.NOT_ALLOWED,
                        at("judged").child(i),
                        "lower-case words joined by hyphens, at most 64 characters");
            }
        }
        Map<String, List<String>> published = new LinkedHashMap<>();
        fields.forEach((name, value) -> published.put(name, texts(value, Pointer.ROOT.foreign(name))));
        return new ThemeCoverage(sentences.get(0), sentences.get(1), sentences.get(2), themes, touches, published);
    }

    /** Empty if the text isn't an instrument id; the rule is in {@link InstrumentId}. */
    private static Optional<InstrumentId> id(String text) {
        try {
            return Optional.of(InstrumentId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Pointer at(String name) {
        return Pointer.ROOT.child(name);
    }

    /** Removes and returns a required field. The fields that remain are publications. */
    private @Nullable JsonValue take(String name) {
        JsonValue value = fields.remove(name);
        if (value == null) {
            problems.add(new DefinitionProblem(Code.MISSING_FIELD, at(name).text(), Map.of()));
        }
        return value;
    }

    private void collect(JsonValue value, Pointer at, Map<String, JsonValue> members) {
        if (!(value instanceof JsonValue.Obj object)) {
            add(Code.WRONG_TYPE, at, "an object");
            return;
        }
        for (JsonValue.Member member : object.members()) {
            if (members.putIfAbsent(member.name(), member.value()) != null) {
                problems.add(new DefinitionProblem(
                        Code.DUPLICATE_FIELD, at.foreign(member.name()).text(), Map.of()));
            }
        }
    }

    private Map<String, List<ThemeTouch>> touches(
            InstrumentId instrument, @Nullable JsonValue value, List<String> themes) {
        Map<String, List<ThemeTouch>> touches = new LinkedHashMap<>();
        if (value == null) {
            return touches;
        }
        Pointer at = at(instrument.value());
        Map<String, JsonValue> cells = new LinkedHashMap<>();
        collect(value, at, cells);
        for (String theme : themes) {
            JsonValue cell = cells.remove(theme);
            Pointer place = at.foreign(theme);
            if (cell == null) {
                problems.add(new DefinitionProblem(Code.MISSING_FIELD, place.text(), Map.of()));
            } else {
                touches.put(theme, cell(instrument, text(cell, place), place));
            }
        }
        for (String unknown : cells.keySet()) {
            problems.add(new DefinitionProblem(
                    Code.UNKNOWN_FIELD, at.foreign(unknown).text(), Map.of()));
        }
        return touches;
    }

    private List<ThemeTouch> cell(InstrumentId instrument, String text, Pointer at) {
        List<ThemeTouch> items = new ArrayList<>();
        if (!CELL.matcher(text).matches()) {
            add(Code.NOT_ALLOWED, at, "item numbers joined by commas, each with w if weak, or a dash");
        } else if (!text.equals("-")) {
            for (String item : text.split(",", -1)) {
                boolean weak = item.endsWith("w");
                String number = weak ? item.substring(0, item.length() - 1) : item;
                items.add(new ThemeTouch(instrument, Integer.parseInt(number), weak ? Strength.WEAK : Strength.CLEAR));
            }
        }
        return List.copyOf(items);
    }

    private List<String> texts(@Nullable JsonValue value, Pointer at) {
        List<String> texts = new ArrayList<>();
        if (value instanceof JsonValue.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                String text = text(array.elements().get(i), at.child(i));
                if (texts.contains(text)) {
                    problems.add(new DefinitionProblem(
                            Code.DUPLICATE_ENTRY, at.child(i).text(), Map.of()));
                } else {
                    texts.add(text);
                }
            }
        } else if (value != null) {
            add(Code.WRONG_TYPE, at, "an array");
        }
        return texts;
    }

    private String text(@Nullable JsonValue value, Pointer at) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        if (value != null) {
            add(Code.WRONG_TYPE, at, "a string");
        }
        return "";
    }

    private void add(Code code, Pointer at, String allowed) {
        problems.add(new DefinitionProblem(code, at.text(), Map.of("allowed", allowed)));
    }
}
