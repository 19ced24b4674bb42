package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * How well a shipped fact is backed.
 */
public enum Disposition implements Named {
    /** Two or more independent sources agree, or the rights holder's own form or the publication that introduced the
     * instrument says so. */
    CONFIRMED("confirmed"),
    /** Two or more secondary sources agree; they may share one upstream key. */
    CONFIRMED_SECONDARY("confirmed-secondary"),
    /** Follows by logic from another confirmed fact. */
    DERIVED("derived"),
    /** One secondary source, or an assumption that the source does not state. */
    UNCONFIRMED("unconfirmed"),
    /** A decision of the definition's author where nothing is published. */
    OUR_CHOICE("our-choice"),
    /** Looked for, not found. */
    NOT_PUBLISHED("not-published"),
    /** A source states that none exist. */
    NONE_EXIST("none-exist"),
    /** Nothing found. */
    NONE_FOUND("none-found");

    private final String id;

    Disposition(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String displayName(Locale locale) {
        return Messages.text(Objects.requireNonNull(locale, "locale"), "disposition." + id);
    }

    /**
     * Whether a key may rest on a fact of this disposition.
     *
     * @return true for confirmed, confirmed-secondary and derived
     */
    public boolean isFirm() {
        return this == CONFIRMED || this == CONFIRMED_SECONDARY || this == DERIVED;
    }

    /**
     * Whether a fact of this disposition needs no source, because there is none to name.
     *
     * @return true for our-choice, not-published and none-found
     */
    public boolean mayLackSources() {
        return this == OUR_CHOICE || this == NOT_PUBLISHED || this == NONE_FOUND;
    }
}
