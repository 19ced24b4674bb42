package io.github.alliancesdk.core.validation;

/** Whether responses to experimental instruments, whose key is unconfirmed, are valid. */
public enum Experimental {
    /** They are violations. */
    REFUSED,
    /** They are valid; the score reports contain the status and the open questions. */
    ALLOWED
}
