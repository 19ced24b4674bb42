package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
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

/** The form of a judgement in JSON. Reads what it can, and collects every problem. */
final class ThemeForm {
    private static final List<String> SENTENCES = List.of("rule", "others", "reading");
    private static final Pattern CELL = Pattern.compile("-|[1-9][0-9]{0,3}w?(,[1-9][0-9]{0,3}w?)*");

    private final List<Problem> problems = new ArrayList<>();
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
        return new InvalidDefinitionException(List.of(problem.in(Area.DEFINITION, "at most " + maxBytes + " bytes")));
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
                        ProblemCode.NOT_ALLOWED,
                        at("judged").child(i),
                        "lower-case words joined by hyphens, at most 64 characters");
            }
        }
        Map<String, List<String>> published = new LinkedHashMap<>();
        fields.forEach((name, value) -> published.put(name, texts(value, Pointer.ROOT.foreign(name))));
        return new ThemeCoverage(sentences.get(0), sentences.get(1), sentences.get(2), themes, touches, published);
    }

    /** What is no id of an instrument is for the id itself to say. */
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

    /** A field that must be there; what nobody takes is a publication. */
    private @Nullable JsonValue take(String name) {
        JsonValue value = fields.remove(name);
        if (value == null) {
            problems.add(Problem.of(Area.DEFINITION, ProblemCode.MISSING_FIELD, at(name).text()));
        }
        return value;
    }

    private void collect(JsonValue value, Pointer at, Map<String, JsonValue> members) {
        if (!(value instanceof JsonValue.Obj object)) {
            add(ProblemCode.WRONG_TYPE, at, "an object");
            return;
        }
        for (JsonValue.Member member : object.members()) {
            if (members.putIfAbsent(member.name(), member.value()) != null) {
                problems.add(Problem.of(
                        Area.DEFINITION,
                        ProblemCode.DUPLICATE_FIELD,
                        at.foreign(member.name()).text()));
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
                problems.add(Problem.of(Area.DEFINITION, ProblemCode.MISSING_FIELD, place.text()));
            } else {
                touches.put(theme, cell(instrument, text(cell, place), place));
            }
        }
        for (String unknown : cells.keySet()) {
            problems.add(Problem.of(
                    Area.DEFINITION,
                    ProblemCode.UNKNOWN_FIELD,
                    at.foreign(unknown).text()));
        }
        return touches;
    }

    private List<ThemeTouch> cell(InstrumentId instrument, String text, Pointer at) {
        List<ThemeTouch> items = new ArrayList<>();
        if (!CELL.matcher(text).matches()) {
            add(ProblemCode.NOT_ALLOWED, at, "item numbers joined by commas, each with w if weak, or a dash");
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
                    problems.add(Problem.of(
                            Area.DEFINITION,
                            ProblemCode.DUPLICATE_ENTRY,
                            at.child(i).text()));
                } else {
                    texts.add(text);
                }
            }
        } else if (value != null) {
            add(ProblemCode.WRONG_TYPE, at, "an array");
        }
        return texts;
    }

    private String text(@Nullable JsonValue value, Pointer at) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        if (value != null) {
            add(ProblemCode.WRONG_TYPE, at, "a string");
        }
        return "";
    }

    private void add(ProblemCode code, Pointer at, String allowed) {
        problems.add(Problem.of(Area.DEFINITION, code, at.text()).withAllowed(allowed));
    }
}
