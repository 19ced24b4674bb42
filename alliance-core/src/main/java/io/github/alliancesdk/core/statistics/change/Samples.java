package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Checks whether series may form one series or one sample. */
final class Samples {
    private Samples() {}

    /** The differences of the others from the first, each fact once. */
    static List<Problem> differences(
            Collection<SeriesKey> keys, BiFunction<SeriesKey, SeriesKey, List<Problem>> differences) {
        Map<ProblemCode, Problem> found = new TreeMap<>();
        SeriesKey first = null;
        for (SeriesKey key : keys) {
            first = first == null ? key : first;
            differences.apply(first, key).forEach(each -> found.putIfAbsent(each.code(), each));
        }
        return new ArrayList<>(found.values());
    }

    /** The series of a sample may differ in dyad and rater id, but in nothing else. */
    static void requireOneKind(List<SeriesKey> keys) {
        refuse(differencesOfContext(keys));
    }

    static void requireOneKindOfTrajectory(List<Trajectory> trajectories) {
        List<Problem> found =
                differencesOfContext(trajectories.stream().map(Trajectory::key).toList());
        List<String> scales =
                trajectories.stream().map(Trajectory::scale).distinct().toList();
        if (scales.size() > 1) {
            found.add(Problem.of(Area.COMPARISON, ProblemCode.DIFFERENT_SCALE)
                    .withAllowed(scales.get(0))
                    .with("other", scales.get(1)));
        }
        refuse(found);
    }

    private static List<Problem> differencesOfContext(List<SeriesKey> keys) {
        return differences(keys, (one, other) -> one.context().differences(other.context()));
    }

    /** A dyad that counts twice makes the sample look larger than it is. */
    static void requireOnePerDyad(Collection<SeriesKey> keys) {
        Map<String, SeriesKey> byDyad = new HashMap<>();
        for (SeriesKey key : keys) {
            SeriesKey other = byDyad.put(key.dyadId(), key);
            if (other != null) {
                List<Problem> found = other.differences(key);
                if (found.isEmpty()) {
                    throw new IllegalArgumentException("a series occurs twice in a sample");
                }
                refuse(found);
            }
        }
    }

    static void refuse(List<Problem> differences) {
        if (!differences.isEmpty()) {
            throw new RefusedException(differences);
        }
    }
}
