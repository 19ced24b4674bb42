package io.github.alliancesdk.core.interchange.fhir;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.interchange.ScoreRecordReader;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.scoring.InvalidRecordException;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Observations of a Bundle as records. It puts the JSON form of each record together; the rules of a record are
 * those of {@link ScoreRecord}. For one Bundle; not thread-safe.
 */
final class ObservationReader {
    /** The facts that are lists in the JSON form of a record. */
    private static final Set<String> LISTS = Set.of("openQuestions", "audit", "scales", "referents");

    private static final JsonWriter WRITER = JsonWriter.compact();

    private final Canonicals canonicals;
    private final JsonValue document;

    /** An Observation in the Bundle. */
    private record Observation(int entry, JsonValue.Obj object, Pointer at) {}

    ObservationReader(Canonicals canonicals, JsonValue document) {
        this.canonicals = canonicals;
        this.document = document;
    }

    List<ScoreRecordReader.Row> records() {
        if (!(document instanceof JsonValue.Obj bundle)
                || !(bundle.first("resourceType") instanceof JsonValue.Text type)
                || !type.value().equals("Bundle")) {
            Pointer at = document instanceof JsonValue.Obj ? Pointer.ROOT.child("resourceType") : Pointer.ROOT;
            return List.of(bad(1, List.of(problem(ProblemCode.WRONG_TYPE, at).withAllowed("Bundle"))));
        }
        Map<JsonValue, List<Observation>> bySheet = new LinkedHashMap<>();
        List<JsonValue> entries = elements(bundle.first("entry"));
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof JsonValue.Obj entry
                    && entry.first("resource") instanceof JsonValue.Obj resource
                    && isText(resource.first("resourceType"), "Observation")) {
                Observation observation = new Observation(
                        i + 1, resource, Pointer.ROOT.child("entry").child(i).child("resource"));
                JsonValue context = extension(resource, ObservationWriter.CONTEXT);
                if (context != null) {
                    bySheet.computeIfAbsent(context, sheet -> new ArrayList<>()).add(observation);
                }
            }
        }
        return bySheet.entrySet().stream()
                .map(sheet -> new Sheet((JsonValue.Obj) sheet.getKey(), sheet.getValue()).row())
                .toList();
    }

    private static ScoreRecordReader.Row bad(int row, List<Problem> problems) {
        return new ScoreRecordReader.Row(row, Optional.empty(), problems);
    }

    private static Problem problem(ProblemCode code, Pointer at) {
        return Problem.of(Area.RECORD, code, at.text());
    }

    private static List<JsonValue> elements(@Nullable JsonValue list) {
        return list instanceof JsonValue.Arr array ? array.elements() : List.of();
    }

    private static boolean isText(@Nullable JsonValue value, String text) {
        return value instanceof JsonValue.Text found && found.value().equals(text);
    }

    private JsonValue.@Nullable Obj extension(JsonValue.Obj resource, String name) {
        for (JsonValue each : elements(resource.first("extension"))) {
            if (each instanceof JsonValue.Obj extension && isText(extension.first("url"), canonicals.extension(name))) {
                return extension;
            }
        }
        return null;
    }

    /** The facts in an extension: its members are extensions. */
    private static Map<String, Object> facts(JsonValue.Obj extension, List<String> repeated) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (JsonValue each : elements(extension.first("extension"))) {
            if (!(each instanceof JsonValue.Obj member) || !(member.first("url") instanceof JsonValue.Text url)) {
                continue;
            }
            String name = url.value();
            Object value = value(member, repeated);
            if (LISTS.contains(name) || name.equals(ObservationWriter.SCALES)) {
                @SuppressWarnings("unchecked")
                List<Object> list = (List<Object>) facts.computeIfAbsent(name, any -> new ArrayList<>());
                list.add(value);
            } else if (facts.putIfAbsent(name, value) != null) {
                repeated.add(name);
            }
        }
        return facts;
    }

    private static Object value(JsonValue.Obj extension, List<String> repeated) {
        if (extension.first("extension") != null) {
            Map<String, Object> nested = facts(extension, repeated);
            if (isText(extension.first("url"), "audit")) {
                nested.putIfAbsent("scales", List.of());
            }
            return nested;
        }
        for (JsonValue.Member member : extension.members()) {
            if (member.name().startsWith("value")) {
                return member.value();
            }
        }
        return new JsonValue.Null();
    }

    /** The Observations of one sheet. */
    private final class Sheet {
        private final JsonValue.Obj context;
        private final List<Observation> observations;
        private final List<Problem> problems = new ArrayList<>();

        /** Where the parts of the record stand in the Bundle. */
        private final Map<String, Pointer> places = new HashMap<>();

        /** The required answers of the scored scales. */
        private final Map<String, JsonValue> required = new HashMap<>();

        Sheet(JsonValue.Obj context, List<Observation> observations) {
            this.context = context;
            this.observations = observations;
        }

        ScoreRecordReader.Row row() {
            Observation first = observations.get(0);
            places.put("", first.at());
            List<String> repeated = new ArrayList<>();
            Map<String, Object> record = facts(context, repeated);
            Object listed = record.remove(ObservationWriter.SCALES);
            Map<String, Object> scales = new LinkedHashMap<>();
            List<String> expected = new ArrayList<>();
            if (listed instanceof List<?> ids) {
                for (Object id : ids) {
                    expected.add(id instanceof JsonValue.Text text ? text.value() : "");
                }
            }
            for (Observation observation : observations) {
                read(observation, record, scales, repeated);
            }
            if (!repeated.isEmpty()) {
                problems.add(problem(ProblemCode.DUPLICATE_FIELD, first.at().child("extension")));
            }
            Map<String, Object> inOrder = new LinkedHashMap<>();
            expected.forEach(id -> {
                if (scales.containsKey(id)) {
                    inOrder.put(id, scales.get(id));
                }
            });
            if (problems.isEmpty() && (inOrder.size() != expected.size() || scales.size() != expected.size())) {
                problems.add(problem(ProblemCode.CONTRADICTION, Pointer.ROOT.child("entry"))
                        .withAllowed(String.join(", ", expected)));
            }
            record.put("scales", inOrder);
            return problems.isEmpty() ? parsed(first, record) : bad(first.entry(), inOrder(problems));
        }

        private ScoreRecordReader.Row parsed(Observation first, Map<String, Object> record) {
            try {
                ScoreRecord read = ScoreRecord.parse(WRITER.write(record));
                checkRequired(read);
                return problems.isEmpty()
                        ? new ScoreRecordReader.Row(first.entry(), Optional.of(read), List.of())
                        : bad(first.entry(), inOrder(problems));
            } catch (InvalidRecordException e) {
                return bad(
                        first.entry(),
                        inOrder(e.problems().stream().map(this::moved).toList()));
            }
        }

        private List<Problem> inOrder(List<Problem> found) {
            return JsonDocument.inOrder(document, found);
        }

        private Problem moved(Problem problem) {
            String pointer = problem.pointer();
            while (!places.containsKey(pointer)) {
                pointer = pointer.substring(0, pointer.lastIndexOf('/'));
            }
            Problem moved = problem(problem.code(), places.getOrDefault(pointer, Pointer.ROOT));
            for (Map.Entry<String, String> argument : problem.arguments().entrySet()) {
                moved = moved.with(argument.getKey(), argument.getValue());
            }
            return moved;
        }

        private void refuse(Pointer at, String allowed) {
            problems.add(problem(ProblemCode.NOT_ALLOWED, at).withAllowed(allowed));
        }

        private void contradict(Pointer at, String expected) {
            problems.add(problem(ProblemCode.CONTRADICTION, at).withAllowed(expected));
        }

        /** Reads the score of an Observation. */
        private void read(
                Observation observation,
                Map<String, Object> record,
                Map<String, Object> scales,
                List<String> repeated) {
            JsonValue.Obj object = observation.object();
            Pointer at = observation.at();
            if (!isText(object.first("status"), "final")) {
                refuse(at.child("status"), "final");
            }
            if (object.first("modifierExtension") != null) {
                problems.add(problem(ProblemCode.UNKNOWN_FIELD, at.child("modifierExtension")));
            }
            String instrument = record.get("instrument") instanceof JsonValue.Text text ? text.value() : "";
            String scale = code(object.first("code"), canonicals.scales(instrument));
            if (scale == null) {
                problems.add(problem(ProblemCode.MISSING_FIELD, at.child("code")));
                return;
            }
            String policy = record.get("policy") instanceof JsonValue.Text text ? text.value() : "";
            if (!policy.equals(code(object.first("method"), canonicals.codeSystem(ObservationWriter.POLICIES)))) {
                contradict(at.child("method"), "policy");
            }
            JsonValue.Obj details = extension(object, ObservationWriter.SCORE);
            Map<String, Object> facts = details == null ? new LinkedHashMap<>() : facts(details, repeated);
            Object comparable = facts.remove(ObservationWriter.COMPARABLE);
            String place = "/scales/" + scale;
            places.put(place, at);
            JsonValue quantity = object.first("valueQuantity");
            boolean isScored = quantity != null;
            if (isScored == (object.first("dataAbsentReason") != null)) {
                contradict(at.child("dataAbsentReason"), "value|dataAbsentReason");
            }
            facts.put("status", isScored ? "scored" : "insufficient");
            Map<String, JsonValue> components = components(object, at, place);
            components.forEach((name, value) -> {
                if (name.equals("required") && isScored) {
                    required.put(scale, value);
                } else {
                    facts.put(name, value);
                }
            });
            if (quantity != null) {
                JsonValue number = number(quantity, ObservationWriter.UNIT, at.child("valueQuantity"));
                boolean isMean = !(comparable instanceof JsonValue.Text word)
                        || word.value().equals("mean");
                if (isMean) {
                    facts.put("mean", number);
                } else if (!number.equals(components.get("sum"))) {
                    contradict(at.child("valueQuantity").child("value"), "sum");
                }
                boolean isReportedAsMean = facts.get("metric") instanceof JsonValue.Text metric
                        && metric.value().equals("mean");
                facts.put("value", isReportedAsMean ? number : components.getOrDefault("sum", number));
                facts.put(
                        "prorated",
                        !components
                                .getOrDefault("answered", new JsonValue.Null())
                                .equals(components.get("items")));
                places.put(place + "/mean", at.child("valueQuantity").child("value"));
                places.put(place + "/value", at.child("valueQuantity").child("value"));
            }
            if (scales.putIfAbsent(scale, facts) != null) {
                problems.add(problem(ProblemCode.DUPLICATE_ENTRY, at.child("code")));
            }
        }

        private Map<String, JsonValue> components(JsonValue.Obj object, Pointer at, String place) {
            Map<String, JsonValue> components = new LinkedHashMap<>();
            List<JsonValue> list = elements(object.first("component"));
            for (int i = 0; i < list.size(); i++) {
                Pointer where = at.child("component").child(i);
                String name = list.get(i) instanceof JsonValue.Obj component
                        ? code(component.first("code"), canonicals.codeSystem(ObservationWriter.FACTS))
                        : null;
                if (name == null) {
                    continue;
                }
                JsonValue.Obj component = (JsonValue.Obj) list.get(i);
                JsonValue integer = component.first("valueInteger");
                JsonValue value = integer != null
                        ? integer
                        : number(
                                component.first("valueQuantity"),
                                name.equals("pomp") ? "%" : ObservationWriter.UNIT,
                                where.child("valueQuantity"));
                places.put(place + "/" + name, where);
                if (components.putIfAbsent(name, value) != null) {
                    problems.add(problem(ProblemCode.DUPLICATE_ENTRY, where));
                }
            }
            return components;
        }

        /** The number of a quantity in a unit. */
        private JsonValue number(@Nullable JsonValue quantity, String unit, Pointer at) {
            JsonValue number = quantity instanceof JsonValue.Obj object ? object.first("value") : null;
            if (quantity instanceof JsonValue.Obj object
                    && !(isText(object.first("code"), unit)
                            && isText(object.first("system"), ObservationWriter.UCUM)
                            && object.first("comparator") == null)) {
                refuse(at, unit);
            }
            return number == null ? new JsonValue.Null() : number;
        }

        private @Nullable String code(@Nullable JsonValue concept, String system) {
            if (concept instanceof JsonValue.Obj object) {
                for (JsonValue each : elements(object.first("coding"))) {
                    if (each instanceof JsonValue.Obj coding
                            && isText(coding.first("system"), system)
                            && coding.first("code") instanceof JsonValue.Text code) {
                        return code.value();
                    }
                }
            }
            return null;
        }

        /** A scored scale doesn't say in a record how many answers it needed; its policy does. */
        private void checkRequired(ScoreRecord record) {
            required.forEach((scale, stated) -> {
                OptionalInt needed =
                        record.policy().required(scale, record.scale(scale).items());
                if (needed.isEmpty()
                        || !(stated instanceof JsonValue.Int number)
                        || number.value() != needed.getAsInt()) {
                    contradict(places.getOrDefault("/scales/" + scale + "/required", Pointer.ROOT), "policy");
                }
            });
        }
    }
}
