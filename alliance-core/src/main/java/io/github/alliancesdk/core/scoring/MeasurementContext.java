package io.github.alliancesdk.core.scoring;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The facts that describe what a score measures. Two scores are comparable if these facts agree. A
 * {@linkplain ScoreReport#context() report} states all of them, a {@linkplain ScoreRecord#context() record} all but the
 * metric. Published figures state fewer. A fact is compared only
 * if both sides state it. The analysis decides which differences matter: an analysis of agreement compares different
 * raters. Immutable and thread-safe.
 *
 * <pre>{@code
 * ScoreReport other = Scorer.of(MissingPolicy.prorate(0.8)).score(checked);
 * List<Problem> differences = report.context().differences(other.context());
 * System.out.println(differences.get(0).allowed()); // Optional[complete]
 * }</pre>
 *
 * @param instrument the instrument
 * @param construct what the instrument measures, if it is stated
 * @param definitionDigest the digest of the scoring key, if it is stated
 * @param format the id of the response format, if it is stated
 * @param min the lowest possible answer
 * @param max the highest possible answer
 * @param metric whether the number is a mean or a sum of answers, if it matters
 * @param rater the role of the rater
 * @param referent the person or thing that is rated; unstated equals only itself
 * @param policy the missing policy, if it matters
 */
@NoJsonForm.Instead("its members one by one")
public record MeasurementContext(
        InstrumentId instrument,
        Optional<Construct> construct,
        Optional<String> definitionDigest,
        Optional<String> format,
        double min,
        double max,
        Optional<Metric> metric,
        Rater rater,
        Referent referent,
        Optional<MissingPolicy> policy)
        implements NoJsonForm {
    /**
     * Creates a context.
     *
     * @param instrument the instrument
     * @param construct what the instrument measures, if it is stated
     * @param definitionDigest the digest of the scoring key, if it is stated
     * @param format the id of the response format, if it is stated
     * @param min the lowest possible answer
     * @param max the highest possible answer
     * @param metric whether the number is a mean or a sum of answers, if it matters
     * @param rater the role of the rater
     * @param referent the person or thing that is rated; unstated equals only itself
     * @param policy the missing policy, if it matters
     * @throws NullPointerException if an argument is null
     */
    public MeasurementContext {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(construct, "construct");
        Objects.requireNonNull(definitionDigest, "definitionDigest");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(rater, "rater");
        Objects.requireNonNull(referent, "referent");
        Objects.requireNonNull(policy, "policy");
    }

    /**
     * Returns the context of published figures, which state no construct, no key, no format id and no missing policy.
     *
     * @param instrument the instrument
     * @param min the lowest possible answer
     * @param max the highest possible answer
     * @param metric whether the figures describe means or sums of answers
     * @param rater the role of the raters
     * @param referent the person or thing that is rated
     * @return the context
     * @throws NullPointerException if an argument is null
     */
    public static MeasurementContext ofFigures(
            InstrumentId instrument, double min, double max, Metric metric, Rater rater, Referent referent) {
        return new MeasurementContext(
                instrument,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                min,
                max,
                Optional.of(Objects.requireNonNull(metric, "metric")),
                rater,
                referent,
                Optional.empty());
    }

    /**
     * The range of the answers as text for display.
     *
     * @return for example {@code 1..5}
     */
    public String range() {
        return NumberText.of(min) + ".." + NumberText.of(max);
    }

    /**
     * This context with another metric.
     *
     * @param other the metric
     * @return a copy
     * @throws NullPointerException if {@code other} is null
     */
    public MeasurementContext withMetric(Metric other) {
        return new MeasurementContext(
                instrument, construct, definitionDigest, format, min, max, Optional.of(other), rater, referent, policy);
    }

    /**
     * The differences between this context and another.
     *
     * @param other another context
     * @return a problem for each fact that both contexts state and that differs, in this order: instrument,
     *     construct, definition, metric, format, rater, referent, policy. The argument {@code allowed} contains the value
     *     of this context, and {@code other} that of the other context. Empty if all facts agree
     * @throws NullPointerException if {@code other} is null
     */
    public List<Problem> differences(MeasurementContext other) {
        Objects.requireNonNull(other, "other");
        boolean isNamed = format.isPresent() && other.format.isPresent();
        List<Problem> found = new ArrayList<>();
        compare(ProblemCode.DIFFERENT_INSTRUMENT, instrument.value(), other.instrument.value(), found);
        compare(
                ProblemCode.DIFFERENT_CONSTRUCT,
                construct.map(Construct::id),
                other.construct.map(Construct::id),
                found);
        compare(ProblemCode.DIFFERENT_DEFINITION, definitionDigest, other.definitionDigest, found);
        compare(ProblemCode.DIFFERENT_METRIC, metric.map(Metric::id), other.metric.map(Metric::id), found);
        compare(ProblemCode.DIFFERENT_FORMAT, formatInWords(isNamed), other.formatInWords(isNamed), found);
        compare(ProblemCode.DIFFERENT_RATER, rater.id(), other.rater.id(), found);
        compare(ProblemCode.DIFFERENT_REFERENT, referent.id(), other.referent.id(), found);
        compare(
                ProblemCode.DIFFERENT_POLICY,
                policy.map(MissingPolicy::id),
                other.policy.map(MissingPolicy::id),
                found);
        return List.copyOf(found);
    }

    private String formatInWords(boolean isNamed) {
        return isNamed ? format.orElseThrow() + " " + range() : range();
    }

    private static void compare(ProblemCode code, Optional<String> own, Optional<String> other, List<Problem> found) {
        if (own.isPresent() && other.isPresent()) {
            compare(code, own.get(), other.get(), found);
        }
    }

    private static void compare(ProblemCode code, String own, String other, List<Problem> found) {
        if (!own.equals(other)) {
            found.add(Problem.of(Area.COMPARISON, code).withAllowed(own).with("other", other));
        }
    }
}
