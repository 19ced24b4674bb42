package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * What kind of reliability a figure is: from which differences it was estimated, and so which noise it knows of.
 */
public enum ReliabilityKind implements Named {
    /** Cronbach's alpha: consistency of the items on one occasion. Noise between days is not in it. */
    ALPHA("alpha"),
    /** Stratified alpha of a total made of scales: consistency on one occasion. Noise between days is not in it. */
    STRATIFIED_ALPHA("stratified-alpha"),
    /** McDonald's omega: consistency of the items on one occasion. Noise between days is not in it. */
    OMEGA("omega"),
    /** Correlation of two halves on one occasion. Noise between days is not in it. */
    SPLIT_HALF("split-half"),
    /** Correlation of two forms. */
    PARALLEL_FORMS("parallel-forms"),
    /** Correlation of two occasions between which nothing should have changed. */
    RETEST("retest"),
    /**
     * Reliability of change within persons, as {@link RepeatedMeasuresReliability#change()} estimates it. The standard
     * deviation that belongs to it is that within persons.
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
     * Whether it was estimated on one occasion: such a figure takes noise between days for change, so that changes look
     * more reliable than they are.
     *
     * @return true for alpha, stratified alpha, omega and split halves
     */
    public boolean isOfOneOccasion() {
        return this == ALPHA || this == STRATIFIED_ALPHA || this == OMEGA || this == SPLIT_HALF;
    }
}
