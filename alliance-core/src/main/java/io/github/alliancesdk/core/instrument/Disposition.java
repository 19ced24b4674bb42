package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * How well a fact of a definition is supported by sources.
 *
 * <pre>{@code
 * Provenance range = BundledInstruments.dwai().provenance("responseFormat").orElseThrow();
 * System.out.println(range.disposition().id()); // unconfirmed
 * System.out.println(range.disposition().isFirm()); // false
 * }</pre>
 */
public enum Disposition implements Named {
    /**
     * Two or more independent sources agree, or the fact is stated in the rights holder's own form or in the
     * publication that introduced the instrument.
     */
    CONFIRMED("confirmed"),
    /** Two or more secondary sources agree; they may have copied the same original key. */
    CONFIRMED_SECONDARY("confirmed-secondary"),
    /** It follows logically from another confirmed fact. */
    DERIVED("derived"),
    /** There is only one secondary source, or the fact is an assumption that the source does not state. */
    UNCONFIRMED("unconfirmed"),
    /** Nothing is published; the author of the definition decided. */
    OUR_CHOICE("our-choice"),
    /** A publication was looked for and not found. */
    NOT_PUBLISHED("not-published"),
    /** A source states that none exist. */
    NONE_EXIST("none-exist"),
    /** None were found. */
    NONE_FOUND("none-found"),
    /** Sources contradict each other; the note or the statement says what each claims. */
    CONFLICTING("conflicting"),
    /**
     * The author of the definition is the author of the instrument. It is for an application's own instruments, never
     * for one that somebody else made.
     */
    AUTHOR("author");

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
     * Whether a key may depend on a fact of this disposition.
     *
     * @return true for confirmed, confirmed-secondary, derived and author
     */
    public boolean isFirm() {
        return this == CONFIRMED || this == CONFIRMED_SECONDARY || this == DERIVED || this == AUTHOR;
    }

    /**
     * Whether a fact of this disposition needs no source, because there is none to name.
     *
     * @return true for our-choice, not-published, none-found and author
     */
    public boolean mayLackSources() {
        return this == OUR_CHOICE || this == NOT_PUBLISHED || this == NONE_FOUND || this == AUTHOR;
    }
}
