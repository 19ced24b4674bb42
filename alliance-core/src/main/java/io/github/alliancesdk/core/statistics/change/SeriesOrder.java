package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What the records of a series are ordered by, and so what each of them has to state. */
public enum SeriesOrder implements Named {
    /** The number of the session. Numbers needn't follow on one another: a gap stays a gap. */
    SESSION("session"),
    /** By the time of the record. */
    TIME("recordedAt");

    private final String id;

    SeriesOrder(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "order." + id);
    }
}
