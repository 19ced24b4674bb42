package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Compares the candidate keys with each other. */
final class KeyComparison {
    private final List<CandidateKey> keys;
    private final List<KeyHypothesis> fits;
    private final ItemMoments moments;
    private final double highest;
    private final int best;

    KeyComparison(List<CandidateKey> keys, ItemMoments moments, double highest) {
        this.keys = keys;
        this.moments = moments;
        this.highest = highest;
        this.fits = keys.stream().map(key -> key.fit(moments)).toList();
        this.best = findBest();
    }

    List<KeyHypothesis> hypotheses() {
        return fits;
    }

    CandidateKey best() {
        return keys.get(best);
    }

    private CandidateKey declared() {
        return keys.get(0);
    }

    private int findBest() {
        List<Integer> better = new ArrayList<>();
        if (declared().hasConstantSum(moments)) {
            return 0;
        }
        for (int i = 1; i < keys.size(); i++) {
            if (keys.get(i).fits(moments) && isPreferred(i, 0)) {
                better.add(i);
            }
        }
        // the range and the scales are compared only among keys that reverse the same items
        return better.stream()
                .max(Comparator.<Integer>comparingDouble(i -> mean(i))
                        .thenComparing(i -> hasRangeOf(keys.get(i).instrument()))
                        .thenComparingDouble(
                                i -> fits.get(i).meanScaleRest().value().orElse(-1.0)))
                .orElse(0);
    }

    private double mean(int key) {
        return fits.get(key).meanItemRest().value().map(Correlation::value).orElse(-1.0);
    }

    /** Whether the highest answer is the highest of the instrument's own formats. */
    private boolean hasRangeOf(Instrument instrument) {
        return instrument.itemNumbers().stream()
                        .mapToDouble(item -> instrument
                                .format(item, instrument.responseFormat())
                                .max())
                        .max()
                        .orElseThrow()
                == highest;
    }

    /** Whether the data fit one key better than another by more than chance. */
    private boolean isPreferred(int one, int other) {
        SortedSet<Integer> items = keys.get(one).differingItems(keys.get(other));
        if (keys.get(one).turnsAs(keys.get(other))) {
            Optional<Correlation> own = mean(keys.get(one).scaleRests(moments), items);
            Optional<ConfidenceInterval> ownBounds = own.flatMap(KeyComparison::interval);
            Optional<ConfidenceInterval> others =
                    mean(keys.get(other).scaleRests(moments), items).flatMap(KeyComparison::interval);
            return own.filter(Correlation::liesAboveZero).isPresent()
                    && ownBounds.isPresent()
                    && others.isPresent()
                    && ownBounds.get().lower() > others.get().upper();
        }
        Map<Integer, Statistic<Double>> rests = new TreeMap<>();
        fits.get(one).itemRests().forEach((item, rest) -> rests.put(item, rest.map(Correlation::value)));
        return mean(one) > mean(other)
                && mean(rests, items).filter(Correlation::liesAboveZero).isPresent();
    }

    private static Optional<ConfidenceInterval> interval(Correlation correlation) {
        return correlation.interval().value();
    }

    private Optional<Correlation> mean(Map<Integer, Statistic<Double>> rests, Collection<Integer> items) {
        List<Statistic<Double>> some =
                items.stream().map(rests::get).filter(Objects::nonNull).toList();
        return CandidateKey.mean(some)
                .flatMap(mean -> Correlation.of(mean, moments.n()))
                .value();
    }

    List<KeyingFinding> findings() {
        List<KeyingFinding> findings = new ArrayList<>();
        if (best != 0) {
            findings.add(betterKey());
        }
        SortedMap<Integer, Correlation> against = new TreeMap<>();
        for (int item : fits.get(0).itemsAgainst()) {
            against.put(
                    item,
                    Objects.requireNonNull(fits.get(0).itemRests().get(item)).orElseThrow());
        }
        if (!against.isEmpty()) {
            findings.add(new KeyingFinding.ItemsAgainstKey(against));
        }
        return findings;
    }

    private KeyingFinding betterKey() {
        List<KeyHypothesis> equallyGood = new ArrayList<>();
        for (int i = 1; i < keys.size(); i++) {
            if (i != best && keys.get(i).turnsAs(best())) {
                equallyGood.add(fits.get(i));
            }
        }
        return new KeyingFinding.BetterKey(fits.get(0), fits.get(best), best().differingItems(declared()), equallyGood);
    }

    Optional<Reason> whyUndecided() {
        if (!declared().fits(moments)) {
            return Optional.of(fits.get(0).meanItemRest().reason().orElse(Reason.UNDECIDED));
        }
        for (int i = 1; i < keys.size(); i++) {
            if (!keys.get(i).turnsAs(declared()) && !isPreferred(0, i)) {
                return Optional.of(Reason.UNDECIDED);
            }
        }
        return Optional.empty();
    }

    List<InstrumentId> notToldApart() {
        List<InstrumentId> alike = new ArrayList<>();
        for (int i = 1; i < keys.size(); i++) {
            if (best == 0 && keys.get(i).turnsAs(declared()) && !isPreferred(0, i)) {
                alike.add(keys.get(i).instrument().id());
            }
        }
        return alike;
    }
}
