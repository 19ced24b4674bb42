package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.AllianceException;
import java.util.Objects;

/** A pack's texts are not given away: its licence isn't the one accepted, or doesn't permit the use. Immutable. */
public final class WordingRefusedException extends AllianceException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The licence that was accepted isn't the pack's. */
        OTHER_LICENCE("the accepted licence is not the one that the pack names"),
        /** The licence doesn't permit this use. */
        CONTEXT_NOT_PERMITTED("the pack's licence does not permit this use");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /** Why it was refused. */
    private final Reason reason;

    /**
     * Makes the exception.
     *
     * @param reason why
     * @throws NullPointerException if {@code reason} is null
     */
    public WordingRefusedException(Reason reason) {
        super(Objects.requireNonNull(reason, "reason").words);
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
