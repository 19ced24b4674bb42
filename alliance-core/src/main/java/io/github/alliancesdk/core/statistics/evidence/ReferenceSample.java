package io.github.alliancesdk.core.statistics.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.NumberText;
import io.github.alliancesdk.core.scoring.MeasurementContext;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The published mean and standard deviation of an alliance score, with what they describe, their source, and a caution
 * if there is one. It is context for a score, not a norm: no norms exist for the WAI. Immutable and thread-safe.
 *
 * <p>A score is compared only with a sample of the same instrument, metric, format, rater, referent and scale. An
 * unstated referent equals only itself: a sample that doesn't state whom the alliance is with has
 * {@link Referent#UNSTATED}.
 *
 * <pre>{@code
 * ReferenceSample sample = BundledReferenceSamples.samples().get("jasper-2014-icbt");
 * System.out.println(sample.referent().id()); // therapist
 * System.out.println(sample.mean()); // 3.59
 * String caution = sample.caution().orElse(""); // show it with the figures
 * }</pre>
 */
public final class ReferenceSample {
    /** How a comparison with a sample names each fact that a sample states. */
    private static final Map<ProblemCode, ProblemCode> REFUSALS = Map.of(
            ProblemCode.DIFFERENT_INSTRUMENT, ProblemCode.WRONG_INSTRUMENT,
            ProblemCode.DIFFERENT_METRIC, ProblemCode.WRONG_METRIC,
            ProblemCode.DIFFERENT_FORMAT, ProblemCode.WRONG_FORMAT,
            ProblemCode.DIFFERENT_RATER, ProblemCode.WRONG_RATER,
            ProblemCode.DIFFERENT_REFERENT, ProblemCode.WRONG_REFERENT);

    private final String id;
    private final String label;
    private final Set<InstrumentId> instruments;
    private final Rater rater;
    private final Referent referent;
    private final ScoreRange range;
    private final String scale;
    private final Metric metric;
    private final OptionalInt n;
    private final double mean;
    private final double sd;
    private final OptionalInt reviewStudies;
    private final Kind kind;
    private final Map<String, Source> sources;
    private final Optional<String> caution;

    private ReferenceSample(Builder from) {
        this.id = from.id;
        this.label = stated(from.label, "a label");
        this.instruments = Collections.unmodifiableSet(new LinkedHashSet<>(from.instruments));
        this.rater = stated(from.rater, "a rater");
        this.referent = from.referent;
        this.range = stated(from.range, "a range");
        this.scale = stated(from.scale, "a scale");
        this.metric = from.metric;
        this.n = from.n;
        this.mean = stated(from.mean, "a mean");
        this.sd = stated(from.sd, "a standard deviation");
        this.reviewStudies = from.reviewStudies;
        this.kind = from.kind;
        this.sources = Collections.unmodifiableMap(new LinkedHashMap<>(from.sources));
        this.caution = from.caution;
        if (instruments.isEmpty() || sources.isEmpty()) {
            throw new IllegalArgumentException("a reference sample needs an instrument and a source");
        }
        if (metric == Metric.MEAN ? !range.contains(mean) : !Double.isFinite(mean)) {
            throw new IllegalArgumentException("the mean of a reference sample lies within its range");
        }
        if (!(sd >= 0 && Double.isFinite(sd))) {
            throw new IllegalArgumentException("a standard deviation is 0 or more");
        }
    }

    private static <T> T stated(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException("a reference sample needs " + what);
        }
        return value;
    }

    /**
     * Begins a sample.
     *
     * @param id the id of the sample
     * @return a builder; its defaults are the metric mean, an unstated referent and one sample of persons
     * @throws NullPointerException if {@code id} is null
     */
    public static Builder builder(String id) {
        return new Builder(Objects.requireNonNull(id, "id"));
    }

    /**
     * The id of the sample.
     *
     * @return such as {@code darcy-2021-woebot}
     */
    public String id() {
        return id;
    }

    /**
     * A short description of the sample, for people.
     *
     * @return a few words
     */
    public String label() {
        return label;
    }

    /**
     * The instruments of the figures; several if studies were pooled over instruments.
     *
     * @return at least one, in the order of the publication
     */
    public Set<InstrumentId> instruments() {
        return instruments;
    }

    /**
     * Who rated.
     *
     * @return the rater
     */
    public Rater rater() {
        return rater;
    }

    /**
     * Whom or what the alliance is with.
     *
     * @return the referent; {@link Referent#UNSTATED} if it isn't known
     */
    public Referent referent() {
        return referent;
    }

    /**
     * The range of the answers.
     *
     * @return the range
     */
    public ScoreRange range() {
        return range;
    }

    /**
     * The scale.
     *
     * @return such as {@code bond}
     */
    public String scale() {
        return scale;
    }

    /**
     * Whether the scores are means of answers or sums.
     *
     * @return the metric
     */
    public Metric metric() {
        return metric;
    }

    /**
     * The number of persons.
     *
     * @return empty if it isn't published
     */
    public OptionalInt n() {
        return n;
    }

    /**
     * The mean of the scores.
     *
     * @return within {@link #range()} if the metric is the mean
     */
    public double mean() {
        return mean;
    }

    /**
     * The standard deviation of the scores.
     *
     * @return 0 or more
     */
    public double sd() {
        return sd;
    }

    /**
     * The number of studies in the review that reports the figures; not all of them need be part of the figures.
     *
     * @return empty if the source is not a review
     */
    public OptionalInt reviewStudies() {
        return reviewStudies;
    }

    /**
     * Whether this is one sample of persons.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The sources of the figures.
     *
     * @return at least one source, by its id
     */
    public Map<String, Source> sources() {
        return sources;
    }

    /**
     * A reason not to rely on the figures.
     *
     * @return a text; empty if no reason is known, which doesn't mean that there is none
     */
    public Optional<String> caution() {
        return caution;
    }

    /**
     * Compares the score of a report's scale with this sample.
     *
     * @param report the report, or a record that was read back
     * @return the comparison, or every fact in which the two differ
     * @throws NullPointerException if {@code report} is null
     */
    public ComparisonResult compare(SheetScores report) {
        return compare(report, false);
    }

    /**
     * Compares the score of a report's scale with this sample even if the ranges differ. The sample's figures are then
     * converted to the range of the score, and the comparison states this. Every other difference is still refused.
     *
     * @param report the report, or a record that was read back
     * @return the comparison, or every fact in which the two differ
     * @throws NullPointerException if {@code report} is null
     */
    public ComparisonResult compareConverted(SheetScores report) {
        return compare(report, true);
    }

    private ComparisonResult compare(SheetScores report, boolean convert) {
        Optional<Measurement> score = Measurement.find(report, scale, metric);
        if (score.isPresent()) {
            return compare(score.get(), convert);
        }
        List<Problem> problems = problems(report.context().withMetric(metric), convert);
        problems.add(
                report.findScale(scale).isPresent()
                        ? Problem.of(Area.EVIDENCE, ProblemCode.INSUFFICIENT_SCORE)
                                .withAllowed(scale)
                        : Problem.of(Area.EVIDENCE, ProblemCode.WRONG_SCALE)
                                .withAllowed(scale)
                                .with("other", String.join(", ", report.scales().keySet())));
        return new RefusedComparison(this, problems);
    }

    /**
     * Compares a score with this sample.
     *
     * @param score the score
     * @return the comparison, or every fact in which the two differ
     * @throws NullPointerException if {@code score} is null
     */
    public ComparisonResult compare(Measurement score) {
        return compare(score, false);
    }

    /**
     * Compares a score with this sample even if the ranges differ. The sample's figures are then converted to the range
     * of the score, and the comparison states this. Every other difference is still refused. A sum on another range is
     * refused too, because it depends on the number of items.
     *
     * @param score the score
     * @return the comparison, or every fact in which the two differ
     * @throws NullPointerException if {@code score} is null
     */
    public ComparisonResult compareConverted(Measurement score) {
        return compare(score, true);
    }

    private ComparisonResult compare(Measurement score, boolean convert) {
        List<Problem> problems = problems(score.context(), convert);
        if (!scale.equals(score.scale())) {
            problems.add(Problem.of(Area.EVIDENCE, ProblemCode.WRONG_SCALE)
                    .withAllowed(scale)
                    .with("other", score.scale()));
        }
        if (!problems.isEmpty()) {
            return new RefusedComparison(this, problems);
        }
        Optional<RangeConversion> conversion =
                range.equals(score.range()) ? Optional.empty() : Optional.of(RangeConversion.of(range, score.range()));
        return new SampleComparison(this, score, conversion);
    }

    /** What is different in a score, of the facts that this sample states. */
    private List<Problem> problems(MeasurementContext score, boolean convert) {
        List<Problem> problems = new ArrayList<>();
        for (Problem difference : context(score.instrument()).differences(score)) {
            ProblemCode code = Objects.requireNonNull(REFUSALS.get(difference.code()));
            if (code == ProblemCode.WRONG_FORMAT && convert && metric == Metric.MEAN) {
                continue;
            }
            String own = code == ProblemCode.WRONG_INSTRUMENT
                    ? instrumentWords()
                    : difference.allowed().orElseThrow();
            problems.add(Problem.of(Area.EVIDENCE, code)
                    .withAllowed(own)
                    .with("other", difference.argument("other").orElseThrow()));
        }
        return problems;
    }

    /** What this is a sample of; of its instruments, the one that is asked for if it is one of them. */
    private MeasurementContext context(InstrumentId instrument) {
        InstrumentId own = instruments.contains(instrument)
                ? instrument
                : instruments.iterator().next();
        return MeasurementContext.ofFigures(own, range.min(), range.max(), metric, rater, referent);
    }

    private String instrumentWords() {
        return instruments.stream().map(InstrumentId::value).collect(Collectors.joining(", "));
    }

    /** As {@link #description()}, with display names in a language instead of ids. */
    String description(Locale locale) {
        Map<String, String> facts = new HashMap<>();
        facts.put("label", label);
        facts.put("id", id);
        facts.put("instruments", instrumentWords());
        facts.put("range", range.toString());
        facts.put(
                "scale",
                Messages.within(locale, Messages.find(locale, "scale." + scale).orElse(scale)));
        facts.put("metric", Messages.within(locale, metric.displayName(locale)));
        facts.put("rater", Messages.within(locale, rater.displayName(locale)));
        facts.put("referent", Messages.within(locale, referent.displayName(locale)));
        facts.put("kind", Messages.within(locale, kind.displayName(locale)));
        n.ifPresent(persons -> facts.put("n", String.valueOf(persons)));
        return Messages.text(locale, n.isPresent() ? "description.with-n" : "description.without-n", facts);
    }

    /** The label of the sample and what its figures describe, without the figures. */
    String description() {
        return label + " (" + id + ": " + instrumentWords() + " " + scale + ", " + metric.id() + " on " + range
                + ", rated by " + rater.id() + ", referent " + referent.id()
                + (n.isPresent() ? ", n " + n.getAsInt() : ", n not published") + ", " + kind.id() + ")";
    }

    /**
     * The JSON form of the sample; sources are ids.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        return JsonShapes.map(put -> {
            put.accept("id", id);
            put.accept("label", label);
            put.accept(
                    "instrument", instruments.stream().map(InstrumentId::value).toList());
            put.accept("rater", rater.id());
            if (referent != Referent.UNSTATED) {
                put.accept("referent", referent.id());
            }
            put.accept("format", JsonShapes.map(format -> {
                format.accept("min", NumberText.number(range.min()));
                format.accept("max", NumberText.number(range.max()));
            }));
            n.ifPresent(persons -> put.accept("n", persons));
            put.accept("scale", scale);
            put.accept("metric", metric.id());
            put.accept("mean", mean);
            put.accept("sd", sd);
            reviewStudies.ifPresent(studies -> put.accept("reviewStudies", studies));
            put.accept("kind", kind.id());
            put.accept("sources", List.copyOf(sources.keySet()));
            caution.ifPresent(words -> put.accept("caution", words));
        });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReferenceSample that && toMap().equals(that.toMap()) && sources.equals(that.sources);
    }

    @Override
    public int hashCode() {
        return toMap().hashCode();
    }

    /** What the sample describes, and its figures, which are published. */
    @Override
    public String toString() {
        return "ReferenceSample[" + description() + ", mean " + mean + ", SD " + sd + "]";
    }

    /** Builds a sample from figures that aren't bundled with this SDK. Not thread-safe. */
    @NoJsonForm.Instead("the ReferenceSample that it builds")
    public static final class Builder implements NoJsonForm {
        private final String id;
        private final Set<InstrumentId> instruments = new LinkedHashSet<>();
        private final Map<String, Source> sources = new LinkedHashMap<>();
        private @Nullable String label;
        private @Nullable Rater rater;
        private Referent referent = Referent.UNSTATED;
        private @Nullable ScoreRange range;
        private @Nullable String scale;
        private Metric metric = Metric.MEAN;
        private OptionalInt n = OptionalInt.empty();
        private @Nullable Double mean;
        private @Nullable Double sd;
        private OptionalInt reviewStudies = OptionalInt.empty();
        private Kind kind = Kind.PUBLISHED_SAMPLE;
        private Optional<String> caution = Optional.empty();

        private Builder(String id) {
            this.id = id;
        }

        /**
         * Sets the description of the sample.
         *
         * @param words a few words for people
         * @return this builder
         * @throws NullPointerException if {@code words} is null
         */
        public Builder label(String words) {
            this.label = Objects.requireNonNull(words, "words");
            return this;
        }

        /**
         * Adds an instrument of the figures.
         *
         * @param instrument its id
         * @return this builder
         * @throws NullPointerException if {@code instrument} is null
         * @throws IllegalArgumentException if it is no instrument id
         */
        public Builder instrument(String instrument) {
            instruments.add(InstrumentId.of(instrument));
            return this;
        }

        /**
         * Sets who rated.
         *
         * @param who the rater
         * @return this builder
         * @throws NullPointerException if {@code who} is null
         */
        public Builder rater(Rater who) {
            this.rater = Objects.requireNonNull(who, "who");
            return this;
        }

        /**
         * Sets the referent: whom or what the alliance is with.
         *
         * @param whom the referent
         * @return this builder
         * @throws NullPointerException if {@code whom} is null
         */
        public Builder referent(Referent whom) {
            this.referent = Objects.requireNonNull(whom, "whom");
            return this;
        }

        /**
         * Sets the range of the answers.
         *
         * @param answers the range
         * @return this builder
         * @throws NullPointerException if {@code answers} is null
         */
        public Builder range(ScoreRange answers) {
            this.range = Objects.requireNonNull(answers, "answers");
            return this;
        }

        /**
         * Sets the scale.
         *
         * @param scaleId such as {@code total}
         * @return this builder
         * @throws NullPointerException if {@code scaleId} is null
         */
        public Builder scale(String scaleId) {
            this.scale = Objects.requireNonNull(scaleId, "scaleId");
            return this;
        }

        /**
         * Sets whether scores are means of answers or sums.
         *
         * @param of the metric
         * @return this builder
         * @throws NullPointerException if {@code of} is null
         */
        public Builder metric(Metric of) {
            this.metric = Objects.requireNonNull(of, "of");
            return this;
        }

        /**
         * Sets the number of persons.
         *
         * @param persons at least 1
         * @return this builder
         * @throws IllegalArgumentException if there are none
         */
        public Builder n(int persons) {
            this.n = positive(persons);
            return this;
        }

        /**
         * Sets the mean of the scores.
         *
         * @param score the mean
         * @return this builder
         */
        public Builder mean(double score) {
            this.mean = score;
            return this;
        }

        /**
         * Sets the standard deviation of the scores.
         *
         * @param deviation 0 or more
         * @return this builder
         */
        public Builder sd(double deviation) {
            this.sd = deviation;
            return this;
        }

        /**
         * Sets the number of studies in the review that reports the figures.
         *
         * @param studies at least 1
         * @return this builder
         * @throws IllegalArgumentException if there are none
         */
        public Builder reviewStudies(int studies) {
            this.reviewStudies = positive(studies);
            return this;
        }

        /**
         * Sets whether this is one sample of persons.
         *
         * @param of the kind
         * @return this builder
         * @throws NullPointerException if {@code of} is null
         */
        public Builder kind(Kind of) {
            this.kind = Objects.requireNonNull(of, "of");
            return this;
        }

        /**
         * Adds a source of the figures.
         *
         * @param sourceId the id of the source
         * @param source the source
         * @return this builder
         * @throws NullPointerException if an argument is null
         */
        public Builder source(String sourceId, Source source) {
            sources.put(Objects.requireNonNull(sourceId, "sourceId"), Objects.requireNonNull(source, "source"));
            return this;
        }

        /**
         * Sets a reason not to rely on the figures.
         *
         * @param words a text
         * @return this builder
         * @throws NullPointerException if {@code words} is null
         */
        public Builder caution(String words) {
            this.caution = Optional.of(words);
            return this;
        }

        /**
         * Builds the sample.
         *
         * @return the sample
         * @throws IllegalArgumentException if label, instrument, rater, range, scale, mean, standard deviation or
         *     source is missing, or a figure is impossible
         */
        public ReferenceSample build() {
            return new ReferenceSample(this);
        }

        private static OptionalInt positive(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("a count of a reference sample is at least 1");
            }
            return OptionalInt.of(count);
        }
    }

    /** What the figures of a reference sample are figures of. */
    public enum Kind implements Named {
        /** One sample of persons: its standard deviation is that of a distribution of persons. */
        PUBLISHED_SAMPLE("published-sample"),
        /**
         * Several pooled studies. The meaning of the standard deviation depends on the pooling method, and a person has
         * no position in it.
         */
        PUBLISHED_POOLED("published-pooled");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "sample." + id);
        }
    }
}
