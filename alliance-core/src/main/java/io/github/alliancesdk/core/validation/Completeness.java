package io.github.alliancesdk.core.validation;

/** Whether a missing answer is a violation. */
public enum Completeness {
    /** A missing answer is for the missing policy of the scorer. */
    OPTIONAL,
    /** Each missing item is a violation. */
    REQUIRED
}
