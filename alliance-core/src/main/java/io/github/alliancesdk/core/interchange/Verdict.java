package io.github.alliancesdk.core.interchange;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/** What verifying a report found. */
public enum Verdict {
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

    /**
     * The stable word for this verdict.
     *
     * @return for example {@code equal}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * What this verdict is called, in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Verschieden}
     * @throws NullPointerException if {@code locale} is null
     */
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "verdict." + id);
    }
}
