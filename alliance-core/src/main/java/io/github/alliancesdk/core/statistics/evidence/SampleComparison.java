package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A score compared with the figures of a reference sample. It always contains the sample. It is context, not a norm.
 * Immutable and thread-safe.
 *
 * <p>A position is computed only in a sample of persons whose number is published, because a standard deviation pooled
 * over studies doesn't describe a distribution of persons. Example, for a score of 3.5 and a sample of n = 24 with a
 * mean of 3 and a standard deviation of 0.8: z is (3.5 - 3) / 0.8 = 0.625. The small sample widens the standard
 * deviation by sqrt(25 / 24) = 1.020621, to 0.816497; t is 0.5 / 0.816497 = 0.612372 with 23 degrees of freedom.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.scoring.ScoreRange;
 * import io.github.alliancesdk.core.statistics.evidence.*;
 * import io.github.alliancesdk.core.instrument.*;
 * import java.util.Locale;
 *
 * ReferenceSample clinic = ReferenceSample.builder("our-clinic")
 *         .label("clients of our clinic, session 3")
 *         .instrument("wai-sr")
 *         .rater(Rater.CLIENT)
 *         .referent(Referent.THERAPIST)
 *         .range(ScoreRange.of(1, 5))
 *         .scale("total")
 *         .n(24)
 *         .mean(3.0)
 *         .sd(0.8)
 *         .source("our-report", Source.of("Annual report of our clinic", "in full"))
 *         .build();
 * Measurement score = new Measurement(
 *         InstrumentId.of("wai-sr"), Rater.CLIENT, Referent.THERAPIST, ScoreRange.of(1, 5), "total", Metric.MEAN, 3.5);
 * SampleComparison.Position position = clinic.compare(score).orElseThrow().position().orElseThrow();
 * System.out.println(position.z()); // 0.625
 * System.out.println(String.format(Locale.ROOT, "%.6f", position.t())); // 0.612372
 * System.out.println(position.degreesOfFreedom()); // 23
 * }</pre>
 */
public final class SampleComparison implements ComparisonResult {
    private final ReferenceSample sample;
    private final Measurement score;
    private final Optional<RangeConversion> conversion;

    SampleComparison(ReferenceSample sample, Measurement score, Optional<RangeConversion> conversion) {
        this.sample = sample;
        this.score = score;
        this.conversion = conversion;
    }

    @Override
    public SampleComparison orElseThrow() {
        return this;
    }

    /**
     * The sample that the score is compared with.
     *
     * @return the sample as it was published
     */
    public ReferenceSample sample() {
        return sample;
    }

    /**
     * The score that is compared.
     *
     * @return the score, on its own range
     */
    public Measurement score() {
        return score;
    }

    /**
     * The conversion of the sample's figures to the range of the score.
     *
     * @return empty if they were not converted
     */
    public Optional<RangeConversion> conversion() {
        return conversion;
    }

    /**
     * The mean of the sample.
     *
     * @return on the range of the score
     */
    public double mean() {
        return conversion.map(map -> map.mean(sample.mean())).orElse(sample.mean());
    }

    /**
     * The standard deviation of the sample.
     *
     * @return in units of the range of the score
     */
    public double sd() {
        return conversion.map(map -> map.sd(sample.sd())).orElse(sample.sd());
    }

    /**
     * The distance of the score from the mean of the sample.
     *
     * @return negative if the score is below the mean
     */
    public double difference() {
        return score.value() - mean();
    }

    /**
     * The position of the score in the sample.
     *
     * @return the position; {@link Reason#POOLED_SAMPLE} if the sample isn't one of persons, {@link Reason#UNKNOWN_N}
     *     if its number of persons isn't published, {@link Reason#TOO_FEW_PERSONS} for fewer than two persons,
     *     {@link Reason#NO_VARIANCE} if its standard deviation is zero
     */
    public Statistic<Position> position() {
        if (sample.kind() != ReferenceSample.Kind.PUBLISHED_SAMPLE) {
            return Statistic.not(Reason.POOLED_SAMPLE);
        }
        if (sample.n().isEmpty()) {
            return Statistic.not(Reason.UNKNOWN_N);
        }
        int n = sample.n().getAsInt();
        if (n < 2) {
            return Statistic.not(Reason.TOO_FEW_PERSONS);
        }
        if (sd() == 0) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        double z = difference() / sd();
        double t = difference() / (sd() * Math.sqrt((n + 1.0) / n));
        return Double.isFinite(z) ? Statistic.of(new Position(z, t, n - 1)) : Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
    }

    /**
     * The comparison as English text, with numbers rounded to two decimals: the score, the label of the sample, its
     * source and its caution.
     *
     * @return a few sentences
     */
    public String sentence() {
        return sentence(Locale.ROOT);
    }

    /**
     * The comparison as text in a language; in English if there is no translation. The sample's label and its caution
     * stay in the language of their author.
     *
     * @param locale the language
     * @return a few sentences, with the content of {@link #sentence()}
     * @throws NullPointerException if {@code locale} is null
     */
    public String sentence(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        List<String> sentences = new ArrayList<>();
        sentences.add(Messages.text(
                locale,
                difference() < 0 ? "comparison.below" : "comparison.above",
                Map.of(
                        "score", rounded(locale, score.value()),
                        "difference", rounded(locale, Math.abs(difference())),
                        "mean", rounded(locale, mean()),
                        "sd", rounded(locale, sd()),
                        "sample", sample.description(locale))));
        sentences.add(position(locale));
        conversion.ifPresent(map -> sentences.add(
                Messages.text(locale, "comparison.converted", Map.of("conversion", map.displayName(locale)))));
        String sources = String.join(", ", sample.sources().keySet());
        sentences.add(Messages.text(locale, "comparison.source", Map.of("sources", sources)));
        sample.caution()
                .ifPresent(caution ->
                        sentences.add(Messages.text(locale, "comparison.caution", Map.of("caution", caution))));
        sentences.add(Messages.text(locale, "comparison.context"));
        return String.join(" ", sentences);
    }

    private String position(Locale locale) {
        Statistic<Position> position = position();
        return position.reason()
                .map(why -> Messages.text(locale, "comparison.no-position", Map.of("reason", why.message(locale))))
                .orElseGet(() -> position(locale, position.orElseThrow()));
    }

    private static String position(Locale locale, Position position) {
        return Messages.text(
                locale,
                "comparison.position",
                Map.of(
                        "z", rounded(locale, position.z()),
                        "df", String.valueOf(position.degreesOfFreedom()),
                        "t", rounded(locale, position.t())));
    }

    private static String rounded(Locale locale, double number) {
        return Messages.decimal(locale, String.format(Locale.ROOT, "%.2f", number));
    }

    /**
     * The JSON form of the comparison, with the score. A value that could not be computed is written as
     * {@code {"reason": ".."}}.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @Override
    public Map<String, Object> toMap() {
        return JsonShapes.map(put -> {
            put.accept("score", score.value());
            put.accept("sample", sample.toMap());
            put.accept("mean", mean());
            put.accept("sd", sd());
            put.accept("difference", difference());
            put.accept("position", JsonShapes.of(position(), SampleComparison::shape));
            conversion.ifPresent(map -> put.accept("converted", map.toMap()));
        });
    }

    private static Map<String, Object> shape(Position position) {
        return JsonShapes.map(put -> {
            put.accept("z", position.z());
            put.accept("t", position.t());
            put.accept("df", position.degreesOfFreedom());
        });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SampleComparison that
                && sample.equals(that.sample)
                && score.equals(that.score)
                && conversion.equals(that.conversion);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sample, score, conversion);
    }

    /** The kind of score and the sample, without the numbers, which may be a person's. */
    @Override
    public String toString() {
        return "SampleComparison[" + score + " with " + sample.description()
                + conversion.map(map -> ", converted " + map).orElse("") + "]";
    }

    /**
     * The position of a score in a sample of persons, in units of the sample's standard deviation. It can't be
     * converted to a percentile: alliance scores are skewed, with most of them near the top of the range, so the
     * distance doesn't show how many scores are below. Immutable and thread-safe.
     *
     * @param z {@code (score - mean) / sd}, which treats the sample's figures as those of a population
     * @param t {@code (score - mean) / (sd * sqrt((n + 1) / n))}, which corrects for estimation from a sample (Crawford
     *     and Howell 1998)
     * @param degreesOfFreedom of t: n - 1
     */
    @NoJsonForm.Instead("the SampleComparison")
    public record Position(double z, double t, int degreesOfFreedom) implements NoJsonForm {}
}
