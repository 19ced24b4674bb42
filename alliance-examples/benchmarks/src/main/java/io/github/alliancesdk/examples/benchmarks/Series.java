package io.github.alliancesdk.examples.benchmarks;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One contender over all rounds.
 *
 * @param contender its name
 * @param origin whose code it is
 * @param samples a sample a round, in the order of the rounds
 */
record Series(String contender, Origin origin, List<Sample> samples) {
    Spread time() {
        return Spread.of(samples.stream().mapToDouble(Sample::time).toArray());
    }

    /** The median of the bytes allocated. */
    OptionalDouble bytes() {
        double[] bytes = samples.stream()
                .map(Sample::bytes)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return bytes.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Spread.of(bytes).median());
    }

    /** This one's time over another's, round by round: what slows both down in one round cancels out. */
    Spread over(Series other) {
        if (samples.size() != other.samples.size()) {
            throw new IllegalStateException(contender + " and " + other.contender + " ran in different rounds");
        }
        double[] ratios = new double[samples.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = samples.get(round).time() / other.samples.get(round).time();
        }
        return Spread.of(ratios);
    }
}
