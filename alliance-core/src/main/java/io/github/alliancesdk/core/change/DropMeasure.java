package io.github.alliancesdk.core.change;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What a drop is measured from. */
public enum DropMeasure {
    /** From the previous session that has a score. */
    FROM_PREVIOUS("from-previous"),
    /** From the mean of all earlier sessions that have a score. */
    FROM_RUNNING_MEAN("from-running-mean"),
    /** From the mean of the whole series, with limits from its moving ranges. */
    CONTROL_CHART("control-chart");

    private final String id;

    DropMeasure(String id) {
        this.id = id;
    }

    /**
     * The stable word for this measure.
     *
     * @return for example {@code from-previous}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * What this measure is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Unter der Grenze der Regelkarte}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "drop." + id);
    }
}
