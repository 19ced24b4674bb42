package io.github.alliancesdk.core.statistics.change;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks whether series may form one sample. */
final class Samples {
    private Samples() {}

    /** The series of a sample may differ in dyad and rater id, but in nothing else. */
    static void requireOneKind(List<SeriesKey> keys) {
        Set<SeriesFact> facts = differences(keys);
        if (!facts.isEmpty()) {
            throw new MixedSeriesException(List.copyOf(facts));
        }
    }

    static void requireOneKindOfTrajectory(List<Trajectory> trajectories) {
        Set<SeriesFact> facts =
                differences(trajectories.stream().map(Trajectory::key).toList());
        if (trajectories.stream().map(Trajectory::scale).distinct().count() > 1) {
            facts.add(SeriesFact.SCALE);
        }
        if (!facts.isEmpty()) {
            throw new MixedSeriesException(List.copyOf(facts));
        }
    }

    private static Set<SeriesFact> differences(List<SeriesKey> keys) {
        Set<SeriesFact> facts = EnumSet.noneOf(SeriesFact.class);
        keys.forEach(key -> facts.addAll(keys.get(0).differences(key)));
        facts.remove(SeriesFact.DYAD);
        facts.remove(SeriesFact.RATER_ID);
        return facts;
    }

    /** A dyad that counts twice makes the sample look larger than it is. */
    static void requireOnePerDyad(Collection<SeriesKey> keys) {
        Map<String, SeriesKey> byDyad = new HashMap<>();
        for (SeriesKey key : keys) {
            SeriesKey other = byDyad.put(key.dyadId(), key);
            if (other != null) {
                List<SeriesFact> facts = other.differences(key);
                if (facts.isEmpty()) {
                    throw new IllegalArgumentException("a series occurs twice in a sample");
                }
                throw new MixedSeriesException(facts);
            }
        }
    }
}
