package io.github.alliancesdk.core.validation;

/** Whether instruments whose key is unconfirmed are let through. */
public enum Experimental {
    /** They are a violation. */
    REFUSED,
    /** They pass; their reports carry the status and the open questions. */
    ALLOWED
}
