package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An invented instrument of three items about kettles, and packs for it. */
public final class Packs {
    public static final Instrument KETTLE = Instrument.parse("""
            {"schemaVersion":1,"id":"demo-kettle","definitionVersion":"1.0.0","status":"experimental",
             "title":"Kettle & co","raters":["client"],"referents":["therapist","app"],
             "responseFormat":{"id":"default","min":1,"max":3,"metric":"mean","anchors":{"1":"Cold","3":"Hot"}},
             "alternativeFormats":[{"id":"negative","min":-1,"max":1,"metric":"sum"}],
             "items":[{"number":1},{"number":2,"printedDescending":true},{"number":4}],"reversed":[4],
             "scales":[{"id":"total","items":[1,2,4]}],"openQuestions":["Does it boil?"],
             "provenance":[{"fact":"raters/client","disposition":"our-choice","sources":[]},
              {"fact":"responseFormat","disposition":"our-choice","sources":[]},
              {"fact":"formats/negative","disposition":"our-choice","sources":[]},
              {"fact":"printedDescending","disposition":"our-choice","sources":[]},
              {"fact":"scales/total/items","disposition":"our-choice","sources":[]},
              {"fact":"reversed","disposition":"our-choice","sources":[]},
              {"fact":"metric","disposition":"our-choice","sources":[]}],"sources":{}}""");

    /** An invented instrument of a choice and of two lines, the second printed descending. */
    public static final Instrument MIXED = Instrument.builder("demo-mixed-kettle")
            .title("Mixed kettle")
            .raters(Rater.CLIENT)
            .referents(Referent.APP)
            .responseFormat(ResponseFormat.of("choice", 0, 1).withAnchors(Map.of(0, "No", 1, "Yes")))
            .itemFormat(ResponseFormat.ofSteps("line", -1, 1.5, 0.5)
                    .withMetric(Metric.SUM)
                    .withAnchors(Map.of(-1, "Low <", 1, "Near the top"))
                    .withNumberShown())
            .items(1)
            .item(Item.inFormat(2, "line"))
            .item(new Item(3, Optional.empty(), true, Optional.of("line")))
            .scale("lines", 2, 3)
            .allFactsFrom(Disposition.AUTHOR)
            .build();

    private Packs() {}

    /** A valid pack for {@link #MIXED} but for its anchors. */
    public static String mixed(String anchors) {
        Map<String, String> fields = fields();
        fields.put("instrument", "\"demo-mixed-kettle\"");
        fields.put("definitionDigest", "\"" + MIXED.definitionDigest() + "\"");
        fields.remove("instruction");
        fields.put("anchors", anchors);
        fields.put("items", "{\"1\":\"The lid\",\"2\":\"The spout\",\"3\":\"The cord\"}");
        return pack(fields);
    }

    /** The fields of a valid pack as JSON, which a test can change. */
    public static Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        fields.put("schemaVersion", "1");
        fields.put("instrument", "\"demo-kettle\"");
        fields.put("definitionDigest", "\"" + KETTLE.definitionDigest() + "\"");
        fields.put("rater", "\"client\"");
        fields.put("language", "\"en\"");
        fields.put("validation", "\"unvalidated\"");
        fields.put(
                "licence",
                "{\"reference\":\"K-1\",\"holder\":\"Kettle <Ltd>\",\"contexts\":[\"research\",\"commercial\"],"
                        + "\"credit\":\"Kettle <Ltd>\"}");
        fields.put("instruction", "\"Look at the kettle of {therapist}.\"");
        fields.put("anchors", "{\"default\":{\"1\":\"Cold <\",\"3\":\"Hot\"}}");
        fields.put("items", "{\"1\":\"The lid & {app}\",\"2\":\"The spout\",\"4\":\"The cord of {app}\"}");
        return fields;
    }

    public static String pack(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    public static String pack() {
        return pack(fields());
    }

    /** A valid pack with one field changed; {@code null} removes it. */
    public static String with(String field, String json) {
        Map<String, String> fields = fields();
        if (json == null) {
            fields.remove(field);
        } else {
            fields.put(field, json);
        }
        return pack(fields);
    }
}
