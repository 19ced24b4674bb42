package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** The result of verifying a report. */
public enum Verdict implements Named {
    /** Every number and every fact of the report follows from the payload. */
    EQUAL("equal"),
    /** Something in the report doesn't follow from the payload. */
    DIFFERENT("different"),
    /** The report could not be recomputed. */
    CANNOT_VERIFY("cannot-verify");

    private final String id;

    Verdict(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "verdict." + id);
    }
}
