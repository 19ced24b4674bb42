package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * How far an instrument's key can be relied on, and so what may be done with it.
 */
public enum InstrumentStatus implements Named {
    /** Scale map, reversal and response format are each backed by sources: it can be scored. */
    KEYED("keyed"),
    /** Something that scoring needs is unconfirmed: it scores only after an explicit opt-in. */
    EXPERIMENTAL("experimental"),
    /** Known to exist; its key was not read: it is looked up and never scored. */
    CATALOGUED("catalogued");

    private final String id;

    InstrumentStatus(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "status." + id);
    }
}
