package io.github.alliancesdk.core.validation;

/**
 * Whether a missing answer is a violation.
 *
 * <pre>{@code
 * record Draft(@ValidResponses(instrument = "dwai") Responses responses) {}
 * record Final(@ValidResponses(instrument = "dwai", completeness = Completeness.REQUIRED) Responses responses) {}
 * AllianceValidation.verify(Draft.class);
 * AllianceValidation.verify(Final.class);
 * }</pre>
 */
public enum Completeness {
    /** A missing answer is valid. The missing policy decides whether a scale can still be scored. */
    OPTIONAL,
    /** Each missing item is a violation. */
    REQUIRED
}
