package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a report on another range, for a table or chart beside figures of that range. It is not a
 * {@link ScoreReport}, so methods that verify, compare or track reports don't accept it. Its record contains the
 * conversion in {@code converted}. Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.statistics.evidence.ConvertedReport;
 * import io.github.alliancesdk.core.scoring.ScoreRange;
 * import io.github.alliancesdk.core.instrument.Rater;
 * import io.github.alliancesdk.core.response.*;
 * import io.github.alliancesdk.core.scoring.*;
 * import io.github.alliancesdk.instruments.BundledInstruments;
 *
 * var checker = ResponseChecker.of(BundledInstruments.catalog());
 * var sheet = Responses.inItemOrder(BundledInstruments.dwai(), Rater.CLIENT, 7, 6, 5, 4, 3, 5);
 * ScoreReport dwai = Scorer.complete().score(checker.check(sheet).orElseThrow()); // a mean of 5 on 1..7
 * ConvertedReport converted = ConvertedReport.of(dwai, ScoreRange.of(0, 3));
 * System.out.println(converted.scale("total").mean().getAsDouble()); // 2.0
 * System.out.println(converted.toMap().get("converted")); // {from=1..7, to=0..3, kind=linear, not equating}
 * }</pre>
 */
public final class ConvertedReport {
    private final ScoreReport original;
    private final RangeConversion conversion;
    private final Map<String, ConvertedScore> scales;

    private ConvertedReport(ScoreReport original, RangeConversion conversion) {
        this.original = original;
        this.conversion = conversion;
        Map<String, ConvertedScore> converted = new LinkedHashMap<>();
        original.scales().forEach((id, score) -> converted.put(id, new ConvertedScore(score, conversion)));
        this.scales = Collections.unmodifiableMap(converted);
    }

    /**
     * Converts the scores of a report.
     *
     * @param report the report
     * @param to the range to convert to
     * @return the scores on that range
     * @throws NullPointerException if an argument is null
     * @throws RefusedException if the items of the instrument differ in their formats
     */
    public static ConvertedReport of(ScoreReport report, ScoreRange to) {
        Objects.requireNonNull(to, "to");
        if (!report.definition().itemFormats().isEmpty()) {
            throw new RefusedException(
                    Problem.of(Area.EVIDENCE, ProblemCode.MALFORMED_RECORD).withAllowed("one format for all items"));
        }
        return new ConvertedReport(report, RangeConversion.of(ScoreRange.of(report.format()), to));
    }

    /**
     * The report before the conversion.
     *
     * @return the report
     */
    public ScoreReport original() {
        return original;
    }

    /**
     * The conversion of the scores.
     *
     * @return the conversion
     */
    public RangeConversion conversion() {
        return conversion;
    }

    /**
     * The converted score of a scale.
     *
     * @param id the id of a scale, such as {@code bond}
     * @return the score
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if the instrument has no such scale; the message lists the existing ones
     */
    public ConvertedScore scale(String id) {
        return findScale(id)
                .orElseThrow(() -> new IllegalArgumentException(original.instrument() + " has no scale "
                        + Pointer.shown(id) + "; it has " + String.join(", ", scales.keySet())));
    }

    /**
     * The converted score of a scale, if the instrument has it.
     *
     * @param id the id of a scale
     * @return the score, or empty
     * @throws NullPointerException if {@code id} is null
     */
    public Optional<ConvertedScore> findScale(String id) {
        return Optional.ofNullable(scales.get(Objects.requireNonNull(id, "id")));
    }

    /**
     * The converted scores of all scales.
     *
     * @return by scale id, in the order of the definition
     */
    public Map<String, ConvertedScore> scales() {
        return scales;
    }

    /**
     * The JSON form of the record: that of {@link ScoreReport#toMap()} with the value, the mean and the sum of each scale on the
     * other range, and with the conversion in {@code converted}. An audit is left out, because its answers are not
     * converted. Jackson 2 and 3 write a converted report in this form.
     *
     * @return plain strings, numbers, booleans, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>(original.toMap());
        map.remove("audit");
        map.put("scales", scaleMaps((Map<?, ?>) Objects.requireNonNull(map.get("scales"))));
        map.put("converted", conversion.toMap());
        return Collections.unmodifiableMap(map);
    }

    private Map<String, Object> scaleMaps(Map<?, ?> given) {
        Map<String, Object> maps = new LinkedHashMap<>();
        scales.forEach((id, score) -> {
            Map<String, Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(given.get(id))).forEach((name, value) -> map.put((String) name, value));
            score.value().ifPresent(value -> map.put("value", value));
            score.mean().ifPresent(mean -> map.put("mean", mean));
            score.sum().ifPresent(sum -> map.put("sum", sum));
            maps.put(id, Collections.unmodifiableMap(map));
        });
        return Collections.unmodifiableMap(maps);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConvertedReport that
                && conversion.equals(that.conversion)
                && original.equals(that.original);
    }

    @Override
    public int hashCode() {
        return Objects.hash(original, conversion);
    }

    /** What was scored and the conversion, without scores, because the score of a single item is an answer. */
    @Override
    public String toString() {
        return "ConvertedReport[" + original + ", " + conversion + "]";
    }

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
         * The score on the other range as it is reported by convention.
         *
         * @return the {@link #mean()} or the {@link #sum()}; empty if too few items were answered
         */
        public OptionalDouble value() {
            return original instanceof Scored scored && scored.metric() == Metric.SUM ? sum() : mean();
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
         * The number of answered items and the conversion, without scores, because the score of a single item is an
         * answer.
         */
        @Override
        public String toString() {
            return "ConvertedScore[" + original.answered() + " of " + original.items() + " items, " + conversion + "]";
        }
    }
}
