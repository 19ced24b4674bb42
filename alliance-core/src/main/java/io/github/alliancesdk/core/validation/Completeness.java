package io.github.alliancesdk.core.validation;

/** Whether a missing answer is a violation. */
public enum Completeness {
    /** A missing answer is valid. The missing policy decides whether a scale can still be scored. */
    OPTIONAL,
    /** Each missing item is a violation. */
    REQUIRED
}
