package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scored;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A score converted to another range. It is not a {@link Score}, so methods that compare, track or recompute scores
 * don't accept it. Immutable and thread-safe.
 *
 * @param original the score before the conversion
 * @param conversion the conversion
 */
@NoJsonForm.Instead("the ConvertedReport")
public record ConvertedScore(Score original, RangeConversion conversion) implements NoJsonForm {
    /**
     * Makes a converted score.
     *
     * @param original the score before the conversion, in a format of the conversion's first range
     * @param conversion the conversion
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
     * The percentage of maximum possible; a conversion doesn't change it.
     *
     * @return from 0 to 100; empty if too few items were answered
     */
    public OptionalDouble pomp() {
        return original.pomp();
    }

    /**
     * The number of answered items and the conversion, without scores, because the score of a single item is an answer.
     */
    @Override
    public String toString() {
        return "ConvertedScore[" + original.answered() + " of " + original.items() + " items, " + conversion + "]";
    }
}
