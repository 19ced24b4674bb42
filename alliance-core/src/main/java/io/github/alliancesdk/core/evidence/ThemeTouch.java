package io.github.alliancesdk.core.evidence;

import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * An item that was judged to touch a theme.
 *
 * @param instrument the instrument
 * @param item the number of the item
 * @param strength how much
 */
public record ThemeTouch(InstrumentId instrument, int item, Strength strength) {

    /** How much an item touches a theme. */
    public enum Strength {
        /** Its content is of the theme. */
        CLEAR,
        /** Its content borders on the theme. */
        WEAK;

        /**
         * What this strength is called, in a language; in English where there is no translation.
         *
         * @param locale the language
         * @return for example {@code Schwach}
         * @throws NullPointerException if {@code locale} is null
         */
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "touch." + name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Makes a judgement.
     *
     * @param instrument the instrument
     * @param item the number of the item
     * @param strength how much
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if {@code item} is below 1
     */
    public ThemeTouch {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(strength, "strength");
        if (item < 1) {
            throw new IllegalArgumentException("items are numbered from 1");
        }
    }

    /** The item, such as {@code dwai item 3 (weak)}. */
    @Override
    public String toString() {
        return instrument + " item " + item + (strength == Strength.WEAK ? " (weak)" : "");
    }
}
