package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.DateTimes;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.internal.PolicyText;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.ObjectReader;
import io.github.alliancesdk.core.internal.json.ObjectReader.Value;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.scoring.ScaleReader.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of reports and records. The facts of a sheet are written and read here. The scores are written by
 * {@link Score#toMap()} and read by {@link ScaleReader}. Every problem of a record is collected.
 */
final class RecordForm {
    private static final int ID_LENGTH = 200;
    private static final int TEXT_LENGTH = 2000;
    private static final int BOUND = 1_000_000;
    private static final int MAX_DECIMALS = 3;
    private static final String RULE_OF_DEFINITION = "published(RULE)";

    private static final List<InstrumentStatus> STATUSES =
            List.of(InstrumentStatus.KEYED, InstrumentStatus.EXPERIMENTAL);
    private static final List<Rater> RATERS = List.of(Rater.values());
    private static final List<Referent> REFERENTS = List.of(Referent.values());

    /** A measure of the alliance doesn't state its construct. */
    private static final List<Construct> OTHER_CONSTRUCTS = Arrays.stream(Construct.values())
            .filter(construct -> construct != Construct.ALLIANCE)
            .toList();

    // ---- writing

    /** Writes scores of answers with so many decimals, with the percentage of maximum possible if that is requested. */
    static Map<String, Object> write(SheetScores scores, int decimals, boolean pomp) {
        MeasurementContext context = scores.context();
        Map<String, Object> map = new LinkedHashMap<>(scores.administration().toMap());
        map.put("instrument", scores.instrument().value());
        if (!context.construct().equals(Optional.of(Construct.ALLIANCE))) {
            map.put("construct", context.construct().orElseThrow().id());
        }
        map.put("status", scores.status().id());
        map.put("format", context.format().orElseThrow());
        map.put("min", NumberText.number(context.min()));
        map.put("max", NumberText.number(context.max()));
        if (decimals > 0) {
            map.put("decimals", decimals);
        }
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
        Construct construct = top.optional("construct").coded(OTHER_CONSTRUCTS);
        InstrumentStatus status = top.required("status").coded(STATUSES);
        Grid grid = grid(top);
        Rater rater = top.required("rater").coded(RATERS);
        Referent referent = top.required("referent").coded(REFERENTS);
        DefinitionVersion version = parsed(
                top.required("definitionVersion"),
                DefinitionVersion::parse,
                "three numbers joined by dots, such as 1.0.0");
        String digest = top.required("definitionDigest").digest();
        Value rules = top.required("policy");
        MissingPolicy policy = parsed(rules, MissingPolicy::parse, PolicyText.ALLOWED);
        String sdkVersion = top.required("sdkVersion").text(ID_LENGTH);
        List<@Nullable String> openQuestions = openQuestions(top.optional("openQuestions"));
        ScaleReader scales = new ScaleReader(document, grid, policy);
        scales.read(top.required("scales"));
        if (scales.isWithoutRule) {
            rules.refuse(RULE_OF_DEFINITION);
        }
        Value audited = top.optional("audit");
        Optional<List<ScoreReport.ItemAudit>> audit =
                audited.isPresent() ? Optional.of(audit(audited, grid, policy, scales)) : Optional.empty();
        top.end();
        if (document.problemCount() > 0) {
            throw invalid();
        }
        Grid known = sure(grid);
        MeasurementContext context = new MeasurementContext(
                InstrumentId.of(sure(instrument)),
                Optional.of(construct == null ? Construct.ALLIANCE : construct),
                Optional.of(sure(digest)),
                Optional.of(known.format()),
                known.min(),
                known.max(),
                Optional.empty(),
                sure(rater),
                sure(referent),
                Optional.of(sure(policy)));
        return new ScoreRecord(
                administration,
                context,
                known.decimals(),
                sure(status),
                sure(version),
                sure(sdkVersion),
                openQuestions.stream().map(RecordForm::sure).toList(),
                scales.scores,
                scales.ownReferents,
                scales.hasPomp(),
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

    private @Nullable Grid grid(ObjectReader top) {
        String format = top.required("format").slug();
        Double min = top.required("min").number();
        Value upper = top.required("max");
        Double max = upper.number();
        Value places = top.optional("decimals");
        Integer decimals = places.isPresent() ? places.integer(1, MAX_DECIMALS) : Integer.valueOf(0);
        if (format == null || min == null || max == null || decimals == null) {
            return null;
        }
        if (!(min < max)) {
            document.add(ProblemCode.EMPTY_RANGE, upper.at(), "above " + NumberText.of(min));
            return null;
        }
        Grid grid = new Grid(format, min, max, decimals);
        if (!(min >= -BOUND && max <= BOUND)) {
            upper.refuse(-BOUND + " to " + BOUND);
            return null;
        }
        require(grid.contains(min) && grid.contains(max), upper, "decimals");
        return grid;
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

    // ---- audit

    private List<ScoreReport.ItemAudit> audit(
            Value list, @Nullable Grid grid, @Nullable MissingPolicy policy, ScaleReader scales) {
        List<ScoreReport.ItemAudit> items = new ArrayList<>();
        int last = 0;
        for (Value element : list.elements(ScaleReader.MAX_ITEMS)) {
            ObjectReader fields = element.object();
            if (fields == null) {
                continue;
            }
            Value number = fields.required("item");
            Integer item = number.integer(1, ScaleReader.MAX_ITEMS);
            Value raw = fields.optional("raw");
            Value keyed = fields.optional("keyed");
            Optional<Number> rawAnswer = answer(raw, grid, scales);
            Optional<Number> keyedAnswer = answer(keyed, grid, scales);
            List<@Nullable String> held = fields.required("scales").slugs();
            fields.end();
            if (item == null || held == null || held.contains(null) || grid == null) {
                continue;
            }
            if (item <= last) {
                document.add(ProblemCode.NOT_ASCENDING, number.at(), "above " + last);
            }
            last = item;
            if (rawAnswer.isPresent() == raw.isPresent() && keyedAnswer.isPresent() == keyed.isPresent()) {
                require(isKeyOf(rawAnswer, keyedAnswer, grid, scales), keyed, "raw|min+max-raw");
            }
            items.add(new ScoreReport.ItemAudit(
                    item,
                    rawAnswer,
                    keyedAnswer,
                    held.stream().map(RecordForm::sure).toList()));
        }
        if (document.problemCount() == 0) {
            require(isAuditOf(scales.scores, items, sure(grid)), list, "scales");
            require(isAuditOfForm(scales.scores, items, sure(policy)), list, "form");
        }
        return items;
    }

    /** An answer. Its range is known only if items have no formats of their own. */
    private Optional<Number> answer(Value value, @Nullable Grid grid, ScaleReader scales) {
        Double number = value.number();
        if (number == null || grid == null) {
            return Optional.empty();
        }
        double min = scales.hasRangeOfSheet ? grid.min() : -BOUND;
        double max = scales.hasRangeOfSheet ? grid.max() : BOUND;
        if (!(number >= min && number <= max && grid.contains(number))) {
            value.refuse(NumberText.of(min) + ".." + NumberText.of(max));
            return Optional.empty();
        }
        // not a conditional expression, which would make a double of the integer
        if (value.isInteger()) {
            return Optional.of(number.intValue());
        }
        return Optional.of(number);
    }

    private static boolean isKeyOf(Optional<Number> raw, Optional<Number> keyed, Grid grid, ScaleReader scales) {
        if (raw.isEmpty() || keyed.isEmpty()) {
            return raw.isEmpty() && keyed.isEmpty();
        }
        long given = grid.scaled(raw.get().doubleValue());
        long scored = grid.scaled(keyed.get().doubleValue());
        return !scales.hasRangeOfSheet
                || scored == given
                || scored == grid.scaled(grid.min()) + grid.scaled(grid.max()) - given;
    }

    /** Whether the items give the score of each scale, and are in no other scale. */
    private static boolean isAuditOf(Map<String, Score> scales, List<ScoreReport.ItemAudit> items, Grid grid) {
        return items.stream().allMatch(item -> scales.keySet().containsAll(item.scales()))
                && scales.entrySet().stream()
                        .allMatch(scale -> isAuditOf(
                                scale.getValue(),
                                items.stream()
                                        .filter(item -> item.scales().contains(scale.getKey()))
                                        .toList(),
                                grid));
    }

    /** Whether as many items were answered as the missing policy, or a score, says of the whole form. */
    private static boolean isAuditOfForm(
            Map<String, Score> scales, List<ScoreReport.ItemAudit> items, MissingPolicy policy) {
        int answered =
                (int) items.stream().filter(item -> item.keyed().isPresent()).count();
        Optional<Insufficient.WholeForm> form =
                scales.values().stream().findFirst().flatMap(ScaleReader::wholeForm);
        return form.isPresent()
                ? form.get().items() == items.size() && form.get().answered() == answered
                : answered >= policy.requiredOnForm(items.size()).orElse(0);
    }

    private static boolean isAuditOf(Score score, List<ScoreReport.ItemAudit> items, Grid grid) {
        long[] keyed = items.stream()
                .flatMap(item -> item.keyed().stream())
                .mapToLong(answer -> grid.scaled(answer.doubleValue()))
                .toArray();
        return items.size() == score.items()
                && keyed.length == score.answered()
                && (!(score instanceof Scored scored)
                        || scored.hasSum(Arrays.stream(keyed).sum()));
    }

    private void require(boolean isTrue, Value value, String expected) {
        if (!isTrue) {
            document.add(ProblemCode.CONTRADICTION, value.at(), expected);
        }
    }
}
