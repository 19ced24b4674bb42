package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.DateTimes;
import io.github.alliancesdk.core.internal.Digest;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.response.Payload.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Validates one payload. This class contains all rules of a payload. Not thread-safe. */
final class PayloadRules {
    private static final String LENGTH_WORDS = "1..200 characters";
    private static final List<Rater> RATERS = List.of(Rater.values());
    private static final List<Referent> REFERENTS = List.of(Referent.values());
    private static final List<MissingReason> REASONS = List.of(MissingReason.values());

    private final ResponseChecker checker;
    private final Payload payload;

    /** The coding by which the payload was read, else that of plain JSON. */
    private final AnswerCoding coding;

    // created on demand, because most payloads have no problem and no unknown name
    private @Nullable List<Problem> problems;
    private @Nullable Set<Object> unknownNames;
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

    private PayloadRules(ResponseChecker checker, Responses responses) {
        AnswerCoding declared = responses.coding();
        this.checker = checker;
        this.payload = responses.payload();
        this.coding = declared == null ? AnswerCoding.integers() : declared;
    }

    static CheckResult check(ResponseChecker checker, Responses responses) {
        CheckResult result = checkPayload(checker, responses);
        Function<CheckResult, List<Problem>> review = responses.review();
        List<Problem> found = review == null ? List.of() : review.apply(result);
        if (found.isEmpty() && result instanceof RejectedResponses rejected) {
            found = rejected.problems();
        }
        return found.isEmpty()
                ? result
                : new RejectedResponses(responses.recordId(), withinLimit(found, checker.limits.problems()));
    }

    private static CheckResult checkPayload(ResponseChecker checker, Responses responses) {
        Problem unread = responses.problem();
        if (unread != null) {
            return rejected(unread);
        }
        return responses.payload().isObject()
                ? new PayloadRules(checker, responses).check(responses)
                : rejected(Problem.of(Area.RESPONSE, ProblemCode.WRONG_TYPE).withAllowed("an object"));
    }

    private static RejectedResponses rejected(Problem problem) {
        return new RejectedResponses(Optional.empty(), List.of(problem));
    }

    private CheckResult check(Responses responses) {
        resolve();
        checkFields();
        checkAbsences();
        return problems == null ? checked() : new RejectedResponses(responses.recordId(), problems);
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

    private static List<Problem> withinLimit(List<Problem> found, int limit) {
        if (found.size() <= limit) {
            return found;
        }
        List<Problem> first = new ArrayList<>(found.subList(0, limit - 1));
        first.add(Problem.of(Area.RESPONSE, ProblemCode.TOO_LARGE).withAllowed("at most " + limit + " problems"));
        return first;
    }

    private void add(Problem problem) {
        if (problems == null) {
            problems = new ArrayList<>();
        }
        problems.add(problem);
    }

    private void add(ProblemCode code, PayloadField field, String allowed) {
        add(Problem.of(Area.RESPONSE, code, field.pointer()).withAllowed(allowed));
    }

    // ---- instrument, format and rater: found first, because the other rules need them

    private void resolve() {
        instrument = checker.findInstrument(
                textAt(payload.find(PayloadField.INSTRUMENT)), textAt(payload.find(PayloadField.DEFINITION_DIGEST)));
        if (instrument != null) {
            answers = new int[instrument.items().size()];
            Arrays.fill(answers, CheckedResponses.MISSING);
            if (!instrument.formats().isEmpty()) {
                format = resolveFormat(instrument);
            }
        }
        rater = checker.suppliedRater();
    }

    private @Nullable ResponseFormat resolveFormat(Instrument resolved) {
        int named = payload.find(PayloadField.FORMAT);
        if (isAbsent(named)) {
            return resolved.responseFormat();
        }
        String id = textAt(named);
        return id == null ? null : resolved.findFormat(id).orElse(null);
    }

    private boolean isAbsent(int at) {
        return at < 0 || payload.kind(at) == Kind.NULL;
    }

    private @Nullable String textAt(int at) {
        return at >= 0 && payload.kind(at) == Kind.TEXT ? payload.text(at) : null;
    }

    // ---- fields, in the order of the payload

    private void checkFields() {
        for (int i = 0; i < payload.size(); i = payload.end(i)) {
            PayloadField field = payload.field(i);
            if (field == null) {
                checkUnknownField(payload.unknownName(i));
            } else if (payload.find(field) != i) {
                add(Problem.of(Area.RESPONSE, ProblemCode.DUPLICATE_FIELD, field.pointer()));
            } else if (payload.kind(i) != Kind.NULL) {
                checkField(field, i);
            }
        }
    }

    private void checkUnknownField(String name) {
        if (checker.ignoredFields.contains(name)) {
            return;
        }
        ProblemCode code = unknownNames().add(name) ? ProblemCode.UNKNOWN_FIELD : ProblemCode.DUPLICATE_FIELD;
        add(Problem.of(Area.RESPONSE, code, Pointer.ROOT.foreign(name).text()));
    }

    /** The unknown names so far: of fields, and of items together with their field. */
    private Set<Object> unknownNames() {
        if (unknownNames == null) {
            unknownNames = new HashSet<>();
        }
        return unknownNames;
    }

    private void checkField(PayloadField field, int at) {
        switch (field) {
            case INSTRUMENT -> checkInstrument(at);
            case RATER -> checkRater(at);
            case RESPONSES -> checkResponses(at);
            case MISSING -> checkMissing(at);
            case REFERENT -> checkReferent(at);
            case FORMAT -> checkFormat(at);
            case DEFINITION_DIGEST -> checkDigest(at);
            case DYAD_ID -> dyadId = properText(field, at);
            case RATER_ID -> raterId = properText(field, at);
            case RECORD_ID -> recordId = properText(field, at);
            case SESSION -> checkSession(at);
            case RECORDED_AT -> checkRecordedAt(at);
        }
    }

    /** Returns the text of a field. If it is not a text, adds a problem and returns null. */
    private @Nullable String text(PayloadField field, int at) {
        String text = textAt(at);
        if (text == null) {
            add(ProblemCode.WRONG_TYPE, field, "a string");
        }
        return text;
    }

    /**
     * Returns the text of a field. If it is not a valid text of 1 to 200 characters, adds a problem and returns null.
     */
    private @Nullable String properText(PayloadField field, int at) {
        String text = text(field, at);
        if (text == null) {
            return null;
        }
        if (!JsonValue.Text.isClean(text)) {
            add(ProblemCode.INVALID_TEXT, field, "Unicode without NUL");
            return null;
        }
        if (!Responses.isProper(text)) {
            add(ProblemCode.OUT_OF_RANGE, field, LENGTH_WORDS);
            return null;
        }
        return text;
    }

    private void checkInstrument(int at) {
        String id = text(PayloadField.INSTRUMENT, at);
        if (id == null) {
            return;
        }
        Instrument resolved = instrument;
        if (resolved == null) {
            add(ProblemCode.UNKNOWN_INSTRUMENT, PayloadField.INSTRUMENT, knownInstruments());
        } else if (!resolved.id().value().equals(id)) {
            add(
                    ProblemCode.WRONG_INSTRUMENT,
                    PayloadField.INSTRUMENT,
                    resolved.id().value());
        } else {
            checkStatus(resolved);
        }
    }

    private String knownInstruments() {
        return words(checker.catalog.ids(), InstrumentId::value);
    }

    private void checkStatus(Instrument resolved) {
        InstrumentStatus status = resolved.status();
        if (status == InstrumentStatus.EXPERIMENTAL && !checker.experimental) {
            add(Problem.of(Area.RESPONSE, ProblemCode.EXPERIMENTAL, PayloadField.INSTRUMENT.pointer()));
        } else if (status == InstrumentStatus.CATALOGUED) {
            add(Problem.of(Area.RESPONSE, ProblemCode.NOT_SCORABLE, PayloadField.INSTRUMENT.pointer()));
        }
    }

    private void checkRater(int at) {
        String word = text(PayloadField.RATER, at);
        if (word == null) {
            return;
        }
        Rater named = Coded.find(RATERS, word).orElse(null);
        if (named != null && isAllowed(named)) {
            rater = named;
        } else {
            add(ProblemCode.WRONG_RATER, PayloadField.RATER, allowedRaters());
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

    private void checkReferent(int at) {
        String word = text(PayloadField.REFERENT, at);
        if (word == null) {
            return;
        }
        Referent named = Coded.find(REFERENTS, word).orElse(null);
        if (named != null && allowedReferents().contains(named)) {
            referent = named;
        } else {
            add(ProblemCode.WRONG_REFERENT, PayloadField.REFERENT, words(allowedReferents(), Referent::id));
        }
    }

    private Collection<Referent> allowedReferents() {
        return instrument == null || instrument.referents().isEmpty()
                ? Arrays.stream(Referent.values())
                        .filter(each -> each != Referent.UNSTATED)
                        .toList()
                : instrument.referents();
    }

    private void checkFormat(int at) {
        String id = text(PayloadField.FORMAT, at);
        if (id != null && instrument != null && !instrument.formats().isEmpty() && format == null) {
            add(ProblemCode.UNKNOWN_FORMAT, PayloadField.FORMAT, words(instrument.formats(), ResponseFormat::id));
        }
    }

    private void checkDigest(int at) {
        String digest = text(PayloadField.DEFINITION_DIGEST, at);
        if (digest != null
                && instrument != null
                && !instrument.definitionDigest().equals(digest)) {
            add(ProblemCode.DIGEST_MISMATCH, PayloadField.DEFINITION_DIGEST, instrument.definitionDigest());
        }
    }

    private void checkSession(int at) {
        String allowed = "0.." + Integer.MAX_VALUE;
        switch (payload.kind(at)) {
            case INTEGER -> {
                if (payload.integer(at) >= 0) {
                    session = OptionalInt.of(payload.integer(at));
                } else {
                    add(ProblemCode.OUT_OF_RANGE, PayloadField.SESSION, allowed);
                }
            }
            case LARGE_INTEGER -> add(ProblemCode.OUT_OF_RANGE, PayloadField.SESSION, allowed);
            case DECIMAL -> add(ProblemCode.NOT_AN_INTEGER, PayloadField.SESSION, allowed);
            default -> add(ProblemCode.WRONG_TYPE, PayloadField.SESSION, "an integer");
        }
    }

    private void checkRecordedAt(int at) {
        recordedAt = properText(PayloadField.RECORDED_AT, at);
        if (recordedAt != null && !DateTimes.isOffsetDateTime(recordedAt)) {
            add(ProblemCode.WRONG_TYPE, PayloadField.RECORDED_AT, DateTimes.ALLOWED);
        }
    }

    // ---- answers

    private void checkResponses(int at) {
        if (payload.kind(at) != Kind.OBJECT) {
            add(ProblemCode.WRONG_TYPE, PayloadField.RESPONSES, "an object");
            return;
        }
        BitSet seen = new BitSet();
        for (int i = at + 1; i < payload.end(at); i++) {
            if (isItem(PayloadField.RESPONSES, i, seen) && payload.kind(i) != Kind.NULL) {
                checkAnswer(i);
            }
        }
    }

    /** Returns whether a member is the first one for an item of the instrument. If not, adds a problem. */
    private boolean isItem(PayloadField parent, int at, BitSet seen) {
        boolean isNumbered = payload.kind(at) != Kind.UNKNOWN_NAME;
        int item = payload.item(at);
        boolean isRepeated =
                isNumbered ? seen.get(item) : !unknownNames().add(Map.entry(parent, payload.unknownName(at)));
        seen.set(item);
        if (isRepeated) {
            add(aboutName(ProblemCode.DUPLICATE_ITEM, parent, at));
            return false;
        }
        if (!isNumbered || !canBeItem(item)) {
            Problem unknown = aboutName(ProblemCode.UNKNOWN_ITEM, parent, at);
            add(allowedItems().map(unknown::withAllowed).orElse(unknown));
            return false;
        }
        return true;
    }

    private Problem aboutName(ProblemCode code, PayloadField parent, int at) {
        Pointer pointer = Pointer.ROOT.child(parent.fieldName());
        if (payload.kind(at) == Kind.UNKNOWN_NAME) {
            String text = pointer.foreign(payload.unknownName(at)).text();
            return Problem.of(Area.RESPONSE, code, text);
        }
        int item = payload.item(at);
        return Problem.of(Area.RESPONSE, code, pointer.child(item).text()).withItem(item);
    }

    /** Returns whether the instrument has the item. If its items aren't known, any number is accepted. */
    private boolean canBeItem(int item) {
        return instrument == null || instrument.items().isEmpty() || instrument.indexOf(item) >= 0;
    }

    /** Returns the item numbers as 1..12 if they have no gaps, else as a list; empty if the items aren't known. */
    private Optional<String> allowedItems() {
        if (instrument == null || instrument.itemNumbers().isEmpty()) {
            return Optional.empty();
        }
        SortedSet<Integer> numbers = instrument.itemNumbers();
        int first = numbers.first();
        int last = numbers.last();
        boolean hasGaps = last - first != numbers.size() - 1;
        return Optional.of(hasGaps ? words(numbers, String::valueOf) : first + ".." + last);
    }

    private void checkAnswer(int at) {
        int item = payload.item(at);
        ResponseFormat allowed = formatOf(item);
        switch (payload.kind(at)) {
            case INTEGER -> checkNumber(item, payload.integer(at), allowed);
            case LARGE_INTEGER -> add(aboutAnswer(ProblemCode.OUT_OF_RANGE, item, allowed));
            case DECIMAL -> {
                if (hasStep(allowed)) {
                    checkNumber(item, payload.decimal(at), allowed);
                } else {
                    add(aboutAnswer(ProblemCode.NOT_AN_INTEGER, item, allowed));
                }
            }
            case TEXT -> checkAnchor(item, payload.text(at), allowed);
            default -> add(aboutAnswer(noAnswer(allowed), item, allowed));
        }
    }

    /** Returns the format in which an item must be answered; null if the instrument or the format isn't known. */
    private @Nullable ResponseFormat formatOf(int item) {
        ResponseFormat sheet = format;
        return sheet == null || instrument == null || instrument.items().isEmpty()
                ? sheet
                : instrument.format(item, sheet);
    }

    private static boolean hasStep(@Nullable ResponseFormat allowed) {
        return allowed != null && allowed.step().isPresent();
    }

    private static ProblemCode noAnswer(@Nullable ResponseFormat allowed) {
        return hasStep(allowed) ? ProblemCode.NOT_A_NUMBER : ProblemCode.NOT_AN_INTEGER;
    }

    private void checkNumber(int item, double answer, @Nullable ResponseFormat allowed) {
        if (allowed == null || instrument == null) {
            return;
        }
        if (!allowed.contains(answer)) {
            add(aboutAnswer(reasonAgainst(answer, allowed), item, allowed));
        } else if (!instrument.items().isEmpty()) {
            answers[instrument.indexOf(item)] = allowed.unscaled(answer);
        }
    }

    private static ProblemCode reasonAgainst(double answer, ResponseFormat allowed) {
        if (!(answer >= allowed.min() && answer <= allowed.max())) {
            return ProblemCode.OUT_OF_RANGE;
        }
        return allowed.codes().isEmpty() ? ProblemCode.OFF_GRID : ProblemCode.UNKNOWN_CODE;
    }

    private void checkAnchor(int item, String text, @Nullable ResponseFormat allowed) {
        if (allowed == null && coding.anchors) {
            // it can't be said which texts are anchors; the unknown format is a problem already
            return;
        }
        OptionalInt answer = allowed == null ? OptionalInt.empty() : coding.anchored(text, allowed);
        if (answer.isPresent()) {
            checkNumber(item, answer.getAsInt(), allowed);
        } else {
            add(aboutAnswer(noAnswer(allowed), item, allowed));
        }
    }

    private Problem aboutAnswer(ProblemCode code, int item, @Nullable ResponseFormat allowed) {
        Problem problem = Problem.of(Area.RESPONSE, code, "/responses/" + item).withItem(item);
        return allowed == null ? problem : problem.withAllowed(coding.allowed(allowed));
    }

    private void checkMissing(int at) {
        if (payload.kind(at) != Kind.OBJECT) {
            add(ProblemCode.WRONG_TYPE, PayloadField.MISSING, "an object");
            return;
        }
        BitSet seen = new BitSet();
        for (int i = at + 1; i < payload.end(at); i++) {
            if (isItem(PayloadField.MISSING, i, seen) && payload.kind(i) != Kind.NULL) {
                checkReason(i);
            }
        }
    }

    private void checkReason(int at) {
        int item = payload.item(at);
        String word = textAt(at);
        if (word == null) {
            add(Problem.of(Area.RESPONSE, ProblemCode.WRONG_TYPE, "/missing/" + item)
                    .withItem(item)
                    .withAllowed("a string"));
            return;
        }
        MissingReason reason = Coded.find(REASONS, word).orElse(null);
        if (reason == null) {
            add(Problem.of(Area.RESPONSE, ProblemCode.UNKNOWN_MISSING_REASON, "/missing/" + item)
                    .withItem(item)
                    .withAllowed(MissingReason.WORDS));
        }
        if (valued().get(item)) {
            add(Problem.of(Area.RESPONSE, ProblemCode.DECLARED_MISSING_WITH_VALUE, "/missing/" + item)
                    .withItem(item));
        } else if (reason != null && instrument != null && !instrument.items().isEmpty()) {
            if (reasons == null) {
                reasons = new MissingReason[instrument.items().size()];
            }
            reasons[instrument.indexOf(item)] = reason;
        }
    }

    /** Returns the items with a value, valid or not. They are not missing. */
    private BitSet valued() {
        if (valued == null) {
            valued = new BitSet();
            int responses = payload.find(PayloadField.RESPONSES);
            if (responses >= 0) {
                for (int i = responses + 1; i < payload.end(responses); i++) {
                    if (payload.kind(i) != Kind.NULL && payload.kind(i) != Kind.UNKNOWN_NAME) {
                        valued.set(payload.item(i));
                    }
                }
            }
        }
        return valued;
    }

    // ---- absent fields and items

    private void checkAbsences() {
        if (isAbsent(payload.find(PayloadField.INSTRUMENT))) {
            if (checker.instrument == null) {
                add(ProblemCode.MISSING_FIELD, PayloadField.INSTRUMENT, knownInstruments());
            } else {
                checkStatus(checker.instrument);
            }
        }
        if (isAbsent(payload.find(PayloadField.RATER))) {
            checkSuppliedRater();
        }
        if (checker.digestRequired && isAbsent(payload.find(PayloadField.DEFINITION_DIGEST))) {
            add(
                    ProblemCode.MISSING_FIELD,
                    PayloadField.DEFINITION_DIGEST,
                    instrument == null ? Digest.ALLOWED : instrument.definitionDigest());
        }
        int responses = payload.find(PayloadField.RESPONSES);
        if (isAbsent(responses)) {
            add(ProblemCode.MISSING_FIELD, PayloadField.RESPONSES, "an object");
        } else if (checker.complete && instrument != null && payload.kind(responses) == Kind.OBJECT) {
            for (int item : instrument.itemNumbers()) {
                if (!valued().get(item)) {
                    add(Problem.of(Area.RESPONSE, ProblemCode.INCOMPLETE, "/responses/" + item)
                            .withItem(item));
                }
            }
        }
    }

    private void checkSuppliedRater() {
        Rater supplied = rater;
        if (supplied == null) {
            add(ProblemCode.MISSING_FIELD, PayloadField.RATER, allowedRaters());
        } else if (!isAllowed(supplied)) {
            add(ProblemCode.WRONG_RATER, PayloadField.RATER, allowedRaters());
        }
    }
}
