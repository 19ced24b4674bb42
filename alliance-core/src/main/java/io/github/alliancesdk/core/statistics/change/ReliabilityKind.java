package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * The kind of a reliability: which differences it was estimated from, and so which sources of error it includes.
 *
 * <p>To judge a change between sessions, prefer {@link #RETEST}: its error includes the variation between days.
 * {@link #WITHIN_PERSON} counts that variation as change.
 *
 * <pre>{@code
 * MeasurementError pilot = new MeasurementError(0.5, 0.84, ReliabilityKind.ALPHA, "our pilot study");
 * System.out.println(pilot.kind().id()); // alpha
 * System.out.println(pilot.kind().isOfOneOccasion()); // true
 * }</pre>
 */
public enum ReliabilityKind implements Named {
    /** Cronbach's alpha: consistency of the items on one occasion. Noise between days is not in it. */
    ALPHA("alpha"),
    /**
     * Stratified alpha of a total made of scales: consistency on one occasion. It doesn't include day-to-day variation.
     */
    STRATIFIED_ALPHA("stratified-alpha"),
    /** McDonald's omega: consistency of the items on one occasion. It doesn't include day-to-day variation. */
    OMEGA("omega"),
    /** Correlation of two halves on one occasion. It doesn't include day-to-day variation. */
    SPLIT_HALF("split-half"),
    /** Correlation of two forms. */
    PARALLEL_FORMS("parallel-forms"),
    /** Correlation of two occasions between which nothing should have changed. */
    RETEST("retest"),
    /**
     * Reliability of change within persons, as estimated by {@link RepeatedMeasuresReliability#change()}. Use it with
     * the standard deviation within persons.
     */
    WITHIN_PERSON("within-person");

    private final String id;

    ReliabilityKind(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "reliability." + id);
    }

    /**
     * Whether it was estimated on one occasion. Such a figure treats day-to-day variation as change, so changes seem
     * more reliable than they are.
     *
     * @return true for alpha, stratified alpha, omega and split halves
     */
    public boolean isOfOneOccasion() {
        return this == ALPHA || this == STRATIFIED_ALPHA || this == OMEGA || this == SPLIT_HALF;
    }
}
