package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.SheetScores;
import io.github.alliancesdk.core.statistics.evidence.ComparisonResult;
import io.github.alliancesdk.core.statistics.evidence.Measurement;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import io.github.alliancesdk.core.statistics.evidence.RefusedComparison;
import io.github.alliancesdk.core.statistics.evidence.SampleComparison;
import io.github.alliancesdk.examples.intake.series.Course;
import io.github.alliancesdk.instruments.BundledReferenceSamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Published samples to compare with the last score of a course. They are context, not norms. The SDK decides which
 * samples are comparable; for the others the page shows why they aren't.
 */
record ReferenceContext(boolean scored, List<SampleComparison> comparable, List<RefusedComparison> refused) {
    /**
     * A sample that the score can be compared with.
     *
     * @param id its id
     * @param label the description, in English as it was published
     * @param figures its figures, and the distance of the last score from its mean
     * @param caution the reason for caution, in English; null if none is known
     * @param source the publication
     */
    record SampleView(
            String id,
            String label,
            String figures,
            @Nullable String caution,
            String source) {
        /** The id only: Spring logs models, and the figures are compared with a score. */
        @Override
        public String toString() {
            return "SampleView[" + id + "]";
        }
    }

    /** A sample that the score can't be compared with, and why. */
    record RefusedView(String id, String label, List<String> reasons) {}

    /**
     * The model of the template.
     *
     * @param scored whether there is a score to compare
     * @param samples the comparable samples
     * @param refused the samples that aren't comparable
     */
    record ContextView(boolean scored, List<SampleView> samples, List<RefusedView> refused) {
        /** Counts only: Spring logs models, and the samples are compared with a score. */
        @Override
        public String toString() {
            return "ContextView[" + samples.size() + " samples, " + refused.size() + " refused]";
        }
    }

    static ReferenceContext of(Course course) {
        Optional<SheetScores> last = lastScored(course);
        if (last.isEmpty()) {
            return new ReferenceContext(false, List.of(), List.of());
        }
        List<SampleComparison> comparable = new ArrayList<>();
        List<RefusedComparison> refused = new ArrayList<>();
        for (ReferenceSample sample : BundledReferenceSamples.samples().all()) {
            Optional<Measurement> score =
                    Measurement.find(last.get(), course.trajectory().scale(), sample.metric());
            if (score.isEmpty()) {
                continue;
            }
            ComparisonResult result = sample.compare(score.get());
            if (result instanceof SampleComparison found) {
                comparable.add(found);
            } else if (result instanceof RefusedComparison refusal) {
                refused.add(refusal);
            }
        }
        return new ReferenceContext(true, List.copyOf(comparable), List.copyOf(refused));
    }

    private static Optional<SheetScores> lastScored(Course course) {
        return course.series().sheets().stream()
                .filter(report -> report.scale(course.trajectory().scale()) instanceof Scored)
                .reduce((earlier, later) -> later);
    }

    ContextView view(Texts texts) {
        return new ContextView(
                scored,
                comparable.stream().map(found -> view(found, texts)).toList(),
                refused.stream()
                        .map(refusal -> new RefusedView(
                                refusal.sample().id(),
                                refusal.sample().label(),
                                refusal.problems().stream()
                                        .map(problem -> problem.message(texts.language()))
                                        .toList()))
                        .toList());
    }

    static SampleView view(SampleComparison found, Texts texts) {
        ReferenceSample sample = found.sample();
        String figures = texts.of(
                "sample.figures",
                sample.n().isPresent() ? texts.count(sample.n().getAsInt()) : texts.of("sample.no-n"),
                texts.figure(found.mean()),
                texts.figure(found.sd()),
                texts.figure(found.score().value()),
                texts.figure(Math.abs(found.difference())),
                texts.of(found.difference() < 0 ? "sample.below" : "sample.above"));
        String sources = String.join(
                "; ",
                sample.sources().values().stream()
                        .map(source -> source.title()
                                + source.doi().map(doi -> ", doi:" + doi).orElse(""))
                        .toList());
        return new SampleView(
                sample.id(), sample.label(), figures, sample.caution().orElse(null), sources);
    }
}
