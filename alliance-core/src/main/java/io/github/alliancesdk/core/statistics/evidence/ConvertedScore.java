package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scored;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A score on another range than the one that it was given on. It is no {@link Score}: whatever compares, follows or
 * recomputes scores can't take it. Immutable and thread-safe.
 *
 * @param original the score as it was given
 * @param conversion what was done to it
 */
@NoJsonForm.Instead("the ConvertedReport")
public record ConvertedScore(Score original, RangeConversion conversion) implements NoJsonForm {
    /**
     * Makes a converted score.
     *
     * @param original the score as it was given, in a format of the conversion's first range
     * @param conversion what is done to it
     * @throws NullPointerException if an argument is null
     */
    public ConvertedScore {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(conversion, "conversion");
    }

    /**
     * The mean on the other range.
     *
     * @return empty if too few items were answered
     */
    public OptionalDouble mean() {
        return original instanceof Scored scored
                ? OptionalDouble.of(conversion.mean(scored.mean().getAsDouble()))
                : OptionalDouble.empty();
    }

    /**
     * The sum on the other range.
     *
     * @return empty if too few items were answered
     */
    public OptionalDouble sum() {
        return original instanceof Scored scored
                ? OptionalDouble.of(conversion.sum(scored.sum().getAsDouble(), scored.items()))
                : OptionalDouble.empty();
    }

    /**
     * The percentage of maximum possible, which no conversion changes.
     *
     * @return 0 to 100; empty if too few items were answered
     */
    public OptionalDouble pomp() {
        return original.pomp();
    }

    /** How many items were answered, and the conversion; numbers stay out, because the score of one item is an answer. */
    @Override
    public String toString() {
        return "ConvertedScore[" + original.answered() + " of " + original.items() + " items, " + conversion + "]";
    }
}
