package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.ObjectReader;
import io.github.alliancesdk.core.internal.json.ObjectReader.Names;
import io.github.alliancesdk.core.internal.json.ObjectReader.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the scales of a record. The sum of the keyed answers is found from the mean, or from the sum if there is no mean.
 * Every number must be exactly the one that follows from it. A problem says which formula or range was expected, and never
 * a score. Not thread-safe.
 */
final class ScaleReader {
    static final int MAX_ITEMS = 9999;

    private static final String SCORED = "scored";
    private static final String INSUFFICIENT = "insufficient";
    private static final double MAX_SUM = 1e10;
    private static final List<Metric> METRICS = List.of(Metric.values());
    private static final List<Referent> REFERENTS = Arrays.stream(Referent.values())
            .filter(referent -> referent != Referent.UNSTATED)
            .toList();

    /**
     * The answers of a sheet: from {@code min} to {@code max}, with at most so many decimals.
     *
     * @param format the id of the format of the sheet
     */
    record Grid(String format, double min, double max, int decimals) {
        /** A number in units of 10 to the power of minus {@code decimals}. */
        long scaled(double number) {
            return Math.round(number * ScaleForm.unit(decimals));
        }

        /** Whether a number has no more decimals. */
        boolean contains(double number) {
            return (double) scaled(number) / ScaleForm.unit(decimals) == number;
        }
    }

    /** How many items of a scale were answered, and how many the missing policy asks for. */
    private record Counts(Value place, int answered, int items, int required) {}

    /** The ends of the scaled sums of the answered items and of all items. */
    private record Range(long lowest, long highest, long lowestOfAll, long highestOfAll, boolean isOwn) {}

    private final JsonDocument document;
    private final @Nullable Grid grid;
    private final @Nullable MissingPolicy policy;
    private final List<Value> statedPomps = new ArrayList<>();
    private final List<Value> absentPomps = new ArrayList<>();

    final Map<String, Score> scores = new LinkedHashMap<>();
    final Map<String, Set<Referent>> ownReferents = new LinkedHashMap<>();

    /** Whether any scale has the range of the sheet's format. */
    boolean hasRangeOfSheet;

    /** Whether the policy names no rule for some scale. */
    boolean isWithoutRule;

    /** Makes a reader; without a grid or a policy, the numbers can't be compared with each other. */
    ScaleReader(JsonDocument document, @Nullable Grid grid, @Nullable MissingPolicy policy) {
        this.document = document;
        this.grid = grid;
        this.policy = policy;
    }

    /** Whether the scores state their percentages of maximum possible. */
    boolean hasPomp() {
        return !statedPomps.isEmpty();
    }

    void read(Value scales) {
        List<Value> members = scales.members(Names.SLUGS);
        if (scales.isObject() && members.isEmpty()) {
            document.add(ProblemCode.EMPTY_LIST, scales.at());
        }
        for (Value member : members) {
            Score score = score(member);
            if (score != null) {
                scores.put(member.name(), score);
            }
        }
        if (hasPomp()) {
            absentPomps.forEach(absent -> document.add(ProblemCode.MISSING_FIELD, absent.at()));
        }
        boolean isOfOneForm =
                scores.values().stream().map(ScaleReader::wholeForm).distinct().count() <= 1;
        require(isOfOneForm, scales, "form");
    }

    /** The answers on the whole form, if they are the reason why there is no score. All scales of a sheet state the same. */
    static Optional<Insufficient.WholeForm> wholeForm(Score score) {
        return score instanceof Insufficient insufficient ? insufficient.form() : Optional.empty();
    }

    /** The score of a scale; null if it can't be read. */
    private @Nullable Score score(Value scale) {
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
        Counts counts = counts(scale.name(), fields);
        Score score = SCORED.equals(word) ? scored(fields, counts) : insufficient(fields, counts);
        readReferents(scale.name(), fields.optional("referents"));
        fields.end();
        return score;
    }

    private @Nullable Counts counts(String scale, ObjectReader fields) {
        Value place = fields.required("answered");
        Integer answered = place.integer(0, MAX_ITEMS);
        Integer items = fields.required("items").integer(1, MAX_ITEMS);
        if (answered == null || items == null || policy == null) {
            return null;
        }
        OptionalInt required = policy.required(scale, items);
        if (required.isEmpty()) {
            isWithoutRule = true;
            return null;
        }
        return new Counts(place, answered, items, required.getAsInt());
    }

    private @Nullable Score insufficient(ObjectReader fields, @Nullable Counts counts) {
        Value required = fields.required("required");
        Integer stated = required.integer(1, MAX_ITEMS);
        Value whole = fields.optional("form");
        Insufficient.WholeForm form = whole.isPresent() ? wholeForm(whole, counts) : null;
        if (counts == null) {
            return null;
        }
        require(stated == null || stated == counts.required(), required, String.valueOf(counts.required()));
        int most = whole.isPresent() ? counts.items() : counts.required() - 1;
        boolean isInsufficient = counts.answered() <= most;
        require(isInsufficient, counts.place(), "0.." + most);
        return isInsufficient && whole.isPresent() == (form != null)
                ? new Insufficient(counts.answered(), counts.items(), counts.required(), Optional.ofNullable(form))
                : null;
    }

    /** The answers on the whole form, to which those of a scale belong; null if they are not too few. */
    private Insufficient.@Nullable WholeForm wholeForm(Value form, @Nullable Counts scale) {
        ObjectReader fields = form.object();
        if (fields == null) {
            return null;
        }
        Value answers = fields.required("answered");
        Integer answered = answers.integer(0, MAX_ITEMS);
        Value all = fields.required("items");
        Integer items = all.integer(1, MAX_ITEMS);
        Value least = fields.required("required");
        Integer stated = least.integer(1, MAX_ITEMS);
        fields.end();
        if (answered == null || items == null || policy == null) {
            return null;
        }
        OptionalInt needed = policy.requiredOnForm(items);
        require(needed.isPresent(), form, "policy");
        if (needed.isEmpty()) {
            return null;
        }
        int required = needed.getAsInt();
        require(stated == null || stated == required, least, String.valueOf(required));
        require(answered < required, answers, "0.." + (required - 1));
        if (scale != null) {
            int others = items - scale.items();
            require(others >= 0, all, scale.items() + "..");
            require(
                    others < 0 || (answered >= scale.answered() && answered <= scale.answered() + others),
                    answers,
                    scale.answered() + ".." + (scale.answered() + others));
        }
        return answered < required ? new Insufficient.WholeForm(answered, items, required) : null;
    }

    private @Nullable Score scored(ObjectReader fields, @Nullable Counts counts) {
        Value kind = fields.required("metric");
        Metric metric = kind.coded(METRICS);
        Value value = fields.required("value");
        Value lowest = fields.optional("lowest");
        // only items with formats of their own can differ in their range, and then there is no mean
        Value mean = lowest.isPresent() ? fields.optional("mean") : fields.required("mean");
        boolean isMixed = lowest.isPresent() && !mean.isPresent();
        Value sum = fields.required("sum");
        Value pomp = fields.optional("pomp");
        Value prorated = fields.required("prorated");
        Double statedValue = value.number();
        Double statedMean = mean.number();
        Double statedSum = sum.number();
        Double statedPomp = pomp.number();
        Boolean isProrated = prorated.bool();
        (pomp.isPresent() ? statedPomps : absentPomps).add(pomp);
        boolean hasEnough = counts != null && hasEnough(counts);
        Range range = lowest.isPresent()
                ? ownRange(fields, lowest, hasEnough ? counts : null, !isMixed)
                : rangeOfSheet(counts);
        if (counts == null || grid == null || range == null || !hasEnough || metric == null) {
            return null;
        }
        Double stated = isMixed ? statedSum : statedMean;
        if (stated == null) {
            return null;
        }
        Long keyed = isMixed ? keyedOfSum(sum, stated, range, grid) : keyedOfMean(mean, stated, range, counts, grid);
        if (keyed == null) {
            return null;
        }
        ScaleForm form = new ScaleForm(
                counts.items(),
                ScaleForm.unit(grid.decimals()),
                metric,
                isMixed,
                range.isOwn(),
                range.lowestOfAll(),
                range.highestOfAll());
        Scored score = new Scored(form, counts.answered(), keyed, range.lowest(), range.highest());
        require(is(score.mean(), statedMean), mean, "sum/items");
        require(is(score.sum(), statedSum), sum, isMixed ? "decimals" : "mean*items");
        require(metric == Metric.SUM || !isMixed, kind, Metric.SUM.id());
        require(is(score.value(), statedValue), value, metric.id());
        require(is(score.pomp(), statedPomp), pomp, "100*(mean-min)/(max-min)");
        require(isProrated == null || isProrated == score.isProrated(), prorated, "answered<items");
        return score;
    }

    private boolean hasEnough(Counts counts) {
        // no more items are missing of the scale than of the whole form
        int ofForm = policy == null ? 1 : policy.requiredOnForm(counts.items()).orElse(1);
        int least = Math.max(counts.required(), ofForm);
        boolean hasEnough = counts.answered() >= least && counts.answered() <= counts.items();
        require(hasEnough, counts.place(), least + ".." + counts.items());
        return hasEnough;
    }

    private static boolean is(OptionalDouble computed, @Nullable Double stated) {
        return computed.isEmpty() || stated == null || computed.getAsDouble() == stated;
    }

    private @Nullable Range rangeOfSheet(@Nullable Counts counts) {
        hasRangeOfSheet = true;
        if (counts == null || grid == null) {
            return null;
        }
        long min = grid.scaled(grid.min());
        long max = grid.scaled(grid.max());
        return new Range(
                counts.answered() * min, counts.answered() * max, counts.items() * min, counts.items() * max, false);
    }

    /** The range of a scale whose items have formats of their own; without counts, only the numbers are read. */
    private @Nullable Range ownRange(ObjectReader fields, Value lowest, @Nullable Counts counts, boolean isOneRange) {
        Value highest = fields.required("highest");
        boolean isProrated = counts != null && counts.answered() < counts.items();
        Value lowestOfAll = isProrated ? fields.required("lowestOfAll") : lowest;
        Value highestOfAll = isProrated ? fields.required("highestOfAll") : highest;
        Long low = sum(lowest);
        Long high = sum(highest);
        Long lowOfAll = isProrated ? sum(lowestOfAll) : low;
        Long highOfAll = isProrated ? sum(highestOfAll) : high;
        if (counts == null) {
            // not unknown, even if nobody can say whether they belong here
            fields.optional("lowestOfAll");
            fields.optional("highestOfAll");
            return null;
        }
        if (low == null || high == null || lowOfAll == null || highOfAll == null) {
            return null;
        }
        boolean isRange = low < high;
        boolean isWithinAll = isOneRange
                ? lowOfAll * counts.answered() == low * counts.items()
                        && highOfAll * counts.answered() == high * counts.items()
                : highOfAll - lowOfAll >= high - low;
        require(isRange, highest, "lowest..");
        require(isWithinAll, highestOfAll, "highest*items/answered");
        return isRange && isWithinAll ? new Range(low, high, lowOfAll, highOfAll, true) : null;
    }

    /** A sum of answers, scaled. */
    private @Nullable Long sum(Value value) {
        Double number = value.number();
        if (number == null || grid == null) {
            return null;
        }
        if (!(Math.abs(number) <= MAX_SUM) || !grid.contains(number)) {
            contradiction(value, "decimals");
            return null;
        }
        return grid.scaled(number);
    }

    /** The scaled sum of the keyed answers of which this is the mean; null if it is out of range. */
    private @Nullable Long keyedOfMean(Value place, double mean, Range range, Counts counts, Grid grid) {
        double divisor = (double) counts.answered() * ScaleForm.unit(grid.decimals());
        if (!isWithin(place, mean, range.lowest() / divisor, range.highest() / divisor)) {
            return null;
        }
        // the keyed sum is an integer and far below the largest integer that a double represents exactly
        return Math.round(mean * divisor);
    }

    /** The scaled sum of the keyed answers that is prorated to this sum; null if it is out of range. */
    private @Nullable Long keyedOfSum(Value place, double sum, Range range, Grid grid) {
        double unit = ScaleForm.unit(grid.decimals());
        if (!isWithin(place, sum, range.lowestOfAll() / unit, range.highestOfAll() / unit)) {
            return null;
        }
        double reached = (sum * unit - range.lowestOfAll())
                * (range.highest() - range.lowest())
                / (range.highestOfAll() - range.lowestOfAll());
        return range.lowest() + Math.round(reached);
    }

    private boolean isWithin(Value place, double number, double lowest, double highest) {
        boolean isWithin = number >= lowest && number <= highest;
        if (!isWithin) {
            document.add(ProblemCode.OUT_OF_RANGE, place.at(), NumberText.of(lowest) + ".." + NumberText.of(highest));
        }
        return isWithin;
    }

    private void readReferents(String scale, Value list) {
        List<@Nullable Referent> referents = list.codedList(REFERENTS);
        if (referents == null) {
            return;
        }
        if (referents.isEmpty()) {
            document.add(ProblemCode.EMPTY_LIST, list.at());
        }
        Set<Referent> sorted = new TreeSet<>();
        for (Referent referent : referents) {
            if (referent != null) {
                sorted.add(referent);
            }
        }
        ownReferents.put(scale, Collections.unmodifiableSet(sorted));
    }

    private void require(boolean isTrue, Value value, String expected) {
        if (!isTrue) {
            contradiction(value, expected);
        }
    }

    private void contradiction(Value value, String expected) {
        document.add(ProblemCode.CONTRADICTION, value.at(), expected);
    }
}
