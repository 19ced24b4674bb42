package io.github.alliancesdk.core.interchange.fhir;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.response.AnswerCoding;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ItemNaming;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.Responses;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one QuestionnaireResponse. It finds the answers and fills the payload; the rules of a payload are the checker's. The
 * problems here are those of the FHIR form: what a payload can't express. For one resource; not thread-safe.
 */
final class ResponseResource {
    static final String TYPE = "QuestionnaireResponse";

    private static final String ABSENT_REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /** The reasons of a payload by the codes of FHIR. */
    private static final Map<String, String> REASONS = Map.of(
            "asked-declined", "declined",
            "not-asked", "skipped",
            "not-applicable", "not-applicable",
            "asked-unknown", "unknown",
            "unknown", "unknown");

    private static final String REASON_WORDS = "asked-declined, not-asked, not-applicable, asked-unknown, unknown";

    /** More decimals than any score has. */
    private static final int MAX_DECIMALS = 100;

    private static final String FINISHED = "completed, amended";
    private static final Set<String> DISPLAYS =
            Set.of(FhirQuestionnaireWriter.NOTICE, FhirQuestionnaireWriter.INSTRUCTION, FhirQuestionnaireWriter.CREDIT);

    private final FhirResponses settings;
    private final JsonValue document;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Instrument instrument;
    private @Nullable ResponseFormat format;
    private String questionnaire = "";

    /** The elements with a linkId, in the order of the document. */
    private final List<Element> elements = new ArrayList<>();

    // what the payload is made of
    private final Map<String, Object> payload = new LinkedHashMap<>();
    private final Map<String, Object> responses = new LinkedHashMap<>();
    private final Map<String, Object> reasons = new LinkedHashMap<>();

    /** Whether codes are those of our code systems, and not those of a declared coding. */
    private boolean hasOwnCodes;

    /** Where the parts of the payload stand in the resource, by their pointer in the payload. */
    private final Map<String, Place> places = new HashMap<>();

    /** The linkIds of the items, by the end of the pointer in the payload. */
    private final Map<String, Place> linkIds = new HashMap<>();

    private final List<StatedScore> scores = new ArrayList<>();

    /** The items so far. */
    private final Set<String> seen = new HashSet<>();

    /** Where problems of the form were found. The problems of the payload at such an item only repeat them. */
    private final Set<String> refused = new HashSet<>();

    /** A location whose text is made only if a problem needs it. */
    private record Place(@Nullable Place parent, String name) {
        static final Place ROOT = new Place(null, "");

        Place child(String child) {
            return new Place(this, child);
        }

        Place child(int index) {
            return child(Integer.toString(index));
        }

        Pointer pointer() {
            return parent == null ? Pointer.ROOT : parent.pointer().foreign(name);
        }

        String text() {
            return pointer().text();
        }
    }

    /** An item of the resource with its linkId. */
    private record Element(String linkId, JsonValue.Obj object, Place place) {}

    /** An item as the payload names it: its name, its number unless the name is none, and the pointer to its answer. */
    private record Answered(String name, OptionalInt number, String pointer) {}

    /** A score in the resource. */
    private record StatedScore(String scale, Metric metric, String number, Place place) {}

    ResponseResource(FhirResponses settings, JsonValue document) {
        this.settings = settings;
        this.document = document;
    }

    Responses read() {
        if (!(document instanceof JsonValue.Obj resource)) {
            return Responses.unread(problem(ProblemCode.WRONG_TYPE, Place.ROOT).withAllowed("an object"));
        }
        JsonValue type = resource.first("resourceType");
        if (!(type instanceof JsonValue.Text text) || !text.value().equals(TYPE)) {
            ProblemCode code = type == null ? ProblemCode.MISSING_FIELD : ProblemCode.WRONG_TYPE;
            return Responses.unread(
                    problem(code, Place.ROOT.child("resourceType")).withAllowed(TYPE));
        }
        findRepeatedNames(resource, Place.ROOT);
        refuseModifiers(resource, Place.ROOT);
        readStatus(resource.first("status"));
        readQuestionnaire(resource.first("questionnaire"));
        copy(resource, "id", "recordId");
        copy(resource, "authored", "recordedAt");
        settings.elements.forEach((field, element) -> copyReference(resource, field, element));
        collect(resource, Place.ROOT);
        hasOwnCodes = settings.coding == null || elements.stream().anyMatch(this::hasOurCode);
        elements.forEach(this::readElement);
        payload.put("responses", responses);
        if (!reasons.isEmpty()) {
            payload.put("missing", reasons);
        }
        return responses().reviewedBy(this::review);
    }

    private Responses responses() {
        AnswerCoding coding = settings.coding;
        if (!hasOwnCodes && coding != null) {
            return Responses.of(payload, ItemNaming.numbers(), coding);
        }
        return Responses.of(payload);
    }

    // ---- problems

    private static Problem problem(ProblemCode code, Place place) {
        return Problem.of(Area.RESPONSE, code, place.text());
    }

    private void add(ProblemCode code, Place place, String allowed) {
        problems.add(problem(code, place).withAllowed(allowed));
    }

    private void addRepeated(OptionalInt item, Place place) {
        problems.add(about(item, problem(ProblemCode.DUPLICATE_ITEM, place)));
    }

    private static Problem about(OptionalInt item, Problem problem) {
        return item.isPresent() ? problem.withItem(item.getAsInt()) : problem;
    }

    /** The problems of the resource: those of its form, those of the payload, and the scores that are wrong. */
    private List<Problem> review(CheckResult result) {
        List<Problem> all = new ArrayList<>(problems);
        if (result instanceof RejectedResponses rejected) {
            rejected.problems().stream()
                    .filter(each -> !refused.contains(each.pointer()))
                    .forEach(each -> all.add(moved(each)));
        } else if (!scores.isEmpty()) {
            all.addAll(wrongScores((CheckedResponses) result));
        }
        return JsonDocument.inOrder(document, all.stream().distinct().toList());
    }

    /** A problem of the payload as one of the resource. */
    private Problem moved(Problem problem) {
        Problem moved = about(problem.item(), problem(problem.code(), placeOf(problem)));
        for (Map.Entry<String, String> argument : problem.arguments().entrySet()) {
            moved = moved.with(argument.getKey(), argument.getValue());
        }
        return moved;
    }

    private Place placeOf(Problem problem) {
        String pointer = problem.pointer();
        if (problem.code() == ProblemCode.UNKNOWN_ITEM) {
            return linkIds.getOrDefault(pointer.substring(pointer.lastIndexOf('/')), Place.ROOT);
        }
        Place known = places.get(pointer);
        if (known != null) {
            return known;
        }
        return switch (pointer) {
            case "/instrument", "/definitionDigest", "/format" -> Place.ROOT.child("questionnaire");
            // an item that isn't there
            default -> pointer.startsWith("/responses/") ? Place.ROOT.child("item") : Place.ROOT;
        };
    }

    /** Compares the scores that the response states with those of its answers, as declared scores are compared. */
    private List<Problem> wrongScores(CheckedResponses checked) {
        Map<String, Map<String, String>> numbers = new LinkedHashMap<>();
        for (StatedScore score : scores) {
            numbers.computeIfAbsent(score.scale(), scale -> new LinkedHashMap<>())
                    .put(score.metric().id(), score.number());
        }
        Set<String> wrong = StatedScores.differences(checked, numbers);
        return scores.stream()
                .filter(score ->
                        wrong.contains(score.scale() + "/" + score.metric().id()))
                .map(score -> problem(ProblemCode.CONTRADICTION, score.place()))
                .toList();
    }

    // ---- the resource as a whole

    private void findRepeatedNames(JsonValue value, Place place) {
        if (value instanceof JsonValue.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                findRepeatedNames(array.elements().get(i), place.child(i));
            }
        } else if (value instanceof JsonValue.Obj object) {
            List<JsonValue.Member> members = object.members();
            SeenNames names = new SeenNames(members);
            for (int i = 0; i < members.size(); i++) {
                JsonValue.Member member = members.get(i);
                if (!names.isNew(i)) {
                    problems.add(problem(ProblemCode.DUPLICATE_FIELD, place.child(member.name())));
                }
                if (member.value() instanceof JsonValue.Obj || member.value() instanceof JsonValue.Arr) {
                    findRepeatedNames(member.value(), place.child(member.name()));
                }
            }
        }
    }

    /** Tells whether a name stands before its place in an object. Most objects have too few members to be worth a set. */
    private record SeenNames(List<JsonValue.Member> members, Set<String> many) {
        private static final int FEW = 8;

        SeenNames(List<JsonValue.Member> members) {
            this(members, new HashSet<>(0));
        }

        boolean isNew(int i) {
            String name = members.get(i).name();
            if (members.size() > FEW) {
                return many.add(name);
            }
            for (int before = 0; before < i; before++) {
                if (members.get(before).name().equals(name)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Refuses what would change the meaning of the other elements in a way that isn't known here. */
    private void refuseModifiers(JsonValue.Obj object, Place place) {
        for (String name : List.of("modifierExtension", "implicitRules")) {
            if (object.first(name) != null) {
                problems.add(problem(ProblemCode.UNKNOWN_FIELD, place.child(name)));
            }
        }
    }

    private void readStatus(@Nullable JsonValue status) {
        Place place = Place.ROOT.child("status");
        if (!(status instanceof JsonValue.Text text)) {
            add(status == null ? ProblemCode.MISSING_FIELD : ProblemCode.WRONG_TYPE, place, FINISHED);
            return;
        }
        switch (text.value()) {
            case "completed", "amended" -> {
                // finished
            }
            case "in-progress", "stopped" -> {
                if (!settings.drafts) {
                    add(ProblemCode.DRAFT, place, FINISHED);
                }
            }
            case "entered-in-error" -> problems.add(problem(ProblemCode.ENTERED_IN_ERROR, place));
            default -> add(ProblemCode.OUT_OF_RANGE, place, FINISHED);
        }
    }

    private void copy(JsonValue.Obj resource, String element, String field) {
        JsonValue value = resource.first(element);
        if (value != null) {
            payload.put(field, value);
            places.put("/" + field, Place.ROOT.child(element));
        }
    }

    private void copyReference(JsonValue.Obj resource, String field, String element) {
        JsonValue value = resource.first(element);
        if (value == null) {
            return;
        }
        Place place = Place.ROOT.child(element);
        JsonValue reference = value instanceof JsonValue.Obj object ? object.first("reference") : null;
        if (reference == null) {
            add(ProblemCode.MISSING_FIELD, place.child("reference"), "a string");
        } else {
            payload.put(field, reference);
            places.put("/" + field, place.child("reference"));
        }
    }

    // ---- the questionnaire

    private void readQuestionnaire(@Nullable JsonValue stated) {
        Place place = Place.ROOT.child("questionnaire");
        if (stated instanceof JsonValue.Text text) {
            questionnaire = text.value();
            Instrument foreign = settings.foreign.get(questionnaire);
            if (foreign != null) {
                resolved(foreign, foreign.responseFormat(), true);
            } else {
                resolve(place);
            }
        } else if (stated != null) {
            add(ProblemCode.WRONG_TYPE, place, "a string");
        } else if (settings.only != null && settings.anyVersion) {
            resolved(settings.only, settings.only.responseFormat(), false);
        } else {
            add(ProblemCode.MISSING_FIELD, place, settings.canonicals.questionnaires() + "ID|VERSION");
            refused.add("/instrument");
        }
    }

    private void resolve(Place place) {
        String prefix = settings.canonicals.questionnaires();
        int bar = questionnaire.indexOf('|');
        String url = bar < 0 ? questionnaire : questionnaire.substring(0, bar);
        String name = url.startsWith(prefix) ? url.substring(prefix.length()) : "";
        int dot = name.indexOf('.');
        String id = dot < 0 ? name : name.substring(0, dot);
        List<Instrument> versions = settings.catalog.versions(id);
        if (versions.isEmpty()) {
            add(
                    ProblemCode.UNKNOWN_INSTRUMENT,
                    place,
                    settings.catalog.ids().stream().map(InstrumentId::value).collect(Collectors.joining(", ")));
            refused.add("/instrument");
            return;
        }
        Instrument newest = versions.get(versions.size() - 1);
        Optional<Instrument> named = bar < 0
                ? Optional.of(newest).filter(any -> settings.anyVersion)
                : version(questionnaire.substring(bar + 1), versions);
        if (named.isEmpty()) {
            add(
                    ProblemCode.UNKNOWN_VERSION,
                    place,
                    versions.stream()
                            .map(each -> each.definitionVersion().toString())
                            .collect(Collectors.joining(", ")));
        }
        Instrument answered = named.orElse(newest);
        if (answered.formats().isEmpty()) {
            // only catalogued, which the checker says
            payload.put("instrument", id);
            return;
        }
        if (dot >= 0) {
            payload.put("format", name.substring(dot + 1));
        }
        Optional<ResponseFormat> stated =
                dot < 0 ? Optional.of(answered.responseFormat()) : answered.findFormat(name.substring(dot + 1));
        resolved(answered, stated.orElse(null), named.isPresent() && bar >= 0);
    }

    private static Optional<Instrument> version(String text, List<Instrument> versions) {
        try {
            DefinitionVersion stated = DefinitionVersion.parse(text);
            return versions.stream()
                    .filter(each -> each.definitionVersion().equals(stated))
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void resolved(Instrument answered, @Nullable ResponseFormat sheet, boolean isVersionStated) {
        instrument = answered;
        format = sheet;
        payload.put("instrument", answered.id().value());
        if (isVersionStated) {
            payload.put("definitionDigest", answered.definitionDigest());
        }
    }

    // ---- items

    /** Collects the items of an element and those within them. */
    private void collect(JsonValue.Obj parent, Place place) {
        JsonValue items = parent.first("item");
        Place list = place.child("item");
        if (items == null) {
            return;
        }
        if (!(items instanceof JsonValue.Arr array)) {
            add(ProblemCode.WRONG_TYPE, list, "an array");
            return;
        }
        for (int i = 0; i < array.elements().size(); i++) {
            Place at = list.child(i);
            if (!(array.elements().get(i) instanceof JsonValue.Obj item)) {
                add(ProblemCode.WRONG_TYPE, at, "an object");
                continue;
            }
            refuseModifiers(item, at);
            JsonValue linkId = item.first("linkId");
            if (linkId instanceof JsonValue.Text text) {
                elements.add(new Element(text.value(), item, at));
            } else {
                add(
                        linkId == null ? ProblemCode.MISSING_FIELD : ProblemCode.WRONG_TYPE,
                        at.child("linkId"),
                        "a string");
            }
            collect(item, at);
            if (item.first("answer") instanceof JsonValue.Arr answers) {
                for (int k = 0; k < answers.elements().size(); k++) {
                    if (answers.elements().get(k) instanceof JsonValue.Obj answer) {
                        collect(answer, at.child("answer").child(k));
                    }
                }
            }
        }
    }

    private boolean hasOurCode(Element element) {
        return element.object().first("answer") instanceof JsonValue.Arr answers
                && answers.elements().stream()
                        .anyMatch(answer -> answer instanceof JsonValue.Obj object
                                && object.first("valueCoding") instanceof JsonValue.Obj coding
                                && coding.first("system") instanceof JsonValue.Text system
                                && system.value().startsWith(settings.canonicals.codeSystem("")));
    }

    private void readElement(Element element) {
        OptionalInt number = itemNumber(element.linkId());
        String name = number.isPresent() ? Integer.toString(number.getAsInt()) : element.linkId();
        boolean isEmpty = element.object().first("answer") == null;
        if (number.isEmpty() && isEmpty && (isGroup(element) || isDisplay(element.linkId()))) {
            return;
        }
        if (!seen.add(name)) {
            addRepeated(number, element.place());
            return;
        }
        if (number.isEmpty() && readScore(element)) {
            return;
        }
        Answered item = new Answered(
                name, number, Pointer.ROOT.child("responses").foreign(name).text());
        places.put(item.pointer(), element.place());
        readReason(item, element.object().first("extension"), element.place().child("extension"));
        linkIds.put(Pointer.ROOT.foreign(name).text(), element.place().child("linkId"));
        if (number.isEmpty()) {
            // the checker says that there is no such item
            responses.put(name, null);
        }
        JsonValue answers = element.object().first("answer");
        if (answers == null) {
            return;
        }
        Place list = element.place().child("answer");
        if (!(answers instanceof JsonValue.Arr array)) {
            add(ProblemCode.WRONG_TYPE, list, "an array");
            refuse(item);
            return;
        }
        for (int i = 0; i < array.elements().size(); i++) {
            if (i > 0) {
                addRepeated(number, list.child(i));
            } else if (array.elements().get(i) instanceof JsonValue.Obj answer) {
                refuseModifiers(answer, list.child(i));
                readAnswer(item, answer, list.child(i));
            } else {
                add(ProblemCode.WRONG_TYPE, list.child(i), "an object");
                refuse(item);
            }
        }
    }

    private void refuse(Answered item) {
        refused.add(item.pointer());
        // such an item isn't missing, and isn't an answer either
        responses.put(item.name(), new JsonValue.Foreign());
    }

    private static boolean isGroup(Element element) {
        return element.object().first("item") != null;
    }

    /** Texts of our own questionnaires. */
    private static boolean isDisplay(String linkId) {
        int dash = linkId.indexOf('-');
        return DISPLAYS.contains(linkId)
                || linkId.equals(FhirQuestionnaireWriter.ITEMS)
                || (dash > 0
                        && ItemNaming.numbers().item(linkId.substring(0, dash)).isPresent()
                        && (linkId.endsWith("-lower") || linkId.endsWith("-upper")));
    }

    private OptionalInt itemNumber(String linkId) {
        ItemNaming naming = settings.naming;
        return (naming == null ? ItemNaming.numbers() : naming).item(linkId);
    }

    /** Reads a score of a scale of the instrument. Returns false if it is none. */
    private boolean readScore(Element element) {
        Instrument known = instrument;
        if (known == null || !element.linkId().startsWith("score-")) {
            return false;
        }
        for (Scale scale : known.scales()) {
            for (Metric metric : Metric.values()) {
                if (element.linkId().equals(FhirQuestionnaireWriter.scoreLinkId(scale.id(), metric))) {
                    readScore(element, scale.id(), metric);
                    return true;
                }
            }
        }
        return false;
    }

    private void readScore(Element element, String scale, Metric metric) {
        JsonValue answers = element.object().first("answer");
        Place list = element.place().child("answer");
        if (answers == null) {
            return;
        }
        if (!(answers instanceof JsonValue.Arr array)) {
            add(ProblemCode.WRONG_TYPE, list, "an array");
            return;
        }
        for (int i = 0; i < array.elements().size(); i++) {
            if (i > 0) {
                addRepeated(OptionalInt.empty(), list.child(i));
                continue;
            }
            JsonValue.Member value = array.elements().get(i) instanceof JsonValue.Obj answer ? value(answer) : null;
            String number = value == null
                            || !(value.name().equals("valueDecimal")
                                    || value.name().equals("valueInteger"))
                    ? null
                    : token(value.value());
            Place place = value == null ? list.child(i) : list.child(i).child(value.name());
            if (number == null) {
                add(ProblemCode.NOT_A_NUMBER, place, "valueDecimal");
            } else {
                scores.add(new StatedScore(scale, metric, number, place));
            }
        }
    }

    private static @Nullable String token(JsonValue value) {
        if (value instanceof JsonValue.Int integer) {
            return Long.toString(integer.value());
        }
        if (value instanceof JsonValue.HugeInt integer) {
            return integer.value().toString();
        }
        return value instanceof JsonValue.Decimal decimal && isUsual(decimal.token()) ? decimal.token() : null;
    }

    private static boolean isUsual(String token) {
        try {
            return Math.abs((long) new BigDecimal(token).scale()) <= MAX_DECIMALS;
        } catch (NumberFormatException e) {
            // its exponent is larger than an int
            return false;
        }
    }

    // ---- answers

    private static JsonValue.@Nullable Member value(JsonValue.Obj answer) {
        for (JsonValue.Member member : answer.members()) {
            if (isValue(member.name())) {
                return member;
            }
        }
        return null;
    }

    private static boolean isValue(String name) {
        return name.startsWith("value");
    }

    private void readAnswer(Answered item, JsonValue.Obj answer, Place place) {
        boolean hasReason = readReason(item, answer.first("extension"), place.child("extension"));
        JsonValue.Member value = null;
        for (JsonValue.Member member : answer.members()) {
            if (member.name().startsWith("_value") && member.value() instanceof JsonValue.Obj extended) {
                hasReason |= readReason(
                        item,
                        extended.first("extension"),
                        place.child(member.name()).child("extension"));
            } else if (isValue(member.name())) {
                if (value == null) {
                    value = member;
                } else if (!value.name().equals(member.name())) {
                    addRepeated(item.number(), place.child(member.name()));
                }
            }
        }
        if (value == null || value.value() instanceof JsonValue.Null) {
            if (!hasReason) {
                put(item, new JsonValue.Foreign(), value == null ? place : place.child(value.name()));
            }
            return;
        }
        Place at = place.child(value.name());
        if (value.name().equals("valueCoding") && value.value() instanceof JsonValue.Obj coding) {
            readCoding(item, coding, at);
        } else {
            put(item, number(value, item.number()), at);
        }
    }

    private void put(Answered item, JsonValue value, Place place) {
        responses.put(item.name(), value);
        places.put(item.pointer(), place);
    }

    /** The number in a value, or a value that isn't one. */
    private JsonValue number(JsonValue.Member member, OptionalInt item) {
        JsonValue value = member.value();
        boolean isInteger = value instanceof JsonValue.Int || value instanceof JsonValue.HugeInt;
        boolean isNumber = member.name().equals("valueInteger")
                ? isInteger
                : member.name().equals("valueDecimal")
                        && hasStep(item)
                        && (isInteger || value instanceof JsonValue.Decimal);
        return isNumber ? value : new JsonValue.Foreign();
    }

    private boolean hasStep(OptionalInt item) {
        ResponseFormat own = itemFormat(item);
        return own != null && own.step().isPresent();
    }

    /** The format of an item; null if the instrument, the format or the item isn't known. */
    private @Nullable ResponseFormat itemFormat(OptionalInt item) {
        Instrument known = instrument;
        ResponseFormat sheet = format;
        return known == null || sheet == null || item.isEmpty() || known.indexOf(item.getAsInt()) < 0
                ? null
                : known.format(item.getAsInt(), sheet);
    }

    private void readCoding(Answered item, JsonValue.Obj coding, Place place) {
        boolean hasReason = readReason(item, coding.first("extension"), place.child("extension"));
        if (coding.first("_code") instanceof JsonValue.Obj extended) {
            hasReason |= readReason(
                    item, extended.first("extension"), place.child("_code").child("extension"));
        }
        JsonValue code = coding.first("code");
        if (code == null && hasReason) {
            return;
        }
        if (!(code instanceof JsonValue.Text text)) {
            put(item, new JsonValue.Foreign(), code == null ? place : place.child("code"));
            return;
        }
        if (!hasOwnCodes) {
            put(item, text, place.child("code"));
            return;
        }
        ResponseFormat own = itemFormat(item.number());
        Instrument known = instrument;
        if (own != null && known != null) {
            String system = settings.canonicals.answers(known, own);
            JsonValue stated = coding.first("system");
            if (!(stated instanceof JsonValue.Text url) || !url.value().equals(system)) {
                Place where = stated == null ? place : place.child("system");
                problems.add(about(
                        item.number(), problem(ProblemCode.UNKNOWN_CODE, where).withAllowed(system)));
                refuse(item);
                return;
            }
        }
        // a line has no codes
        put(item, hasStep(item.number()) ? new JsonValue.Foreign() : integer(text), place.child("code"));
    }

    /** The integer of a code in canonical digits; the code itself if it is none, such as 05. */
    private static JsonValue integer(JsonValue.Text code) {
        String text = code.value();
        int digits = text.startsWith("-") ? 1 : 0;
        boolean isCanonical = text.length() > digits
                && text.length() <= digits + 9
                && text.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9')
                && (text.charAt(digits) != '0' || text.equals("0"));
        return isCanonical ? new JsonValue.Int(Long.parseLong(text)) : code;
    }

    // ---- reasons for missing answers

    /** Reads the reason among some extensions. Returns whether there is one. */
    private boolean readReason(Answered item, @Nullable JsonValue extensions, Place place) {
        if (!(extensions instanceof JsonValue.Arr array)) {
            return false;
        }
        boolean found = false;
        for (int i = 0; i < array.elements().size(); i++) {
            if (array.elements().get(i) instanceof JsonValue.Obj extension
                    && extension.first("url") instanceof JsonValue.Text url
                    && url.value().equals(ABSENT_REASON)) {
                found = true;
                readReason(item, extension.first("valueCode"), place.child(i).child("valueCode"), place);
            }
        }
        return found;
    }

    private void readReason(Answered item, @Nullable JsonValue code, Place place, Place extensions) {
        String reason = code instanceof JsonValue.Text text ? REASONS.get(text.value()) : null;
        if (reason == null) {
            problems.add(about(
                    item.number(),
                    problem(ProblemCode.UNKNOWN_MISSING_REASON, place).withAllowed(REASON_WORDS)));
            // a valid reason lets the checker still find a declared reason beside an answer
            reason = "unknown";
        }
        if (reasons.putIfAbsent(item.name(), reason) == null) {
            places.put(Pointer.ROOT.child("missing").foreign(item.name()).text(), extensions);
        }
    }
}
