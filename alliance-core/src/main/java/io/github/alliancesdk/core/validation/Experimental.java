package io.github.alliancesdk.core.validation;

/**
 * Whether responses to experimental instruments, whose key is unconfirmed, are valid.
 *
 * <pre>{@code
 * record Intake(@ValidResponses(instrument = "sai-6", experimental = Experimental.ALLOWED) Responses responses) {}
 * AllianceValidation.verify(Intake.class);
 * }</pre>
 */
public enum Experimental {
    /** They are violations. */
    REFUSED,
    /** They are valid; the score reports contain the status and the open questions. */
    ALLOWED
}
