package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.DateTimes;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.ObjectReader;
import io.github.alliancesdk.core.internal.json.ObjectReader.Names;
import io.github.alliancesdk.core.internal.json.ObjectReader.Value;
import io.github.alliancesdk.core.response.Administration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of reports and records. Each field is written and read here, and nowhere else.
 *
 * <p>A record is read strictly: its numbers must be exactly those that follow from each other. Every problem of a record
 * is collected. A problem never contains a score.
 */
final class RecordForm {
    private static final String SCORED = "scored";
    private static final String INSUFFICIENT = "insufficient";
    private static final int ID_LENGTH = 200;
    private static final int TEXT_LENGTH = 2000;
    private static final int BOUND = 1_000_000;
    private static final int MAX_ITEMS = 9999;
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private static final List<InstrumentStatus> STATUSES =
            List.of(InstrumentStatus.KEYED, InstrumentStatus.EXPERIMENTAL);
    private static final List<Rater> RATERS = List.of(Rater.values());
    private static final List<Referent> REFERENTS = List.of(Referent.values());
    private static final List<Referent> STATED_REFERENTS = Arrays.stream(Referent.values())
            .filter(referent -> referent != Referent.UNSTATED)
            .toList();

    // ---- writing

    /** Writes scores. Each score has its percentage of maximum possible if that is requested. */
    static Map<String, Object> write(SheetScores scores, boolean pomp) {
        MeasurementContext context = scores.context();
        Map<String, Object> map = new LinkedHashMap<>(scores.administration().toMap());
        map.put("instrument", scores.instrument().value());
        map.put("status", scores.status().id());
        map.put("format", context.format().orElseThrow());
        map.put("min", context.min());
        map.put("max", context.max());
        map.put("rater", scores.rater().id());
        map.put("referent", scores.referent().id());
        map.put("definitionVersion", scores.definitionVersion().toString());
        map.put("definitionDigest", scores.definitionDigest());
        map.put("policy", scores.policy().id());
        map.put("sdkVersion", scores.sdkVersion());
        if (!scores.openQuestions().isEmpty()) {
            map.put("openQuestions", scores.openQuestions());
        }
        Map<String, Object> scales = new LinkedHashMap<>();
        scores.scales().forEach((id, score) -> scales.put(id, write(score, scores.ownReferents(id), pomp)));
        map.put("scales", Collections.unmodifiableMap(scales));
        scores.audit()
                .ifPresent(items -> map.put(
                        "audit",
                        items.stream().map(ScoreReport.ItemAudit::toMap).toList()));
        return Collections.unmodifiableMap(map);
    }

    private static Map<String, Object> write(Score score, Set<Referent> ownReferents, boolean pomp) {
        Map<String, Object> map =
                new LinkedHashMap<>(pomp && score instanceof Scored scored ? scored.toMapWithPomp() : score.toMap());
        if (!ownReferents.isEmpty()) {
            map.put("referents", ownReferents.stream().map(Referent::id).toList());
        }
        return Collections.unmodifiableMap(map);
    }

    // ---- reading

    private final JsonDocument document;
    private final Map<String, Score> scales = new LinkedHashMap<>();
    private final Map<String, Set<Referent>> ownReferents = new LinkedHashMap<>();
    private final List<Value> statedPomps = new ArrayList<>();
    private final List<Value> absentPomps = new ArrayList<>();

    private RecordForm(JsonDocument document) {
        this.document = document;
    }

    /** Reads a record, or throws an exception with every problem. */
    static ScoreRecord read(JsonDocument document) {
        return new RecordForm(document).read();
    }

    private ScoreRecord read() {
        ObjectReader top = document.root().object();
        if (top == null) {
            throw invalid();
        }
        refuse(top.optional("converted"));
        refuse(top.optional("derived"));
        Administration administration = new Administration(
                id(top.optional("recordId")),
                id(top.optional("dyadId")),
                id(top.optional("raterId")),
                integer(top.optional("session").integer(0, Integer.MAX_VALUE)),
                dateTime(top.optional("recordedAt")));
        String instrument = top.required("instrument").slug();
        InstrumentStatus status = top.required("status").coded(STATUSES);
        ResponseFormat format = format(top);
        Rater rater = top.required("rater").coded(RATERS);
        Referent referent = top.required("referent").coded(REFERENTS);
        DefinitionVersion version = parsed(
                top.required("definitionVersion"),
                DefinitionVersion::parse,
                "three numbers joined by dots, such as 1.0.0");
        String digest = digest(top.required("definitionDigest"));
        MissingPolicy policy = parsed(
                top.required("policy"), MissingPolicy::parse, "complete, or prorate: and a fraction from 0.5 to 1.0");
        String sdkVersion = top.required("sdkVersion").text(ID_LENGTH);
        List<@Nullable String> openQuestions = openQuestions(top.optional("openQuestions"));
        readScales(top.required("scales"), format, policy);
        Value audited = top.optional("audit");
        Optional<List<ScoreReport.ItemAudit>> audit =
                audited.isPresent() ? Optional.of(audit(audited, format)) : Optional.empty();
        top.end();
        if (document.problemCount() > 0) {
            throw invalid();
        }
        ResponseFormat known = sure(format);
        MeasurementContext context = new MeasurementContext(
                InstrumentId.of(sure(instrument)),
                Optional.of(sure(digest)),
                Optional.of(known.id()),
                known.min(),
                known.max(),
                Optional.empty(),
                sure(rater),
                sure(referent),
                Optional.of(sure(policy)));
        return new ScoreRecord(
                administration,
                context,
                sure(status),
                sure(version),
                sure(sdkVersion),
                openQuestions.stream().map(RecordForm::sure).toList(),
                scales,
                ownReferents,
                !statedPomps.isEmpty(),
                audit);
    }

    private InvalidRecordException invalid() {
        return new InvalidRecordException(document.problems());
    }

    /** A value that is not null, because a record without problems has it. */
    private static <T> T sure(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    // ---- facts

    /** Scores on another range, or of another form than was filled in, are not scores of this instrument's answers. */
    private void refuse(Value mark) {
        if (mark.isPresent()) {
            document.add(ProblemCode.UNEXPECTED_FIELD, mark.at());
        }
    }

    private static Optional<String> id(Value value) {
        return Optional.ofNullable(value.text(ID_LENGTH));
    }

    private static OptionalInt integer(@Nullable Integer integer) {
        return integer == null ? OptionalInt.empty() : OptionalInt.of(integer);
    }

    private Optional<String> dateTime(Value value) {
        String text = value.text(ID_LENGTH);
        if (text != null && !DateTimes.isOffsetDateTime(text)) {
            document.add(ProblemCode.WRONG_TYPE, value.at(), DateTimes.ALLOWED);
            return Optional.empty();
        }
        return Optional.ofNullable(text);
    }

    private @Nullable ResponseFormat format(ObjectReader top) {
        String id = top.required("format").slug();
        Integer min = top.required("min").integer(-BOUND, BOUND);
        Value upper = top.required("max");
        Integer max = upper.integer(-BOUND, BOUND);
        if (id == null || min == null || max == null) {
            return null;
        }
        if (min >= max) {
            document.add(ProblemCode.EMPTY_RANGE, upper.at(), "above " + min);
            return null;
        }
        return ResponseFormat.of(id, min, max);
    }

    private static <T> @Nullable T parsed(Value value, Function<String, T> parser, String allowed) {
        String text = value.string();
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            value.refuse(allowed);
            return null;
        }
    }

    private static @Nullable String digest(Value value) {
        String text = value.string();
        if (text != null && !DIGEST.matcher(text).matches()) {
            value.refuse("sha256: and 64 lower-case hexadecimal digits");
            return null;
        }
        return text;
    }

    private List<@Nullable String> openQuestions(Value list) {
        List<@Nullable String> questions = list.texts(TEXT_LENGTH);
        requireNotEmpty(list, questions);
        return questions;
    }

    /** An empty list isn't written, so it isn't read. */
    private void requireNotEmpty(Value list, Collection<?> elements) {
        if (list.isList() && elements.isEmpty()) {
            document.add(ProblemCode.EMPTY_LIST, list.at());
        }
    }

    // ---- scores

    private void readScales(Value value, @Nullable ResponseFormat format, @Nullable MissingPolicy policy) {
        List<Value> members = value.members(Names.SLUGS);
        if (value.isObject() && members.isEmpty()) {
            document.add(ProblemCode.EMPTY_LIST, value.at());
        }
        for (Value member : members) {
            Score score = score(member, format, policy);
            if (score != null) {
                scales.put(member.name(), score);
            }
        }
        if (!statedPomps.isEmpty()) {
            absentPomps.forEach(absent -> document.add(ProblemCode.MISSING_FIELD, absent.at()));
        }
    }

    /** The score of a scale; null if it has a problem. */
    private @Nullable Score score(Value scale, @Nullable ResponseFormat format, @Nullable MissingPolicy policy) {
        ObjectReader fields = scale.object();
        if (fields == null) {
            return null;
        }
        Value status = fields.required("status");
        String word = status.string();
        if (!SCORED.equals(word) && !INSUFFICIENT.equals(word)) {
            if (word != null) {
                status.refuse(SCORED + ", " + INSUFFICIENT);
            }
            return null;
        }
        Value answers = fields.required("answered");
        Integer answered = answers.integer(0, MAX_ITEMS);
        Integer items = fields.required("items").integer(1, MAX_ITEMS);
        OptionalInt required = answered == null || items == null || policy == null
                ? OptionalInt.empty()
                : OptionalInt.of(policy.required(items));
        Score score = SCORED.equals(word)
                ? scored(fields, answers, answered, items, required, format)
                : insufficient(fields, answers, answered, items, required);
        readReferents(scale.name(), fields.optional("referents"));
        fields.end();
        return score;
    }

    /** A score, if its numbers follow from each other. The formulas say what was expected, and not which number. */
    private @Nullable Score scored(
            ObjectReader fields,
            Value answers,
            @Nullable Integer answered,
            @Nullable Integer items,
            OptionalInt required,
            @Nullable ResponseFormat format) {
        Value mean = fields.required("mean");
        Value sum = fields.required("sum");
        Value pomp = fields.optional("pomp");
        Value prorated = fields.required("prorated");
        Double statedMean = mean.number();
        Double statedSum = sum.number();
        Double statedPomp = pomp.number();
        Boolean isProrated = prorated.bool();
        (pomp.isPresent() ? statedPomps : absentPomps).add(pomp);
        if (answered == null || items == null || required.isEmpty() || statedMean == null || format == null) {
            return null;
        }
        if (answered < required.getAsInt() || answered > items) {
            contradiction(answers, required.getAsInt() + ".." + items);
            return null;
        }
        if (!(statedMean >= format.min() && statedMean <= format.max())) {
            document.add(ProblemCode.OUT_OF_RANGE, mean.at(), format.range());
            return null;
        }
        // the keyed sum is an integer and far below the largest integer that a double represents exactly
        Scored score = new Scored(Math.round(statedMean * answered), answered, items, format);
        require(is(score.mean(), statedMean), mean, "sum/items");
        require(is(score.sum(), statedSum), sum, "mean*items");
        require(is(score.pomp(), statedPomp), pomp, "100*(mean-min)/(max-min)");
        require(isProrated == null || isProrated == score.isProrated(), prorated, "answered<items");
        return score;
    }

    private static boolean is(OptionalDouble computed, @Nullable Double stated) {
        return stated == null || computed.getAsDouble() == stated;
    }

    private @Nullable Score insufficient(
            ObjectReader fields,
            Value answers,
            @Nullable Integer answered,
            @Nullable Integer items,
            OptionalInt required) {
        Value requirement = fields.required("required");
        Integer statedRequirement = requirement.integer(1, MAX_ITEMS);
        if (answered == null || items == null || required.isEmpty()) {
            return null;
        }
        int needed = required.getAsInt();
        require(statedRequirement == null || statedRequirement == needed, requirement, String.valueOf(needed));
        require(answered < needed, answers, "0.." + (needed - 1));
        return answered < needed ? new Insufficient(answered, items, needed) : null;
    }

    private void readReferents(String scale, Value list) {
        List<@Nullable Referent> referents = list.codedList(STATED_REFERENTS);
        if (referents != null) {
            requireNotEmpty(list, referents);
            Set<Referent> sorted = new TreeSet<>();
            for (Referent referent : referents) {
                if (referent != null) {
                    sorted.add(referent);
                }
            }
            ownReferents.put(scale, Collections.unmodifiableSet(sorted));
        }
    }

    private void require(boolean isTrue, Value value, String expected) {
        if (!isTrue) {
            contradiction(value, expected);
        }
    }

    /** Reports a value that contradicts other values; the expectation is a formula or a range, never a score. */
    private void contradiction(Value value, String expected) {
        document.add(ProblemCode.CONTRADICTION, value.at(), expected);
    }

    // ---- audit

    private List<ScoreReport.ItemAudit> audit(Value list, @Nullable ResponseFormat format) {
        List<ScoreReport.ItemAudit> items = new ArrayList<>();
        int last = 0;
        for (Value element : list.elements(MAX_ITEMS)) {
            ObjectReader fields = element.object();
            if (fields == null) {
                continue;
            }
            Value number = fields.required("item");
            Integer item = number.integer(1, MAX_ITEMS);
            OptionalInt raw = answer(fields.optional("raw"), format);
            Value value = fields.optional("keyed");
            OptionalInt keyed = answer(value, format);
            List<@Nullable String> held = fields.required("scales").slugs();
            fields.end();
            if (item == null || held == null || held.contains(null) || format == null) {
                continue;
            }
            if (item <= last) {
                document.add(ProblemCode.NOT_ASCENDING, number.at(), "above " + last);
            }
            last = item;
            require(isKeyOf(raw, keyed, format), value, "raw|min+max-raw");
            items.add(new ScoreReport.ItemAudit(
                    item, raw, keyed, held.stream().map(RecordForm::sure).toList()));
        }
        if (document.problemCount() == 0) {
            require(isAuditOfScales(items), list, "scales");
        }
        return items;
    }

    private static OptionalInt answer(Value value, @Nullable ResponseFormat format) {
        return integer(format == null ? null : value.integer(format.min(), format.max()));
    }

    private static boolean isKeyOf(OptionalInt raw, OptionalInt keyed, ResponseFormat format) {
        boolean isReversed = raw.isPresent()
                && keyed.isPresent()
                && keyed.getAsInt() == format.min() + format.max() - raw.getAsInt();
        return isReversed || raw.equals(keyed);
    }

    /** Whether the items give the score of each scale, and are in no other scale. */
    private boolean isAuditOfScales(List<ScoreReport.ItemAudit> items) {
        return items.stream().allMatch(item -> scales.keySet().containsAll(item.scales()))
                && scales.keySet().stream().allMatch(scale -> isAuditOf(scale, items));
    }

    private boolean isAuditOf(String scale, List<ScoreReport.ItemAudit> all) {
        Score score = sure(scales.get(scale));
        List<ScoreReport.ItemAudit> items =
                all.stream().filter(item -> item.scales().contains(scale)).toList();
        int[] keyed = items.stream().flatMapToInt(item -> item.keyed().stream()).toArray();
        return items.size() == score.items()
                && keyed.length == score.answered()
                && (score.mean().isEmpty()
                        || score.mean().getAsDouble()
                                == (double) Arrays.stream(keyed).asLongStream().sum() / keyed.length);
    }
}
