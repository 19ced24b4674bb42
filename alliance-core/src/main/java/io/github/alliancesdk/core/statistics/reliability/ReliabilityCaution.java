package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What a reader of a scale's figures must know beside them. The words of {@link #id()} are stable; more may come. */
public enum ReliabilityCaution implements Coded {
    /**
     * Alpha is below 0: the items correlate negatively on average. It is not a usable estimate of reliability. The
     * usual cause is a reversed item that was not reverse-scored.
     */
    NEGATIVE_ALPHA("negative-alpha"),
    /** One factor doesn't fit well ({@link ModelFit#isPoor()}), and omega assumes one factor. */
    POOR_FIT("poor-fit");

    private final String id;

    ReliabilityCaution(String id) {
        this.id = id;
    }

    @Override
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
