package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.internal.Messages;
import java.util.Locale;
import java.util.Objects;

/**
 * The texts of a pack are refused: the accepted licence is another one, or it doesn't permit the use. Immutable.
 *
 * <pre>{@code
 * try {
 *     DemonstrationInstrument.pack(Locale.ENGLISH).accept(
 *             DemonstrationInstrument.instrument(),
 *             LicenceAcceptance.of(DemonstrationInstrument.LICENCE, UseContext.CLINICAL));
 * } catch (WordingRefusedException e) {
 *     System.out.println(e.reason().id()); // context-not-permitted
 * }
 * }</pre>
 */
public final class WordingRefusedException extends AllianceException {
    private static final long serialVersionUID = 1L;

    /** Why the texts are refused. The identifiers are stable; more constants may be added. */
    public enum Reason implements Coded {
        /** The accepted licence isn't the licence of the pack. */
        OTHER_LICENCE("other-licence"),
        /** The licence doesn't permit this use. */
        CONTEXT_NOT_PERMITTED("context-not-permitted");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        /**
         * The reason as text in a language; in English if there is no translation.
         *
         * @param locale the language
         * @return one sentence without a full stop
         * @throws NullPointerException if {@code locale} is null
         */
        public String message(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "exception." + id);
        }
    }

    /** Why the texts are refused. */
    private final Reason reason;

    /**
     * Makes the exception.
     *
     * @param reason why the texts are refused
     * @throws NullPointerException if {@code reason} is null
     */
    public WordingRefusedException(Reason reason) {
        super(Objects.requireNonNull(reason, "reason").message(Locale.ROOT));
        this.reason = reason;
    }

    @Override
    public String message(Locale locale) {
        return reason.message(locale);
    }

    /**
     * Why the texts are refused.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
