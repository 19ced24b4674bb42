package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.ScoringKey;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonTape;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One check of one payload. The rules of a payload are here and nowhere else. */
final class Check {
    private static final String DATE_TIME_WORDS = "ISO 8601 date-time with offset";
    private static final String LENGTH_WORDS = "1..200 characters";

    private final ResponseChecker checker;
    private final JsonTape payload;
    private final Names fields = new Names();

    // most payloads have no problem, and these lists are never made
    private @Nullable List<ResponseProblem> problems;
    private @Nullable BitSet valued;

    private @Nullable Instrument instrument;
    private @Nullable ResponseFormat format;
    private @Nullable Rater rater;
    private Referent referent = Referent.UNSTATED;
    private @Nullable String recordId;
    private @Nullable String dyadId;
    private @Nullable String raterId;
    private OptionalInt session = OptionalInt.empty();
    private @Nullable String recordedAt;
    private int[] answers = {};
    private MissingReason @Nullable [] reasons;

    private Check(ResponseChecker checker, JsonTape payload) {
        this.checker = checker;
        this.payload = payload;
    }

    static CheckResult of(ResponseChecker checker, JsonTape payload) {
        return payload.kind(0) == JsonTape.OBJECT
                ? new Check(checker, payload).run()
                : rejected(ResponseProblem.of(ProblemCode.WRONG_TYPE, "", "an object"));
    }

    /**
     * What comes of a payload as almost all are. It asks what the rules ask, with the same predicates, and says nothing
     * of a payload with which anything is wrong or unusual: that is {@link #of}'s.
     *
     * @return null if the payload must be looked at more closely
     */
    static @Nullable CheckedResponses ofRegular(ResponseChecker checker, Sheet sheet) {
        Instrument instrument = sheet.instrument();
        if (instrument == null || instrument.formats().isEmpty() || !isAccepted(checker, instrument, sheet)) {
            return null;
        }
        Rater rater = rater(checker, instrument, sheet.text(Names.RATER));
        Referent referent = referent(instrument, sheet.text(Names.REFERENT));
        String named = sheet.text(Names.FORMAT);
        ResponseFormat format = named == null
                ? instrument.responseFormat()
                : instrument.findFormat(named).orElse(null);
        if (rater == null || referent == null || format == null || !contains(format, sheet.answers())) {
            return null;
        }
        return new CheckedResponses(instrument, format, rater, referent, administration(sheet), sheet.answers(), null);
    }

    private static boolean contains(ResponseFormat format, int[] answers) {
        for (int answer : answers) {
            if (answer != CheckedResponses.MISSING && !format.contains(answer)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAccepted(ResponseChecker checker, Instrument instrument, Sheet sheet) {
        String id = sheet.text(Names.INSTRUMENT);
        String digest = sheet.text(Names.DEFINITION_DIGEST);
        return (id == null || id.equals(instrument.id().value()))
                && (digest == null || digest.equals(instrument.definitionDigest()))
                && problemOfStatus(checker, instrument) == null
                && (sheet.isComplete() || !checker.complete)
                && isProperOrAbsent(sheet.text(Names.RECORD_ID))
                && isProperOrAbsent(sheet.text(Names.DYAD_ID))
                && isProperOrAbsent(sheet.text(Names.RATER_ID))
                && isProperOrAbsent(sheet.text(Names.RECORDED_AT))
                && isDateTimeOrAbsent(sheet.text(Names.RECORDED_AT));
    }

    private static boolean isProperOrAbsent(@Nullable String text) {
        return text == null || (Responses.isClean(text) && Responses.isProper(text));
    }

    private static boolean isDateTimeOrAbsent(@Nullable String text) {
        return text == null || DateTime.isOne(text);
    }

    private static @Nullable Rater rater(ResponseChecker checker, Instrument instrument, @Nullable String word) {
        Rater rater = word == null ? checker.suppliedRater() : Rater.find(word).orElse(null);
        return rater != null && isAllowed(checker, instrument, rater) ? rater : null;
    }

    private static @Nullable Referent referent(Instrument instrument, @Nullable String word) {
        if (word == null) {
            return Referent.UNSTATED;
        }
        Referent referent = Referent.find(word).orElse(null);
        return referent != null && allowedReferents(instrument).contains(referent) ? referent : null;
    }

    private static int[] newAnswers(ScoringKey key) {
        int[] answers = new int[key.items()];
        Arrays.fill(answers, CheckedResponses.MISSING);
        return answers;
    }

    private static Administration administration(Sheet sheet) {
        return new Administration(
                Optional.ofNullable(sheet.text(Names.RECORD_ID)),
                Optional.ofNullable(sheet.text(Names.DYAD_ID)),
                Optional.ofNullable(sheet.text(Names.RATER_ID)),
                sheet.session() < 0 ? OptionalInt.empty() : OptionalInt.of(sheet.session()),
                Optional.ofNullable(sheet.text(Names.RECORDED_AT)));
    }

    /** What comes of a payload that could not be read. */
    static RejectedResponses rejected(ResponseProblem problem) {
        return new RejectedResponses(Optional.empty(), List.of(problem));
    }

    private CheckResult run() {
        resolve();
        checkFields();
        checkAbsences();
        return problems == null
                ? checked()
                : new RejectedResponses(Responses.properText(payload, "recordId"), withinLimit(problems));
    }

    private CheckedResponses checked() {
        Instrument answered = instrument;
        ResponseFormat inForce = format;
        Rater who = rater;
        if (answered == null || inForce == null || who == null) {
            throw new IllegalStateException("a payload without problems has an instrument, a format and a rater");
        }
        Administration administration = new Administration(
                Optional.ofNullable(recordId),
                Optional.ofNullable(dyadId),
                Optional.ofNullable(raterId),
                session,
                Optional.ofNullable(recordedAt));
        return new CheckedResponses(answered, inForce, who, referent, administration, answers, reasons);
    }

    private List<ResponseProblem> withinLimit(List<ResponseProblem> found) {
        int limit = checker.limits.problems();
        if (found.size() <= limit) {
            return found;
        }
        List<ResponseProblem> first = new ArrayList<>(found.subList(0, limit - 1));
        first.add(ResponseProblem.of(ProblemCode.TOO_LARGE, "", "at most " + limit + " problems"));
        return first;
    }

    private void add(ResponseProblem problem) {
        if (problems == null) {
            problems = new ArrayList<>();
        }
        problems.add(problem);
    }

    // ---- what the rest is held against, wherever in the payload it stands

    private void resolve() {
        for (int i = 1; i < payload.end(0); i = payload.end(i)) {
            fields.locate(payload.name(i), i);
        }
        instrument = resolveInstrument();
        if (instrument != null) {
            if (!instrument.formats().isEmpty()) {
                int named = fields.place(Names.FORMAT);
                format = isNothing(named)
                        ? instrument.responseFormat()
                        : payload.kind(named) == JsonTape.TEXT
                                ? instrument.findFormat(payload.text(named)).orElse(null)
                                : null;
            }
            answers = newAnswers(instrument.scoringKey());
        }
        rater = checker.suppliedRater();
    }

    private boolean isNothing(int at) {
        return at < 0 || payload.kind(at) == JsonTape.NULL;
    }

    private boolean isText(int at) {
        return at >= 0 && payload.kind(at) == JsonTape.TEXT;
    }

    private @Nullable Instrument resolveInstrument() {
        int id = fields.place(Names.INSTRUMENT);
        int digest = fields.place(Names.DEFINITION_DIGEST);
        return checker.findInstrument(
                isText(id) ? payload.text(id) : null, isText(digest) ? payload.text(digest) : null);
    }

    // ---- fields, in the order of the payload

    private void checkFields() {
        for (int i = 1; i < payload.end(0); i = payload.end(i)) {
            int field = Names.field(payload.name(i));
            if (fields.isRepeated(field, payload.name(i), i)) {
                add(ResponseProblem.of(ProblemCode.DUPLICATE_FIELD, pointerOf(i)));
            } else if (field < 0) {
                add(ResponseProblem.of(ProblemCode.UNKNOWN_FIELD, pointerOf(i)));
            } else if (payload.kind(i) != JsonTape.NULL) {
                checkField(field, i);
            }
        }
    }

    private String pointerOf(int at) {
        String name = payload.name(at);
        return (Names.field(name) >= 0 ? Pointer.ROOT.child(name) : Pointer.ROOT.foreign(name)).text();
    }

    private void checkField(int field, int at) {
        switch (field) {
            case Names.INSTRUMENT -> checkInstrument(at);
            case Names.RATER -> checkRater(at);
            case Names.RESPONSES -> checkResponses(at);
            case Names.MISSING -> checkMissing(at);
            case Names.REFERENT -> checkReferent(at);
            case Names.FORMAT -> checkFormat(at);
            case Names.DEFINITION_DIGEST -> checkDigest(at);
            case Names.DYAD_ID -> dyadId = proper("/dyadId", at);
            case Names.RATER_ID -> raterId = proper("/raterId", at);
            case Names.RECORD_ID -> recordId = proper("/recordId", at);
            case Names.SESSION -> checkSession(at);
            default -> checkRecordedAt(at);
        }
    }

    private @Nullable String text(String pointer, int at) {
        if (isText(at)) {
            return payload.text(at);
        }
        add(ResponseProblem.of(ProblemCode.WRONG_TYPE, pointer, "a string"));
        return null;
    }

    private @Nullable String proper(String pointer, int at) {
        if (!isText(at)) {
            add(ResponseProblem.of(ProblemCode.WRONG_TYPE, pointer, "a string"));
        } else if (!Responses.isClean(payload.text(at))) {
            add(ResponseProblem.of(ProblemCode.INVALID_TEXT, pointer, "Unicode without NUL"));
        } else if (!Responses.isProper(payload.text(at))) {
            add(ResponseProblem.of(ProblemCode.OUT_OF_RANGE, pointer, LENGTH_WORDS));
        } else {
            return payload.text(at);
        }
        return null;
    }

    private void checkInstrument(int at) {
        String id = text("/instrument", at);
        if (id == null) {
            return;
        }
        Instrument resolved = instrument;
        if (resolved == null) {
            add(ResponseProblem.of(ProblemCode.UNKNOWN_INSTRUMENT, "/instrument", knownInstruments()));
        } else if (!resolved.id().value().equals(id)) {
            add(ResponseProblem.of(
                    ProblemCode.WRONG_INSTRUMENT, "/instrument", resolved.id().value()));
        } else {
            checkStatus(resolved);
        }
    }

    private String knownInstruments() {
        return words(checker.catalog.ids(), InstrumentId::value);
    }

    private void checkStatus(Instrument resolved) {
        ProblemCode code = problemOfStatus(checker, resolved);
        if (code != null) {
            add(ResponseProblem.of(code, "/instrument"));
        }
    }

    private static @Nullable ProblemCode problemOfStatus(ResponseChecker checker, Instrument instrument) {
        InstrumentStatus status = instrument.status();
        if (status == InstrumentStatus.KEYED || (status == InstrumentStatus.EXPERIMENTAL && checker.experimental)) {
            return null;
        }
        return status == InstrumentStatus.EXPERIMENTAL ? ProblemCode.EXPERIMENTAL : ProblemCode.NOT_SCORABLE;
    }

    private void checkRater(int at) {
        String word = text("/rater", at);
        if (word == null) {
            return;
        }
        Rater named = Rater.find(word).orElse(null);
        if (named != null && isAllowed(checker, instrument, named)) {
            rater = named;
        } else {
            add(ResponseProblem.of(ProblemCode.WRONG_RATER, "/rater", allowedRaters()));
        }
    }

    private static Collection<Rater> declaredRaters(@Nullable Instrument instrument) {
        return instrument == null || instrument.raters().isEmpty()
                ? Arrays.asList(Rater.values())
                : instrument.raters();
    }

    private static boolean isAllowed(ResponseChecker checker, @Nullable Instrument instrument, Rater named) {
        return declaredRaters(instrument).contains(named)
                && (checker.raters.isEmpty() || checker.raters.contains(named));
    }

    private String allowedRaters() {
        Collection<Rater> declared = declaredRaters(instrument);
        List<Rater> allowed = declared.stream()
                .filter(each -> isAllowed(checker, instrument, each))
                .toList();
        return words(allowed.isEmpty() ? declared : allowed, Rater::id);
    }

    private static <E> String words(Collection<E> constants, Function<E, String> word) {
        return constants.stream().map(word).collect(Collectors.joining(", "));
    }

    private void checkReferent(int at) {
        String word = text("/referent", at);
        if (word == null) {
            return;
        }
        Referent named = Referent.find(word).orElse(null);
        if (named != null && allowedReferents(instrument).contains(named)) {
            referent = named;
        } else {
            add(ResponseProblem.of(
                    ProblemCode.WRONG_REFERENT, "/referent", words(allowedReferents(instrument), Referent::id)));
        }
    }

    private static Collection<Referent> allowedReferents(@Nullable Instrument instrument) {
        return instrument == null || instrument.referents().isEmpty()
                ? Arrays.stream(Referent.values())
                        .filter(each -> each != Referent.UNSTATED)
                        .toList()
                : instrument.referents();
    }

    private void checkFormat(int at) {
        String id = text("/format", at);
        if (id != null && instrument != null && !instrument.formats().isEmpty() && format == null) {
            add(ResponseProblem.of(
                    ProblemCode.UNKNOWN_FORMAT, "/format", words(instrument.formats(), ResponseFormat::id)));
        }
    }

    private void checkDigest(int at) {
        String digest = text("/definitionDigest", at);
        if (digest != null
                && instrument != null
                && !instrument.definitionDigest().equals(digest)) {
            add(ResponseProblem.of(ProblemCode.DIGEST_MISMATCH, "/definitionDigest", instrument.definitionDigest()));
        }
    }

    private void checkSession(int at) {
        String allowed = "0.." + Integer.MAX_VALUE;
        if (payload.kind(at) == JsonTape.INT && payload.integer(at) >= 0) {
            session = OptionalInt.of(payload.integer(at));
        } else if (payload.isInteger(at)) {
            add(ResponseProblem.of(ProblemCode.OUT_OF_RANGE, "/session", allowed));
        } else if (payload.kind(at) == JsonTape.DECIMAL) {
            add(ResponseProblem.of(ProblemCode.NOT_AN_INTEGER, "/session", allowed));
        } else {
            add(ResponseProblem.of(ProblemCode.WRONG_TYPE, "/session", "an integer"));
        }
    }

    private void checkRecordedAt(int at) {
        String text = proper("/recordedAt", at);
        if (text != null && !DateTime.isOne(text)) {
            add(ResponseProblem.of(ProblemCode.WRONG_TYPE, "/recordedAt", DATE_TIME_WORDS));
        }
        recordedAt = text;
    }

    /** Loaded with the first date. */
    private static final class DateTime {
        private static final Pattern SYNTAX = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"
                + "(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)");

        private DateTime() {}

        static boolean isOne(String text) {
            if (!SYNTAX.matcher(text).matches()) {
                return false;
            }
            try {
                OffsetDateTime.parse(text);
                return true;
            } catch (DateTimeParseException e) {
                return false;
            }
        }
    }

    // ---- answers

    private void checkResponses(int at) {
        if (payload.kind(at) != JsonTape.OBJECT) {
            add(ResponseProblem.of(ProblemCode.WRONG_TYPE, "/responses", "an object"));
            return;
        }
        Names seen = new Names();
        for (int i = at + 1; i < payload.end(at); i = payload.end(i)) {
            if (isItem("responses", i, seen) && payload.kind(i) != JsonTape.NULL) {
                checkAnswer(i);
            }
        }
    }

    /** Whether a name stands for an item; if it stands for none or stood there before, a problem is noted. */
    private boolean isItem(String parent, int at, Names seen) {
        int number = payload.item(at);
        if (!seen.addItem(number, payload.name(at))) {
            add(aboutName(ProblemCode.DUPLICATE_ITEM, parent, at, Map.of()));
            return false;
        }
        if (number == 0 || (instrument != null && !isItemOf(instrument, number))) {
            // a catalogued instrument may have no item numbers to choose from
            Map<String, String> allowed =
                    instrument == null || instrument.itemNumbers().isEmpty()
                            ? Map.of()
                            : Map.of("allowed", numbers(instrument.itemNumbers()));
            add(aboutName(ProblemCode.UNKNOWN_ITEM, parent, at, allowed));
            return false;
        }
        return true;
    }

    private ResponseProblem aboutName(ProblemCode code, String parent, int at, Map<String, String> arguments) {
        int number = payload.item(at);
        Pointer pointer = Pointer.ROOT.child(parent);
        return number > 0
                ? new ResponseProblem(code, pointer.child(number).text(), OptionalInt.of(number), arguments)
                : new ResponseProblem(code, pointer.foreign(payload.name(at)).text(), OptionalInt.empty(), arguments);
    }

    private static boolean isItemOf(Instrument instrument, int number) {
        return instrument.scoringKey().items() == 0 || instrument.scoringKey().position(number) >= 0;
    }

    /** 1..12 where the numbers have no gaps, else all of them. */
    private static String numbers(SortedSet<Integer> numbers) {
        int first = numbers.first();
        int last = numbers.last();
        return last - first == numbers.size() - 1 ? first + ".." + last : words(numbers, String::valueOf);
    }

    private void checkAnswer(int at) {
        int item = payload.item(at);
        ResponseFormat inForce = format;
        if (!payload.isInteger(at)) {
            add(aboutAnswer(ProblemCode.NOT_AN_INTEGER, item));
        } else if (inForce != null) {
            if (payload.kind(at) == JsonTape.INT && inForce.contains(payload.integer(at))) {
                answers[sure(instrument).scoringKey().position(item)] = payload.integer(at);
            } else {
                add(aboutAnswer(ProblemCode.OUT_OF_RANGE, item));
            }
        } else if (payload.kind(at) == JsonTape.HUGE) {
            add(aboutAnswer(ProblemCode.OUT_OF_RANGE, item));
        }
    }

    // a format in force is that of an instrument
    private static Instrument sure(@Nullable Instrument known) {
        return Objects.requireNonNull(known);
    }

    private ResponseProblem aboutAnswer(ProblemCode code, int item) {
        String pointer = "/responses/" + item;
        return format == null
                ? ResponseProblem.ofItem(code, pointer, item)
                : ResponseProblem.ofItem(code, pointer, item, format.range());
    }

    private void checkMissing(int at) {
        if (payload.kind(at) != JsonTape.OBJECT) {
            add(ResponseProblem.of(ProblemCode.WRONG_TYPE, "/missing", "an object"));
            return;
        }
        Names seen = new Names();
        for (int i = at + 1; i < payload.end(at); i = payload.end(i)) {
            if (isItem("missing", i, seen) && payload.kind(i) != JsonTape.NULL) {
                checkReason(i);
            }
        }
    }

    private void checkReason(int at) {
        int item = payload.item(at);
        String pointer = "/missing/" + item;
        if (!isText(at)) {
            add(ResponseProblem.ofItem(ProblemCode.WRONG_TYPE, pointer, item, "a string"));
            return;
        }
        MissingReason reason = MissingReason.find(payload.text(at)).orElse(null);
        if (reason == null) {
            add(ResponseProblem.ofItem(ProblemCode.UNKNOWN_MISSING_REASON, pointer, item, MissingReason.WORDS));
        }
        if (valued().get(item)) {
            add(ResponseProblem.ofItem(ProblemCode.DECLARED_MISSING_WITH_VALUE, pointer, item));
        } else if (reason != null && instrument != null) {
            note(instrument.scoringKey(), item, reason);
        }
    }

    private void note(ScoringKey key, int item, MissingReason reason) {
        int position = key.position(item);
        if (position >= 0) {
            if (reasons == null) {
                reasons = new MissingReason[key.items()];
            }
            reasons[position] = reason;
        }
    }

    /** Items with some value, good or bad: they are not missing. */
    private BitSet valued() {
        if (valued == null) {
            valued = new BitSet();
            int responses = fields.place(Names.RESPONSES);
            if (responses >= 0 && payload.kind(responses) == JsonTape.OBJECT) {
                for (int i = responses + 1; i < payload.end(responses); i = payload.end(i)) {
                    valued.set(payload.item(i), payload.kind(i) != JsonTape.NULL || valued.get(payload.item(i)));
                }
            }
        }
        return valued;
    }

    // ---- what isn't there

    private void checkAbsences() {
        if (isNothing(fields.place(Names.INSTRUMENT))) {
            if (checker.instrument == null) {
                add(ResponseProblem.of(ProblemCode.MISSING_FIELD, "/instrument", knownInstruments()));
            } else {
                checkStatus(checker.instrument);
            }
        }
        if (isNothing(fields.place(Names.RATER))) {
            checkSuppliedRater();
        }
        int responses = fields.place(Names.RESPONSES);
        if (isNothing(responses)) {
            add(ResponseProblem.of(ProblemCode.MISSING_FIELD, "/responses", "an object"));
        } else if (checker.complete && instrument != null && payload.kind(responses) == JsonTape.OBJECT) {
            for (int item : instrument.itemNumbers()) {
                if (!valued().get(item)) {
                    add(ResponseProblem.ofItem(ProblemCode.INCOMPLETE, "/responses/" + item, item));
                }
            }
        }
    }

    private void checkSuppliedRater() {
        Rater supplied = rater;
        if (supplied == null) {
            add(ResponseProblem.of(ProblemCode.MISSING_FIELD, "/rater", allowedRaters()));
        } else if (!isAllowed(checker, instrument, supplied)) {
            add(ResponseProblem.of(ProblemCode.WRONG_RATER, "/rater", allowedRaters()));
        }
    }
}
