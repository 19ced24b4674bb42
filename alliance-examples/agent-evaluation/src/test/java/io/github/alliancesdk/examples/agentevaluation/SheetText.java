package io.github.alliancesdk.examples.agentevaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A judge's valid sheet as JSON, which a test can change. */
final class SheetText {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> responses = new LinkedHashMap<>();

    private SheetText() {}

    /** A good sheet with one answer to all twelve items. */
    static SheetText of(String conversation, String judge, int repeat, int answer) {
        SheetText sheet = new SheetText();
        sheet.with("recordId", conversation + "-" + judge + "-" + repeat)
                .with("dyadId", conversation)
                .with("raterId", judge)
                .with("session", repeat)
                .with("instrument", "wai-sr-o")
                .with("rater", "observer")
                .with("referent", "agent");
        for (int item = 1; item <= 12; item++) {
            sheet.answer(item, answer);
        }
        return sheet;
    }

    SheetText with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    SheetText without(String field) {
        fields.remove(field);
        return this;
    }

    SheetText answer(int item, Object answer) {
        responses.put(String.valueOf(item), answer);
        return this;
    }

    SheetText gap(int item) {
        responses.remove(String.valueOf(item));
        return this;
    }

    private Map<String, Object> payload() {
        Map<String, Object> payload = new LinkedHashMap<>(fields);
        payload.put("responses", responses);
        return payload;
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(payload());
    }

    /** The sheet with a report that declares one number. */
    String declaring(String scale, String field, Number value) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("payload", payload());
        record.put("report", Map.of("scales", Map.of(scale, Map.of(field, value))));
        return JsonMapper.shared().writeValueAsString(record);
    }
}
