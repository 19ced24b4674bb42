package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One check of one payload. The rules of a payload are here and nowhere else. */
final class Check {
    private static final Pattern ITEM_NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern DATE_TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"
            + "(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)");
    private static final String DATE_TIME_WORDS = "ISO 8601 date-time with offset";
    private static final String LENGTH_WORDS = "1..200 characters";

    private final ResponseChecker checker;
    private final Responses responses;
    private final List<ResponseProblem> problems = new ArrayList<>();

    private @Nullable Instrument instrument;
    private @Nullable ResponseFormat format;
    private @Nullable Rater rater;
    private Referent referent = Referent.UNSTATED;
    private Optional<String> recordId = Optional.empty();
    private Optional<String> dyadId = Optional.empty();
    private Optional<String> raterId = Optional.empty();
    private OptionalInt session = OptionalInt.empty();
    private Optional<String> recordedAt = Optional.empty();
    private final Map<Integer, Integer> answers = new HashMap<>();
    private final Map<Integer, MissingReason> reasons = new HashMap<>();

    /** Items with some value, good or bad: they are not missing. */
    private Set<String> valued = Set.of();

    Check(ResponseChecker checker, Responses responses) {
        this.checker = checker;
        this.responses = responses;
    }

    CheckResult run() {
        ResponseProblem unread = responses.problem();
        if (unread != null) {
            return new RejectedResponses(Optional.empty(), List.of(unread));
        }
        if (!(responses.payload() instanceof JsonValue.Obj payload)) {
            return new RejectedResponses(
                    Optional.empty(), List.of(ResponseProblem.of(ProblemCode.WRONG_TYPE, "", "an object")));
        }
        resolve(payload);
        checkFields(payload);
        checkAbsences(payload);
        if (!problems.isEmpty()) {
            return new RejectedResponses(responses.recordId(), withinLimit());
        }
        return checked();
    }

    private CheckedResponses checked() {
        Instrument answered = instrument;
        ResponseFormat inForce = format;
        Rater who = rater;
        if (answered == null || inForce == null || who == null) {
            throw new IllegalStateException("a payload without problems has an instrument, a format and a rater");
        }
        return new CheckedResponses(
                answered,
                inForce,
                who,
                referent,
                new Administration(recordId, dyadId, raterId, session, recordedAt),
                answers,
                reasons);
    }

    private List<ResponseProblem> withinLimit() {
        int limit = checker.maxProblems;
        if (problems.size() <= limit) {
            return problems;
        }
        List<ResponseProblem> first = new ArrayList<>(problems.subList(0, limit - 1));
        first.add(ResponseProblem.of(ProblemCode.TOO_LARGE, "", "at most " + limit + " problems"));
        return first;
    }

    // ---- what the rest is held against, wherever in the payload it stands

    private void resolve(JsonValue.Obj payload) {
        instrument = resolveInstrument(payload);
        if (instrument != null && !instrument.formats().isEmpty()) {
            JsonValue named = payload.first("format");
            format = named == null || named instanceof JsonValue.Null
                    ? instrument.responseFormat()
                    : named instanceof JsonValue.Text text
                            ? instrument.findFormat(text.value()).orElse(null)
                            : null;
        }
        rater = checker.raters.size() == 1 ? checker.raters.iterator().next() : null;
        if (payload.first("responses") instanceof JsonValue.Obj answered) {
            valued = answered.members().stream()
                    .filter(member -> !(member.value() instanceof JsonValue.Null))
                    .map(JsonValue.Member::name)
                    .collect(Collectors.toSet());
        }
    }

    private @Nullable Instrument resolveInstrument(JsonValue.Obj payload) {
        if (checker.instrument != null) {
            return checker.instrument;
        }
        if (!(payload.first("instrument") instanceof JsonValue.Text id)) {
            return null;
        }
        // a payload that names its definition is held against that one, as long as the catalogue still has it
        List<Instrument> versions = checker.catalog.versions(id.value());
        if (payload.first("definitionDigest") instanceof JsonValue.Text digest) {
            for (int i = versions.size() - 1; i >= 0; i--) {
                if (versions.get(i).definitionDigest().equals(digest.value())) {
                    return versions.get(i);
                }
            }
        }
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    // ---- fields, in the order of the payload

    private void checkFields(JsonValue.Obj payload) {
        Set<String> seen = new HashSet<>();
        for (JsonValue.Member member : payload.members()) {
            String name = member.name();
            JsonValue value = member.value();
            if (!seen.add(name)) {
                problems.add(ResponseProblem.of(ProblemCode.DUPLICATE_FIELD, pointerOf(name)));
            } else if (!(value instanceof JsonValue.Null) || !isField(name)) {
                checkField(name, value);
            }
        }
    }

    private static final Set<String> FIELDS = Set.of(
            "instrument",
            "rater",
            "responses",
            "missing",
            "referent",
            "format",
            "definitionDigest",
            "dyadId",
            "raterId",
            "recordId",
            "session",
            "recordedAt");

    private static boolean isField(String name) {
        return FIELDS.contains(name);
    }

    private static String pointerOf(String field) {
        return (isField(field) ? Pointer.ROOT.child(field) : Pointer.ROOT.foreign(field)).text();
    }

    private void checkField(String name, JsonValue value) {
        switch (name) {
            case "instrument" -> checkInstrument(value);
            case "rater" -> checkRater(value);
            case "responses" -> checkResponses(value);
            case "missing" -> checkMissing(value);
            case "referent" -> checkReferent(value);
            case "format" -> checkFormat(value);
            case "definitionDigest" -> checkDigest(value);
            case "dyadId" -> dyadId = proper("/dyadId", value);
            case "raterId" -> raterId = proper("/raterId", value);
            case "recordId" -> recordId = proper("/recordId", value);
            case "session" -> checkSession(value);
            case "recordedAt" -> checkRecordedAt(value);
            default -> problems.add(ResponseProblem.of(ProblemCode.UNKNOWN_FIELD, pointerOf(name)));
        }
    }

    private @Nullable String text(String pointer, JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        problems.add(ResponseProblem.of(ProblemCode.WRONG_TYPE, pointer, "a string"));
        return null;
    }

    private Optional<String> proper(String pointer, JsonValue value) {
        if (!(value instanceof JsonValue.Text text)) {
            problems.add(ResponseProblem.of(ProblemCode.WRONG_TYPE, pointer, "a string"));
        } else if (!text.isClean()) {
            problems.add(ResponseProblem.of(ProblemCode.INVALID_TEXT, pointer, "Unicode without NUL"));
        } else if (!Responses.isProper(text)) {
            problems.add(ResponseProblem.of(ProblemCode.OUT_OF_RANGE, pointer, LENGTH_WORDS));
        } else {
            return Optional.of(text.value());
        }
        return Optional.empty();
    }

    private void checkInstrument(JsonValue value) {
        String id = text("/instrument", value);
        if (id == null) {
            return;
        }
        Instrument resolved = instrument;
        if (resolved == null) {
            problems.add(ResponseProblem.of(
                    ProblemCode.UNKNOWN_INSTRUMENT,
                    "/instrument",
                    checker.catalog.ids().stream().map(InstrumentId::value).collect(Collectors.joining(", "))));
        } else if (!resolved.id().value().equals(id)) {
            problems.add(ResponseProblem.of(
                    ProblemCode.WRONG_INSTRUMENT, "/instrument", resolved.id().value()));
        } else {
            checkStatus(resolved);
        }
    }

    private void checkStatus(Instrument resolved) {
        if (resolved.status() == InstrumentStatus.CATALOGUED) {
            problems.add(ResponseProblem.of(ProblemCode.NOT_SCORABLE, "/instrument"));
        } else if (resolved.status() == InstrumentStatus.EXPERIMENTAL && !checker.experimental) {
            problems.add(ResponseProblem.of(ProblemCode.EXPERIMENTAL, "/instrument"));
        }
    }

    private void checkRater(JsonValue value) {
        String word = text("/rater", value);
        if (word == null) {
            return;
        }
        Optional<Rater> named = Rater.find(word).filter(this::isAllowed);
        if (named.isPresent()) {
            rater = named.get();
        } else {
            problems.add(ResponseProblem.of(ProblemCode.WRONG_RATER, "/rater", allowedRaters()));
        }
    }

    private Collection<Rater> declaredRaters() {
        return instrument == null || instrument.raters().isEmpty()
                ? Arrays.asList(Rater.values())
                : instrument.raters();
    }

    private boolean isAllowed(Rater named) {
        return declaredRaters().contains(named) && (checker.raters.isEmpty() || checker.raters.contains(named));
    }

    private String allowedRaters() {
        List<Rater> allowed = declaredRaters().stream().filter(this::isAllowed).toList();
        return words(allowed.isEmpty() ? declaredRaters() : allowed, Rater::id);
    }

    private static <E> String words(Collection<E> constants, Function<E, String> word) {
        return constants.stream().map(word).collect(Collectors.joining(", "));
    }

    private void checkReferent(JsonValue value) {
        String word = text("/referent", value);
        if (word == null) {
            return;
        }
        Collection<Referent> allowed =
                instrument == null || instrument.referents().isEmpty()
                        ? Arrays.stream(Referent.values())
                                .filter(each -> each != Referent.UNSTATED)
                                .toList()
                        : instrument.referents();
        Optional<Referent> named = Referent.find(word).filter(allowed::contains);
        if (named.isPresent()) {
            referent = named.get();
        } else {
            problems.add(ResponseProblem.of(ProblemCode.WRONG_REFERENT, "/referent", words(allowed, Referent::id)));
        }
    }

    private void checkFormat(JsonValue value) {
        String id = text("/format", value);
        if (id != null && instrument != null && !instrument.formats().isEmpty() && format == null) {
            problems.add(ResponseProblem.of(
                    ProblemCode.UNKNOWN_FORMAT, "/format", words(instrument.formats(), ResponseFormat::id)));
        }
    }

    private void checkDigest(JsonValue value) {
        String digest = text("/definitionDigest", value);
        if (digest != null
                && instrument != null
                && !instrument.definitionDigest().equals(digest)) {
            problems.add(ResponseProblem.of(
                    ProblemCode.DIGEST_MISMATCH, "/definitionDigest", instrument.definitionDigest()));
        }
    }

    private void checkSession(JsonValue value) {
        String allowed = "0.." + Integer.MAX_VALUE;
        if (value instanceof JsonValue.Int number && number.value() >= 0 && number.value() <= Integer.MAX_VALUE) {
            session = OptionalInt.of((int) number.value());
        } else if (value instanceof JsonValue.Int || value instanceof JsonValue.HugeInt) {
            problems.add(ResponseProblem.of(ProblemCode.OUT_OF_RANGE, "/session", allowed));
        } else if (value instanceof JsonValue.Decimal) {
            problems.add(ResponseProblem.of(ProblemCode.NOT_AN_INTEGER, "/session", allowed));
        } else {
            problems.add(ResponseProblem.of(ProblemCode.WRONG_TYPE, "/session", "an integer"));
        }
    }

    private void checkRecordedAt(JsonValue value) {
        Optional<String> text = proper("/recordedAt", value);
        if (text.isPresent() && !isDateTime(text.get())) {
            problems.add(ResponseProblem.of(ProblemCode.WRONG_TYPE, "/recordedAt", DATE_TIME_WORDS));
        }
        recordedAt = text;
    }

    private static boolean isDateTime(String text) {
        if (!DATE_TIME.matcher(text).matches()) {
            return false;
        }
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    // ---- answers

    private void checkResponses(JsonValue value) {
        if (!(value instanceof JsonValue.Obj object)) {
            problems.add(ResponseProblem.of(ProblemCode.WRONG_TYPE, "/responses", "an object"));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (JsonValue.Member member : object.members()) {
            OptionalInt item = item(Pointer.ROOT.child("responses"), member.name(), seen);
            if (item.isPresent() && !(member.value() instanceof JsonValue.Null)) {
                checkAnswer(item.getAsInt(), member.value());
            }
        }
    }

    /** The item that a name stands for; empty, and a problem noted, if it stands for none or stood there before. */
    private OptionalInt item(Pointer parent, String name, Set<String> seen) {
        boolean number = ITEM_NUMBER.matcher(name).matches();
        boolean known = number && (instrument == null || isItemOf(instrument, Integer.parseInt(name)));
        String pointer = (number ? parent.child(name) : parent.foreign(name)).text();
        OptionalInt item = number ? OptionalInt.of(Integer.parseInt(name)) : OptionalInt.empty();
        if (!seen.add(name)) {
            problems.add(new ResponseProblem(ProblemCode.DUPLICATE_ITEM, pointer, item, Map.of()));
            return OptionalInt.empty();
        }
        if (!known) {
            Map<String, String> allowed =
                    instrument == null ? Map.of() : Map.of("allowed", numbers(instrument.itemNumbers()));
            problems.add(new ResponseProblem(ProblemCode.UNKNOWN_ITEM, pointer, item, allowed));
            return OptionalInt.empty();
        }
        return item;
    }

    private static boolean isItemOf(Instrument instrument, int number) {
        return instrument.items().isEmpty() || instrument.itemNumbers().contains(number);
    }

    /** 1..12 where the numbers have no gaps, else all of them. */
    private static String numbers(Collection<Integer> numbers) {
        List<Integer> sorted = numbers.stream().sorted().toList();
        int first = sorted.get(0);
        int last = sorted.get(sorted.size() - 1);
        return last - first == sorted.size() - 1
                ? first + ".." + last
                : sorted.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void checkAnswer(int item, JsonValue value) {
        String pointer = "/responses/" + item;
        ResponseFormat inForce = format;
        boolean integer = value instanceof JsonValue.Int || value instanceof JsonValue.HugeInt;
        if (!integer) {
            problems.add(
                    inForce == null
                            ? ResponseProblem.ofItem(ProblemCode.NOT_AN_INTEGER, pointer, item)
                            : ResponseProblem.ofItem(ProblemCode.NOT_AN_INTEGER, pointer, item, inForce.range()));
        } else if (value instanceof JsonValue.Int number && (inForce == null || inForce.contains(number.value()))) {
            if (inForce != null) {
                answers.put(item, (int) number.value());
            }
        } else if (inForce != null) {
            problems.add(ResponseProblem.ofItem(ProblemCode.OUT_OF_RANGE, pointer, item, inForce.range()));
        } else {
            problems.add(ResponseProblem.ofItem(ProblemCode.OUT_OF_RANGE, pointer, item));
        }
    }

    private void checkMissing(JsonValue value) {
        if (!(value instanceof JsonValue.Obj object)) {
            problems.add(ResponseProblem.of(ProblemCode.WRONG_TYPE, "/missing", "an object"));
            return;
        }
        Set<String> seen = new HashSet<>();
        for (JsonValue.Member member : object.members()) {
            OptionalInt item = item(Pointer.ROOT.child("missing"), member.name(), seen);
            if (item.isPresent() && !(member.value() instanceof JsonValue.Null)) {
                checkReason(item.getAsInt(), member.value());
            }
        }
    }

    private void checkReason(int item, JsonValue value) {
        String pointer = "/missing/" + item;
        if (!(value instanceof JsonValue.Text word)) {
            problems.add(ResponseProblem.ofItem(ProblemCode.WRONG_TYPE, pointer, item, "a string"));
            return;
        }
        Optional<MissingReason> reason = MissingReason.find(word.value());
        if (reason.isEmpty()) {
            problems.add(
                    ResponseProblem.ofItem(ProblemCode.UNKNOWN_MISSING_REASON, pointer, item, MissingReason.WORDS));
        }
        if (valued.contains(String.valueOf(item))) {
            problems.add(ResponseProblem.ofItem(ProblemCode.DECLARED_MISSING_WITH_VALUE, pointer, item));
        } else {
            reason.ifPresent(why -> reasons.put(item, why));
        }
    }

    // ---- what isn't there

    private void checkAbsences(JsonValue.Obj payload) {
        Instrument supplied = checker.instrument;
        if (isAbsent(payload, "instrument")) {
            if (supplied == null) {
                problems.add(ResponseProblem.of(
                        ProblemCode.MISSING_FIELD,
                        "/instrument",
                        checker.catalog.ids().stream().map(InstrumentId::value).collect(Collectors.joining(", "))));
            } else {
                checkStatus(supplied);
            }
        }
        if (isAbsent(payload, "rater")) {
            checkSuppliedRater();
        }
        if (isAbsent(payload, "responses")) {
            problems.add(ResponseProblem.of(ProblemCode.MISSING_FIELD, "/responses", "an object"));
        } else if (checker.complete && instrument != null && payload.first("responses") instanceof JsonValue.Obj) {
            for (int item : instrument.itemNumbers()) {
                if (!valued.contains(String.valueOf(item))) {
                    problems.add(ResponseProblem.ofItem(ProblemCode.INCOMPLETE, "/responses/" + item, item));
                }
            }
        }
    }

    private void checkSuppliedRater() {
        Rater supplied = rater;
        if (supplied == null) {
            problems.add(ResponseProblem.of(ProblemCode.MISSING_FIELD, "/rater", allowedRaters()));
        } else if (!isAllowed(supplied)) {
            problems.add(ResponseProblem.of(ProblemCode.WRONG_RATER, "/rater", allowedRaters()));
        }
    }

    private static boolean isAbsent(JsonValue.Obj payload, String field) {
        JsonValue value = payload.first(field);
        return value == null || value instanceof JsonValue.Null;
    }
}
