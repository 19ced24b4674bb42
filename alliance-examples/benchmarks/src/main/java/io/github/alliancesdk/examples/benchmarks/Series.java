package io.github.alliancesdk.examples.benchmarks;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The samples of one contender over all rounds.
 *
 * @param contender its name
 * @param origin the owner of its code
 * @param samples one sample for each round, in order
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

    /** The ratio of this contender's time to another's, round by round: what slows both down in a round cancels out. */
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
