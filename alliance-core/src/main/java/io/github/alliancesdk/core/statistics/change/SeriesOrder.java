package io.github.alliancesdk.core.statistics.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** The order of the records of a series; each record must state the field that it needs. */
public enum SeriesOrder {
    /** By session number. Numbers needn't be consecutive: a gap stays a gap. */
    SESSION("session"),
    /** By the time of the record. */
    TIME("recordedAt");

    private final String id;

    SeriesOrder(String id) {
        this.id = id;
    }

    /**
     * The stable identifier of this order: the field that states it.
     *
     * @return for example {@code session}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The display name of this order in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Nach Sitzung}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "order." + id);
    }
}
