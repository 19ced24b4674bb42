package io.github.alliancesdk.core;

import java.util.Locale;
import java.util.Objects;

/**
 * The root of every exception that this SDK throws on its own account.
 *
 * <p>All are unchecked and carry typed facts through getters. No message of any of them, and no cause, contains an
 * answer that a person gave. Passing {@code null} where it isn't allowed is a programming error and throws
 * {@link NullPointerException} instead; a wrong argument in code throws {@link IllegalArgumentException}. Those two are
 * for programmers, and are in English only.
 */
@NoJsonForm.Instead("its message, or the problems that it holds")
public abstract class AllianceException extends RuntimeException implements NoJsonForm {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception with a message and no cause: a cause could quote the text it failed on.
     *
     * @param message what was wrong, where, and what is allowed; never an answer
     */
    protected AllianceException(String message) {
        super(message);
    }

    /**
     * What was wrong, in a language. The exceptions of this SDK say it in English, German, French, Spanish and Dutch; in
     * English where there is no translation, and where an exception was serialized and lost the problems that it held.
     *
     * @param locale the language
     * @return in English the same as {@link #getMessage()}
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return Objects.requireNonNullElse(getMessage(), "");
    }
}
