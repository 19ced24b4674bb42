package io.github.alliancesdk.core;

import java.util.Locale;

/**
 * A {@link Coded} constant that users see and that therefore has a name in each language.
 *
 * <pre>{@code
 * for (Named reason : MissingReason.values()) {
 *     String option = "<option value='" + reason.id() + "'>" + reason.displayName(Locale.FRENCH) + "</option>";
 * }
 * }</pre>
 */
public interface Named extends Coded {
    /**
     * The name of this constant in a language; in English if there is no translation.
     *
     * @param locale the language
     * @return for example {@code Klientin oder Klient}
     * @throws NullPointerException if {@code locale} is null
     */
    String displayName(Locale locale);
}
