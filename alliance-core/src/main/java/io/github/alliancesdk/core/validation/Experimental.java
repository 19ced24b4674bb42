package io.github.alliancesdk.core.validation;

/**
 * Whether responses to experimental instruments, whose key is unconfirmed, are valid.
 *
 * <pre>{@code
 * record Study(List<@ValidResponses(experimental = Experimental.ALLOWED) Responses> sheets) {}
 * AllianceValidation.verify(Study.class);
 * }</pre>
 */
public enum Experimental {
    /** They are violations. */
    REFUSED,
    /** They are valid; the score reports contain the status and the open questions. */
    ALLOWED
}
