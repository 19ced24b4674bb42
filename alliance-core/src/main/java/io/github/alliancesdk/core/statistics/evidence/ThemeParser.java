package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.ObjectReader;
import io.github.alliancesdk.core.internal.json.ObjectReader.Names;
import io.github.alliancesdk.core.internal.json.ObjectReader.Value;
import io.github.alliancesdk.core.statistics.evidence.ThemeItem.Strength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a judgement of themes, and reports every problem of it. */
final class ThemeParser {
    private static final Pattern CELL = Pattern.compile("-|[1-9][0-9]{0,3}w?(,[1-9][0-9]{0,3}w?)*");

    private final JsonDocument document;

    private ThemeParser(JsonDocument document) {
        this.document = document;
    }

    /** The judgement of a document, or every problem of it. */
    static ThemeCoverage coverage(JsonDocument document) {
        Optional<ThemeCoverage> coverage = new ThemeParser(document).read();
        if (document.problemCount() > 0) {
            throw SampleParser.invalid(document);
        }
        return coverage.orElseThrow();
    }

    private Optional<ThemeCoverage> read() {
        ObjectReader top = document.root().object();
        if (top == null) {
            return Optional.empty();
        }
        String rule = text(top.required("rule"));
        String others = text(top.required("others"));
        String reading = text(top.required("reading"));
        List<String> themes = texts(top.required("themes"));
        Map<InstrumentId, Map<String, List<ThemeItem>>> touches = new LinkedHashMap<>();
        for (Value judged : top.required("judged").elements()) {
            String id = judged.slug();
            if (id != null && touches.containsKey(InstrumentId.of(id))) {
                document.add(ProblemCode.DUPLICATE_ENTRY, judged.at());
            } else if (id != null) {
                touches.put(InstrumentId.of(id), touches(InstrumentId.of(id), top.required(id), themes));
            }
        }
        // what is left are the publications
        Map<String, List<String>> published = new LinkedHashMap<>();
        for (Value publication : top.rest()) {
            published.put(publication.name(), texts(publication));
        }
        return Optional.of(new ThemeCoverage(rule, others, reading, themes, touches, published));
    }

    private Map<String, List<ThemeItem>> touches(InstrumentId instrument, Value value, List<String> themes) {
        Map<String, Value> cells = new LinkedHashMap<>();
        for (Value cell : value.members(Names.ANY)) {
            cells.put(cell.name(), cell);
        }
        Map<String, List<ThemeItem>> touches = new LinkedHashMap<>();
        for (String theme : themes) {
            Value cell = cells.remove(theme);
            if (cell != null) {
                touches.put(theme, cell(instrument, cell));
            } else if (value.isObject()) {
                document.add(ProblemCode.MISSING_FIELD, value.at().foreign(theme));
            }
        }
        for (Value unknown : cells.values()) {
            document.add(ProblemCode.UNKNOWN_FIELD, unknown.at());
        }
        return touches;
    }

    private static List<ThemeItem> cell(InstrumentId instrument, Value value) {
        String text = text(value);
        List<ThemeItem> items = new ArrayList<>();
        if (!CELL.matcher(text).matches()) {
            value.refuse("item numbers joined by commas, each with w if weak, or a dash");
        } else if (!text.equals("-")) {
            for (String item : text.split(",", -1)) {
                boolean weak = item.endsWith("w");
                String number = weak ? item.substring(0, item.length() - 1) : item;
                items.add(new ThemeItem(instrument, Integer.parseInt(number), weak ? Strength.WEAK : Strength.CLEAR));
            }
        }
        return List.copyOf(items);
    }

    /** Distinct texts. */
    private List<String> texts(Value value) {
        List<String> texts = new ArrayList<>();
        for (Value each : value.elements(Integer.MAX_VALUE)) {
            String text = text(each);
            if (texts.contains(text)) {
                document.add(ProblemCode.DUPLICATE_ENTRY, each.at());
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    private static String text(Value value) {
        String text = value.string();
        return text == null ? "" : text;
    }
}
