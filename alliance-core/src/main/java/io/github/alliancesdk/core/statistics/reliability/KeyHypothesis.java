package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A whole key that the data may follow, and how well they fit it. In the totals of items that differ in their range, an
 * answer counts as its place in the range of its item. Immutable and thread-safe.
 *
 * <pre>{@code
 * KeyHypothesis declared = KeyingCheck.withoutRivals().check(matrix).hypotheses().get(0);
 * System.out.println(declared.kind().id()); // as-declared
 * System.out.println(String.format(Locale.ROOT, "%.2f", declared.meanItemRest().orElseThrow().value())); // 0.58
 * System.out.println(declared.itemsAgainst()); // []
 * }</pre>
 *
 * @param kind the statement of the hypothesis
 * @param instrument the instrument whose scales it uses: the declared one, or the rival
 * @param reverseScored the items that are reversed before they are compared, ascending
 * @param meanItemRest the mean over the items of the correlation of an item with the total of the other items. Its
 *     interval is that of a single correlation over as many persons, so it is too wide for a mean
 * @param itemRests by item, the correlation with the total of the other items and its interval; if there is no total,
 *     with the rest of its own scale
 * @param meanScaleRest the mean over the items of the correlation with the rest of the item's own scale. Only this
 *     figure depends on the scale that an item belongs to
 */
public record KeyHypothesis(
        Kind kind,
        InstrumentId instrument,
        SortedSet<Integer> reverseScored,
        Statistic<Correlation> meanItemRest,
        SortedMap<Integer, Statistic<Correlation>> itemRests,
        Statistic<Double> meanScaleRest) {
    /** What a hypothesis says of data. The ids are stable; more constants may be added. */
    public enum Kind implements Named {
        /** They are what they are said to be. */
        AS_DECLARED("as-declared"),
        /** The data are declared as keyed, but the reversed items were not reverse-scored. */
        NOT_REVERSED("not-reversed"),
        /**
         * The data are declared as raw, but the reversed items were already reverse-scored, or the form doesn't reverse
         * them.
         */
        ALREADY_REVERSED("already-reversed"),
        /**
         * Each answer was coded by its position on the form instead of its label. So items whose answers are printed
         * from the highest to the lowest were coded in reverse.
         */
        PRINTED_POSITION("printed-position"),
        /** Another instrument was filled in. */
        OTHER_KEY("other-key");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "key." + id);
        }
    }

    /**
     * Makes a hypothesis from its parts.
     *
     * @param kind the statement of the hypothesis
     * @param instrument the instrument whose scales it uses
     * @param reverseScored the items that are reversed before they are compared
     * @param meanItemRest the mean over the items of the correlation with the total of the other items
     * @param itemRests by item, that correlation
     * @param meanScaleRest the mean over the items of the correlation with the rest of the item's own scale
     * @throws NullPointerException if an argument is null
     */
    public KeyHypothesis {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(instrument, "instrument");
        reverseScored = Collections.unmodifiableSortedSet(new TreeSet<>(reverseScored));
        Objects.requireNonNull(meanItemRest, "meanItemRest");
        itemRests = Collections.unmodifiableSortedMap(new TreeMap<>(itemRests));
        Objects.requireNonNull(meanScaleRest, "meanScaleRest");
    }

    /**
     * The items that contradict this key: the whole 95 % interval of their correlation with the total of the other
     * items is below 0.
     *
     * @return ascending, unmodifiable
     */
    public SortedSet<Integer> itemsAgainst() {
        SortedSet<Integer> items = new TreeSet<>();
        itemRests.forEach((item, rest) -> {
            if (rest.value().filter(Correlation::liesBelowZero).isPresent()) {
                items.add(item);
            }
        });
        return Collections.unmodifiableSortedSet(items);
    }

    /**
     * The JSON form of the hypothesis.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order; what could not be computed is a reason
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hypothesis", kind.id());
        map.put("instrument", instrument.value());
        map.put(
                "itemRest",
                meanItemRest.value().<Object>map(KeyHypothesis::toMap).orElseGet(() -> reason(meanItemRest)));
        map.put("scaleRest", meanScaleRest.value().<Object>map(value -> value).orElseGet(() -> reason(meanScaleRest)));
        map.put("itemsAgainst", List.copyOf(itemsAgainst()));
        return Collections.unmodifiableMap(map);
    }

    static Map<String, Object> toMap(Correlation correlation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", correlation.value());
        Optional<ConfidenceInterval> interval = correlation.interval().value();
        interval.ifPresent(bounds -> {
            map.put("lower", bounds.lower());
            map.put("upper", bounds.upper());
        });
        return Collections.unmodifiableMap(map);
    }

    private static Map<String, Object> reason(Statistic<?> statistic) {
        return Map.of("reason", statistic.reason().orElseThrow().id());
    }
}
