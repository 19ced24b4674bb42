package io.github.alliancesdk.core.statistics.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.internal.statistics.Arguments;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The agreement of judges about the same dyads, with one rating of each judge for each dyad. {@link AgreementAnalysis}
 * creates it. Immutable and thread-safe.
 *
 * <p>It keeps the ratings. Each call of a figure computes it again, in time that grows with the dyads, and for
 * {@link #agreement()} and {@link #consistency()} with dyads x judges.
 *
 * <pre>{@code
 * Agreement bond = AgreementAnalysis.between(Rater.CLIENT, Rater.THERAPIST).compare(reportsOfBothRaters, "bond");
 * System.out.println(bond.pairs()); // 6
 * System.out.println(bond.meanDifference().orElseThrow().value()); // 0.5
 * System.out.println(bond.leftOut().get(0).why().id()); // unpaired
 * }</pre>
 */
public final class Agreement {
    private final String scale;
    private final OptionalInt session;
    private final List<RatingSource> judges;
    private final List<Form> forms;
    private final Optional<MissingPolicy> policy;
    private final Comparability comparability;
    private final Optional<Metric> metric;
    private final double level;
    private final List<String> dyads;
    private final double[][] ratings;
    private final List<Exclusion> leftOut;

    /**
     * The questionnaire form that a judge filled in.
     *
     * @param instrument the id of the instrument
     * @param definitionDigest the identity of its key
     * @param format the id of the response format
     * @param range the range of the response format, such as 1..7
     */
    public record Form(InstrumentId instrument, String definitionDigest, String format, String range) {
        /**
         * The JSON form of this record: {@code instrument}, {@code format}, {@code range} and {@code definitionDigest}.
         * Jackson 2 and 3 write this.
         *
         * @return plain strings, in that order
         */
        @JsonValue
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("instrument", instrument.value());
            map.put("format", format);
            map.put("range", range);
            map.put("definitionDigest", definitionDigest);
            return Collections.unmodifiableMap(map);
        }
    }

    Agreement(
            AgreementAnalysis analysis,
            String scale,
            OptionalInt session,
            List<Form> forms,
            Optional<MissingPolicy> policy,
            Optional<Metric> metric,
            List<String> dyads,
            double[][] ratings,
            List<Exclusion> leftOut) {
        this.scale = scale;
        this.session = session;
        this.judges = analysis.judges();
        this.forms = List.copyOf(forms);
        this.policy = policy;
        this.comparability = analysis.comparability();
        this.metric = metric;
        this.level = analysis.level();
        this.dyads = List.copyOf(dyads);
        this.ratings = ratings;
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * The scale that was compared.
     *
     * @return its id
     */
    public String scale() {
        return scale;
    }

    /**
     * The session that was compared.
     *
     * @return empty unless a single session was requested
     */
    public OptionalInt session() {
        return session;
    }

    /**
     * The judges that were compared.
     *
     * @return two judges or more
     */
    public List<RatingSource> judges() {
        return judges;
    }

    /**
     * The first judge. {@link #meanDifference()} subtracts from this judge's ratings.
     *
     * @return the first of {@link #judges()}
     */
    public RatingSource first() {
        return judges.get(0);
    }

    /**
     * The second judge. {@link #meanDifference()} subtracts this judge's ratings.
     *
     * @return the second of {@link #judges()}
     */
    public RatingSource second() {
        return judges.get(1);
    }

    /**
     * The forms that the judges filled in.
     *
     * @return each form once, in the order of the judges; a single one under {@link Comparability#SAME_FORM}; empty if
     *     there was no report
     */
    public List<Form> forms() {
        return forms;
    }

    /**
     * The missing policy: how many answers a score required.
     *
     * @return the missing policy of the reports; empty if there was no report
     */
    public Optional<MissingPolicy> policy() {
        return policy;
    }

    /**
     * What makes the scores comparable; it also determines their unit.
     *
     * @return means or sums of one form, or percentages of the maximum possible
     */
    public Comparability comparability() {
        return comparability;
    }

    /**
     * Whether the compared scores of one form are means or sums.
     *
     * @return the mean, or the sum if the items of the scale differ in their range; empty if the scores are percentages
     *     of the maximum possible, or if there are no pairs
     */
    public Optional<Metric> metric() {
        return metric;
    }

    /**
     * The dyads that were compared.
     *
     * @return their ids, ascending
     */
    public List<String> dyads() {
        return dyads;
    }

    /**
     * The number of dyads that every judge rated.
     *
     * @return 0 or more
     */
    public int pairs() {
        return dyads.size();
    }

    /**
     * What was left out.
     *
     * @return an entry for each dyad that isn't in {@link #dyads()}, ascending, and for each report without a dyad or
     *     of no judge
     */
    public List<Exclusion> leftOut() {
        return leftOut;
    }

    /**
     * How much higher the first judge rates than the second, with the limits of agreement.
     *
     * @return the mean of first minus second, or the reason why it was not computed
     */
    public Statistic<MeanDifference> meanDifference() {
        return meanDifference(first(), second());
    }

    /**
     * How much higher one judge rates than another.
     *
     * @param one a judge of this agreement
     * @param other a judge of this agreement
     * @return the mean of one minus other; {@link Reason#TOO_FEW_PERSONS} if there are no pairs
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if a judge isn't one of {@link #judges()}
     */
    public Statistic<MeanDifference> meanDifference(RatingSource one, RatingSource other) {
        return MeanDifference.of(ratingsOf(one), ratingsOf(other), level);
    }

    /**
     * The correlation of the first two judges.
     *
     * @return the correlation, or the reason why it was not computed
     */
    public Statistic<Correlation> correlation() {
        return correlation(first(), second());
    }

    /**
     * The correlation of two judges.
     *
     * @param one a judge of this agreement
     * @param other a judge of this agreement
     * @return the correlation; {@link Reason#TOO_FEW_PERSONS} for fewer than three pairs, {@link Reason#NO_VARIANCE} if
     *     a judge rated every dyad the same
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if a judge isn't one of {@link #judges()}
     */
    public Statistic<Correlation> correlation(RatingSource one, RatingSource other) {
        return Correlation.of(ratingsOf(one), ratingsOf(other), level);
    }

    /**
     * ICC(A,1) of all judges.
     *
     * @return the coefficient, or the reason why there is none, as in
     *     {@link IntraclassCorrelation#agreement(double[][], double)}
     */
    public Statistic<IntraclassCorrelation> agreement() {
        return IntraclassCorrelation.agreement(ratings, level);
    }

    /**
     * ICC(C,1) of all judges.
     *
     * @return the coefficient, or the reason why there is none, as in
     *     {@link IntraclassCorrelation#consistency(double[][], double)}
     */
    public Statistic<IntraclassCorrelation> consistency() {
        return IntraclassCorrelation.consistency(ratings, level);
    }

    private double[] ratingsOf(RatingSource judge) {
        int column = judges.indexOf(judge);
        if (column < 0) {
            throw new IllegalArgumentException("this judge was not compared; the judges are " + names());
        }
        double[] values = new double[ratings.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ratings[i][column];
        }
        return values;
    }

    private String names() {
        List<String> names = new ArrayList<>();
        judges.forEach(judge -> names.add(judge.id()));
        return String.join(", ", names);
    }

    /**
     * The JSON form of the agreement: {@code pairs}, {@code first}, {@code second}, {@code meanDifference},
     * {@code correlation}, {@code icc} with {@code agreement} and {@code consistency}, {@code scale}, {@code session},
     * {@code comparability}, {@code metric}, {@code policy}, {@code forms}, and {@code leftOut}, which counts by reason. A value that
     * could not be computed is written as {@code {"reason": ".."}}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("pairs", pairs());
        if (judges.size() == 2) {
            map.putAll(comparison(first(), second()));
        } else {
            map.put("judges", judges.stream().map(RatingSource::id).toList());
            map.put("comparisons", comparisons());
        }
        Map<String, Object> icc = new LinkedHashMap<>();
        icc.put("agreement", agreement().toJsonValue(IntraclassCorrelation::toMap));
        icc.put("consistency", consistency().toJsonValue(IntraclassCorrelation::toMap));
        map.put("icc", Collections.unmodifiableMap(icc));
        map.put("scale", scale);
        session.ifPresent(number -> map.put("session", number));
        map.put("comparability", comparability.id());
        metric.ifPresent(known -> map.put("metric", known.id()));
        policy.ifPresent(known -> map.put("policy", known.id()));
        map.put("forms", forms.stream().map(Form::toMap).toList());
        Map<String, Object> counts = new TreeMap<>(leftOut.stream()
                .collect(Collectors.groupingBy(each -> each.why().id(), Collectors.counting())));
        map.put("leftOut", Collections.unmodifiableMap(counts));
        return Collections.unmodifiableMap(map);
    }

    /** Each pair of judges, in their order. */
    private List<Map<String, Object>> comparisons() {
        List<Map<String, Object>> comparisons = new ArrayList<>();
        for (int i = 0; i < judges.size(); i++) {
            for (int j = i + 1; j < judges.size(); j++) {
                comparisons.add(Collections.unmodifiableMap(comparison(judges.get(i), judges.get(j))));
            }
        }
        return comparisons;
    }

    private Map<String, Object> comparison(RatingSource one, RatingSource other) {
        Statistic<MeanDifference> difference = meanDifference(one, other);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("first", one.id());
        map.put("second", other.id());
        map.put("meanDifference", difference.toJsonValue(MeanDifference::toMap));
        map.put(
                "limitsOfAgreement",
                difference.flatMap(MeanDifference::limitsOfAgreement).toJsonValue(Limits::toMap));
        map.put("correlation", correlation(one, other).toJsonValue(Correlation::toMap));
        return map;
    }

    /** The judges, the scale, and the number of dyads. */
    @Override
    public String toString() {
        return "Agreement[" + names() + ", " + scale + ", " + pairs() + " dyads, " + leftOut.size() + " left out]";
    }

    /**
     * The limits that contain a stated share of the differences between two raters: mean difference +- z * SD of the
     * differences (Bland and Altman 1986, doi 10.1016/S0140-6736(86)90837-8). They assume that the differences are
     * normally distributed and equally large at low and high ratings. They are not a confidence interval. A confidence
     * interval is about the mean difference, and becomes narrow with many pairs however much the raters differ. With
     * few pairs the limits themselves are uncertain. Immutable and thread-safe.
     *
     * @param lower the lower limit, finite
     * @param upper the upper limit, finite and not below {@code lower}
     * @param level the share of pairs, between 0 and 1, such as 0.95
     */
    public record Limits(double lower, double upper, double level) {
        /**
         * Makes limits.
         *
         * @param lower the lower limit, finite
         * @param upper the upper limit, finite and not below {@code lower}
         * @param level the share of pairs, between 0 and 1, such as 0.95
         * @throws IllegalArgumentException if a limit isn't finite, the upper is below the lower, or the level is not
         *     between 0 and 1
         */
        public Limits {
            if (!Double.isFinite(lower) || !Double.isFinite(upper) || upper < lower) {
                throw new IllegalArgumentException("limits are finite, the upper not below the lower");
            }
            Arguments.requireLevel(level);
        }

        /**
         * The JSON form of the limits: {@code lower} and {@code upper}. Jackson 2 and 3 write this.
         *
         * @return plain numbers, in a fixed order
         */
        @JsonValue
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("lower", lower);
            map.put("upper", upper);
            return Collections.unmodifiableMap(map);
        }
    }

    /**
     * A dyad or a single report that was left out of an agreement, and why. Immutable and thread-safe.
     *
     * @param why why it was left out
     * @param dyadId the dyad, if there is one
     * @param session the session, if all its reports have the same one
     * @param judges the judges that caused this: their report is missing, insufficient or without an id; empty for a
     *     report of another rater
     */
    @NoJsonForm.Instead("the Agreement, which counts what was left out")
    public record Exclusion(Why why, Optional<String> dyadId, OptionalInt session, List<RatingSource> judges)
            implements NoJsonForm {
        /** Why something was left out. The ids are stable; more constants may be added. */
        public enum Why implements Coded {
            /** A judge didn't rate the dyad. */
            UNPAIRED("unpaired"),
            /** A judge left too many items of the scale unanswered for the missing policy. */
            INSUFFICIENT("insufficient"),
            /** The judges rated different sessions. */
            DIFFERENT_SESSIONS("different-sessions"),
            /** A report doesn't state which dyad it rates. */
            NO_DYAD_ID("no-dyad-id"),
            /** A report doesn't state which session it rates, and sessions are compared one by one. */
            NO_SESSION("no-session"),
            /** A report is of a rater that is not compared. */
            OTHER_RATER("other-rater");

            private final String id;

            Why(String id) {
                this.id = id;
            }

            @Override
            public String id() {
                return id;
            }

            /**
             * This reason as an English sentence.
             *
             * @return one sentence
             */
            public String message() {
                return message(Locale.ROOT);
            }

            /**
             * This reason as a sentence in a language; in English if there is no translation.
             *
             * @param locale the language
             * @return one sentence
             * @throws NullPointerException if {@code locale} is null
             */
            public String message(Locale locale) {
                return Messages.text(Objects.requireNonNull(locale, "locale"), "left-out." + id);
            }
        }

        /**
         * Makes an entry.
         *
         * @param why why it was left out
         * @param dyadId the dyad, if there is one
         * @param session the session, if all its reports have the same one
         * @param judges the judges that caused this
         * @throws NullPointerException if an argument or an element is null
         */
        public Exclusion {
            Objects.requireNonNull(why, "why");
            Objects.requireNonNull(dyadId, "dyadId");
            Objects.requireNonNull(session, "session");
            judges = List.copyOf(judges);
        }
    }
}
