package io.github.alliancesdk.core;

import java.util.Locale;

/** A {@link Coded} constant that people are shown, and that so has a name in each language. */
public interface Named extends Coded {
    /**
     * What this constant is called in a language; in English where there is no translation.
     *
     * @param locale the language
     * @return for example {@code Klientin oder Klient}
     * @throws NullPointerException if {@code locale} is null
     */
    String displayName(Locale locale);
}
