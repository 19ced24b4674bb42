package io.github.alliancesdk.core.statistics.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.statistics.Arguments;
import io.github.alliancesdk.core.internal.statistics.Quantiles;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The similarity of the ratings of one subject, in the two-way model of McGraw and Wong (1996), for a single rating, if
 * every rater rated every subject. The coefficients equal ICC2 and ICC3 of R's {@code psych::ICC(lmer = FALSE)}. With
 * the mean squares MSR between the n subjects, MSC between the k raters, and MSE of the residual:
 *
 * <ul>
 *   <li>{@linkplain #agreement agreement}, ICC(A,1) = (MSR - MSE) / (MSR + (k - 1) MSE + k (MSC - MSE) / n): a rater
 *       who always rates higher than another lowers it;
 *   <li>{@linkplain #consistency consistency}, ICC(C,1) = (MSR - MSE) / (MSR + (k - 1) MSE): such a rater doesn't lower
 *       it.
 * </ul>
 *
 * <p>Negative values are not changed to 0. The degrees of freedom of the interval of ICC(A,1) are an approximation. If
 * the coefficient is negative, the interval may not contain it, as in the reference implementation, or may not exist
 * ({@link Reason#NO_DEGREES_OF_FREEDOM}). Immutable and thread-safe.
 *
 * <pre>{@code
 * double[][] judged = {{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}};
 * double icc = IntraclassCorrelation.agreement(judged).orElseThrow().value();
 * System.out.println(String.format(Locale.ROOT, "%.2f", icc)); // 0.29
 * }</pre>
 *
 * @param definition which of the two coefficients this is
 * @param value at most 1; finite
 * @param subjects the number of subjects
 * @param raters the number of raters of each subject
 * @param interval about the value; not computed if the raters differ only by a constant, or if all subjects have the
 *     same mean
 */
public record IntraclassCorrelation(
        Definition definition, double value, int subjects, int raters, Statistic<ConfidenceInterval> interval) {
    /** Which ratings count as the same. More constants may be added. */
    public enum Definition {
        /** ICC(A,1): ratings with the same value. */
        AGREEMENT("ICC(A,1)"),
        /** ICC(C,1): ratings that differ only by a constant of the rater. */
        CONSISTENCY("ICC(C,1)");

        private final String symbol;

        Definition(String symbol) {
            this.symbol = symbol;
        }

        /**
         * The symbol of McGraw and Wong.
         *
         * @return for example {@code ICC(A,1)}
         */
        public String symbol() {
            return symbol;
        }

        /**
         * The display name of this definition in a language; in English if there is no translation.
         *
         * @param locale the language
         * @return for example {@code Absolute Übereinstimmung}
         * @throws NullPointerException if {@code locale} is null
         */
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "icc." + name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Makes a coefficient from its parts.
     *
     * @param definition which of the two coefficients this is
     * @param value at most 1; finite
     * @param subjects the number of subjects, 2 or more
     * @param raters the number of raters of each subject, 2 or more
     * @param interval about the value
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code value} isn't finite or above 1, or there are fewer than two subjects
     *     or raters
     */
    public IntraclassCorrelation {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(interval, "interval");
        if (!Double.isFinite(value) || value > 1) {
            throw new IllegalArgumentException("an intraclass correlation is finite and at most 1");
        }
        if (subjects < 2 || raters < 2) {
            throw new IllegalArgumentException("an intraclass correlation needs at least two subjects and raters");
        }
    }

    /**
     * ICC(A,1) with its 95 % interval.
     *
     * @param ratings a row for each subject with the finite rating of each rater; the raters have the same order in all
     *     rows
     * @return the coefficient, or the reason why there is none, as in {@link #agreement(double[][], double)}
     * @throws NullPointerException if {@code ratings} or a row is null
     * @throws IllegalArgumentException if rows differ in length or contain a number that isn't finite
     */
    public static Statistic<IntraclassCorrelation> agreement(double[][] ratings) {
        return agreement(ratings, Arguments.LEVEL);
    }

    /**
     * ICC(A,1).
     *
     * @param ratings a row for each subject with the finite rating of each rater; the raters have the same order in all
     *     rows
     * @param level of the interval, between 0 and 1
     * @return the coefficient; {@link Reason#TOO_FEW_PERSONS} for fewer than two subjects,
     *     {@link Reason#TOO_FEW_RATERS} for fewer than two raters, {@link Reason#NO_VARIANCE} if neither subjects nor
     *     raters vary, {@link Reason#OUT_OF_DOUBLE_RANGE} if the squares overflow. The interval is
     *     {@link Reason#PERFECT_CORRELATION} if the raters differ only by a constant, or if two raters correlate with
     *     -1; {@link Reason#NO_VARIANCE} if more than two raters produce the same mean for all subjects; and
     *     {@link Reason#NO_DEGREES_OF_FREEDOM} if a bound doesn't exist
     * @throws NullPointerException if {@code ratings} or a row is null
     * @throws IllegalArgumentException if rows differ in length or contain a number that isn't finite, or the level
     *     isn't between 0 and 1
     */
    public static Statistic<IntraclassCorrelation> agreement(double[][] ratings, double level) {
        Arguments.requireLevel(level);
        return MeanSquares.of(ratings).flatMap(squares -> squares.agreement(level));
    }

    /**
     * ICC(C,1) with its 95 % interval.
     *
     * @param ratings a row for each subject with the finite rating of each rater; the raters have the same order in all
     *     rows
     * @return the coefficient, or the reason why there is none, as in {@link #agreement(double[][], double)}
     * @throws NullPointerException if {@code ratings} or a row is null
     * @throws IllegalArgumentException if rows differ in length or contain a number that isn't finite
     */
    public static Statistic<IntraclassCorrelation> consistency(double[][] ratings) {
        return consistency(ratings, Arguments.LEVEL);
    }

    /**
     * ICC(C,1).
     *
     * @param ratings a row for each subject with the finite rating of each rater; the raters have the same order in all
     *     rows
     * @param level of the interval, between 0 and 1
     * @return the coefficient, or the reason why there is none, as in {@link #agreement(double[][], double)}
     * @throws NullPointerException if {@code ratings} or a row is null
     * @throws IllegalArgumentException if rows differ in length or contain a number that isn't finite, or the level
     *     isn't between 0 and 1
     */
    public static Statistic<IntraclassCorrelation> consistency(double[][] ratings, double level) {
        Arguments.requireLevel(level);
        return MeanSquares.of(ratings).flatMap(squares -> squares.consistency(level));
    }

    /** The analysis of variance of subjects by raters with one rating in each cell. */
    private record MeanSquares(int n, int k, double subjects, double raters, double error) {
        /** The largest deviation from zero that counts as rounding error, in units of the largest rating. */
        private static final double ROUNDING = 16 * Math.ulp(1.0);

        static Statistic<MeanSquares> of(double[][] ratings) {
            int n = Objects.requireNonNull(ratings, "ratings").length;
            int k = n == 0 ? 0 : Objects.requireNonNull(ratings[0], "ratings").length;
            double largest = largest(ratings, k);
            if (n < 2) {
                return Statistic.not(Reason.TOO_FEW_PERSONS);
            }
            if (k < 2) {
                return Statistic.not(Reason.TOO_FEW_RATERS);
            }
            double[] rows = new double[n];
            double[] columns = new double[k];
            double grand = means(ratings, rows, columns);
            double between = 0;
            double judges = 0;
            double rest = 0;
            for (int i = 0; i < n; i++) {
                between += square(rows[i] - grand);
                for (int j = 0; j < k; j++) {
                    rest += square(ratings[i][j] - rows[i] - columns[j] + grand);
                }
            }
            for (double column : columns) {
                judges += square(column - grand);
            }
            double least = square(ROUNDING * largest);
            if (!Double.isFinite(between + judges + rest + least)) {
                return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
            }
            return Statistic.of(new MeanSquares(
                    n,
                    k,
                    orZero(between / (n - 1), least) * k,
                    orZero(judges / (k - 1), least) * n,
                    orZero(rest / (n - 1) / (k - 1), least)));
        }

        private static double largest(double[][] ratings, int k) {
            double largest = 0;
            for (double[] row : ratings) {
                Arguments.requireFinite(Objects.requireNonNull(row, "ratings"));
                if (row.length != k) {
                    throw new IllegalArgumentException("every rater rates every subject: rows must have equal length");
                }
                for (double rating : row) {
                    largest = Math.max(largest, Math.abs(rating));
                }
            }
            return largest;
        }

        private static double means(double[][] ratings, double[] rows, double[] columns) {
            int n = rows.length;
            int k = columns.length;
            double grand = 0;
            // subtract the first rating, so that a large offset costs no precision
            double origin = ratings[0][0];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < k; j++) {
                    double rating = ratings[i][j] - origin;
                    rows[i] += rating / k;
                    columns[j] += rating / n;
                    grand += rating / k / n;
                }
            }
            for (int i = 0; i < n; i++) {
                rows[i] += origin;
            }
            for (int j = 0; j < k; j++) {
                columns[j] += origin;
            }
            return grand + origin;
        }

        private static double square(double value) {
            return value * value;
        }

        private static double orZero(double meanSquare, double least) {
            return meanSquare <= least ? 0 : meanSquare;
        }

        Statistic<IntraclassCorrelation> consistency(double level) {
            double denominator = subjects + (k - 1) * error;
            if (denominator == 0) {
                return Statistic.not(Reason.NO_VARIANCE);
            }
            double value = (subjects - error) / denominator;
            return Statistic.of(
                    new IntraclassCorrelation(Definition.CONSISTENCY, value, n, k, consistencyInterval(level)));
        }

        /** The reason why no interval can be estimated, if there is one. */
        private Optional<Reason> degenerate() {
            if (error == 0 || (subjects == 0 && k == 2)) {
                return Optional.of(Reason.PERFECT_CORRELATION);
            }
            return subjects == 0 ? Optional.of(Reason.NO_VARIANCE) : Optional.empty();
        }

        private Statistic<ConfidenceInterval> consistencyInterval(double level) {
            if (degenerate().isPresent()) {
                return Statistic.not(degenerate().get());
            }
            double upperTail = (1 + level) / 2;
            double degrees = (n - 1.0) * (k - 1.0);
            double low = subjects / error / Quantiles.f(upperTail, n - 1, degrees);
            double high = subjects / error * Quantiles.f(upperTail, degrees, n - 1);
            return interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1), level, Reason.OUT_OF_DOUBLE_RANGE);
        }

        Statistic<IntraclassCorrelation> agreement(double level) {
            double denominator = subjects + (k - 1 - (double) k / n) * error + k * raters / n;
            if (denominator == 0) {
                return Statistic.not(Reason.NO_VARIANCE);
            }
            double value = (subjects - error) / denominator;
            return Statistic.of(
                    new IntraclassCorrelation(Definition.AGREEMENT, value, n, k, agreementInterval(value, level)));
        }

        /** The interval with Satterthwaite's degrees of freedom for raters and residual together. */
        private Statistic<ConfidenceInterval> agreementInterval(double icc, double level) {
            if (degenerate().isPresent()) {
                return Statistic.not(degenerate().get());
            }
            double ofRaters = k * icc * (raters / error);
            double ofRest = n * (1 + (k - 1) * icc) - k * icc;
            double degrees =
                    (k - 1.0) * (n - 1.0) * square(ofRaters + ofRest) / ((n - 1.0) * square(ofRaters) + square(ofRest));
            if (!(degrees > 0)) {
                return Statistic.not(Reason.NO_DEGREES_OF_FREEDOM);
            }
            double upperTail = (1 + level) / 2;
            double f = Quantiles.f(upperTail, n - 1, degrees);
            double g = Quantiles.f(upperTail, degrees, n - 1);
            double rest = k * raters + ((double) k * n - k - n) * error;
            double lower = n * (subjects - f * error) / (f * rest + n * subjects);
            double upper = n * (g * subjects - error) / (rest + n * g * subjects);
            // with almost no degrees of freedom, the quantiles exceed the range of a double
            return interval(lower, upper, level, Reason.NO_DEGREES_OF_FREEDOM);
        }

        private static Statistic<ConfidenceInterval> interval(
                double lower, double upper, double level, Reason otherwise) {
            return Double.isFinite(lower) && Double.isFinite(upper) && lower <= upper
                    ? Statistic.of(new ConfidenceInterval(lower, upper, level))
                    : Statistic.not(otherwise);
        }
    }

    /**
     * The JSON form of the coefficient: {@code value}, {@code lower} and {@code upper}. A value that could not be
     * computed is written as {@code {"reason": ".."}}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.putAll(ConfidenceInterval.withValue(value, interval));
        return Collections.unmodifiableMap(map);
    }
}
