package io.github.alliancesdk.core;

import java.util.Locale;
import java.util.Objects;

/**
 * The superclass of all exceptions that this SDK defines.
 *
 * <p>All are unchecked and have getters for typed facts. No message and no cause contains an answer that a person gave.
 * Two kinds of programming errors throw standard exceptions instead, with messages in English only: a {@code null}
 * where it isn't allowed throws {@link NullPointerException}, and a wrong argument throws
 * {@link IllegalArgumentException}.
 *
 * <pre>{@code
 * InstrumentCatalog catalog = InstrumentCatalog.of(BundledInstruments.waiShortRevised());
 * try {
 *     Instrument instrument = catalog.get("dwai");
 * } catch (AllianceException e) {
 *     System.out.println(e.message(Locale.GERMAN)); // unbekanntes Instrument dwai; bekannt sind: wai-sr
 * }
 * }</pre>
 */
@NoJsonForm.Instead("its message, or the problems that it holds")
public abstract class AllianceException extends RuntimeException implements NoJsonForm {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception with a message and no cause. A cause could quote the text that it failed on.
     *
     * @param message what was wrong, where, and what is allowed; never an answer
     */
    protected AllianceException(String message) {
        super(message);
    }

    /**
     * The message in a language. The SDK has messages in English, German, French, Spanish and Dutch. The message is in
     * English if there is no translation, or if the exception was serialized and so lost its problems.
     *
     * @param locale the language
     * @return the message; for English the same as {@link #getMessage()}
     * @throws NullPointerException if {@code locale} is null
     */
    public String message(Locale locale) {
        Objects.requireNonNull(locale, "locale");
        return Objects.requireNonNullElse(getMessage(), "");
    }
}
