package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.statistics.Arguments;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A key that the data may follow: the scales that it uses, and the columns of the data that it reverses. */
final class CandidateKey {
    private final KeyHypothesis.Kind kind;
    private final Instrument instrument;
    private final boolean[] reverseScored;

    CandidateKey(KeyHypothesis.Kind kind, Instrument instrument, boolean[] reverseScored) {
        this.kind = kind;
        this.instrument = instrument;
        this.reverseScored = reverseScored;
    }

    Instrument instrument() {
        return instrument;
    }

    /** By column, whether it is reversed; don't modify this array. */
    boolean[] reverseScored() {
        return reverseScored;
    }

    boolean turnsAs(CandidateKey other) {
        return Arrays.equals(reverseScored, other.reverseScored);
    }

    /**
     * Whether the other key reverses either all items or none of each sum relative to this key. Then every correlation
     * is the same under both keys, and no data can distinguish them.
     */
    boolean isMirrorOf(CandidateKey other) {
        return !turnsAs(other) && turnsWholeSums(other, instrument) && turnsWholeSums(other, other.instrument);
    }

    private boolean turnsWholeSums(CandidateKey other, Instrument sums) {
        List<Integer> numbers = List.copyOf(sums.itemNumbers());
        return restScales(sums).stream()
                .allMatch(scale -> scale.items().stream()
                                .map(numbers::indexOf)
                                .map(column -> reverseScored[column] != other.reverseScored[column])
                                .distinct()
                                .count()
                        == 1);
    }

    /** Whether both keys reverse the same items and have the same scales. */
    boolean isSameKeyAs(CandidateKey other) {
        return turnsAs(other) && partition().equals(other.partition());
    }

    private List<List<Integer>> partition() {
        return instrument.scales().stream()
                .map(Scale::items)
                .sorted(CandidateKey::compare)
                .toList();
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        return one.toString().compareTo(other.toString());
    }

    /** The items in which two keys differ: only one key reverses them, or else they belong to different scales. */
    SortedSet<Integer> differingItems(CandidateKey other) {
        SortedSet<Integer> items = new TreeSet<>();
        int column = 0;
        for (int item : instrument.itemNumbers()) {
            boolean differs = turnsAs(other)
                    ? !scaleIds(instrument, item).equals(scaleIds(other.instrument, item))
                    : reverseScored[column] != other.reverseScored[column];
            if (differs) {
                items.add(item);
            }
            column++;
        }
        return items;
    }

    private static List<String> scaleIds(Instrument instrument, int item) {
        return ownScales(instrument).stream()
                .filter(scale -> scale.items().contains(item))
                .map(Scale::id)
                .toList();
    }

    private static List<Scale> ownScales(Instrument instrument) {
        return instrument.scales().stream().filter(scale -> !scale.isTotal()).toList();
    }

    /** The scales whose rest an item is correlated with: the total, or the item's own scale if there is no total. */
    static List<Scale> restScales(Instrument instrument) {
        return instrument.findScale(Scale.TOTAL).map(List::of).orElseGet(instrument::scales);
    }

    KeyHypothesis fit(ItemMoments moments) {
        SortedMap<Integer, Statistic<Double>> values = rests(restScales(instrument), moments);
        SortedMap<Integer, Statistic<Double>> scaleRests = rests(ownScales(instrument), moments);
        SortedMap<Integer, Statistic<Correlation>> itemRests = new TreeMap<>();
        values.forEach((item, rest) -> itemRests.put(item, correlation(rest, moments)));
        int column = 0;
        SortedSet<Integer> items = new TreeSet<>();
        for (int item : instrument.itemNumbers()) {
            if (reverseScored[column++]) {
                items.add(item);
            }
        }
        return new KeyHypothesis(
                kind,
                instrument.id(),
                items,
                correlation(mean(values.values()), moments),
                itemRests,
                mean(scaleRests.values()));
    }

    /** The interval uses the number of persons for the pair of items that the fewest persons answered. */
    private static Statistic<Correlation> correlation(Statistic<Double> value, ItemMoments moments) {
        return value.flatMap(r -> Correlation.of(r, moments.n()));
    }

    /** Whether a sum of items that should vary is constant. Every other key then seems to fit such answers better. */
    boolean hasConstantSum(ItemMoments moments) {
        return sums(moments).anyMatch(sum -> sum.sum(-1).obstacle() == Reason.NO_VARIANCE);
    }

    /** Whether the items of the total, or of a scale if there is no total, have common variance under this key. */
    boolean fits(ItemMoments moments) {
        return sums(moments).anyMatch(CandidateKey::haveInCommon);
    }

    /** Whether alpha is above 0 beyond chance: the lower bound of Feldt's 95 % interval is. */
    private static boolean haveInCommon(ItemMoments sum) {
        if (sum.n() < 2) {
            return false;
        }
        int n = sum.n();
        return sum.sum(-1)
                .alpha()
                .value()
                .filter(alpha ->
                        (1 - alpha) * Quantiles.f((1 + Arguments.LEVEL) / 2, n - 1, (n - 1.0) * (sum.items() - 1)) < 1)
                .isPresent();
    }

    private Stream<ItemMoments> sums(ItemMoments moments) {
        return restScales(instrument).stream().map(scale -> keyed(scale, moments));
    }

    /** The moments of the items of a scale as this key scores them. */
    private ItemMoments keyed(Scale scale, ItemMoments moments) {
        List<Integer> numbers = List.copyOf(instrument.itemNumbers());
        return moments.select(scale.items().stream().mapToInt(numbers::indexOf).toArray(), reverseScored);
    }

    /** The correlation of each item with the rest of its own scale. */
    SortedMap<Integer, Statistic<Double>> scaleRests(ItemMoments moments) {
        return rests(ownScales(instrument), moments);
    }

    private SortedMap<Integer, Statistic<Double>> rests(List<Scale> scales, ItemMoments moments) {
        SortedMap<Integer, List<Statistic<Double>>> rests = new TreeMap<>();
        for (Scale scale : scales) {
            ItemMoments keyed = keyed(scale, moments);
            for (int place = 0; place < scale.items().size(); place++) {
                rests.computeIfAbsent(scale.items().get(place), number -> new ArrayList<>())
                        .add(keyed.itemRest(place));
            }
        }
        SortedMap<Integer, Statistic<Double>> means = new TreeMap<>();
        rests.forEach((item, each) -> means.put(item, mean(each)));
        return means;
    }

    /** The mean of those that could be computed; if none could, the reason of the first. */
    static Statistic<Double> mean(Collection<Statistic<Double>> statistics) {
        double[] values = statistics.stream()
                .map(Statistic::value)
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (values.length > 0) {
            return Statistic.of(Arrays.stream(values).sum() / values.length);
        }
        return statistics.stream().findFirst().orElse(Statistic.not(Reason.TOO_FEW_ITEMS));
    }
}
