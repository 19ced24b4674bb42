package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.scoring.ScoreRange;
import java.util.Objects;

/**
 * One study's mean of a score, and its range. Immutable and thread-safe.
 *
 * <p>An impossible figure is refused, such as the standard deviation of sums beside the range of means.
 *
 * <pre>{@code
 * MeanStudy study = MeanStudy.of("A", 30, 4.0, 0.8, ScoreRange.of(1, 5));
 * MeanPool pool = MeanPool.of(List.of(study), ScoreRange.of(1, 7));
 * System.out.println(pool.mean().orElseThrow()); // 5.5
 * }</pre>
 *
 * @param label the name of the study; unique among the pooled studies
 * @param n the number of persons, at least 1
 * @param mean the mean, within {@code range}
 * @param sd the standard deviation between persons with n - 1 in the denominator, 0 or more
 * @param range the range of the mean
 * @param construct what the score measures; only studies of one construct are pooled
 */
@NoJsonForm.Instead("the MeanPool of the studies")
public record MeanStudy(String label, int n, double mean, double sd, ScoreRange range, Construct construct)
        implements NoJsonForm {
    /** Tolerance for a published standard deviation that was rounded up above the maximum. */
    private static final double ROUNDING = 1.01;

    /**
     * Makes a study.
     *
     * @param label the name of the study; unique among the pooled studies
     * @param n the number of persons, at least 1
     * @param mean the mean, within {@code range}
     * @param sd the standard deviation between persons with n - 1 in the denominator, 0 or more
     * @param range the range of the mean
     * @param construct what the score measures
     * @throws NullPointerException if an argument is null
     * @throws RefusedException if {@code n} is below 1, the mean is outside its range, or the standard
     *     deviation is negative or larger than possible on that range
     */
    public MeanStudy {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(construct, "construct");
        if (n < 1) {
            throw refused(label, "a sample of at least one");
        }
        if (!range.contains(mean)) {
            throw refused(label, "a mean within " + range);
        }
        if (!(sd >= 0 && sd <= greatestSd(n, range) * ROUNDING)) {
            throw refused(label, "a standard deviation that scores of " + range + " can have");
        }
    }

    // reached if half of the persons are at each end of the range
    private static double greatestSd(int n, ScoreRange range) {
        return n == 1 ? 0 : range.width() / 2.0 * Math.sqrt(n / (n - 1.0));
    }

    private static RefusedException refused(String label, String allowed) {
        return new RefusedException(Problem.of(Area.EVIDENCE, ProblemCode.IMPOSSIBLE_FIGURE)
                .with("id", Pointer.shown(label))
                .withAllowed(allowed));
    }

    /**
     * Makes a study of an alliance score.
     *
     * @param label the name of the study
     * @param n the number of persons, at least 1
     * @param mean the mean, within {@code range}
     * @param sd the standard deviation between persons, 0 or more
     * @param range the range of the mean
     * @return the study
     * @throws NullPointerException if an argument is null
     * @throws RefusedException if a figure is impossible, as in the constructor
     */
    public static MeanStudy of(String label, int n, double mean, double sd, ScoreRange range) {
        return new MeanStudy(label, n, mean, sd, range, Construct.ALLIANCE);
    }

    /**
     * Returns this study with another construct.
     *
     * @param measured what the score measures
     * @return a new study
     * @throws NullPointerException if {@code measured} is null
     */
    public MeanStudy withConstruct(Construct measured) {
        return new MeanStudy(label, n, mean, sd, range, Objects.requireNonNull(measured, "measured"));
    }
}
