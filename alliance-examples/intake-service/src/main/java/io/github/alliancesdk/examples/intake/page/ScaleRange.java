package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.examples.intake.series.Course;
import java.util.List;
import java.util.Locale;

/**
 * The range of the scores of a scale that the pages show: its means, or its sums if its items differ in their range.
 *
 * @param metric whether the scores are means or sums
 * @param min the lowest possible score
 * @param max the highest possible score
 * @param marks the numbers to mark on it: each answer, or the ends if there are many
 */
record ScaleRange(Metric metric, double min, double max, List<Double> marks) {
    private static final int MOST_MARKS = 11;

    /** The range of the scores of a course. */
    static ScaleRange of(Course course) {
        ScoreReport any = Course.reports(course.series()).get(0);
        Scale scale = any.definition().scale(course.trajectory().scale());
        return of(any.definition(), scale, any.format());
    }

    static ScaleRange of(Instrument instrument, Scale scale, ResponseFormat sheet) {
        List<ResponseFormat> formats = scale.items().stream()
                .map(item -> instrument.format(item, sheet))
                .toList();
        if (instrument.isMixed(scale, sheet)) {
            double min = formats.stream().mapToDouble(ResponseFormat::min).sum();
            double max = formats.stream().mapToDouble(ResponseFormat::max).sum();
            return new ScaleRange(Metric.SUM, min, max, List.of(min, max));
        }
        ResponseFormat format = formats.get(0);
        List<Double> points = format.points().stream().map(Integer::doubleValue).toList();
        return new ScaleRange(
                Metric.MEAN,
                format.min(),
                format.max(),
                points.isEmpty() || points.size() > MOST_MARKS ? List.of(format.min(), format.max()) : points);
    }

    /** The x coordinate of a score, in a drawing 300 wide. */
    String x(double score) {
        return String.format(Locale.ROOT, "%.1f", 10 + 280 * (score - min) / (max - min));
    }

    /** For example {@code 1..5}. */
    String text(Texts texts) {
        return texts.exact(min) + ".." + texts.exact(max);
    }
}
