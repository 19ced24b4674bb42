package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.response.Responses;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts what a browser sent into the payload that the API takes, so that both go through the same checks. It
 * corrects nothing: what isn't a number stays text, and a field that was sent twice is in the payload twice.
 */
final class FormPayload {
    static final String ITEM = "item-";

    private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]*)");
    private static final Pattern NUMBER = Pattern.compile(INTEGER + "(?:\\.[0-9]+)?");

    private FormPayload() {}

    /**
     * Creates a payload.
     *
     * @param header the fields of the payload except the answers
     * @param posted the fields of the form; {@code item-4} is the answer to item 4, and an empty one is no answer
     * @param skipped the items that are declared as skipped
     */
    static Responses of(Map<String, ?> header, MultiValueMap<String, String> posted, Collection<Integer> skipped) {
        StringWriter payload = new StringWriter();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(payload)) {
            json.writeStartObject();
            header.forEach((name, value) -> {
                json.writeName(name);
                String text = String.valueOf(value);
                write(
                        json,
                        text,
                        name.equals("session") && INTEGER.matcher(text).matches());
            });
            json.writeObjectPropertyStart("responses");
            posted.forEach((name, values) -> {
                if (name.startsWith(ITEM)) {
                    answers(json, name.substring(ITEM.length()), values);
                }
            });
            json.writeEndObject();
            json.writeObjectPropertyStart("missing");
            skipped.forEach(item -> json.writeStringProperty(String.valueOf(item), MissingReason.SKIPPED.id()));
            json.writeEndObject();
            json.writeEndObject();
        }
        return Responses.parse(payload.toString());
    }

    private static void answers(JsonGenerator json, String item, List<String> values) {
        for (String value : values) {
            if (!value.isEmpty()) {
                json.writeName(item);
                write(json, value, NUMBER.matcher(value).matches());
            }
        }
    }

    private static void write(JsonGenerator json, String value, boolean number) {
        if (number) {
            json.writeNumber(value);
        } else {
            json.writeString(value);
        }
    }

    /** Whether an item has an answer, valid or not. */
    static boolean isAnswered(MultiValueMap<String, String> posted, int item) {
        return posted.getOrDefault(ITEM + item, List.of()).stream().anyMatch(value -> !value.isEmpty());
    }

    /** The fields of a payload that aren't on the form. */
    static Map<String, Object> header(Map<String, Object> payload) {
        Map<String, Object> header = new LinkedHashMap<>(payload);
        header.keySet().removeAll(Set.of("responses", "missing"));
        return header;
    }
}
