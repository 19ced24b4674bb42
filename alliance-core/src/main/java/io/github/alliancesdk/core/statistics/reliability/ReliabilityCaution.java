package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What a reader of a scale's figures must know beside them. The words of {@link #id()} are stable; more may come. */
public enum ReliabilityCaution {
    /**
     * Alpha is below 0: on average the items go against each other. As an estimate of reliability it is worthless; a
     * reversed item that was not keyed is the usual cause.
     */
    NEGATIVE_ALPHA("negative-alpha"),
    /** One factor doesn't fit well ({@link ModelFit#isPoor()}), and omega rests on one factor. */
    POOR_FIT("poor-fit");

    private final String id;

    ReliabilityCaution(String id) {
        this.id = id;
    }

    /**
     * The stable identifier of this caution.
     *
     * @return for example {@code poor-fit}
     */
    public String id() {
        return id;
    }

    /**
     * The caution as an English sentence.
     *
     * @return one sentence
     */
    public String message() {
        return message(Locale.ROOT);
    }

    /**
     * The caution as a sentence in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return one sentence
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "caution." + id);
    }
}
