package io.github.alliancesdk.core.interchange.fhir;

import static io.github.alliancesdk.core.interchange.fhir.FhirQuestionnaireWriter.ordered;

import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the scores of one sheet as Observations. {@link ObservationReader} reads what this writes. For one sheet. */
final class ObservationWriter {
    // what both sides know
    static final String CONTEXT = "score-context";
    static final String SCORE = "score";
    static final String FACTS = "score-facts";
    static final String POLICIES = "missing-policy";
    static final String SCALES = "scale";
    static final String COMPARABLE = "comparable";
    static final String UNIT = "{score}";
    static final String UCUM = "http://unitsofmeasure.org";

    /** The facts of a score that have an element or a component of their own, or follow from others. */
    private static final Set<String> ELSEWHERE =
            Set.of("status", "value", "mean", "sum", "pomp", "answered", "items", "required", "prorated");

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final Pattern RESOURCE_ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final JsonWriter WRITER = JsonWriter.compact();

    private final Canonicals canonicals;
    private final @Nullable String subject;
    private final SheetScores report;
    private final Map<String, Object> record;
    private final String text;

    ObservationWriter(Canonicals canonicals, @Nullable String subject, SheetScores report) {
        this.canonicals = canonicals;
        this.subject = subject;
        this.report = report;
        this.record = report.toMap();
        this.text = WRITER.write(record);
    }

    Map<String, Object> bundle() {
        List<Object> entries = new ArrayList<>();
        report.scales()
                .forEach((id, score) ->
                        entries.add(ordered("fullUrl", fullUrl(id), "resource", observation(id, score))));
        return ordered("resourceType", "Bundle", "type", "collection", "entry", entries);
    }

    /** The same record gives the same URLs. */
    private String fullUrl(String scale) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes((text + '#' + scale).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> observation(String scale, Score score) {
        Map<String, Object> facts = factsOf(scale);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("resourceType", "Observation");
        map.put("extension", List.of(context(), details(facts, score)));
        map.put("status", "final");
        map.put("category", List.of(concept(TERMINOLOGY + "observation-category", "survey")));
        map.put(
                "code",
                ordered(
                        "coding",
                        List.of(ordered(
                                "system", canonicals.scales(report.instrument().value()), "code", scale)),
                        "text",
                        report.instrument() + " " + scale));
        if (subject != null) {
            map.put("subject", ordered("reference", subject));
        }
        report.administration().recordedAt().ifPresent(time -> map.put("effectiveDateTime", time));
        if (score instanceof Scored scored) {
            map.put(
                    "valueQuantity",
                    quantity(fact(facts, scored.comparableMetric().id()), UNIT));
        } else if (score instanceof Insufficient insufficient) {
            map.put(
                    "dataAbsentReason",
                    ordered(
                            "coding",
                            List.of(ordered("system", TERMINOLOGY + "data-absent-reason", "code", "unknown")),
                            "text",
                            insufficient.message()));
        }
        map.put("method", method());
        if (scale.equals(Scale.TOTAL) && report.scales().size() > 1) {
            map.put(
                    "hasMember",
                    report.scales().keySet().stream()
                            .filter(each -> !each.equals(scale))
                            .map(each -> ordered("reference", fullUrl(each)))
                            .toList());
        }
        report.administration().recordId().ifPresent(id -> map.put("derivedFrom", List.of(response(id))));
        map.put("component", components(scale, score, facts));
        return map;
    }

    /** The JSON form of a score. */
    @SuppressWarnings("unchecked") // a report is written as maps by name
    private Map<String, Object> factsOf(String scale) {
        Map<String, Object> scales = (Map<String, Object>) fact(record, "scales");
        return (Map<String, Object>) fact(scales, scale);
    }

    private static Object fact(Map<String, Object> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }

    private static Map<String, Object> concept(String system, String code) {
        return ordered("coding", List.of(ordered("system", system, "code", code)));
    }

    private static Map<String, Object> quantity(Object value, String unit) {
        return ordered("value", value, "unit", unit, "system", UCUM, "code", unit);
    }

    private Map<String, Object> method() {
        return ordered(
                "coding",
                List.of(ordered(
                        "system",
                        canonicals.codeSystem(POLICIES),
                        "code",
                        report.policy().id())),
                "text",
                report.policy().id() + "; " + report.instrument() + " " + report.definitionVersion() + ", "
                        + report.definitionDigest() + "; Alliance SDK " + report.sdkVersion());
    }

    private static Map<String, Object> response(String recordId) {
        return RESOURCE_ID.matcher(recordId).matches()
                ? ordered("reference", ResponseResource.TYPE + "/" + recordId)
                : ordered("type", ResponseResource.TYPE, "identifier", ordered("value", recordId));
    }

    private List<Object> components(String scale, Score score, Map<String, Object> facts) {
        List<Object> components = new ArrayList<>();
        components.add(component("answered", "valueInteger", score.answered()));
        components.add(component("items", "valueInteger", score.items()));
        report.policy()
                .required(scale, score.items())
                .ifPresent(required -> components.add(component("required", "valueInteger", required)));
        if (facts.containsKey("sum")) {
            components.add(component("sum", "valueQuantity", quantity(fact(facts, "sum"), UNIT)));
        }
        if (facts.containsKey("pomp")) {
            components.add(component("pomp", "valueQuantity", quantity(fact(facts, "pomp"), "%")));
        }
        return components;
    }

    private Map<String, Object> component(String code, String type, Object value) {
        return ordered("code", concept(canonicals.codeSystem(FACTS), code), type, value);
    }

    // ---- everything else, in two extensions

    /** What the record says of its sheet, and the ids of its scales. */
    private Map<String, Object> context() {
        List<Object> facts = new ArrayList<>();
        record.forEach((name, value) -> {
            if (!name.equals("scales")) {
                addExtensions(facts, name, value);
            }
        });
        addExtensions(facts, SCALES, List.copyOf(report.scales().keySet()));
        return ordered("url", canonicals.extension(CONTEXT), "extension", facts);
    }

    private Map<String, Object> details(Map<String, Object> facts, Score score) {
        List<Object> details = new ArrayList<>();
        if (score instanceof Scored scored) {
            addExtensions(details, COMPARABLE, scored.comparableMetric().id());
        }
        facts.forEach((name, value) -> {
            if (!ELSEWHERE.contains(name)) {
                addExtensions(details, name, value);
            }
        });
        if (details.isEmpty()) {
            // an extension has a value or extensions
            return ordered("url", canonicals.extension(SCORE), "valueString", "insufficient");
        }
        return ordered("url", canonicals.extension(SCORE), "extension", details);
    }

    private static void addExtensions(List<Object> extensions, String name, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(element -> addExtensions(extensions, name, element));
        } else if (value instanceof Map<?, ?> map) {
            List<Object> members = new ArrayList<>();
            map.forEach((member, each) -> addExtensions(members, (String) member, Objects.requireNonNull(each)));
            extensions.add(ordered("url", name, "extension", members));
        } else {
            extensions.add(ordered("url", name, type(value), value));
        }
    }

    private static String type(Object value) {
        if (value instanceof String) {
            return "valueString";
        }
        if (value instanceof Boolean) {
            return "valueBoolean";
        }
        return value instanceof Integer ? "valueInteger" : "valueDecimal";
    }
}
